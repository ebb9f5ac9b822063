"""The permanent address of one quote."""

import uuid

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ..models import Meeting, Quote, Report
from ..models.frozen import PUBLISHED
from ..pages.addresses import in_every_language
from ..pages.linked_data import of_quote
from ..pages.quote import quote_context
from .absent import withdrawn
from .desk_links import quote_links


@require_safe
def quote(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """Show a quote of the live report or, dropped there, of the last version that had it."""
    readable = Quote.objects.of_key(key).filter(report__in=Report.objects.readable())
    found = (
        readable.select_related("speaker", "source__record", "report__meeting", "report__country")
        .order_by("-report__edition")
        .first()
    )
    if found is not None:
        language = get_language()
        context = quote_context(found, language) | {
            "desk_links": quote_links(request, found),
            "structured_data": of_quote(found, language),
        }
        return render(request, "meetings/quote_detail.html", context)
    published = Quote.objects.of_key(key).filter(
        report__status__in=PUBLISHED, report__hidden_at=None
    )
    meeting = Meeting.objects.withdrawn().filter(reports__in=published.values("report")).first()
    if meeting is None:
        raise Http404(_("No quote stands at this address."))
    return withdrawn(request, meeting, in_every_language("quote", key=key))
