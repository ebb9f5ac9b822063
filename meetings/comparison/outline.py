"""What differs between two states in a few words; no text is compared and nothing is fetched."""

from collections import Counter

from django.utils.translation import gettext as _
from django.utils.translation import ngettext_lazy

from ..models import Report
from .changes import DAY, HEADINGS, section_of
from .states import ROWS, State, differing_fields, row_fates
from .wording import label_of

FATES = {
    "added": ngettext_lazy("%(count)d added", "%(count)d added", "count"),
    "removed": ngettext_lazy("%(count)d removed", "%(count)d removed", "count"),
    "changed": ngettext_lazy("%(count)d changed", "%(count)d changed", "count"),
    "moved": ngettext_lazy("%(count)d moved", "%(count)d moved", "count"),
    "moved_and_changed": ngettext_lazy(
        "%(count)d moved and changed", "%(count)d moved and changed", "count"
    ),
}


def outline(before: State, after: State, *, one_edition: bool = True) -> list[str]:
    """Return what differs: labels of fields, and how many rows of a kind came, went or changed.

    one_edition: whether both are states of one edition, whose notes are then compared too.
    Returns ["Headline in Italian", "Quotes: 1 added, 2 moved"]; empty where nothing differs.
    """
    names = differing_fields(before, after, one_edition=one_edition)
    said = []
    for heading in HEADINGS:
        if heading in ROWS:
            said += [rows_in_words(heading, before, after)]
            continue
        there = [name for name in names if section_of(name) == heading]
        if any(name in DAY for name in there):
            said.append(label_of(Report, "held_on"))
        said += [label_of(Report, name) for name in there if name not in DAY]
    return [words for words in said if words]


def rows_in_words(kind: str, before: State, after: State) -> str:
    """Return how many rows of a kind came, went or changed; '' where none did."""
    counts = Counter(fate.kind for fate in row_fates(kind, before, after))
    fates = ", ".join(FATES[fate] % {"count": counts[fate]} for fate in FATES if counts[fate])
    return _("%(rows)s: %(what)s") % {"rows": HEADINGS[kind], "what": fates} if fates else ""
