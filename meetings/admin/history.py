"""The history of a report: its versions, and every save and step in one line of time."""

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from ..models import Report
from ..rights import Action, can
from .states import (
    LIVE,
    differences_url,
    open_edition,
    readers_see,
    restore_url,
    visible_editions,
    written,
)
from .steps import change_url
from .timeline import Cursor, Entry, timeline


def history_view(request: HttpRequest, site: admin.AdminSite, report: Report) -> HttpResponse:
    """Show versions, saves and steps; any two states can be chosen for comparison.

    Raises PermissionDenied; Http404 for a place in the history that is none.
    """
    if not can(request.user, Action.HISTORY, report):
        raise PermissionDenied
    place = request.GET.get("before", "")
    before = Cursor.read(place) if place else None
    if place and before is None:
        raise Http404
    editions = visible_editions(request.user, report)
    entries, older = timeline(report.meeting_id, editions, before)
    in_progress = open_edition(editions)
    context = {
        **site.each_context(request),
        "title": _("History"),
        "subtitle": str(report),
        "report": report,
        "opts": Report._meta,
        "editions": editions,
        "entries": entries,
        "older": older,
        "paged": before is not None,
        "chosen_before": chosen_before(editions, entries, in_progress or report),
        "chosen_after": written((in_progress or report).pk),
        "live": LIVE if readers_see(report) else "",
        "restore_url": restore_url(request.user, in_progress),
        "differences_url": differences_url(request.user, in_progress or report),
        "compare_url": reverse("admin:meetings_report_compare", args=[report.pk]),
        "change_url": change_url(report),
    }
    return TemplateResponse(request, "admin/meetings/history.html", context)


def chosen_before(editions: list[Report], entries: list[Entry], after: Report) -> str:
    """Return the name of the state that is chosen before anybody chooses: what readers see.

    Where that is `after` itself the version before it; where they see nothing the last save but
    one.
    """
    others = [edition for edition in editions if edition.pk != after.pk]
    live = next((edition for edition in others if edition.status == Report.Status.LIVE), None)
    if live is not None or others:
        return written((live or others[0]).pk)
    return next((entry.state_before for entry in entries if entry.state_before), "")
