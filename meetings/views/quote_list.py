"""The list of all quotes."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from ..pages.alternates import alternates
from ..pages.quote_list import said_at_meetings
from .paging import cursor, kept, refuse_end


@require_safe
def quotes(request: HttpRequest) -> HttpResponse:
    """Show the quotes of all live reports, by meeting, newest first."""
    listing, said = said_at_meetings(cursor(request), language=request.LANGUAGE_CODE)
    refuse_end(listing)
    context = {
        "listing": listing,
        "said": said,
        "alternates": alternates(lambda: reverse("quotes"), lambda _code: kept(listing)),
        "section": "quotes",
    }
    return render(request, "meetings/quote_list.html", context)
