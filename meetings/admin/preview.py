"""A draft exactly as readers would see it."""

from django.contrib.admin import AdminSite
from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _

from ..models import Report
from ..models.report import LANGUAGES
from ..pages.report import report_context, with_page
from .steps import change_url


def preview(request: HttpRequest, site: AdminSite, report: Report, language: str) -> HttpResponse:
    """Show an edition through the public template; the caller has asked who may read it.

    Never cached nor indexed; only the desk may frame it. Raises Http404 for another language.
    """
    if language not in LANGUAGES:
        raise Http404
    back = (_("Back to the desk"), change_url(report))
    fetched = with_page(Report.objects.filter(pk=report.pk)).get()
    addresses = {code: preview_url(report, code) for code in LANGUAGES}
    with translation.override(language):
        context = {
            **report_context(fetched, language),
            "alternates": addresses,
            "unlisted": True,
            "is_preview": True,
            "desk_links": [back],
        }
        html = render_to_string("meetings/report_detail.html", context, request)
    response = HttpResponse(html)
    response["Content-Security-Policy"] = "frame-ancestors 'self'"
    response["X-Robots-Tag"] = "noindex, nofollow"
    response["Content-Language"] = language
    add_never_cache_headers(response)
    return response


def preview_url(report: Report, language: str) -> str:
    """Return the address of the preview in a language."""
    return reverse("admin:meetings_report_preview", args=[report.pk, language])
