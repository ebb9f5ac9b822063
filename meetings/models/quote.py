"""Quotes: what was said, in the words of a source."""

from typing import Self

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .frozen import ReportRow, RowQuerySet

LANGUAGE_CODE = RegexValidator(
    r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*\Z", _("A language code such as it, en, fa or zh-Hans.")
)

WORDED_BY = _(
    "Whose words these are, where it is not plain from the source: a translator, an interpreter, "
    "an agency."
)


class QuoteQuerySet(RowQuerySet):
    def live(self) -> Self:
        """Keep the quotes of live reports."""
        return self.filter(report__status="live")

    def said_by(self, person: models.Model) -> Self:
        """Keep the quotes of a person."""
        return self.filter(speaker=person)


class Directness(models.TextChoices):
    VERBATIM = "verbatim", _("Verbatim")
    INTERPRETED = "interpreted", _("Through an interpreter")
    OFFICIAL_PARAPHRASE = "official_paraphrase", _("Official paraphrase")
    REPORTED = "reported", _("Reported")


class TranslationBy(models.TextChoices):
    OURS = "ours", _("Our translation")
    PUBLISHED = "published", _("Published translation")


class Status(models.TextChoices):
    ACCEPTED = "accepted", _("Accepted")
    DISPUTED = "disputed", _("Disputed")


class Quote(ReportRow):
    """One utterance: the exact words of the cited source, and their text in both languages."""

    Directness = Directness

    TranslationBy = TranslationBy

    Status = Status

    MAXIMUM_LENGTH = 5_000

    speaker = models.ForeignKey(
        "people.Person",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="quotes",
        verbose_name=_("speaker"),
        help_text=_("Who said it, in any spelling; without a page: under “Attributed to”."),
    )
    attribution = models.CharField(
        _("attributed to"),
        max_length=200,
        blank=True,
        help_text=_("For speakers without a page and for joint statements."),
    )
    original = models.TextField(
        _("words of the source"),
        max_length=MAXIMUM_LENGTH,
        help_text=_("The exact words of the cited source, without its quotation marks."),
    )
    original_language = models.CharField(
        _("language of the source"),
        max_length=20,
        validators=[LANGUAGE_CODE],
        help_text=_(
            "The language in which that source prints the words, also if it is a translation."
        ),
    )
    language_spoken = models.CharField(
        _("language spoken"),
        max_length=20,
        blank=True,
        validators=[LANGUAGE_CODE],
        help_text=_("Only where something else was spoken than the source prints."),
    )
    worded_by = models.CharField(
        _("publisher or translator"), max_length=200, blank=True, help_text=WORDED_BY
    )
    directness = models.CharField(
        _("how direct"),
        max_length=20,
        choices=Directness,
        blank=True,
        help_text=_("How near the source comes to what was said; when in doubt, the less direct."),
    )
    source = models.ForeignKey(
        "meetings.Source",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="quotes",
        verbose_name=_("source"),
        help_text=_("Left empty: the only source of the report."),
    )
    locator = models.CharField(
        _("where in the source"),
        max_length=200,
        blank=True,
        help_text=_("Page, minute, paragraph."),
    )
    text = models.TextField(
        _("text"),
        max_length=MAXIMUM_LENGTH,
        blank=True,
        help_text=_(
            "The whole quote in this language, as it stands in the body; empty until translated."
        ),
    )
    translation_by = models.CharField(
        _("translation by"),
        max_length=20,
        choices=TranslationBy,
        blank=True,
        help_text=_("Readers see whose words they read."),
    )
    translation_source = models.ForeignKey(
        "meetings.Source",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("source of the translation"),
        help_text=_("For a published translation: the source of this report that prints it."),
    )
    status = models.CharField(
        _("status"),
        max_length=20,
        choices=Status,
        default=Status.ACCEPTED,
        help_text=_("A disputed quote stays, and readers see who disputes it."),
    )
    dispute_reason = models.TextField(
        _("why it is disputed"),
        max_length=1_000,
        blank=True,
        help_text=_("Who says otherwise, and what they say; readers see it beside the quote."),
    )

    objects = QuoteQuerySet.as_manager()

    class Meta(ReportRow.Meta):
        verbose_name = _("quote")
        verbose_name_plural = _("quotes")
        constraints = [
            models.UniqueConstraint(fields=["report", "key"], name="quote_key_once"),
            models.CheckConstraint(
                # Empty while it is a draft: the checklist asks before publication.
                condition=Q(directness__in=[*Directness.values, ""]),
                name="quote_directness_known",
            ),
            models.CheckConstraint(
                condition=Q(status__in=Status.values),
                name="quote_status_known",
            ),
        ]
        indexes = [
            # Read by the permanent address of a quote.
            models.Index(fields=["key"], name="quote_by_key"),
            # Read by the page of a leader and by the filter "speaker".
            models.Index(fields=["speaker", "report"], name="quote_of_speaker"),
        ]

    def __str__(self) -> str:
        return self.original if len(self.original) <= 60 else f"{self.original[:59]}…"

    def save(self, *args: object, **kwargs: object) -> None:
        if self.original_language in ("it", "en"):
            setattr(self, f"text_{self.original_language}", self.original)
            setattr(self, f"translation_by_{self.original_language}", "")
            setattr(self, f"translation_source_{self.original_language}", None)
        super().save(*args, **kwargs)

    def text_in(self, language: str) -> str:
        """Return the words in a language of the site; empty where there are none yet."""
        return getattr(self, f"text_{language}") or ""
