"""The archive: which years have reports, and what was held in a year or a month."""

import calendar
import datetime
from collections.abc import Mapping

from django.db.models import Exists

from ..models import Report
from ..models.report import ReportQuerySet

Period = tuple[datetime.date, datetime.date]


def of_year(reports: ReportQuerySet, year: int) -> ReportQuerySet:
    """Keep the meetings that began in a year."""
    return reports.filter(held_on__range=year_of(year))


def of_month(reports: ReportQuerySet, year: int, month: int) -> ReportQuerySet:
    """Keep the meetings that are known to have begun in a month."""
    # What is known to the year alone is stored as its first day and belongs to no month.
    return reports.filter(held_on__range=month_of(year, month)).exclude(held_on_precision="year")


def years() -> list[int]:
    """Return the years that have live reports, the latest first."""
    # Two looks at the ends of an index: asked for both at once, SQLite reads all of it.
    days = Report.objects.live().values_list("held_on", flat=True)
    latest = days.order_by("-held_on").first()
    earliest = days.order_by("held_on").first()
    if latest is None or earliest is None:
        return []
    return with_reports({year: year_of(year) for year in range(latest.year, earliest.year - 1, -1)})


def with_reports(periods: Mapping[int, Period]) -> list[int]:
    """Return the keys of the periods in which a live report begins.

    One query that looks into the index once for each period, however many reports there are.
    """
    live = Report.objects.live().order_by()
    looks = {f"has_{key}": Exists(live.filter(held_on__range=periods[key])) for key in periods}
    for answers in live.annotate(**looks).values(*looks)[:1]:
        return [key for key in periods if answers[f"has_{key}"]]
    return []


def year_of(year: int) -> Period:
    """Return the first and the last day of a year."""
    return datetime.date(year, 1, 1), datetime.date(year, 12, 31)


def month_of(year: int, month: int) -> Period:
    """Return the first and the last day of a month."""
    last = calendar.monthrange(year, month)[1]
    return datetime.date(year, month, 1), datetime.date(year, month, last)
