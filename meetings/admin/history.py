"""What became of a report: its versions, the saves of this one, and the steps taken."""

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from ..models import Report
from ..rights import Action, can
from .steps import change_url

LATEST = 200


def history_view(request: HttpRequest, site: admin.AdminSite, report: Report) -> HttpResponse:
    """Show versions, saves and steps. Raises PermissionDenied."""
    if not can(request.user, Action.HISTORY, report):
        raise PermissionDenied
    editions = Report.objects.filter(meeting=report.meeting_id).without_texts()
    saves = report.revisions.select_related("by").defer("snapshot").order_by("-version")
    context = {
        **site.each_context(request),
        "title": _("History"),
        "subtitle": str(report),
        "report": report,
        "opts": Report._meta,
        "editions": editions.select_related("author", "published_by").order_by("-edition"),
        "saves": saves[:LATEST],
        "steps": report.meeting.steps.select_related("by")[:LATEST],
        "change_url": change_url(report),
    }
    return TemplateResponse(request, "admin/meetings/history.html", context)
