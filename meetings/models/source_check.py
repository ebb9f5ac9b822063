"""What was found when the page of a source was looked at: its text, and every look."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .source_state import SourceState


class SnapshotQuerySet(models.QuerySet):
    def latest_of(self, records: models.QuerySet | list[int]) -> Self:
        """Keep the latest snapshot of each of some pages."""
        later = SourceSnapshot.objects.filter(
            record=models.OuterRef("record"), pk__gt=models.OuterRef("pk")
        )
        return self.filter(~models.Exists(later), record__in=records)

    def not_looked_at(self) -> Self:
        """Keep those that tell something else than before, and that no editor has looked at."""
        return self.exclude(change="").filter(looked_at=None)

    def without_texts(self) -> Self:
        """Fetch all but the words of the page."""
        return self.defer("told", "around")


class SourceSnapshot(models.Model):
    """The words of a page as they stood there on a day; the next one says something else.

    Written by `meetings.verification` alone.
    """

    class Change(models.TextChoices):
        """What is otherwise than in the snapshot before; empty for the first."""

        QUOTES = "quotes", _("Words that are quoted have changed")
        LARGE = "large", _("Much has changed")
        SMALL = "small", _("Little has changed")

    #: Letters kept of what a page tells, and of what stands around it.
    MOST_TOLD = 200_000
    MOST_AROUND = 50_000

    record = models.ForeignKey(
        "meetings.SourceRecord", on_delete=models.CASCADE, related_name="snapshots"
    )
    fetched_at = models.DateTimeField(_("read on"))
    title = models.CharField(_("title"), max_length=300, blank=True)
    language = models.CharField(_("language"), max_length=20, blank=True)
    told = models.TextField(_("text"), blank=True)
    around = models.TextField(_("around the text"), blank=True)
    #: Of both texts, to see at once that nothing changed.
    digest = models.CharField(max_length=64)
    etag = models.CharField(max_length=200, blank=True)
    last_modified = models.CharField(max_length=100, blank=True)
    change = models.CharField(_("what changed"), max_length=10, blank=True, choices=Change)
    looked_at = models.DateTimeField(_("looked at on"), null=True, blank=True)
    looked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("looked at by"),
    )

    objects = SnapshotQuerySet.as_manager()

    class Meta:
        verbose_name = _("text of a page")
        verbose_name_plural = _("texts of pages")
        constraints = [
            models.CheckConstraint(
                condition=Q(change__in=["", "quotes", "large", "small"]),
                name="source_snapshot_change_known",
            ),
        ]
        indexes = [
            # Read by the checklist and by the next look: the latest of a page.
            models.Index(fields=["record", "-id"], name="source_snapshot_latest"),
            # Read by the newsroom and the list: what nobody has looked at.
            models.Index(
                fields=["record"],
                condition=Q(looked_at=None) & ~Q(change=""),
                name="source_snapshot_not_looked_at",
            ),
        ]

    def __str__(self) -> str:
        return self.title or f"{self.record_id}, {self.fetched_at:%Y-%m-%d}"

    @property
    def whole(self) -> str:
        """All words of the page: what it tells, and what stands around it."""
        return f"{self.told}\n{self.around}"


class SourceCheck(models.Model):
    """One look at a page: when, and how it answered. Written by `meetings.verification` alone."""

    record = models.ForeignKey(
        "meetings.SourceRecord", on_delete=models.CASCADE, related_name="checks"
    )
    at = models.DateTimeField(_("looked at on"))
    state = models.CharField(_("answer"), max_length=20, choices=SourceState)
    #: Of HTTP; 0 where nobody answered.
    status = models.PositiveSmallIntegerField(default=0)
    final_url = models.CharField(_("led to"), max_length=2_000, blank=True)
    #: For the log, in English.
    detail = models.CharField(max_length=300, blank=True)
    #: The first of its words: what the page said then.
    snapshot = models.ForeignKey(
        SourceSnapshot, on_delete=models.SET_NULL, null=True, blank=True, related_name="checks"
    )

    class Meta:
        verbose_name = _("look at a page")
        verbose_name_plural = _("looks at pages")
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=SourceState.values), name="source_check_state_known"
            ),
        ]
        indexes = [
            # Read by the page of a source: its looks, the latest first.
            models.Index(fields=["record", "-id"], name="source_check_latest"),
        ]

    def __str__(self) -> str:
        return f"{self.record_id}, {self.at:%Y-%m-%d}: {self.state}"
