"""Readers get no characters that turn a text round or hide in it, wherever they came from."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from ..text.deception import CONTROLS
from .compression import TEXT

#: How the characters of CONTROLS begin as bytes: most pages hold none of them, and to look for
#: these is quicker than to read every letter.
BEGINNINGS = (
    *(b"\xe2\x80" + bytes([last]) for last in (0x8B, *range(0xAA, 0xAF))),
    *(b"\xe2\x81" + bytes([last]) for last in range(0xA0, 0xB0)),
    *(b"\xef\xbf" + bytes([last]) for last in range(0xB9, 0xBC)),
    *(b"\xef\xbb\xbf", b"\xe1\xa0\x8e", b"\xf3\xa0"),
)


class UnseenCharacters:
    """Takes such characters out of what readers get: pages, feeds, data.

    On the desk they stay, where their authors are told of them; its preview shows what readers
    will see, and takes them out itself.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if isinstance(response, HttpResponse) and is_for_readers(request, response):
            content = response.content
            if any(beginning in content for beginning in BEGINNINGS):
                response.content = CONTROLS.sub("", content.decode(response.charset))
        return response


def is_for_readers(request: HttpRequest, response: HttpResponse) -> bool:
    """Whether an answer is text, and not a page of the desk."""
    match = request.resolver_match
    on_desk = match is not None and "admin" in match.namespaces
    return not on_desk and TEXT.match(response.headers.get("Content-Type", "")) is not None
