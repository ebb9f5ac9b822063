"""Meetings: the identity that editions share, and the addresses it once had."""

from typing import Self

from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

not_all_digits = RegexValidator(
    r"^\d+\Z", _("An address needs at least one letter."), inverse_match=True
)


class MeetingQuerySet(models.QuerySet):
    def withdrawn(self) -> Self:
        """Keep the meetings whose report has been withdrawn from the public."""
        return self.filter(withdrawn_at__isnull=False)

    def at_address(self, slug: str, *, language: str) -> Self:
        """Keep the meeting whose current address in a language is `slug`."""
        return self.filter(**{f"slug_{language}": slug})

    def once_at_address(self, slug: str, *, language: str) -> Self:
        """Keep the meeting that was once at `slug` in a language."""
        return self.filter(former_slugs__language=language, former_slugs__slug=slug)


class Meeting(models.Model):
    """One meeting in the real world: one address on the site, any number of editions.

    `number` is its short permanent address and is never given twice. Addresses are set by
    `workflow.publish`; withdrawal by `workflow.withdraw` and `workflow.bring_back`.
    """

    number = models.BigAutoField(_("number"), primary_key=True)
    slug = models.SlugField(_("address"), max_length=100, blank=True, validators=[not_all_digits])
    external_key = models.CharField(max_length=200, null=True, blank=True, unique=True)
    part_of = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="parts",
        verbose_name=_("part of"),
        help_text=_("A summit or a visit during which it took place."),
    )
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("withdrawn by"),
    )
    withdrawal_reason = models.TextField(_("reason for the withdrawal"), blank=True)
    first_published_at = models.DateTimeField(_("first published"), null=True, blank=True)

    objects = MeetingQuerySet.as_manager()

    class Meta:
        verbose_name = _("meeting")
        verbose_name_plural = _("meetings")
        constraints = [
            *(
                models.UniqueConstraint(
                    fields=[f"slug_{language}"],
                    condition=Q(**{f"slug_{language}__gt": ""}),
                    name=f"meeting_slug_{language}_once",
                )
                for language in ("it", "en")
            ),
            models.CheckConstraint(
                condition=~Q(part_of=models.F("number")), name="meeting_not_part_of_itself"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.slug_it or self.slug_en or self.number}"

    def slug_in(self, language: str) -> str:
        """Return the current address in a language; empty until first published."""
        return getattr(self, f"slug_{language}") or ""


class FormerSlug(models.Model):
    """An address that once worked; it redirects and is never given to another meeting."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="former_slugs")
    language = models.CharField(max_length=2, choices=settings.LANGUAGES)
    slug = models.SlugField(max_length=100)

    class Meta:
        verbose_name = _("former address")
        verbose_name_plural = _("former addresses")
        constraints = [
            models.UniqueConstraint(fields=["language", "slug"], name="former_slug_once"),
        ]

    def __str__(self) -> str:
        return f"{self.language}: {self.slug}"

    @classmethod
    def keep(cls, meeting: Meeting, *, language: str, slug: str) -> "FormerSlug":
        """Remember an address that the meeting leaves; return its row."""
        return cls.objects.get_or_create(meeting=meeting, language=language, slug=slug)[0]
