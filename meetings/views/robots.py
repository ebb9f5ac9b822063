"""What robots are asked."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from ..pages.addresses import absolute, in_every_language


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Ask robots to leave out the endless pages of the search; name the map of the site."""
    context = {
        "searches": in_every_language("search").values(),
        "sitemap": absolute(reverse("sitemap")),
    }
    return render(request, "feeds/robots.txt", context, content_type="text/plain; charset=utf-8")
