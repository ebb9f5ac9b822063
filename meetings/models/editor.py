"""The accounts of the newsroom."""

from functools import cached_property

from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import gettext_lazy as _


class Editor(AbstractUser):
    """Somebody who works in the newsroom; what they may do is in `meetings.rights`."""

    language = models.CharField(
        _("language of the interface"),
        max_length=2,
        choices=settings.LANGUAGES,
        default="it",
        help_text=_("The desk speaks it from the next page on; new reports begin in it."),
    )
    translates_it = models.BooleanField(
        _("translates into Italian"),
        default=False,
        help_text=_("May write the Italian texts of reports in progress."),
    )
    translates_en = models.BooleanField(
        _("translates into English"),
        default=False,
        help_text=_("May write the English texts of reports in progress."),
    )
    byline = models.CharField(
        _("byline"),
        max_length=100,
        blank=True,
        help_text=_("The name that readers see under a report; empty: no name."),
    )

    mail_assigned = models.BooleanField(
        _("when a report is given to me"),
        default=True,
        help_text=_("Letters name the report and link to it; they never hold its text."),
    )
    mail_submitted = models.BooleanField(
        _("when a report waits for my review"),
        default=True,
        help_text=_("As its reviewer, or as a publisher where none is named."),
    )
    mail_sent_back = models.BooleanField(
        _("when my report is sent back"),
        default=True,
        help_text=_("What is asked for stands on the desk, not in the letter."),
    )
    mail_remark = models.BooleanField(
        _("when somebody remarks on my report"),
        default=True,
        help_text=_("New remarks and replies; not your own."),
    )
    mail_schedule_failed = models.BooleanField(
        _("when a report that I scheduled is not published"),
        default=True,
        help_text=_("When its hour has come and the checklist or the embargo stands in the way."),
    )

    class Meta:
        verbose_name = _("account")
        verbose_name_plural = _("accounts")

    def __str__(self) -> str:
        return self.get_full_name() or self.username

    @cached_property
    def roles(self) -> frozenset[str]:
        """The names of the editor's groups, asked for once."""
        if self.is_superuser:
            return frozenset({"Manager"})
        return frozenset(self.groups.values_list("name", flat=True))

    @property
    def translated_languages(self) -> frozenset[str]:
        """The languages that the editor translates into."""
        languages = {"it": self.translates_it, "en": self.translates_en}
        return frozenset(code for code, translates in languages.items() if translates)
