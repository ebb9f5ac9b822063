"""Saves of an open edition, and what has been typed but not saved."""

import uuid

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


class UnsavedState(models.Model):
    """What an editor has typed in one tab and not saved; never part of the history."""

    report = models.ForeignKey(
        "meetings.Report",
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="unsaved_states",
    )
    editor = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="unsaved_states"
    )
    tab = models.UUIDField(default=uuid.uuid4)
    base_version = models.PositiveIntegerField(default=0)
    data = models.JSONField(default=dict)
    began_at = models.DateTimeField(default=timezone.now)
    at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("unsaved text")
        verbose_name_plural = _("unsaved texts")
        constraints = [
            models.UniqueConstraint(fields=["editor", "tab"], name="unsaved_state_of_one_tab"),
        ]
        indexes = [
            # Read by presence: who is typing into this edition now.
            models.Index(fields=["report", "-at"], name="unsaved_state_lately"),
        ]

    def __str__(self) -> str:
        return f"{self.editor} {self.at:%Y-%m-%d %H:%M}"
