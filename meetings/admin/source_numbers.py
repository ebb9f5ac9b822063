"""How many pages of sources need somebody, for the newsroom."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from ..models import Editor, SourceRecord
from ..rights import Action, can
from .counting import MOST_COUNTED, Counted
from .sources import known_to

LABELS = {
    "changed": _("Pages that have changed"),
    "dead": _("Pages that do not answer"),
    "unverified": _("Pages that nobody has checked"),
}


@dataclass(frozen=True)
class PageNumber(Counted):
    """How many pages a list shows, and which list that is."""

    care: str

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
        PageNumber(label, getattr(pages, care)()[: MOST_COUNTED + 1].count(), care)
        for care, label in LABELS.items()
    ]
