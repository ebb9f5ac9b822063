"""Sources: where an account comes from."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .frozen import ReportRow
from .source_record import SourceRecord


class Kind(models.TextChoices):
    OFFICIAL = "official", _("Official site")
    AGENCY = "agency", _("News agency")
    PRESS = "press", _("Press")
    VIDEO = "video", _("Video")
    DOCUMENT = "document", _("Document")


class Source(ReportRow):
    """Where an edition knows something from, and whose account that is."""

    Kind = Kind

    record = models.ForeignKey(
        SourceRecord, on_delete=models.PROTECT, related_name="sources", verbose_name=_("page")
    )
    kind = models.CharField(
        _("kind"),
        max_length=20,
        choices=Kind,
        blank=True,
        help_text=_("By who publishes it, not by how true it is."),
    )
    account_country = models.ForeignKey(
        "people.Country",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("account of (country)"),
        help_text=_("For which party it speaks: the Kremlin’s page gives Russia’s account."),
    )
    account_organization = models.ForeignKey(
        "people.Organization",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("account of (organisation)"),
        help_text=_("Where it speaks for an organisation: NATO’s own page."),
    )
    independent = models.BooleanField(
        _("independent"), default=False, help_text=_("Speaks for none of the parties.")
    )
    taken_from = models.ForeignKey(
        "self",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="taken_by",
        verbose_name=_("taken from"),
        help_text=_("The other source of this report whose text it repeats or translates."),
    )
    locator = models.CharField(
        _("where in the source"),
        max_length=200,
        blank=True,
        help_text=_("Page, minute or paragraph, where it is long."),
    )
    accessed_on = models.DateField(
        _("accessed on"),
        null=True,
        blank=True,
        help_text=_("When somebody last read it. Left empty in a new row: today."),
    )

    class Meta(ReportRow.Meta):
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        constraints = [
            models.UniqueConstraint(fields=["report", "key"], name="source_key_once"),
            models.CheckConstraint(
                condition=Q(account_country=None, account_organization=None)
                | Q(account_country=None, independent=False)
                | Q(account_organization=None, independent=False),
                name="source_account_of_one",
                violation_error_message=_(
                    "An account is that of one country, of one organisation, or independent."
                ),
            ),
            models.CheckConstraint(
                condition=~Q(taken_from=models.F("pk")), name="source_not_taken_from_itself"
            ),
            models.CheckConstraint(
                # Empty while it is a draft: the checklist asks before publication.
                condition=Q(kind__in=[*Kind.values, ""]),
                name="source_kind_known",
            ),
        ]

    def __str__(self) -> str:
        return str(self.record)
