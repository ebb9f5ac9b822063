"""The lists of all reports: whole, by year, by month."""

import datetime
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from ..models import Report
from ..models.report import ReportQuerySet
from ..pages import archive
from ..pages.alternates import alternates
from ..pages.calendar import calendar_of
from ..pages.lists import listing
from .paging import cursor, kept, refuse_end


@require_safe
def meetings(request: HttpRequest) -> HttpResponse:
    """Show all reports, newest first, and the years of the archive."""
    return listed(request, Report.objects.live())


@require_safe
def meetings_of_year(request: HttpRequest, year: int) -> HttpResponse:
    """Show what began in a year; 404 where nothing did."""
    reports = archive.of_year(Report.objects.live(), year)
    return listed(
        request,
        reports,
        calendar=calendar_of(year),
        name="meetings_of_year",
        parts={"year": year},
    )


@require_safe
def meetings_of_month(request: HttpRequest, year: int, month: int) -> HttpResponse:
    """Show what is known to have begun in a month; 404 where nothing did."""
    reports = archive.of_month(Report.objects.live(), year, month)
    return listed(
        request,
        reports,
        calendar=calendar_of(year, month),
        month=datetime.date(year, month, 1),
        name="meetings_of_month",
        parts={"year": year, "month": month},
    )


def listed(
    request: HttpRequest,
    reports: ReportQuerySet,
    *,
    name: str = "meetings",
    parts: dict[str, int] | None = None,
    **shown: Any,
) -> HttpResponse:
    """Show a page of a list; name and parts: its address, which for an empty period is none."""
    page = listing(reports, cursor(request), language=request.LANGUAGE_CODE)
    refuse_end(page)
    if parts and not page.rows:
        raise Http404
    context = {
        "listing": page,
        "years": archive.years(),
        "year": (parts or {}).get("year"),
        "alternates": alternates(lambda: reverse(name, kwargs=parts), lambda _code: kept(page)),
        "section": "meetings",
    }
    return render(request, "meetings/report_list.html", context | shown)
