"""What is taken from the public, and given back."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from .. import search
from ..models import Editor, Meeting, Report, Step
from ..rights import Action
from .refusals import WorkflowError, require, require_status, require_text
from .steps import locked, log, move


@transaction.atomic
def withdraw(meeting: Meeting, *, by: Editor, reason_it: str, reason_en: str) -> None:
    """Take a live report from the public: its addresses answer with the reason alone.

    Raises NotAllowed, WorkflowError.
    """
    live = Report.objects.live().filter(meeting=meeting).first()
    if live is None:
        raise WorkflowError(_("Nothing is published that could be withdrawn."))
    live = locked(live)
    require(by, Action.PUBLISH, live)
    require_status(live, [Report.Status.LIVE])
    needed = _("Readers need the reason in Italian and in English.")
    reason_it, reason_en = require_text(reason_it, needed), require_text(reason_en, needed)
    move(live, Report.Status.WITHDRAWN)
    stored = live.meeting
    stored.withdrawn_at, stored.withdrawn_by = timezone.now(), by
    stored.withdrawal_reason_it, stored.withdrawal_reason_en = reason_it, reason_en
    stored.save()
    search.index(stored)
    log(live, Step.Action.WITHDRAW, by, public_note_it=reason_it, public_note_en=reason_en)
    meeting.refresh_from_db()


@transaction.atomic
def bring_back(meeting: Meeting, *, by: Editor, note_it: str = "", note_en: str = "") -> None:
    """Publish again what was withdrawn last. Raises NotAllowed, WorkflowError."""
    former = Report.objects.filter(meeting=meeting, status=Report.Status.WITHDRAWN)
    report = former.order_by("-edition").first()
    if report is None or meeting.withdrawn_at is None:
        raise WorkflowError(_("Nothing is withdrawn that could be brought back."))
    report = locked(report)
    require(by, Action.PUBLISH, report)
    if report.meeting.withdrawn_at is None:
        raise WorkflowError(_("Nothing is withdrawn that could be brought back."))
    move(report, Report.Status.LIVE)
    stored = report.meeting
    stored.withdrawn_at = stored.withdrawn_by = None
    stored.withdrawal_reason_it = stored.withdrawal_reason_en = ""
    stored.save()
    search.index(stored)
    log(
        report,
        Step.Action.BRING_BACK,
        by,
        public_note_it=note_it.strip(),
        public_note_en=note_en.strip(),
    )
    meeting.refresh_from_db()


@transaction.atomic
def hide_edition(report: Report, *, by: Editor, reason: str) -> None:
    """Make one earlier version unreadable. Raises NotAllowed, WorkflowError."""
    fresh = locked(report)
    require(by, Action.PUBLISH, fresh)
    require_status(fresh, [Report.Status.SUPERSEDED])
    reason = require_text(reason, _("Say why this version is hidden."))
    if fresh.hidden_at is not None:
        raise WorkflowError(_("This version is hidden already."))
    move(
        fresh,
        Report.Status.SUPERSEDED,
        hidden_at=timezone.now(),
        hidden_by=by,
        hidden_reason=reason,
    )
    log(fresh, Step.Action.HIDE, by, note=reason)
    report.refresh_from_db()
