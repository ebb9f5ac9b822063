"""The desk as a whole: its name, its first page, and no sidebar of tables, which nobody needs."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from .dashboard import dashboard

admin.site.site_header = "Colloqui"
admin.site.site_title = "Colloqui"
admin.site.index_title = _("Newsroom")
admin.site.enable_nav_sidebar = False
# Whoever signs in sees what waits for them; `register` has taken the site into use before.
admin.site.index = dashboard
