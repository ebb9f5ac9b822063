"""The pages of what went wrong, in the language of the reader."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.views.decorators.csrf import requires_csrf_token


@requires_csrf_token
def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer 400: nothing of what was sent is repeated."""
    return render(request, "errors/400.html", {"unlisted": True}, status=400)


@requires_csrf_token
def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer 403."""
    return render(request, "errors/403.html", {"unlisted": True}, status=403)


def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer 403 to a form that does not come from one of our pages, or comes too late."""
    context = {"unlisted": True, "is_stale_form": True}
    return render(request, "errors/403.html", context, status=403)


@requires_csrf_token
def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer 404, with the ways on."""
    return render(request, "errors/404.html", {"unlisted": True}, status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """Answer 500 with a page that asks nothing of the database or the session."""
    return HttpResponse(render_to_string("errors/500.html"), status=500)
