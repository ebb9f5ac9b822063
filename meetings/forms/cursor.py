"""The place in a list that grows at its head: what was held before a certain meeting."""

import datetime
import re
from dataclasses import dataclass
from typing import Any, Self

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from ..models import Report

# A number longer than this does not fit into a column.
WRITTEN = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})\.([0-9]{1,18})")


@dataclass(frozen=True)
class Cursor:
    """The last meeting that a reader has seen in a list ordered newest first."""

    held_on: datetime.date
    number: int

    def __str__(self) -> str:
        return f"{self.held_on.isoformat()}.{self.number}"

    @classmethod
    def at(cls, report: Report) -> Self:
        """Return the cursor that stands on a report."""
        return cls(report.held_on, report.meeting_id)


class CursorField(forms.Field):
    """Reads `2022-06-19.123`: day and number."""

    default_error_messages = {"invalid": _("This place in the list does not exist.")}

    def to_python(self, value: Any) -> Cursor | None:
        """Return the cursor, None for nothing; raise ValidationError for anything else."""
        if value in self.empty_values:
            return None
        written = WRITTEN.fullmatch(value)
        try:
            return Cursor(datetime.date.fromisoformat(written[1]), int(written[2]))
        except (TypeError, ValueError):
            raise ValidationError(self.error_messages["invalid"], code="invalid") from None


class CursorForm(forms.Form):
    """Where in a list to go on."""

    before = CursorField(required=False)


class LetterForm(forms.Form):
    """Under which letter to look in an alphabetical list."""

    letter = forms.CharField(max_length=1, required=False)
