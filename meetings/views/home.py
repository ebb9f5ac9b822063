"""The first page, and the door before it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from ..pages import home as pages
from ..pages.addresses import in_every_language


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Show what was published last, and the ways into the archive."""
    context = {
        "page": pages.home(language=request.LANGUAGE_CODE),
        "alternates": in_every_language("home"),
        "x_default": "/",
    }
    return render(request, "meetings/home.html", context)


@require_safe
def front_door(request: HttpRequest) -> HttpResponse:
    """Lead to the first page in the language that the browser asks for."""
    return redirect("home")
