"""What happened lately, in sentences."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from ..forms import moments
from ..models import Editor, Report, Step
from ..rights import Action as Right
from ..rights import Scope, granted
from .columns import headline
from .selection import seen_by

MOST_SHOWN = 10

Action = Step.Action

#: What each step of the workflow was, about somebody and a report.
SENTENCES = {
    Action.START: _("{who} started {report}"),
    Action.SUBMIT: _("{who} submitted {report} for review"),
    Action.SEND_BACK: _("{who} sent back {report}"),
    Action.SCHEDULE: _("{who} scheduled {report}"),
    Action.UNSCHEDULE: _("{who} cancelled the schedule of {report}"),
    Action.PUBLISH: _("{who} published {report}"),
    Action.CORRECT: _("{who} corrected {report}"),
    Action.DISCARD: _("{who} discarded {report}"),
    Action.WITHDRAW: _("{who} withdrew {report}"),
    Action.BRING_BACK: _("{who} brought back {report}"),
    Action.HIDE: _("{who} hid an earlier version of {report}"),
    Action.LIFT_EMBARGO: _("{who} lifted the embargo on {report}"),
    Action.SCHEDULE_FAILED: _("{report} was not published as {who} had scheduled"),
    Action.ASSIGN: _("{who} gave {report} to somebody"),
    Action.APPROVE: _("{who} approved {report}"),
    Action.APPROVE_AFTERWARDS: _("{who} approved {report} after publication"),
    Action.RESTORE: _("{who} restored an earlier save of {report}"),
    Action.MERGE: _("{who} merged two records of one person: {report}"),
}

#: Their notes name what they were about, which has no address any more.
NAMED_IN_NOTE = (Action.DISCARD, Action.MERGE)


@dataclass(frozen=True)
class Happening:
    """A step that somebody took, in words."""

    at: datetime
    ago: str
    words: SafeString


def lately(editor: Editor, at: datetime) -> list[Happening]:
    """Return the latest steps on the reports that an account may read, as said at a moment."""
    steps = Step.objects.select_related("by").order_by("-at", "-pk")
    scopes = granted(editor, Right.READ_UNPUBLISHED)
    if not any(scope == Scope.ALL for _role, scope in scopes):
        visible = seen_by(Report.objects.all(), editor).filter(pk=OuterRef("report"))
        steps = steps.filter(Exists(visible))
    latest = list(steps[:MOST_SHOWN])
    numbers = {step.report_id for step in latest if step.report_id}
    reports = Report.objects.without_texts().in_bulk(numbers)
    return [happening(step, reports.get(step.report_id), at) for step in latest]


def happening(step: Step, report: Report | None, at: datetime) -> Happening:
    """Return a step in words, as said at a moment; report: None where it is gone."""
    who = step.by or _("Somebody")
    words = format_html(str(SENTENCES[step.action]), who=who, report=named(step, report))
    return Happening(step.at, moments.ago(step.at, at), words)


def named(step: Step, report: Report | None) -> SafeString:
    """Return the report as a link; of one that is gone the name, where the note has kept it."""
    if report is None:
        kept = step.note if step.action in NAMED_IN_NOTE else ""
        return format_html("{}", kept or _("a report that is gone"))
    address = reverse("admin:meetings_report_change", args=[report.pk])
    return format_html('<a href="{}">{}</a>', address, headline(report))
