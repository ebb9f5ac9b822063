"""Dates known to the day, the month or the year."""

import calendar
import datetime

from django.db import models
from django.utils.translation import gettext_lazy as _


class Precision(models.TextChoices):
    """How exactly a date is known."""

    DAY = "day", _("day")
    MONTH = "month", _("month")
    YEAR = "year", _("year")


def first_day(on: datetime.date, precision: str) -> datetime.date:
    """Return the first day of the period that a partial date covers."""
    if precision == Precision.YEAR:
        return on.replace(month=1, day=1)
    if precision == Precision.MONTH:
        return on.replace(day=1)
    return on


def last_day(on: datetime.date, precision: str) -> datetime.date:
    """Return the last day of the period that a partial date covers."""
    if precision == Precision.YEAR:
        return on.replace(month=12, day=31)
    if precision == Precision.MONTH:
        return on.replace(day=calendar.monthrange(on.year, on.month)[1])
    return on


def precision_field(verbose_name: str) -> models.CharField:
    """Return the column that says how exactly the date beside it is known."""
    return models.CharField(
        verbose_name,
        max_length=5,
        choices=Precision.choices,
        default=Precision.DAY,
        help_text=_("Month or year: type any day of it; readers see no more than is known."),
    )


def known_precision(field: str) -> models.Q:
    """Return the condition that `field` holds one of the precisions."""
    return models.Q(**{f"{field}__in": Precision.values})
