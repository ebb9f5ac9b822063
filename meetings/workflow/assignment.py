"""Who works on an edition: its author, its translator, its reviewer."""

from collections.abc import Mapping

from django.db import transaction
from django.utils.translation import gettext as _

from .. import editions
from ..models import Editor, Report, Step
from ..models.report import OPEN
from ..rights import Action, can
from . import letters
from .refusals import WorkflowError, require, require_status
from .steps import locked, log

PARTS = ("author", "translator", "reviewer")


def parts_of(report: Report) -> dict[str, int | None]:
    """Return the id of the account that has each part in an edition."""
    return {name: getattr(report, f"{name}_id") for name in PARTS}


@transaction.atomic
def assign(report: Report, *, by: Editor, part: str, account: Editor) -> None:
    """Give the part of translator or reviewer in an edition in progress to an account.

    Where the account has it already, nothing happens. Raises NotAllowed; WorkflowError for an
    account that does not do such work.
    """
    fresh = locked(report)
    require(by, Action.PUBLISH, fresh)
    require_status(fresh, OPEN)
    if part == "reviewer" and not can(account, Action.APPROVE, fresh):
        raise WorkflowError(_("%(name)s does not review reports.") % {"name": account})
    if part == "translator" and not account.translated_languages:
        raise WorkflowError(_("%(name)s does not translate reports.") % {"name": account})
    before = parts_of(fresh)
    if before[part] == account.pk:
        return
    setattr(fresh, part, account)
    editions.save_version(fresh, by=by)
    note_assignment(fresh, by=by, before=before)
    report.refresh_from_db()


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
