"""What is answered at the address of a meeting that has no live report there."""

from collections.abc import Mapping
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ..models import Meeting
from ..models.report import LANGUAGES
from ..pages.addresses import address
from ..pages.wording import either


def instead_of(name: str, request: HttpRequest, slug: str, **parts: Any) -> HttpResponse:
    """Redirect from an address that the meeting has left; say why a report was withdrawn.

    name, parts: the page that was asked for and what else its address holds. Raises Http404.
    """
    language = get_language()
    meeting = Meeting.objects.at_address(slug, language=language).first()
    if meeting is not None and meeting.withdrawn_at is not None:
        addresses = {
            code: address(name, code, slug=meeting.slug_in(code), **parts) for code in LANGUAGES
        }
        return withdrawn(request, meeting, addresses)
    former = Meeting.objects.once_at_address(slug, language=language).first()
    if meeting is None and former is not None:
        current = address(name, language, slug=former.slug_in(language), **parts)
        return HttpResponsePermanentRedirect(current)
    raise Http404(_("No report stands at this address."))


def withdrawn(request: HttpRequest, meeting: Meeting, addresses: Mapping[str, str]) -> HttpResponse:
    """Answer 410 with the reason in the reader's language and nothing of the text.

    addresses: of what was asked for, by language.
    """
    context = {
        "reason": either(meeting, "withdrawal_reason", get_language()),
        "withdrawn_at": meeting.withdrawn_at,
        "alternates": addresses,
        "unlisted": True,
    }
    return render(request, "errors/410.html", context, status=410)
