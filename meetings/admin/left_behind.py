"""A form arrives and its version cannot be written to any more: what was typed is not lost."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponseNotAllowed, QueryDict
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from .. import workflow
from ..forms.conflicts import steps_since, stored_at
from ..forms.report import FACTS, SENT_ALONG, TEXTS, ReportForm
from ..forms.rows import RowFormSet
from ..forms.unstored import unstored
from ..models import Meeting, Report
from ..models.report import LANGUAGES
from ..rights import Action, can
from ..text.differences import compare
from ..workflow import NotAllowed, WorkflowError
from ..workflow.steps import current_edition
from .saving import lock_meeting
from .sending import hidden_values, number_in, written_on
from .steps import change_url

#: Something else has happened than the form assumes.
CONFLICT = 409


@dataclass(frozen=True)
class WayOn:
    """What can be done with a text that was left behind: a button, and where it sends the text."""

    label: str
    address: str


def left_behind(
    request: HttpRequest, model_admin: admin.ModelAdmin, object_id: str | None
) -> HttpResponseBase | None:
    """Show what was typed into a version that is gone, or closed by now, and a way on.

    object_id: of the edition; None for a new report. Returns None where the form can be stored, or
    nothing is at stake. Raises PermissionDenied where the account may not write and was not
    overtaken: the form was not opened on an earlier version, or the account may not read it.
    """
    if object_id is None:
        if not model_admin.has_add_permission(request):
            raise PermissionDenied
        return None
    report = model_admin.get_queryset(request).filter(pk=object_id).first()
    if report is not None and model_admin.has_change_permission(request, report):
        return None
    overtaken = "base_version" in request.POST and model_admin.has_module_permission(request)
    if report is not None:
        readable = model_admin.has_view_permission(request, report)
        overtaken = overtaken and readable and written_on(request, report) is not None
        if not overtaken:
            raise PermissionDenied
    return page(request, model_admin, report) if overtaken else None


def opened_with_more(data: QueryDict, form: ReportForm, formsets: Iterable[RowFormSet]) -> bool:
    """Say whether the form was opened with more fields than the account may fill by now."""
    texts = [f"{text}_{language}" for text in TEXTS for language in LANGUAGES]
    fields = any(name in data and name not in form.fields for name in (*FACTS, *texts))
    return fields or any(
        f"{formset.prefix}-0-position" in data and "position" not in formset.empty_form.fields
        for formset in formsets
    )


def page(
    request: HttpRequest, model_admin: admin.ModelAdmin, report: Report | None
) -> HttpResponseBase:
    """Return the page with what happened and what was typed."""
    version = number_in(request.POST, "base_version")
    base = stored_at(report, version) if report is not None else {}
    steps = steps_since(report, version) if report is not None else []
    typed = unstored(request.POST, base)
    context = {
        **model_admin.admin_site.each_context(request),
        "title": _("Your text was not saved"),
        "opts": Report._meta,
        "report": report,
        "steps": steps,
        "typed": [(each, compare(each.before, each.typed)) for each in typed],
        "way_on": way_on(request, model_admin, report),
        "sent": hidden_values(request.POST),
        "back": change_url(report),
    }
    template = "admin/meetings/report/left_behind.html"
    return TemplateResponse(request, template, context, status=CONFLICT)


def way_on(
    request: HttpRequest, model_admin: admin.ModelAdmin, report: Report | None
) -> WayOn | None:
    """Return what the account may do with the text; None: only copy it."""
    meeting = report.meeting_id if report is not None else number_in(request.POST, "of_meeting")
    editions = Report.objects.filter(meeting=meeting).select_related("meeting")
    in_progress = editions.open().first()
    if in_progress is not None:
        if not model_admin.has_change_permission(request, in_progress):
            return None
        return WayOn(_("Bring it into the version in progress"), go_on_url(in_progress))
    published = editions.order_by("-edition").first()
    if published is not None:
        if not may_start(request.user, published.meeting):
            return None
        return WayOn(_("Start a new version with it"), go_on_url(published))
    if report is None and can(request.user, Action.CREATE):
        return WayOn(_("Start a new report with it"), reverse("admin:meetings_report_again"))
    return None


def may_start(user: Any, meeting: Meeting) -> bool:
    """Say whether an account may start a new edition of a published report."""
    try:
        return can(user, Action.START_EDITION, current_edition(meeting))
    except WorkflowError:
        return False


def go_on_url(report: Report) -> str:
    return reverse("admin:meetings_report_go_on", args=[report.pk])


def go_on(request: HttpRequest, site: admin.AdminSite, report: Report) -> HttpResponseBase:
    """Bring a text that was left behind into the version in progress, or into a new one.

    Raises PermissionDenied where the account may not write there; then nothing is started.
    """
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    model_admin = site.get_model_admin(Report)
    try:
        with transaction.atomic():
            lock_meeting(report.pk)
            target = Report.objects.open().filter(meeting=report.meeting_id).first()
            target = target or workflow.start_edition(report.meeting, by=request.user)
            if not model_admin.has_change_permission(request, target):
                raise PermissionDenied
            return model_admin.changeform_view(request, str(target.pk), change_url(target))
    except NotAllowed as error:
        raise PermissionDenied from error
    except WorkflowError as error:
        messages.error(request, str(error))
        return redirect(change_url(report))


def begin_again(request: HttpRequest, model_admin: admin.ModelAdmin) -> HttpResponseBase:
    """Show the form of a new report with a text that was left behind; all its rows are new."""
    if not model_admin.has_add_permission(request):
        raise PermissionDenied
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    data = request.POST.copy()
    for name in list(data):
        if name.endswith("-INITIAL_FORMS"):
            data[name] = "0"
        elif name in SENT_ALONG or name.endswith(("-id", "-report")):
            data[name] = ""
    request.POST = data
    return model_admin.changeform_view(request, None, reverse("admin:meetings_report_add"))
