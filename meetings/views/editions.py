"""The versions of a report that readers may read."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ..comparison import ReaderChanges, reader_changes
from ..models import Report
from ..pages.addresses import address
from ..pages.editions import editions_context
from ..pages.report import report_context, with_page
from .absent import instead_of


@require_safe
def editions(request: HttpRequest, slug: str) -> HttpResponse:
    """List the versions of the report at an address."""
    language = get_language()
    live = Report.objects.live().filter(**{f"meeting__slug_{language}": slug})
    found = live.without_texts().select_related("meeting").first()
    if found is None:
        return instead_of("editions", request, slug)
    return render(request, "meetings/edition_list.html", editions_context(found, language))


@require_safe
def edition(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Show an earlier version; the live one stands at the address of the report."""
    language = get_language()
    at_address = Report.objects.readable().filter(**{f"meeting__slug_{language}": slug})
    found = with_page(at_address.filter(edition=number)).first()
    if found is None and not at_address.exists():
        return instead_of("edition", request, slug, number=number)
    if found is None:
        raise Http404(_("There is no such version."))
    if found.status == Report.Status.LIVE:
        return HttpResponseRedirect(address("report", language, slug=slug))
    context = report_context(found, language) | {"changes": changed_next(found, language)}
    return render(request, "meetings/report_detail.html", context)


def changed_next(earlier: Report, language: str) -> ReaderChanges | None:
    """Return what the next version that readers may read changed."""
    later = Report.objects.readable().filter(
        meeting=earlier.meeting_id, edition__gt=earlier.edition
    )
    after = later.order_by("edition").first()
    return reader_changes(earlier, after, language) if after else None
