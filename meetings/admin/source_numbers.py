"""How many pages of sources need somebody, for the newsroom."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from ..models import Editor, SourceRecord
from ..rights import Action, can
from .counting import MOST_COUNTED
from .sources import known_to

LABELS = {
    "changed": _("Pages that have changed"),
    "dead": _("Pages that do not answer"),
    "unverified": _("Pages that nobody has checked"),
}


@dataclass(frozen=True)
class PageNumber:
    """How many pages a list shows, the words for them, and which list that is."""

    label: Any
    care: str
    count: int

    @property
    def text(self) -> str:
        """The number as it is read."""
        return f"{MOST_COUNTED}+" if self.count > MOST_COUNTED else str(self.count)

    @property
    def address(self) -> str:
        """The list that shows exactly these."""
        chosen = urlencode({"care": self.care})
        return f"{reverse('admin:meetings_sourcerecord_changelist')}?{chosen}"


def pages_to_care_for(editor: Editor) -> list[PageNumber]:
    """Return how many pages wait for an account that cares for sources; none for others."""
    if not can(editor, Action.CHECK_SOURCES):
        return []
    pages = known_to(SourceRecord.objects.all(), editor)
    return [
        PageNumber(label, care, getattr(pages, care)()[: MOST_COUNTED + 1].count())
        for care, label in LABELS.items()
    ]
