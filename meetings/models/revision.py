"""Saves of an open edition, and what has been typed but not saved."""

import datetime
import uuid
from typing import Self

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Revision(models.Model):
    """One save of an edition: everything that could be typed into it, as it was then."""

    report = models.ForeignKey(
        "meetings.Report", on_delete=models.CASCADE, related_name="revisions"
    )
    version = models.PositiveIntegerField()
    snapshot = models.JSONField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    at = models.DateTimeField()
    #: What somebody typed and then did not store as it was: two had written at the same time, and
    #: the next version holds what was made of both. Never what the edition said.
    set_aside = models.BooleanField(_("set aside"), default=False)

    class Meta:
        verbose_name = _("save")
        verbose_name_plural = _("saves")
        ordering = ["report", "-version"]
        constraints = [
            models.UniqueConstraint(fields=["report", "version"], name="revision_version_once"),
        ]

    def __str__(self) -> str:
        return f"{self.report_id} v{self.version}"


class UnsavedStateQuerySet(models.QuerySet):
    def typed_by(self, editor: models.Model) -> Self:
        """Keep what an editor has typed: nobody else is ever shown it."""
        return self.filter(editor=editor)

    def in_report(self, report: models.Model | None) -> Self:
        """Keep what was typed into an edition; None: into reports that were never saved."""
        return self.filter(report=report)

    def open_since(self, moment: datetime.datetime) -> Self:
        """Keep the tabs that have been heard of since a moment."""
        return self.filter(seen_at__gte=moment)

    def typed_today_into(self, report: models.Model) -> Self:
        """Keep what a step of the workflow would pass by: typed these hours, and not saved."""
        today = timezone.now() - datetime.timedelta(hours=12)
        states = self.in_report(report).open_since(today).without_texts()
        return states.select_related("editor").order_by("-at")

    def without_texts(self) -> Self:
        """Leave what was typed in the database."""
        return self.defer("data")


class UnsavedState(models.Model):
    """What an editor has typed in one tab and not saved; never part of the history.

    `meetings.forms.unsaved` keeps it and lets it go. It outlives its edition: what a colleague
    discards takes nobody's typed text along.
    """

    report = models.ForeignKey(
        "meetings.Report",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="unsaved_states",
    )
    editor = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="unsaved_states"
    )
    tab = models.UUIDField(default=uuid.uuid4)
    browser = models.CharField(max_length=60, blank=True)
    base_version = models.PositiveIntegerField(default=0)
    data = models.JSONField(default=dict)
    began_at = models.DateTimeField(default=timezone.now)
    #: When the text changed last, and when the tab was last heard of.
    at = models.DateTimeField(default=timezone.now)
    seen_at = models.DateTimeField(default=timezone.now)

    objects = UnsavedStateQuerySet.as_manager()

    class Meta:
        verbose_name = _("unsaved text")
        verbose_name_plural = _("unsaved texts")
        constraints = [
            models.UniqueConstraint(fields=["editor", "tab"], name="unsaved_state_of_one_tab"),
        ]
        indexes = [
            # Read by presence: who is typing into this edition now.
            models.Index(fields=["report", "-seen_at"], name="unsaved_state_lately"),
        ]

    def __str__(self) -> str:
        return f"{self.editor} {self.at:%Y-%m-%d %H:%M}"
