"""The way of an edition from draft to schedule, and the log of all steps."""

import datetime
import logging
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from .. import checklist, editions
from ..models import Editor, Meeting, Report, Step
from ..models.frozen import published_writes
from ..models.report import OPEN
from ..rights import Action, can
from .refusals import WorkflowError, require, require_status, require_text
from .second_reader import reason_for_own_text

logger = logging.getLogger(__name__)


def locked(report: Report) -> Report:
    """Lock the report's meeting until the transaction ends; return the edition as stored now.

    Raises WorkflowError where the edition is gone.
    """
    Meeting.objects.select_for_update().get(pk=report.meeting_id)
    fresh = Report.objects.filter(pk=report.pk).select_related("meeting").first()
    if fresh is None:
        raise WorkflowError(_("This version no longer exists: somebody discarded it."))
    return fresh


def log(report: Report, action: Step.Action, by: Editor | None, **notes: str) -> Step:
    """Write a step into the log.

    notes: `note` for the newsroom, `public_note_it` and `public_note_en` for readers.
    """
    logger.info("%s report=%s edition=%s by=%s", action, report.pk, report.edition, by)
    return Step.objects.create(
        meeting_id=report.meeting_id,
        report_id=report.pk,
        edition=report.edition,
        version=report.version,
        action=action,
        by=by,
        at=timezone.now(),
        **notes,
    )


def move(report: Report, status: str, **fields: Any) -> None:
    """Store a new status, with what goes with it; every status is moved here."""
    report.status = status
    for name, value in fields.items():
        setattr(report, name, value)
    with published_writes():
        report.save(update_fields=["status", *fields])


def supersede(report: Report) -> None:
    """Let an edition make room for the one that readers see from now on.

    Nothing is done with the edition itself, so its version stays.
    """
    report.status = Report.Status.SUPERSEDED
    with published_writes():
        Report.objects.filter(pk=report.pk).update(status=report.status)


def refuse_stale(report: Report, *, version: int | None) -> None:
    """Raise WorkflowError where a locked edition is no longer at the version that was seen."""
    if report.version != version:
        raise WorkflowError(
            _("Somebody changed this report after you opened this page. Look at it again first.")
        )


@transaction.atomic
def create(*, by: Editor, **fields: Any) -> Report:
    """Make a new meeting with its first draft.

    by: its author; fields: of the report, or `external_key` and `part_of` of the meeting.
    Raises NotAllowed.
    """
    require(by, Action.CREATE)
    identity = {name: fields.pop(name) for name in ("external_key", "part_of") if name in fields}
    meeting = Meeting.objects.create(**identity)
    report = Report(meeting=meeting, author=by, **{"original_language": by.language, **fields})
    editions.save_version(report, by=by)
    log(report, Step.Action.START, by)
    return report


@transaction.atomic
def start_edition(meeting: Meeting, *, by: Editor) -> Report:
    """Copy what is live, or was withdrawn last, into a new draft beside it; return the draft.

    Raises NotAllowed; WorkflowError where nothing was published or a version is in progress.
    """
    Meeting.objects.select_for_update().get(pk=meeting.pk)
    former = current_edition(meeting)
    require(by, Action.START_EDITION, former)
    in_progress = Report.objects.open().filter(meeting=meeting).select_related("author").first()
    if in_progress is not None:
        raise WorkflowError(
            _("A version is already in progress, by %(author)s.") % {"author": in_progress.author}
        )
    twin = editions.copy(former, edition=editions.next_number(former))
    if not can(by, Action.EDIT_FACTS, twin):
        twin.translator = by
    editions.save_version(twin, by=by)
    log(twin, Step.Action.START, by)
    return twin


def current_edition(meeting: Meeting) -> Report:
    """Return the live edition or, where there is none, the one withdrawn last.

    Raises WorkflowError where neither exists.
    """
    published = Report.objects.filter(meeting=meeting).select_related("meeting")
    former = (
        published.live().first()
        or published.filter(status=Report.Status.WITHDRAWN).order_by("-edition").first()
    )
    if former is None:
        raise WorkflowError(_("This report was never published: go on with its draft."))
    return former


@transaction.atomic
def schedule(
    report: Report, *, by: Editor, at: datetime.datetime, own_text_reason: str = ""
) -> None:
    """Set the moment at which an edition in review becomes public.

    at: aware, in the future, not before the embargo ends. own_text_reason: why nobody else has
    read it, where that is so. Raises NotAllowed, WorkflowError.
    """
    fresh = locked(report)
    require(by, Action.PUBLISH, fresh)
    require_status(fresh, [Report.Status.IN_REVIEW])
    if timezone.is_naive(at) or at <= timezone.now():
        raise WorkflowError(_("The moment must lie in the future."))
    if fresh.embargo_until and at < fresh.embargo_until:
        raise WorkflowError(_("The moment lies before the end of the embargo."))
    reason = reason_for_own_text(fresh, by, own_text_reason)
    refuse_findings(fresh)
    staged = {"scheduled_for": at, "scheduled_by": by, "own_text_reason": reason}
    move(fresh, Report.Status.SCHEDULED, **staged)
    log(fresh, Step.Action.SCHEDULE, by, note=at.isoformat(timespec="minutes"))
    report.refresh_from_db()


@transaction.atomic
def unschedule(report: Report, *, by: Editor) -> None:
    """Take a scheduled edition back into review. Raises NotAllowed, WorkflowError."""
    fresh = locked(report)
    require(by, Action.PUBLISH, fresh)
    require_status(fresh, [Report.Status.SCHEDULED])
    unstage(fresh)
    log(fresh, Step.Action.UNSCHEDULE, by)
    report.refresh_from_db()


@transaction.atomic
def lift_embargo(report: Report, *, by: Editor, reason: str) -> None:
    """State that an embargo was broken by others or has ended early; publishing is free then.

    Raises NotAllowed, WorkflowError.
    """
    fresh = locked(report)
    require(by, Action.PUBLISH, fresh)
    require_status(fresh, OPEN)
    reason = require_text(reason, _("Say who broke the embargo, or who lifted it."))
    fresh.embargo_until = None
    editions.save_version(fresh, by=by)
    log(fresh, Step.Action.LIFT_EMBARGO, by, note=reason)
    report.refresh_from_db()


@transaction.atomic
def discard(report: Report, *, by: Editor) -> None:
    """Delete an open edition; with its meeting where readers never saw any other.

    Raises NotAllowed, WorkflowError.
    """
    fresh = locked(report)
    require_status(fresh, OPEN)
    require(by, Action.DISCARD, fresh)
    log(fresh, Step.Action.DISCARD, by, note=str(fresh))
    meeting = fresh.meeting
    # What others have typed into it and not saved stays theirs.
    fresh.unsaved_states.filter(editor=by).delete()
    fresh.delete()
    if not meeting.reports.exists():
        meeting.delete()


def unstage(report: Report) -> None:
    """Put a scheduled edition back into review, with nothing left of its schedule."""
    nothing = {"scheduled_for": None, "scheduled_by": None, "own_text_reason": ""}
    move(report, Report.Status.IN_REVIEW, **nothing)


def refuse_findings(report: Report, languages: list[str] | None = None) -> None:
    """Raise WorkflowError with everything on the checklist that blocks publication."""
    found = checklist.blocking(report, languages)
    if found:
        raise WorkflowError(*(str(finding.message) for finding in found))
