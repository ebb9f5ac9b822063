"""The page of a topic."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from ..models.exposure import public_topics
from ..pages.alternates import alternates
from ..pages.linked_data import of_topic
from ..pages.topic import topic_page
from ..pages.vocabulary import at_address
from .paging import cursor, kept, refuse_end


@require_safe
def topic(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a topic that a live report is about; 404 for every other."""
    language = request.LANGUAGE_CODE
    found = at_address(public_topics(), slug, language=language)
    page = topic_page(found, cursor(request), language=language)
    refuse_end(page.meetings)
    context = {
        "page": page,
        "alternates": alternates(
            lambda: reverse("topic", kwargs={"slug": found.slug}),
            lambda _code: kept(page.meetings),
        ),
        "structured_data": of_topic(found, language),
    }
    return render(request, "meetings/topic_detail.html", context)
