"""Translation units: which words of the original a translation translates, place by place."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .frozen import RowQuerySet, refuse_reports


class TranslationUnit(models.Model):
    """A text of an edition, or a paragraph of its body, and the words of which it is a translation.

    Kept by `meetings.parity` at every save; copied with the edition and frozen with it. It is no
    row that anybody types: snapshots, comparisons, merging and remarks see the texts themselves,
    and a revision notes what was behind then, for who restores it.
    """

    report = models.ForeignKey(
        "meetings.Report", on_delete=models.CASCADE, related_name="translation_units"
    )
    language = models.CharField(_("language"), max_length=2, choices=settings.LANGUAGES)
    #: A field of the report (`title`) or of one of its rows (`quotes:KEY:text`).
    place = models.CharField(_("place"), max_length=120)
    #: Which of the texts at that place, from 0 on, in the order of the original.
    paragraph = models.PositiveIntegerField(_("paragraph"), default=0)
    #: The words of the original as they are; empty where they are gone.
    original = models.TextField(_("original"), blank=True)
    original_hash = models.CharField(max_length=16, blank=True)
    #: The words that were translated, where the original says something else by now, and the hash
    #: of those that were: empty where nobody has translated them.
    translated = models.TextField(_("translated"), blank=True)
    translated_hash = models.CharField(max_length=16, blank=True)
    #: The translation as it is; empty where there is none.
    translation = models.TextField(_("translation"), blank=True)
    #: Where in the translated body it stands, from 0 on: paragraphs of the original may have moved.
    translation_place = models.PositiveIntegerField(default=0)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("translated or confirmed by"),
    )
    confirmed_at = models.DateTimeField(_("translated or confirmed"), null=True)

    objects = RowQuerySet.as_manager()

    class Meta:
        verbose_name = _("translation unit")
        verbose_name_plural = _("translation units")
        ordering = ["report", "language", "place", "paragraph"]
        constraints = [
            models.UniqueConstraint(
                fields=["report", "language", "place", "paragraph"],
                name="translation_unit_once",
            ),
            models.CheckConstraint(
                condition=~Q(original="") | ~Q(translation=""),
                name="translation_unit_of_something",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.place}:{self.paragraph} ({self.language})"

    def save(self, *args: Any, **kwargs: Any) -> None:
        refuse_reports(type(self), {self.report_id})
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        refuse_reports(type(self), {self.report_id})
        return super().delete(*args, **kwargs)
