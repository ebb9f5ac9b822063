"""Numbers on the dashboard: each counts what the list behind it shows."""

import datetime
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from ..models import Editor
from .selection import Selection

#: More than these are not counted: such a number is there to be worked down, not to be exact.
MOST_COUNTED = 500


@dataclass(frozen=True)
class Number:
    """How many reports a list shows, the words for them, and which list that is."""

    label: Any
    selection: Selection
    count: int

    @property
    def text(self) -> str:
        """The number as it is read: "500+" where counting ended."""
        return f"{MOST_COUNTED}+" if self.count > MOST_COUNTED else str(self.count)

    @property
    def address(self) -> str:
        """The list that shows exactly these."""
        return self.selection.address


@dataclass(frozen=True)
class Desk:
    """An account at a moment: whatever is asked on the page is asked for these two."""

    editor: Editor
    at: datetime.datetime

    def number(self, label: Any, **selected: str) -> Number:
        """Count the reports of a selection."""
        selection = Selection(**selected)
        found = selection.reports(self.editor, self.at).order_by()
        return Number(label, selection, found[: MOST_COUNTED + 1].count())

    def reports(self, **selected: str) -> QuerySet:
        """Return the reports of a selection in its order, without their texts."""
        found = Selection(**selected).reports(self.editor, self.at)
        return found.without_texts().select_related("author", "reviewer", "changed_by")
