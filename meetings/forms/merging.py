"""Which two records are one person, and how somebody knows."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from people.models import Person

from .chosen import ChosenField


class TwinForm(forms.Form):
    """The other record of a person."""

    other = ChosenField(
        "person",
        label=_("The other record of the same person"),
        required=True,
        help_text=_("In any spelling. You see what would move before anything does."),
    )

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.person = person

    def clean_other(self) -> Person:
        other = self.cleaned_data["other"]
        if other == self.person:
            raise ValidationError(_("This is the same record: choose the other one."))
        return other


class MergeForm(TwinForm):
    """The other record, which is chosen already, and the reason."""

    reason = forms.CharField(
        label=_("How you know that they are one person"),
        max_length=1_000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Kept in the log of this person and of every meeting; readers do not see it."),
    )
