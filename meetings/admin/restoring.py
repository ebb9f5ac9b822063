"""Restore: an earlier state comes back into the version in progress, shown before it is done."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from .. import editions, workflow
from ..comparison import compare_states
from ..models import Report
from ..rights import Action, can
from ..workflow import NotAllowed, WorkflowError
from ..workflow.restoring import planned
from .saving import lock_meeting
from .states import State, find_state, may_restore
from .steps import change_url, refuse_unseen


def restore_view(request: HttpRequest, site: admin.AdminSite, report: Report) -> HttpResponseBase:
    """Show what restoring a state would change; restore it when that is confirmed.

    Raises PermissionDenied; Http404 for a state that the report's meeting has not.
    """
    if not can(request.user, Action.RESTORE, report):
        raise PermissionDenied
    state = find_state(request.user, report, request.GET.get("state", ""))
    if state is None:
        raise Http404
    problems: list[str] = []
    if request.method == "POST":
        try:
            return restore(request, report, state)
        except NotAllowed as error:
            raise PermissionDenied from error
        except WorkflowError as error:
            problems = error.problems
    stored = Report.objects.select_related("meeting").filter(pk=report.pk).first()
    if stored is None:
        return redirect(change_url(None))
    possible = may_restore(request.user, stored)
    plan = planned(stored, state.snapshot) if possible else None
    context = {
        **site.each_context(request),
        "title": _("Restore"),
        "subtitle": str(stored),
        "report": stored,
        "opts": Report._meta,
        "state": state,
        "problems": problems,
        "possible": possible,
        "lost": plan.lost if plan else [],
        "comparison": compare_states(editions.snapshot(stored), plan.state) if plan else None,
        "history_url": reverse("admin:meetings_report_history", args=[stored.pk]),
        "change_url": change_url(stored),
    }
    return TemplateResponse(request, "admin/meetings/restore.html", context)


def restore(request: HttpRequest, report: Report, state: State) -> HttpResponseBase:
    """Restore a confirmed state and go back to the form. Raises NotAllowed, WorkflowError."""
    with transaction.atomic():
        lock_meeting(report.pk)
        refuse_unseen(request, report)
        plan = workflow.restore(report, by=request.user, state=state.snapshot, note=str(state))
    for sentence in plan.lost:
        messages.warning(request, sentence)
    messages.success(request, _("Restored. What was there before is in the history."))
    return redirect(change_url(report))
