"""The page of a report."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from ..models import Report
from ..pages.linked_data import of_report
from ..pages.report import report_context, with_page
from .absent import instead_of
from .desk_links import corrections, desk_links


@require_safe
def report(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the live report of the meeting at an address."""
    language = get_language()
    at_address = Report.objects.live().filter(**{f"meeting__slug_{language}": slug})
    found = with_page(at_address).first()
    if found is None:
        return instead_of("report", request, slug)
    context = report_context(found, language) | {
        "desk_links": desk_links(request, found),
        "desk_corrections": corrections(request, found),
        "structured_data": of_report(found, language),
    }
    return render(request, "meetings/report_detail.html", context)
