"""A year as months, and a month as weeks: on which days meetings began."""

import calendar
import datetime
from collections import Counter
from dataclasses import dataclass

from django.db.models import Count

from ..models import Report
from .archive import year_of


@dataclass(frozen=True)
class Month:
    """A month of a year, and how many meetings are known to have begun in it."""

    first: datetime.date
    number: int


@dataclass(frozen=True)
class Day:
    """A day in the weeks of a month, and how many meetings are known to have begun on it."""

    on: datetime.date
    number: int


@dataclass(frozen=True)
class Calendar:
    """The months of a year and, of one of them, its weeks, each from Monday on.

    Before the first and after the last day of the month stands None.
    """

    months: list[Month]
    weeks: list[list[Day | None]]


def calendar_of(year: int, month: int | None = None) -> Calendar:
    """Return the calendar of a year and of one of its months, in one query."""
    of_months: Counter[int] = Counter()
    of_days: Counter[datetime.date] = Counter()
    began = Report.objects.live().filter(held_on__range=year_of(year))
    counted = (
        began.exclude(held_on_precision="year")
        .order_by()
        .values_list("held_on", "held_on_precision")
        .annotate(number=Count("pk"))
    )
    for held_on, precision, number in counted:
        of_months[held_on.month] += number
        if precision == "day":
            of_days[held_on] += number
    return Calendar(
        months=[
            Month(datetime.date(year, number, 1), of_months[number]) for number in range(1, 13)
        ],
        weeks=weeks(year, month, of_days) if month else [],
    )


def weeks(year: int, month: int, of_days: Counter[datetime.date]) -> list[list[Day | None]]:
    """Return the weeks of a month."""
    days = [
        Day(on, of_days[on]) if number else None
        # The module's own dates would leave the calendar in January of the year 1.
        for number in calendar.Calendar().itermonthdays(year, month)
        for on in [datetime.date(year, month, number or 1)]
    ]
    return [days[place : place + 7] for place in range(0, len(days), 7)]
