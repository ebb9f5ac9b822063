"""All addresses: the desk and the signs of life here, the public ones in `meetings.urls`."""

from django.contrib import admin
from django.urls import path

from . import health

urlpatterns = [
    path("healthz", health.lives),
    path("readyz", health.is_ready),
    path("admin/", admin.site.urls),
]
