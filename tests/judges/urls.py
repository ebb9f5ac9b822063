"""The addresses of the site, and some at which something goes wrong on purpose."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.db import OperationalError
from django.shortcuts import render
from django.urls import path

from config import urls as site

handler400, handler403 = site.handler400, site.handler403
handler404, handler500 = site.handler404, site.handler500


def broken(request):
    """Fail as a mistake of ours does."""
    raise RuntimeError("A judge wants to see the page of a mistake.")


def without_database(request):
    """Fail as a page does when the database is away."""
    raise OperationalError("A judge wants to see the page without a database.")


def too_often(request):
    """Answer as the sign-in does after many wrong passwords."""
    return render(request, settings.AXES_LOCKOUT_TEMPLATE, status=429)


urlpatterns = [
    *site.urlpatterns,
    *i18n_patterns(
        path("judges/500/", broken),
        path("judges/503/", without_database),
        path("judges/429/", too_often),
    ),
]
