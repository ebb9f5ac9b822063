"""The page of an organisation."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from ..pages.alternates import alternates
from ..pages.linked_data import of_organization
from ..pages.organization import organization_page, organizations_with_page
from ..pages.vocabulary import at_address
from .paging import cursor, kept, refuse_end


@require_safe
def organization(request: HttpRequest, slug: str) -> HttpResponse:
    """Show an organisation that a live report shows; 404 for every other."""
    language = request.LANGUAGE_CODE
    found = at_address(organizations_with_page(), slug, language=language)
    page = organization_page(found, cursor(request), today=timezone.localdate(), language=language)
    refuse_end(page.meetings)
    context = {
        "page": page,
        "alternates": alternates(
            lambda: reverse("organization", kwargs={"slug": found.slug}),
            lambda _code: kept(page.meetings),
        ),
        "structured_data": of_organization(found, language),
    }
    return render(request, "meetings/organization_detail.html", context)
