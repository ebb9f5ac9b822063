"""The desk as a whole: its name, its first page, its guide, and no sidebar that nobody needs."""

from typing import Any

from django.contrib import admin
from django.urls import path
from django.utils.translation import gettext_lazy as _

from .dashboard import dashboard
from .guide import guide, guide_picture

admin.site.site_header = "Colloqui"
admin.site.site_title = "Colloqui"
admin.site.index_title = _("Newsroom")
admin.site.enable_nav_sidebar = False
# Whoever signs in sees what waits for them; `register` has taken the site into use before.
admin.site.index = dashboard


def with_guide(others: list[Any]) -> list[Any]:
    """Return the addresses of the desk, those of the guide before the others."""
    view = admin.site.admin_view
    return [
        path("guide/", view(guide), name="guide"),
        path("guide/pictures/<slug:name>.png", view(guide_picture), name="guide_picture"),
        *others,
    ]


addresses_of_django = admin.site.get_urls
admin.site.get_urls = lambda: with_guide(addresses_of_django())
