"""What reviewers and authors say to each other about an edition."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class RemarkQuerySet(models.QuerySet):
    def unsettled(self) -> Self:
        """Keep the remarks that nobody has settled, replies left out."""
        return self.filter(settled_at=None, answers=None)

    def threads(self) -> Self:
        """Keep the remarks that begin a thread, with their replies, oldest first."""
        replies = Remark.objects.select_related("by").order_by("at", "pk")
        return (
            self.filter(answers=None)
            .select_related("by", "settled_by")
            .prefetch_related(models.Prefetch("replies", queryset=replies))
            .order_by("at", "pk")
        )


class Remark(models.Model):
    """Something said about one field of an edition, or about the whole of it.

    Written, answered and settled by `meetings.workflow` alone.
    """

    report = models.ForeignKey("meetings.Report", on_delete=models.CASCADE, related_name="remarks")
    #: A field of the report (`title_it`), a kind of row (`quotes`), one row (`quotes:KEY`) or a
    #: field of it (`quotes:KEY:text_it`); empty: the whole edition.
    place = models.CharField(
        _("about"),
        max_length=120,
        blank=True,
        help_text=_("The field or the row; the whole report where it concerns all of it."),
    )
    text = models.TextField(
        _("remark"),
        max_length=2_000,
        help_text=_("What to change and why, so that it can be done without asking again."),
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        related_name="remarks",
        verbose_name=_("by"),
    )
    at = models.DateTimeField(_("at"))
    #: The remark that this one replies to: threads are one level deep.
    answers = models.ForeignKey(
        "self", on_delete=models.CASCADE, null=True, blank=True, related_name="replies"
    )
    settled_at = models.DateTimeField(_("settled"), null=True, blank=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("settled by"),
    )

    objects = RemarkQuerySet.as_manager()

    class Meta:
        verbose_name = _("remark")
        verbose_name_plural = _("remarks")
        ordering = ["at", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="remark_says_something"),
            models.CheckConstraint(
                condition=Q(settled_at=None) | Q(answers=None), name="remark_reply_is_not_settled"
            ),
        ]

    def __str__(self) -> str:
        return self.text if len(self.text) <= 60 else f"{self.text[:59]}…"
