"""What is said about an edition while it is made: remarks, replies, and that they are settled."""

import datetime
import logging

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from ..models import Editor, Remark, Report
from ..rights import Action, may_settle
from . import letters
from .places import require_place
from .refusals import NotAllowed, WorkflowError, require, require_text
from .steps import locked

logger = logging.getLogger(__name__)

LONGEST = 2_000
#: Remarks written in one sitting bring one letter.
SITTING = datetime.timedelta(minutes=10)


@transaction.atomic
def remark(report: Report, *, by: Editor, text: str, place: str = "") -> Remark:
    """Say something about an edition.

    place: a field (`title_it`), a kind of row (`quotes`), a row (`quotes:KEY`) or a field of it
    (`quotes:KEY:text_it`); empty: the whole edition. Raises NotAllowed, WorkflowError.
    """
    fresh = locked(report)
    said = store(fresh, by=by, text=text, place=place)
    tell(said)
    return said


@transaction.atomic
def reply(remark: Remark, *, by: Editor, text: str) -> Remark:
    """Answer a remark that is not settled. Raises NotAllowed, WorkflowError."""
    begun = stored(remark)
    if begun.settled_at is not None:
        raise WorkflowError(_("This remark is settled: reopen it first."))
    said = store(begun.report, by=by, text=text, place=begun.place, answers=begun)
    tell(said)
    return said


@transaction.atomic
def settle(remark: Remark, *, by: Editor) -> None:
    """Say that nothing is left to do about a remark. Raises NotAllowed, WorkflowError."""
    begun = stored(remark)
    require_settling(by, begun)
    if begun.settled_at is None:
        begun.settled_at, begun.settled_by = timezone.now(), by
        begun.save(update_fields=["settled_at", "settled_by"])
        logger.info("settled remark=%s report=%s by=%s", begun.pk, begun.report_id, by)
    remark.refresh_from_db()


@transaction.atomic
def reopen(remark: Remark, *, by: Editor) -> None:
    """Say that a settled remark is not settled after all. Raises NotAllowed, WorkflowError."""
    begun = stored(remark)
    require_settling(by, begun)
    begun.settled_at = begun.settled_by = None
    begun.save(update_fields=["settled_at", "settled_by"])
    logger.info("reopened remark=%s report=%s by=%s", begun.pk, begun.report_id, by)
    remark.refresh_from_db()


def store(
    report: Report, *, by: Editor, text: str, place: str = "", answers: Remark | None = None
) -> Remark:
    """Store what somebody says, and tell nobody. Raises NotAllowed, WorkflowError."""
    require(by, Action.REMARK, report)
    text = require_text(text, _("Write what you want to say."))
    if len(text) > LONGEST:
        raise WorkflowError(_("A remark has 2,000 characters at most."))
    if answers is None:
        # The row of a thread may be gone by now: it is spoken of all the same.
        require_place(report, place)
    logger.info("remark report=%s by=%s", report.pk, by)
    return Remark.objects.create(
        report=report, place=place, text=text, by=by, at=timezone.now(), answers=answers
    )


def tell(said: Remark) -> None:
    """Write to those whom a remark concerns."""
    others = Remark.objects.filter(report=said.report_id).exclude(by=said.by_id)
    answered = others.aggregate(Max("at"))["at__max"] or said.at - SITTING
    sitting = Remark.objects.filter(
        report=said.report_id, by=said.by_id, at__gte=max(answered, said.at - SITTING)
    )
    letters.remarked(said, sitting.exclude(pk=said.pk).select_related("report__author", "by"))


def stored(remark: Remark) -> Remark:
    """Lock the report of a remark; return, as it is stored now, what began its thread.

    Raises WorkflowError where it is gone.
    """
    report = locked(remark.report)
    found = Remark.objects.select_related("by").filter(pk=remark.answers_id or remark.pk).first()
    if found is None:
        raise WorkflowError(_("This remark no longer exists."))
    found.report = report
    return found


def require_settling(by: Editor, begun: Remark) -> None:
    """Raise NotAllowed unless the account may settle a remark."""
    if not may_settle(by, begun):
        raise NotAllowed(_("Only its writer, the author or a publisher settles a remark."))
