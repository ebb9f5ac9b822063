"""Requests that no reader sends are refused before anything looks at them."""

from collections.abc import Callable
from urllib.parse import quote, unquote_to_bytes

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from .refusals import refuse

LONGEST_ADDRESS = 4096


class HostileRequests:
    """Answers 414 to an address over 4 kB, 400 to one with NUL or invalid UTF-8."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        # Django has read the path as UTF-8 and quoted again what was none; the query is untouched.
        path = unquote_to_bytes(request.path_info)
        query = request.META.get("QUERY_STRING", "").encode("latin-1", "replace")
        if len(quote(path)) + len(query) > LONGEST_ADDRESS:
            return refuse(414)
        if not is_text(path) or not is_text(unquote_to_bytes(query)):
            return refuse(400)
        return self.get_response(request)


def is_text(raw: bytes) -> bool:
    """Whether these bytes are text: UTF-8 without NUL."""
    if b"\x00" in raw:
        return False
    try:
        raw.decode()
    except UnicodeDecodeError:
        return False
    return True
