"""Who works on an edition: its author, its translator, its reviewer."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from ..models import Editor, Report, Step
from ..rights import Action
from . import letters
from .refusals import require
from .steps import log

PARTS = ("author", "translator", "reviewer")


def parts_of(report: Report) -> dict[str, int | None]:
    """Return the id of the account that has each part in an edition."""
    return {name: getattr(report, f"{name}_id") for name in PARTS}


def note_assignment(report: Report, *, by: Editor, before: Mapping[str, int | None]) -> None:
    """Log who was given a part in a stored edition, and tell them.

    before: the parts as they were, see `parts_of`. Raises NotAllowed.
    """
    changed = [name for name in PARTS if before.get(name) != getattr(report, f"{name}_id")]
    if not changed:
        return
    require(by, Action.PUBLISH, report)
    tell(report, changed, by=by)


def tell(report: Report, changed: list[str], *, by: Editor, letter: bool = True) -> None:
    """Log which parts changed hands, and write to those who have them now unless told not to."""
    lines = []
    for name in changed:
        label = Report._meta.get_field(name).verbose_name
        lines.append(f"{label}: {getattr(report, name) or _('nobody')}")
    log(report, Step.Action.ASSIGN, by, note="; ".join(lines))
    if not letter:
        # Whoever is told something better at the same time.
        return
    given = {name: getattr(report, name) for name in changed if getattr(report, name)}
    letters.assigned(report, given, by=by)
