"""Two states of a report side by side in one text: what went, what came, what moved."""

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from ..comparison import Comparison, compare_states
from ..models import Report
from ..rights import Action, can
from .states import (
    LIVE,
    State,
    comparison_url,
    find_state,
    open_edition,
    restore_url,
    visible_editions,
    written,
)
from .steps import change_url


def compare_view(request: HttpRequest, site: admin.AdminSite, report: Report) -> HttpResponse:
    """Compare two states of a report; by default what readers see with this version.

    Raises PermissionDenied; Http404 for states that the report's meeting has not.
    """
    if not can(request.user, Action.HISTORY, report):
        raise PermissionDenied
    before = find_state(request.user, report, request.GET.get("from") or LIVE)
    after = find_state(request.user, report, request.GET.get("to") or written(report.pk))
    whole = "whole" in request.GET
    in_progress = open_edition(visible_editions(request.user, report))
    context = {
        **site.each_context(request),
        "title": title_of(before),
        "subtitle": str(report),
        "report": report,
        "opts": Report._meta,
        "before": before,
        "after": after,
        "whole": whole,
        "comparison": compared(before, after, whole=whole),
        "turned_url": turned_url(report, before, after),
        "in_progress_written": written(in_progress.pk) if in_progress else "",
        "restore_url": restore_url(request.user, in_progress),
        "history_url": reverse("admin:meetings_report_history", args=[report.pk]),
        "change_url": change_url(report),
    }
    return TemplateResponse(request, "admin/meetings/compare.html", context)


def compared(before: State | None, after: State | None, *, whole: bool) -> Comparison | None:
    """Return what differs between two states; None where one of them is what nobody sees."""
    if before is None or after is None:
        return None
    one_edition = before.report.pk == after.report.pk
    return compare_states(before.snapshot, after.snapshot, one_edition=one_edition, whole=whole)


def turned_url(report: Report, before: State | None, after: State | None) -> str:
    """Return where the two are compared the other way round."""
    if before is None or after is None:
        return ""
    return comparison_url(report, after.written, before.written)


def title_of(before: State | None) -> str:
    """Return what the page answers."""
    if before is None or (before.revision is None and before.report.status == Report.Status.LIVE):
        return _("What differs from what readers see")
    return _("What differs")
