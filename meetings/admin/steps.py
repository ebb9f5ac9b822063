"""The steps of the workflow as buttons, each with a page that asks before it acts."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .. import workflow
from ..checklist import check
from ..forms import steps as forms
from ..models import Editor, Report, UnsavedState
from ..rights import Action, can
from ..workflow import NotAllowed, WorkflowError
from ..workflow.review import published_alone_by
from ..workflow.second_reader import approvals, wrote_alone
from ..workflow.steps import refuse_stale
from .saving import lock_meeting
from .states import changes_for_readers, differences_url
from .threads import unsettled_threads

DRAFT, IN_REVIEW, SCHEDULED, LIVE, SUPERSEDED, WITHDRAWN = Report.Status
OPEN = (DRAFT, IN_REVIEW, SCHEDULED)


@dataclass(frozen=True)
class DeskStep:
    """A step: its button, what it asks, when it is possible, and what it does.

    `act` returns the report to show next, or None for the list.
    """

    name: str
    label: Any
    question: Any
    right: Action
    statuses: tuple[str, ...]
    act: Callable[..., Report | None]
    form: type[forms.StepForm] = forms.StepForm
    done: Any = ""
    checks: bool = False
    grave: bool = False
    also: Callable[[Report], bool] = lambda report: True
    #: Whether it is for this account; where it is not, the step itself says why.
    suits: Callable[[Editor, Report], bool] = lambda editor, report: True

    def possible(self, report: Report) -> bool:
        """Say whether the edition stands where the step begins."""
        return report.status in self.statuses and self.also(report)

    def allowed(self, editor: Editor, report: Report) -> bool:
        """Say whether the account may take the step."""
        return can(editor, self.right, report)


def on_report(function: Callable[..., None]) -> Callable[..., Report]:
    """Return the act of a step after which the same report is shown."""

    def act(report: Report, *, by: Editor, **arguments: Any) -> Report:
        function(report, by=by, **arguments)
        return report

    return act


def on_meeting(function: Callable[..., None]) -> Callable[..., Report]:
    """Return the act of a step that concerns the whole meeting."""

    def act(report: Report, *, by: Editor, **arguments: Any) -> Report:
        function(report.meeting, by=by, **arguments)
        return report

    return act


def start_edition(report: Report, *, by: Editor) -> Report:
    return workflow.start_edition(report.meeting, by=by)


def discard(report: Report, *, by: Editor) -> Report | None:
    workflow.discard(report, by=by)
    live = Report.objects.live().filter(meeting=report.meeting_id)
    return live.first()


def nothing_open(report: Report) -> bool:
    return not Report.objects.open().filter(meeting=report.meeting_id).exists()


def still_withdrawn(report: Report) -> bool:
    return report.meeting.withdrawn_at is not None


def has_yet_to_approve(editor: Editor, report: Report) -> bool:
    """Say whether an approval by the account says something: not of its own text, nor again."""
    own = [found for found in approvals(report) if found.step.by_id == editor.pk]
    return all(found.is_outdated for found in own) and not wrote_alone(report, editor)


STEPS = [
    DeskStep(
        "submit",
        gettext_lazy("Submit for review"),
        gettext_lazy("Hand this report over for review?"),
        Action.SUBMIT,
        (DRAFT,),
        on_report(workflow.submit),
        forms.SubmitForm,
        gettext_lazy("Submitted for review."),
        checks=True,
    ),
    DeskStep(
        "approve",
        gettext_lazy("Approve"),
        gettext_lazy("Have you read this report, and is it right?"),
        Action.APPROVE,
        (IN_REVIEW, SCHEDULED),
        on_report(workflow.approve),
        forms.ApproveForm,
        gettext_lazy("Approved."),
        checks=True,
        suits=has_yet_to_approve,
    ),
    DeskStep(
        "publish",
        gettext_lazy("Publish"),
        gettext_lazy("Publish this report now?"),
        Action.PUBLISH,
        OPEN,
        on_report(workflow.publish),
        forms.PublishForm,
        gettext_lazy("Published: readers see it now."),
        checks=True,
    ),
    DeskStep(
        "schedule",
        gettext_lazy("Schedule"),
        gettext_lazy("Publish this report later?"),
        Action.PUBLISH,
        (IN_REVIEW,),
        on_report(workflow.schedule),
        forms.ScheduleForm,
        gettext_lazy("Scheduled."),
        checks=True,
    ),
    DeskStep(
        "unschedule",
        gettext_lazy("Cancel the schedule"),
        gettext_lazy("Take this report back into review?"),
        Action.PUBLISH,
        (SCHEDULED,),
        on_report(workflow.unschedule),
        done=gettext_lazy("The schedule is cancelled."),
    ),
    DeskStep(
        "send-back",
        gettext_lazy("Send back"),
        gettext_lazy("Give this report back to its author?"),
        Action.PUBLISH,
        (IN_REVIEW,),
        on_report(workflow.send_back),
        forms.SendBackForm,
        gettext_lazy("Sent back to the author."),
    ),
    DeskStep(
        "lift-embargo",
        gettext_lazy("Lift the embargo"),
        gettext_lazy("Lift the embargo on this report?"),
        Action.PUBLISH,
        OPEN,
        on_report(workflow.lift_embargo),
        forms.LiftEmbargoForm,
        gettext_lazy("The embargo is lifted."),
        also=lambda report: report.embargo_until is not None,
    ),
    DeskStep(
        "approve-afterwards",
        gettext_lazy("Approve afterwards"),
        gettext_lazy("Have you read what was published alone, and is it right?"),
        Action.APPROVE,
        (LIVE,),
        on_report(workflow.approve_afterwards),
        forms.ApproveForm,
        gettext_lazy("Approved: it is flagged no longer."),
        also=lambda report: report.is_published_alone,
        suits=lambda editor, report: published_alone_by(report) != editor.pk,
    ),
    DeskStep(
        "new-version",
        gettext_lazy("New version"),
        gettext_lazy("Start a new version of this report? Readers go on seeing the present one."),
        Action.START_EDITION,
        (LIVE, WITHDRAWN),
        start_edition,
        done=gettext_lazy("This is the new version, in progress."),
        also=nothing_open,
    ),
    DeskStep(
        "bring-back",
        gettext_lazy("Bring back"),
        gettext_lazy("Show this report to readers again?"),
        Action.PUBLISH,
        (WITHDRAWN,),
        on_meeting(workflow.bring_back),
        forms.BringBackForm,
        gettext_lazy("Readers see the report again."),
        also=still_withdrawn,
    ),
    DeskStep(
        "withdraw",
        gettext_lazy("Withdraw"),
        gettext_lazy("Withdraw this report? Its address will answer with the reason alone."),
        Action.PUBLISH,
        (LIVE,),
        on_meeting(workflow.withdraw),
        forms.WithdrawForm,
        gettext_lazy("Withdrawn."),
        grave=True,
    ),
    DeskStep(
        "hide",
        gettext_lazy("Hide this version"),
        gettext_lazy("Hide this version from readers?"),
        Action.PUBLISH,
        (SUPERSEDED,),
        on_report(workflow.hide_edition),
        forms.HideForm,
        gettext_lazy("This version is hidden."),
        grave=True,
        also=lambda report: report.hidden_at is None,
    ),
    DeskStep(
        "discard",
        gettext_lazy("Discard"),
        gettext_lazy("Discard this version in progress? Its text will be gone."),
        Action.DISCARD,
        OPEN,
        discard,
        done=gettext_lazy("Discarded."),
        grave=True,
    ),
]
BY_NAME = {step.name: step for step in STEPS}


def buttons(editor: Editor, report: Report) -> list[DeskStep]:
    """Return the steps that an account may take with an edition now."""
    return [
        step
        for step in STEPS
        if step.allowed(editor, report) and step.possible(report) and step.suits(editor, report)
    ]


def step_view(
    request: HttpRequest, site: admin.AdminSite, report: Report, name: str
) -> HttpResponseBase:
    """Ask before a step, with the checklist; take it when confirmed.

    Raises Http404 for an unknown step, PermissionDenied where the account may not take it.
    """
    step = BY_NAME.get(name)
    if step is None:
        raise Http404
    if not step.allowed(request.user, report):
        raise PermissionDenied
    form = step_form(step, request, report)
    if request.method == "POST" and form.is_valid():
        shown = take(step, request, report, form)
        if shown is not None:
            return shown
    context = {
        **site.each_context(request),
        "title": step.question,
        "step": step,
        "form": form,
        "report": report,
        "opts": Report._meta,
        "possible": step.possible(report),
        "findings": check(report) if step.checks else [],
        "differences_url": differences_url(request.user, report) if step.checks else "",
        "differences": changes_for_readers(report) if step.checks else [],
        "threads": unsettled_threads(report, request.user) if step.name == "send-back" else [],
        "change_url": change_url(report),
        "unsaved": UnsavedState.objects.typed_today_into(report),
    }
    return TemplateResponse(request, "admin/meetings/step.html", context)


def step_form(step: DeskStep, request: HttpRequest, report: Report) -> forms.StepForm:
    """Return the form of a step, filled where the request confirms it."""
    further = {}
    if issubclass(step.form, forms.PublishForm | forms.ScheduleForm):
        further["wrote_alone"] = wrote_alone(report, request.user)
    data = request.POST if request.method == "POST" else None
    return step.form(data, report=report, **further)


def take(
    step: DeskStep, request: HttpRequest, report: Report, form: forms.StepForm
) -> HttpResponseBase | None:
    """Take a confirmed step; None where it is refused, which the form then says."""
    try:
        with transaction.atomic():
            lock_meeting(report.pk)
            refuse_unseen(request, report)
            after = step.act(report, by=request.user, **form.arguments())
    except NotAllowed as error:
        raise PermissionDenied from error
    except WorkflowError as error:
        for problem in error.problems:
            form.add_error(None, problem)
        return None
    if step.done:
        messages.success(request, step.done)
    return redirect(change_url(after))


def refuse_unseen(request: HttpRequest, report: Report) -> None:
    """Raise WorkflowError where somebody saved the report after its page was shown."""
    seen = request.POST.get("version", "")
    stored = Report.objects.filter(pk=report.pk).only("version").first()
    if stored is None:
        raise WorkflowError(_("This version no longer exists: somebody discarded it."))
    refuse_stale(stored, version=int(seen) if re.fullmatch("[0-9]{1,9}", seen) else None)


def change_url(report: Report | None) -> str:
    """Return the desk's address of a report; of the list where there is none."""
    if report is None:
        return reverse("admin:meetings_report_changelist")
    return reverse("admin:meetings_report_change", args=[report.pk])
