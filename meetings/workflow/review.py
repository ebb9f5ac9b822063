"""Review: handed over, sent back or approved, and approved afterwards where nobody else read it."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from ..models import Editor, Remark, Report, Step
from ..rights import Action, can
from . import letters, remarks
from .assignment import tell
from .refusals import WorkflowError, require, require_status, require_text
from .second_reader import wrote_alone
from .steps import locked, log, move

IN_REVIEW, SCHEDULED = Report.Status.IN_REVIEW, Report.Status.SCHEDULED


@transaction.atomic
def submit(report: Report, *, by: Editor, note: str = "", reviewer: Editor | None = None) -> None:
    """Hand a draft over for review.

    reviewer: who is asked to read it, where publishers have not decided that yet.
    Raises NotAllowed, WorkflowError.
    """
    fresh = locked(report)
    require(by, Action.SUBMIT, fresh)
    require_status(fresh, [Report.Status.DRAFT])
    asked = reviewer is not None and reviewer.pk != fresh.reviewer_id
    if asked:
        refuse_reviewer(fresh, reviewer, by)
        fresh.reviewer = reviewer
    move(fresh, IN_REVIEW, submitted_by=by, reviewer=fresh.reviewer)
    log(fresh, Step.Action.SUBMIT, by, note=note.strip())
    if asked:
        tell(fresh, ["reviewer"], by=by, letter=False)
    letters.submitted(fresh, by=by)
    report.refresh_from_db()


def refuse_reviewer(report: Report, reviewer: Editor, by: Editor) -> None:
    """Raise WorkflowError for a reviewer who cannot be asked."""
    if not can(reviewer, Action.APPROVE, report):
        raise WorkflowError(_("%(name)s does not review reports.") % {"name": reviewer})
    if report.reviewer_id is not None and not can(by, Action.PUBLISH, report):
        raise WorkflowError(
            _("The reviewer is decided already: %(name)s.") % {"name": report.reviewer}
        )


@transaction.atomic
def send_back(
    report: Report, *, by: Editor, note: str = "", remark: str = "", place: str = ""
) -> None:
    """Give an edition in review back to its author, saying what is to be done.

    note: on the whole; remark: on one place more, see `remarks.remark`. One of them is needed
    unless remarks are waiting already. Raises NotAllowed, WorkflowError.
    """
    fresh = locked(report)
    require(by, Action.PUBLISH, fresh)
    require_status(fresh, [IN_REVIEW])
    if remark.strip():
        remarks.store(fresh, by=by, text=remark, place=place)
    if not Remark.objects.unsettled().filter(report=fresh).exists():
        require_text(note, _("Say what the author should do."))
    move(fresh, Report.Status.DRAFT)
    log(fresh, Step.Action.SEND_BACK, by, note=note.strip())
    letters.sent_back(fresh, by=by)
    report.refresh_from_db()


@transaction.atomic
def approve(report: Report, *, by: Editor, note: str = "") -> None:
    """State that one has read an edition and that it is right; its status stays.

    Raises NotAllowed; WorkflowError for a text that one wrote alone.
    """
    fresh = locked(report)
    require(by, Action.APPROVE, fresh)
    require_status(fresh, [IN_REVIEW, SCHEDULED])
    if wrote_alone(fresh, by):
        raise WorkflowError(_("You wrote this text alone: somebody else must read it."))
    log(fresh, Step.Action.APPROVE, by, note=note.strip())
    report.refresh_from_db()


@transaction.atomic
def approve_afterwards(report: Report, *, by: Editor, note: str = "") -> None:
    """State that what its writer published alone is right: it is flagged no longer.

    Raises NotAllowed; WorkflowError where nothing is flagged, or for whoever published it.
    """
    fresh = locked(report)
    require(by, Action.APPROVE, fresh)
    if not fresh.is_published_alone:
        raise WorkflowError(_("This version does not wait for a second reader."))
    if by.pk == published_alone_by(fresh):
        raise WorkflowError(_("You published this text alone: somebody else must read it."))
    move(fresh, fresh.status, own_text_approved_at=timezone.now(), own_text_approved_by=by)
    log(fresh, Step.Action.APPROVE_AFTERWARDS, by, note=note.strip())
    report.refresh_from_db()


def published_alone_by(report: Report) -> int | None:
    """Return the id of the account that published what is live, corrections since left out."""
    published = report.meeting.steps.filter(action=Step.Action.PUBLISH)
    return published.values_list("by", flat=True).first()
