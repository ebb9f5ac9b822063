"""From which year to which."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _


class YearField(forms.IntegerField):
    """A year; the last one given counts where there are several."""

    def __init__(self, label: Any) -> None:
        super().__init__(
            label=label,
            required=False,
            # A field for numbers would not show what is none, and the reader could not mend it.
            widget=forms.TextInput,
            min_value=1,
            max_value=9999,
            localize=False,
            error_messages={
                "invalid": _("Write the year with four digits, as in 2022."),
                "min_value": _("Write the year with four digits, as in 2022."),
                "max_value": _("Write the year with four digits, as in 2022."),
            },
        )
        self.widget.attrs.update(inputmode="numeric", size=6, maxlength=10)


class PeriodForm(forms.Form):
    """The years between which meetings are shown; without bounds all of them."""

    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Python keeps the word for itself, the address has it all the same.
        self.fields["from"] = YearField(_("from"))
        self.fields["to"] = YearField(_("to"))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        start, end = cleaned.get("from"), cleaned.get("to")
        if start is not None and end is not None and end < start:
            raise ValidationError(_("The period ends before it begins."), code="period")
        return cleaned

    def kept(self) -> list[tuple[str, str]]:
        """Return the parameters that lead to the same period."""
        if not self.is_valid():
            return []
        chosen = ((name, self.cleaned_data[name]) for name in ("from", "to"))
        return [(name, str(year)) for name, year in chosen if year is not None]
