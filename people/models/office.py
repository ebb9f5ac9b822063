"""Posts, and who held them when."""

import datetime
from typing import Any, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ..partial_dates import first_day, known_precision, last_day, precision_field


class Office(models.Model):
    """A post in a country or in an organisation."""

    class Role(models.TextChoices):
        """In the order in which a meeting prefers them."""

        HEAD_OF_STATE = "head_of_state", _("head of state")
        HEAD_OF_GOVERNMENT = "head_of_government", _("head of government")
        FOREIGN_MINISTER = "foreign_minister", _("foreign minister")
        OTHER_MINISTER = "other_minister", _("other minister")
        HEAD_OF_ORGANIZATION = "head_of_organization", _("head of an organisation")
        RELIGIOUS_LEADER = "religious_leader", _("religious leader")
        ENVOY = "envoy", _("envoy")
        OTHER = "other", _("other")

    title = models.CharField(
        _("post"),
        max_length=200,
        help_text=_("As it is printed behind a name: President of Kazakhstan."),
    )
    role = models.CharField(
        _("kind of post"),
        max_length=30,
        choices=Role.choices,
        help_text=_("Of several held at once, the one that stands higher here is proposed."),
    )
    country = models.ForeignKey(
        "people.Country",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="offices",
        verbose_name=_("country"),
        help_text=_("The state whose post it is; for an ended state, that one."),
    )
    organization = models.ForeignKey(
        "people.Organization",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="offices",
        verbose_name=_("organisation"),
        help_text=_("For a post in an organisation; then no country."),
    )

    class Meta:
        verbose_name = _("post")
        verbose_name_plural = _("posts")
        constraints = [
            models.CheckConstraint(
                condition=Q(country=None, organization__isnull=False)
                | Q(country__isnull=False, organization=None),
                name="office_of_one_party",
                violation_error_message=_("A post belongs to one country or to one organisation."),
            ),
        ]

    def __str__(self) -> str:
        return self.title


class TenureQuerySet(models.QuerySet):
    def held_on(self, day: datetime.date) -> Self:
        """Keep the tenures that may cover a day."""
        return self.filter(
            Q(started_on=None) | Q(started_on__lte=day), Q(ended_on=None) | Q(ended_on__gte=day)
        )

    def latest_first(self) -> Self:
        """Order by start, the latest first; an unknown start is the oldest."""
        return self.order_by(models.F("started_on").desc(nulls_last=True), "-pk")


class Tenure(models.Model):
    """A person held a post from … to ….

    `started_on` is kept as the first and `ended_on` as the last day of the period that it
    covers, so that whoever asks "held on" need not look at the precision.
    """

    person = models.ForeignKey(
        "people.Person", on_delete=models.CASCADE, related_name="tenures", verbose_name=_("person")
    )
    office = models.ForeignKey(
        Office,
        on_delete=models.PROTECT,
        related_name="tenures",
        verbose_name=_("post"),
        help_text=_("The post as it is on the list; a new one is added under “Posts”."),
    )
    started_on = models.DateField(
        _("in office from"),
        null=True,
        blank=True,
        help_text=_("The day of taking over, not that of the election."),
    )
    started_on_precision = precision_field(_("known to the"))
    ended_on = models.DateField(
        _("in office to"),
        null=True,
        blank=True,
        help_text=_("The last day; empty for who still holds it."),
    )
    ended_on_precision = precision_field(_("known to the"))
    acting = models.BooleanField(
        _("acting"),
        default=False,
        help_text=_("Held for the time being, until somebody is appointed."),
    )

    objects = TenureQuerySet.as_manager()

    class Meta:
        verbose_name = _("time in office")
        verbose_name_plural = _("times in office")
        constraints = [
            models.CheckConstraint(
                condition=Q(started_on=None)
                | Q(ended_on=None)
                | Q(ended_on__gte=models.F("started_on")),
                name="tenure_ends_after_it_begins",
                violation_error_message=_("The end comes before the beginning."),
            ),
            models.CheckConstraint(
                condition=known_precision("started_on_precision")
                & known_precision("ended_on_precision"),
                name="tenure_precisions_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}, {self.office}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.cover_whole_periods()
        self.refuse_overlap()
        super().save(*args, **kwargs)

    def clean(self) -> None:
        self.cover_whole_periods()
        self.refuse_overlap()

    def cover_whole_periods(self) -> None:
        """Move the dates to the first and the last day of the periods that they cover."""
        if isinstance(self.started_on, datetime.date):
            self.started_on = first_day(self.started_on, self.started_on_precision)
        if isinstance(self.ended_on, datetime.date):
            self.ended_on = last_day(self.ended_on, self.ended_on_precision)

    def refuse_overlap(self) -> None:
        """Raise ValidationError where the person certainly held the post twice on one day.

        A hand-over day may be shared.
        """
        if self.person_id is None or self.office_id is None:
            return
        others = Tenure.objects.filter(person=self.person_id, office=self.office_id)
        for other in others.exclude(pk=self.pk):
            if self.surely_overlaps(other):
                raise ValidationError(
                    _("The same person already held this post on some of these days.")
                )

    def surely_overlaps(self, other: "Tenure") -> bool:
        """Say whether more than a hand-over day is certainly in both tenures."""
        start, end = self.certain_days()
        other_start, other_end = other.certain_days()
        return max(start, other_start) < min(end, other_end)

    def certain_days(self) -> tuple[datetime.date, datetime.date]:
        """Return the first and the last day on which the post was certainly held.

        The first lies after the last where nothing is certain.
        """
        start = (
            datetime.date.min
            if self.started_on is None
            else last_day(self.started_on, self.started_on_precision)
        )
        end = (
            datetime.date.max
            if self.ended_on is None
            else first_day(self.ended_on, self.ended_on_precision)
        )
        return start, end
