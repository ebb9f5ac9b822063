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
class Counted:
    """How many there are, as far as they were counted, and the words for them."""

    label: Any
    count: int

    @property
    def text(self) -> str:
        """The number as it is read: "500+" where counting ended."""
        return f"{MOST_COUNTED}+" if self.count > MOST_COUNTED else str(self.count)


@dataclass(frozen=True)
class Number(Counted):
    """How many reports a list shows, and which list that is."""

    selection: Selection

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
        return Number(label, found[: MOST_COUNTED + 1].count(), selection)

    def reports(self, **selected: str) -> QuerySet:
        """Return the reports of a selection in its order, without their texts."""
        found = Selection(**selected).reports(self.editor, self.at)
        return found.without_texts().select_related("author", "reviewer", "changed_by")
