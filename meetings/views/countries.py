"""Countries: the list of all, and the page of each."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from ..pages.addresses import in_every_language
from ..pages.alternates import alternates
from ..pages.country import countries_with_page, country_index, country_page
from ..pages.linked_data import of_country
from ..pages.vocabulary import at_address
from .paging import cursor, kept, refuse_end


@require_safe
def countries(request: HttpRequest) -> HttpResponse:
    """Show all countries, also those that have ended."""
    context = {
        "index": country_index(),
        "alternates": in_every_language("countries"),
        "section": "countries",
    }
    return render(request, "meetings/country_list.html", context)


@require_safe
def country(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a country and the meetings in which it took part; every country has a page."""
    language = request.LANGUAGE_CODE
    found = at_address(countries_with_page(), slug, language=language)
    page = country_page(found, cursor(request), today=timezone.localdate(), language=language)
    refuse_end(page.meetings)
    context = {
        "page": page,
        "alternates": alternates(
            lambda: reverse("country", kwargs={"slug": found.slug}),
            lambda _code: kept(page.meetings),
        ),
        "section": "countries",
        "structured_data": of_country(found, language),
    }
    return render(request, "meetings/country_detail.html", context)
