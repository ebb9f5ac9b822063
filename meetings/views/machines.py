"""What browsers ask for to search the site from their own box and to keep it at hand."""

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.templatetags.static import static
from django.utils.translation import override
from django.views.decorators.http import require_safe

from ..models.report import LANGUAGES
from ..pages.addresses import absolute, address

#: The paper of the look, as tokens.css has it.
PAPER = "#fbfaf6"


@require_safe
def opensearch(request: HttpRequest, language: str) -> HttpResponse:
    """Describe the search in a language to browsers."""
    if language not in LANGUAGES:
        raise Http404
    with override(language):
        return render(
            request,
            "feeds/opensearch.xml",
            {
                "language": language,
                "search": absolute(address("search", language)),
                "icon": absolute(static("img/mark-32.png")),
            },
            content_type="application/opensearchdescription+xml; charset=utf-8",
        )


@require_safe
def favicon(request: HttpRequest) -> HttpResponse:
    """Lead to the icon whoever asks for it without reading a page: feeds name none to browsers."""
    return redirect(static("img/mark-32.png"))


@require_safe
def manifest(request: HttpRequest) -> HttpResponse:
    """Name the site and its icon to devices that keep it at hand."""
    return JsonResponse(
        {
            "name": "Colloqui",
            "short_name": "Colloqui",
            "start_url": "/",
            "display": "browser",
            "background_color": PAPER,
            "theme_color": PAPER,
            "icons": [
                {"src": static("img/mark.svg"), "sizes": "any", "type": "image/svg+xml"},
                {"src": static("img/mark-180.png"), "sizes": "180x180", "type": "image/png"},
            ],
        },
        content_type="application/manifest+json",
    )
