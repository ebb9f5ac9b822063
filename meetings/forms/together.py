"""What is asked before one thing is done with several reports."""

from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ..models import Editor
from ..rights import Action, holders
from .steps import note


class TogetherForm(forms.Form):
    """Nothing but the confirmation; the arguments of the step are its cleaned values."""


class SubmitTogetherForm(TogetherForm):
    """A note, the same for all."""

    note = note(
        _("Note to the publisher"),
        help_text=_("It stands above each of the reports."),
    )


class AssignForm(TogetherForm):
    """Who gets the part; only those who do such work are offered."""

    account = forms.ModelChoiceField(Editor.objects.none())

    def __init__(self, *args: Any, part: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["account"]
        field.label = {"translator": _("Translator"), "reviewer": _("Reviewer")}[part]
        field.queryset = holders(Action.APPROVE) if part == "reviewer" else translators()


def translators() -> Any:
    """Return the active accounts that translate into some language, by name."""
    translate = Q(translates_it=True) | Q(translates_en=True)
    return Editor.objects.filter(translate, is_active=True).order_by("last_name", "username")
