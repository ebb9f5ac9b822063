"""Text leaves small, also where no nginx stands before the site."""

import gzip
import re
from collections.abc import Callable
from typing import TypeGuard

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import patch_vary_headers

#: What fits into one packet becomes no quicker.
SMALLEST = 1_000
TEXT = re.compile(r"text/|application/(?:[a-z]+\+)?(?:json|xml)\b")
ACCEPTED = re.compile(r"\bgzip\b(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))")


class Compression:
    """Compresses the pages of readers.

    They bring no cookie. What an account sees holds secrets, which the length of an answer could
    give away to somebody who makes its browser ask again and again (BREACH): it stays as it is.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if not is_compressible(response):
            return response
        patch_vary_headers(response, ("Accept-Encoding",))
        if not request.COOKIES and ACCEPTED.search(request.headers.get("Accept-Encoding", "")):
            # Without the hour, so that one page has one form.
            response.content = gzip.compress(response.content, 6, mtime=0)
            response.headers["Content-Encoding"] = "gzip"
            response.headers["Content-Length"] = str(len(response.content))
        return response


def is_compressible(response: HttpResponseBase) -> TypeGuard[HttpResponse]:
    """Whether an answer is text that is worth it, and not compressed yet."""
    return (
        isinstance(response, HttpResponse)
        and TEXT.match(response.headers.get("Content-Type", "")) is not None
        and not response.has_header("Content-Encoding")
        and len(response.content) >= SMALLEST
    )
