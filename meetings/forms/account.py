"""Accounts in forms."""

from typing import Any

from django import forms
from django.contrib.auth.forms import AdminPasswordChangeForm, BaseUserCreationForm
from django.contrib.auth.models import Group
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ..models import Editor
from ..rights import Role
from .explanations import explain
from .prose import mend_texts

ROLE_TITLES = {
    Role.AUTHOR: _("Author"),
    Role.TRANSLATOR: _("Translator"),
    # Not the publisher of a source, which has another name in Italian.
    Role.PUBLISHER: pgettext_lazy("role", "Publisher"),
    Role.MANAGER: _("Manager"),
}
ROLE_EXPLANATIONS = {
    Role.AUTHOR: _("Author: writes reports and submits them"),
    Role.TRANSLATOR: _("Translator: writes the texts of a language"),
    Role.PUBLISHER: _("Publisher: reviews, publishes, corrects, withdraws"),
    Role.MANAGER: _("Manager: what publishers do, and the accounts"),
}


#: What an account may be written about.
LETTERS = (
    "mail_assigned",
    "mail_submitted",
    "mail_sent_back",
    "mail_remark",
    "mail_schedule_failed",
)


class RolesField(forms.ModelMultipleChoiceField):
    """The roles of an account, each said with what it may do."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, **options: Any) -> None:
        roles = Group.objects.filter(name__in=[str(role) for role in Role]).order_by("pk")
        super().__init__(roles, label=_("Roles"), help_text=_("Several add up."), **options)

    def label_from_instance(self, group: Any) -> str:
        return str(ROLE_EXPLANATIONS[Role(group.name)])


class NewAccountForm(BaseUserCreationForm):
    """A new account with its first password, which the rules for passwords check."""

    groups = RolesField()

    class Meta:
        model = Editor
        fields = ("username",)


class NewPasswordForm(AdminPasswordChangeForm):
    """A new password for somebody else's account.

    Django's own explanation is put together before anybody's language is known.
    """

    usable_password_help_text = _("Without a password nobody signs in to this account.")


class AccountForm(forms.ModelForm):
    """An account as a manager changes it; the password has a page of its own."""

    groups = RolesField(required=False)

    class Meta:
        model = Editor
        fields = (
            "username",
            "first_name",
            "last_name",
            "email",
            "language",
            "byline",
            "groups",
            "translates_it",
            "translates_en",
            "is_active",
            *LETTERS,
        )
        help_texts = {
            "first_name": _("As colleagues know each other on the desk."),
            "last_name": _("Lists of accounts are ordered by it."),
            "email": _("Where letters of the desk go; readers never see it."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        mend_texts(self.fields)
        explain(self.fields, Editor)
        if "is_active" in self.fields:
            self.fields["is_active"].help_text = _(
                "Who leaves is no longer active; accounts are not deleted, since their names "
                "stand in the history of reports."
            )
