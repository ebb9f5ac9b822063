"""The headers that every answer carries: pages, files, redirects, errors."""

from collections.abc import Callable

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.middleware.security import SecurityMiddleware

POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self'",
    "font-src": "'self'",
    "connect-src": "'self'",
    "manifest-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
    "object-src": "'none'",
}
# What a view may ask for itself: the preview to be framed by the desk, the desk to frame it.
EXCEPTIONS = {"frame-ancestors": "'self'", "frame-src": "'self'"}
CLOSED_FEATURES = (
    "accelerometer",
    "autoplay",
    "browsing-topics",
    "camera",
    "display-capture",
    "encrypted-media",
    "fullscreen",
    "geolocation",
    "gyroscope",
    "hid",
    "idle-detection",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "picture-in-picture",
    "publickey-credentials-get",
    "screen-wake-lock",
    "serial",
    "usb",
    "xr-spatial-tracking",
)
FIXED = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Permissions-Policy": ", ".join(f"{feature}=()" for feature in CLOSED_FEATURES),
}

#: Answers that browsers keep for ever unless told otherwise: but what was withdrawn can come back,
#: and an address that was left can be taken again.
KEPT_FOR_EVER = frozenset({301, 308, 410})


class SecurityHeaders:
    """Puts the security headers on every answer.

    A view states an exception as a policy of its own, which completes the site's:
    `response["Content-Security-Policy"] = "frame-ancestors 'self'"` lets the desk frame the answer,
    `"frame-src 'self'"` lets the answer frame pages of the site. A policy with `sandbox`, as
    uploaded files carry it, stays as it is. Any other wish is not granted.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response
        # Its own answer to a wrong host passes Django's SecurityMiddleware by.
        self.transport = SecurityMiddleware(get_response)

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        self.transport.process_response(request, response)  # type: ignore[arg-type]
        for name, value in FIXED.items():
            response.headers[name] = value
        if response.status_code in KEPT_FOR_EVER:
            response.headers.setdefault("Cache-Control", "no-cache")
        wished = response.headers.get("Content-Security-Policy", "")
        response.headers["Content-Security-Policy"] = policy(wished)
        framed = "frame-ancestors 'self'" in response.headers["Content-Security-Policy"]
        response.headers["X-Frame-Options"] = "SAMEORIGIN" if framed else "DENY"
        return response


def policy(wished: str = "") -> str:
    """Return the policy of an answer whose view wished for `wished`."""
    directives = dict(_directives(wished))
    if "sandbox" in directives:
        return wished
    granted = {name: value for name, value in directives.items() if EXCEPTIONS.get(name) == value}
    return "; ".join(f"{name} {value}" for name, value in (POLICY | granted).items())


def _directives(written: str) -> list[tuple[str, str]]:
    parts = [directive.strip().partition(" ") for directive in written.split(";")]
    return [(name, value.strip()) for name, _space, value in parts if name]
