"""All addresses: the desk and the signs of life here, the public ones in `meetings.urls`."""

from django.contrib import admin
from django.urls import path

urlpatterns = [
    path("admin/", admin.site.urls),
]
