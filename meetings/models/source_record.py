"""The page of a source itself, which stands outside editions."""

from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import models
from django.db.models import Q
from django.utils.encoding import iri_to_uri
from django.utils.translation import gettext_lazy as _

from .quote import LANGUAGE_CODE

web_address = URLValidator(
    schemes=["http", "https"],
    message=_("A full web address that begins with https:// or http://."),
)


class SourceRecord(models.Model):
    """A page, book or document that sources cite; it stands outside editions.

    The address is kept percent-encoded, so that one page has one record.
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

    class Meta:
        verbose_name = _("page of a source")
        verbose_name_plural = _("pages of sources")
        constraints = [
            models.UniqueConstraint(
                fields=["url"], condition=~Q(url=""), name="source_record_url_once"
            ),
        ]

    def __str__(self) -> str:
        return self.title or self.publisher or self.url

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.url = encoded(self.url)
        self.archived_url = encoded(self.archived_url)
        super().save(*args, **kwargs)

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
