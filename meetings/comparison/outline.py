"""What differs between two states in a few words; no text is compared and nothing is fetched."""

from collections import Counter

from django.utils.translation import gettext as _
from django.utils.translation import ngettext_lazy

from ..models import Report
from .changes import DAY, HEADINGS
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
    told = ["held_on"] if any(name in DAY for name in names) else []
    told += [name for name in names if name not in DAY]
    said = [label_of(Report, name) for name in told]
    for kind in (name for name in HEADINGS if name in ROWS):
        counts = Counter(fate.kind for fate in row_fates(kind, before, after))
        fates = ", ".join(FATES[fate] % {"count": counts[fate]} for fate in FATES if counts[fate])
        if fates:
            said.append(_("%(rows)s: %(what)s") % {"rows": HEADINGS[kind], "what": fates})
    return said
