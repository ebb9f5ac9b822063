"""The desk as a whole: its name, and no sidebar, whose list of tables nobody needs all day."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

admin.site.site_header = "Colloqui"
admin.site.site_title = "Colloqui"
admin.site.index_title = _("Newsroom")
admin.site.enable_nav_sidebar = False
