"""All addresses: the desk and the signs of life here, the public ones in `meetings.urls`."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path

from meetings import urls as public

from . import health

urlpatterns = [
    path("healthz", health.lives),
    path("readyz", health.is_ready),
    path("admin/", admin.site.urls),
    path("", include(public.without_language)),
    *i18n_patterns(path("", include(public))),
]

handler400 = "meetings.views.errors.bad_request"
handler403 = "meetings.views.errors.forbidden"
handler404 = "meetings.views.errors.not_found"
handler500 = "meetings.views.errors.server_error"
