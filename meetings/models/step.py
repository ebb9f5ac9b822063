"""The log of the workflow."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Step(models.Model):
    """Somebody moved an edition on: written by `meetings.workflow` and never changed."""

    class Action(models.TextChoices):
        START = "start", _("Version started")
        SUBMIT = "submit", _("Submitted for review")
        SEND_BACK = "send_back", _("Sent back")
        SCHEDULE = "schedule", _("Scheduled")
        UNSCHEDULE = "unschedule", _("Schedule cancelled")
        PUBLISH = "publish", _("Published")
        CORRECT = "correct", _("Corrected")
        DISCARD = "discard", _("Discarded")
        WITHDRAW = "withdraw", _("Withdrawn")
        BRING_BACK = "bring_back", _("Brought back")
        HIDE = "hide", _("Version hidden")
        LIFT_EMBARGO = "lift_embargo", _("Embargo lifted")
        SCHEDULE_FAILED = "schedule_failed", _("Scheduled publication failed")
        ASSIGN = "assign", _("Given to somebody")
        APPROVE = "approve", _("Approved")
        APPROVE_AFTERWARDS = "approve_afterwards", _("Approved after publication")
        RESTORE = "restore", _("Earlier save restored")
        MERGE = "merge", _("Two records of one person merged")

    meeting = models.ForeignKey(
        "meetings.Meeting", on_delete=models.SET_NULL, null=True, related_name="steps"
    )
    report = models.ForeignKey(
        "meetings.Report", on_delete=models.SET_NULL, null=True, related_name="steps"
    )
    edition = models.PositiveIntegerField(_("version"))
    #: Of the edition, when the step was done.
    version = models.PositiveIntegerField(null=True)
    action = models.CharField(_("step"), max_length=20, choices=Action.choices)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("by"),
    )
    at = models.DateTimeField(_("at"))
    note = models.TextField(_("note"), blank=True)
    public_note = models.TextField(_("public note"), blank=True)

    class Meta:
        verbose_name = _("step")
        verbose_name_plural = _("steps")
        ordering = ["-at", "-pk"]
        indexes = [
            # Read by the list of what happened lately.
            models.Index(fields=["-at"], name="step_latest"),
        ]

    def __str__(self) -> str:
        return f"{self.get_action_display()}, {self.at:%Y-%m-%d %H:%M}"
