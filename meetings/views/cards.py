"""The picture of a report that other sites show beside a link to it."""

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from ..images import card as drawing
from ..models import Report
from ..models.report import LANGUAGES
from ..pages.card import card
from .photos import LIVE, POLICY


@require_safe
def report_card(request: HttpRequest, number: int, version: int, language: str) -> HttpResponseBase:
    """Serve the picture of a live report in a language in which it reads.

    It is drawn once for each version of the report that readers see, and kept.
    """
    if language not in LANGUAGES:
        raise Http404
    live = Report.objects.live().filter(meeting=number, edition=version)
    report = live.readable_in(language).without_texts().with_parties().first()
    if report is None:
        raise Http404
    etag = f'"{report.pk}-{report.version}-{language}"'
    answer = get_conditional_response(request, etag=etag) or FileResponse(
        kept(report, language), content_type="image/png"
    )
    answer.headers["ETag"] = etag
    answer.headers["Cache-Control"] = LIVE
    answer.headers["Content-Security-Policy"] = POLICY
    return answer


def kept(report: Report, language: str) -> object:
    """Return the open file of a picture, drawn now if it was not yet."""
    name = f"cards/{report.pk}-{report.version}-{language}.png"
    if not default_storage.exists(name):
        drawn = drawing.draw(card(report, language))
        name = default_storage.save(name, ContentFile(drawn))
    return default_storage.open(name)
