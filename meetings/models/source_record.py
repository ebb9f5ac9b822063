"""The page of a source itself, which stands outside editions."""

from typing import Any, Self
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.encoding import iri_to_uri
from django.utils.translation import gettext_lazy as _

from .quote import LANGUAGE_CODE
from .source_check import SourceSnapshot
from .source_state import DEAD, SourceState

web_address = URLValidator(
    schemes=["http", "https"],
    message=_("A full web address that begins with https:// or http://."),
)


class SourceRecordQuerySet(models.QuerySet):
    def on_the_web(self) -> Self:
        """Keep the pages that have an address."""
        return self.exclude(url="")

    def dead(self) -> Self:
        """Keep the pages that no longer answer as pages do."""
        return self.filter(state__in=DEAD)

    def changed(self) -> Self:
        """Keep the pages that say something else than before, which no editor has looked at."""
        snapshots = SourceSnapshot.objects.filter(record=models.OuterRef("pk"))
        return self.filter(models.Exists(snapshots.not_looked_at()))

    def unverified(self) -> Self:
        """Keep the pages that neither a program nor an editor has read."""
        return self.on_the_web().filter(read_at=None, confirmed_at=None)


class SourceRecord(models.Model):
    """A page, book or document that sources cite; it stands outside editions.

    The address is kept percent-encoded, so that one page has one record. A new one waits to be
    read. What its page answers and what changed there is written by `meetings.verification` alone.
    """

    MAXIMUM_URL = 1_000

    url = models.CharField(
        _("web address"),
        max_length=MAXIMUM_URL,
        blank=True,
        validators=[web_address],
        help_text=_("The page itself, not the home page; empty for a document without an address."),
    )
    title = models.CharField(
        _("title"),
        max_length=300,
        blank=True,
        help_text=_("As printed at the head of the page or document."),
    )
    publisher = models.CharField(
        _("publisher"),
        max_length=200,
        blank=True,
        help_text=_("Who answers for it: the Kremlin, Reuters, Corriere della Sera."),
    )
    language = models.CharField(
        _("language"),
        max_length=20,
        blank=True,
        validators=[LANGUAGE_CODE],
        help_text=_("Of the page that was read: many sites have several."),
    )
    published_on = models.DateField(
        _("published on"),
        null=True,
        blank=True,
        help_text=_("As the page says; empty where it does not."),
    )
    archived_url = models.CharField(
        _("archived at"),
        max_length=MAXIMUM_URL,
        blank=True,
        validators=[web_address],
        help_text=_("A copy that remains when the page goes, as at web.archive.org."),
    )

    state = models.CharField(
        _("answer"), max_length=20, blank=True, choices=SourceState, editable=False
    )
    checked_at = models.DateTimeField(_("last look"), null=True, blank=True, editable=False)
    read_at = models.DateTimeField(_("text read on"), null=True, blank=True, editable=False)
    #: Since when readers are told that the page is gone, and that it says something else.
    gone_on = models.DateField(_("gone since"), null=True, blank=True, editable=False)
    changed_on = models.DateField(_("changed since"), null=True, blank=True, editable=False)
    #: Some pages only people can read.
    confirmed_at = models.DateTimeField(
        _("read by an editor on"), null=True, blank=True, editable=False
    )
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=_("read by"),
    )
    asked_at = models.DateTimeField(_("waits since"), null=True, blank=True, editable=False)

    objects = SourceRecordQuerySet.as_manager()

    class Meta:
        verbose_name = _("page of a source")
        verbose_name_plural = _("pages of sources")
        constraints = [
            models.UniqueConstraint(
                fields=["url"], condition=~Q(url=""), name="source_record_url_once"
            ),
            models.CheckConstraint(
                condition=Q(state__in=[*SourceState.values, ""]), name="source_record_state_known"
            ),
        ]
        indexes = [
            # Read every few seconds by whoever reads the pages: who has asked for one.
            models.Index(
                fields=["asked_at"],
                condition=Q(asked_at__isnull=False),
                name="source_record_asked",
            ),
            # Read by the newsroom: pages that do not answer.
            models.Index(fields=["state"], name="source_record_state"),
        ]

    def __str__(self) -> str:
        return self.title or self.publisher or self.url

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.url = encoded(self.url)
        self.archived_url = encoded(self.archived_url)
        if self._state.adding and self.url:
            self.asked_at = self.asked_at or timezone.now()
        super().save(*args, **kwargs)

    @property
    def is_checked(self) -> bool:
        """Whether a program or an editor has read the page."""
        return self.read_at is not None or self.confirmed_at is not None

    @property
    def host(self) -> str:
        """The host of the address, as readers see it beside a link; '' for documents."""
        return (urlsplit(self.url).hostname or "").removeprefix("www.")


def encoded(url: str) -> str:
    """Return a web address percent-encoded.

    Raises ValidationError where it is no http(s) address or longer than the column.
    """
    url = iri_to_uri(url.strip())
    if not url:
        return ""
    if len(url) > SourceRecord.MAXIMUM_URL:
        raise ValidationError(_("This address is too long."))
    web_address(url)
    return url
