from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PeopleConfig(AppConfig):
    """Who they are: countries, organisations, people, posts."""

    name = "people"
    verbose_name = _("People and posts")
    default_auto_field = "django.db.models.BigAutoField"
