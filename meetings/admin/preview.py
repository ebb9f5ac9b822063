"""A report exactly as readers would see it: as it is stored, or as it is being typed."""

from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ..forms.as_shown import FormAsShown
from ..forms.report import editable_fields
from ..models import Editor, Meeting, Report
from ..models.report import LANGUAGES
from ..pages.report import report_context, with_page
from ..rights import Action, can
from ..text import deception
from .sending import is_too_long, require_editing
from .steps import change_url

#: The key of a report that is not stored: no row has it, and its page asks for none.
NEW = -1


@require_http_methods(["GET", "HEAD", "POST"])
def preview(request: HttpRequest, site: AdminSite, report: Report, language: str) -> HttpResponse:
    """Show an edition through the public template; the caller has asked who may read it.

    By POST: as it stands in the form that is sent, of which nothing is stored. Raises Http404 for
    another language, PermissionDenied where a form is sent by somebody who cannot type into it.
    """
    require_language(language)
    if request.method == "POST":
        require_editing(request.user, report)
    fetched = with_page(Report.objects.filter(pk=report.pk)).get()
    return shown(request, fetched, language, change_url(report))


@require_http_methods(["GET", "HEAD", "POST"])
def preview_new(request: HttpRequest, language: str) -> HttpResponse:
    """Show a report that is not stored yet. Raises Http404, PermissionDenied."""
    if not can(request.user, Action.CREATE):
        raise PermissionDenied
    require_language(language)
    report = Report(
        pk=NEW, meeting=Meeting(pk=NEW), original_language=request.user.language or LANGUAGES[0]
    )
    return shown(request, report, language, reverse("admin:meetings_report_add"))


def require_language(language: str) -> None:
    """Raise Http404 for a language that the site does not speak."""
    if language not in LANGUAGES:
        raise Http404


def shown(request: HttpRequest, report: Report, language: str, desk: str) -> HttpResponse:
    """Answer with the page of a report; 413 for a form that holds more than any report.

    Never cached nor indexed; only the desk may frame it. desk: where it is edited.
    """
    lacking: list[str] = []
    back = (_("Back to the desk"), desk)
    if request.method == "POST":
        if is_too_long(request):
            return HttpResponse(_("This is more than a report can hold."), status=413)
        form = FormAsShown(request.POST, report)
        report, lacking = form.shown(), form.lacking
    addresses = {code: preview_url(report, code) for code in LANGUAGES}
    with translation.override(language):
        context = {
            **report_context(report, language),
            "alternates": addresses,
            "unlisted": True,
            "is_preview": True,
            "lacking": lacking,
            "desk_links": [back],
        }
        html = render_to_string("meetings/report_detail.html", context, request)
    response = HttpResponse(deception.neutral(html))
    response["Content-Security-Policy"] = "frame-ancestors 'self'"
    response["X-Robots-Tag"] = "noindex, nofollow"
    response["Content-Language"] = language
    add_never_cache_headers(response)
    return response


def preview_url(report: Report | None, language: str) -> str:
    """Return the address of the preview in a language; report: None for one not stored yet."""
    if report is None or report._state.adding:
        return reverse("admin:meetings_report_new_preview", args=[language])
    return reverse("admin:meetings_report_preview", args=[report.pk, language])


def preview_panel(editor: Editor, report: Report | None) -> dict[str, str]:
    """Return the address of the live preview in each language; none for who cannot type."""
    stored = report if report is not None and report.pk else None
    if not editable_fields(editor, stored):
        return {}
    return {code: preview_url(stored, code) for code in LANGUAGES}
