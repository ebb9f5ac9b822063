"""The week of the newsroom: what is scheduled, what comes after it, and which embargoes end."""

import datetime
from dataclasses import dataclass

from django.db.models import Q
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from ..models import Report
from ..models.report import OPEN, ReportQuerySet
from ..text import dates
from .columns import headline
from .counting import Desk, Number
from .piles import week_around
from .selection import one_per_meeting, seen_by

MOST_SHOWN = 60
MOST_LATER = 3


@dataclass(frozen=True)
class Entry:
    """Something that happens at a moment of the week."""

    at: datetime.datetime
    report: Report
    is_overdue: bool
    is_embargo: bool

    @property
    def headline(self) -> SafeString | str:
        """The headline of the report, in whichever language there is."""
        return headline(self.report)

    @property
    def hour(self) -> str:
        """The hour as the newsroom's clock shows it."""
        return f"{timezone.localtime(self.at):%H:%M}"


@dataclass(frozen=True)
class Day:
    """A day of the week with its entries."""

    name: str
    day: datetime.date
    is_today: bool
    entries: list[Entry]


@dataclass(frozen=True)
class Week:
    """The week with its days, what comes next after it, and the numbers of what is scheduled."""

    number: Number
    parts: list[Number]
    days: list[Day]
    late: list[Entry]
    later: list[Entry]


def scheduled(desk: Desk) -> Week:
    """Return the week around the moment; what was due before it comes apart."""
    start, end = week_around(desk.at)
    entries = entries_until(desk, start, end)
    parts = [
        desk.number(_("this week"), work="this_week"),
        desk.number(_("overdue"), work="overdue"),
        desk.number(_("under embargo"), work="embargoed"),
    ]
    return Week(
        desk.number(pgettext("of the week", "Schedule"), status__exact=Report.Status.SCHEDULED),
        parts,
        days_of(timezone.localtime(start).date(), timezone.localtime(desk.at).date(), entries),
        [entry for entry in entries if entry.at < start],
        entries_from(desk, end),
    )


def entries_until(desk: Desk, start: datetime.datetime, end: datetime.datetime) -> list[Entry]:
    """Return what is scheduled before the end of the week and the embargoes that end in it."""
    due = Q(status=Report.Status.SCHEDULED, scheduled_for__lt=end)
    freed = Q(status__in=OPEN, embargo_until__gte=start, embargo_until__lt=end)
    found = []
    for report in reports_of(desk).filter(due | freed).order_by("scheduled_for", "pk")[:MOST_SHOWN]:
        if report.scheduled_for is not None and report.scheduled_for < end:
            late = report.scheduled_for <= desk.at
            found.append(Entry(report.scheduled_for, report, late, is_embargo=False))
        if report.embargo_until is not None and start <= report.embargo_until < end:
            found.append(Entry(report.embargo_until, report, False, is_embargo=True))
    return sorted(found, key=lambda entry: entry.at)


def entries_from(desk: Desk, moment: datetime.datetime) -> list[Entry]:
    """Return the next few reports that are scheduled for a moment or later."""
    due = reports_of(desk).filter(status=Report.Status.SCHEDULED, scheduled_for__gte=moment)
    return [
        Entry(report.scheduled_for, report, is_overdue=False, is_embargo=False)
        for report in due.order_by("scheduled_for", "pk")[:MOST_LATER]
        if report.scheduled_for is not None
    ]


def reports_of(desk: Desk) -> ReportQuerySet:
    """Return the reports that an account may see, without their texts."""
    return one_per_meeting(seen_by(Report.objects.all(), desk.editor)).without_texts()


def days_of(monday: datetime.date, today: datetime.date, entries: list[Entry]) -> list[Day]:
    """Return the seven days from a Monday on, each with its entries."""
    days = [monday + datetime.timedelta(days=number) for number in range(7)]
    language = get_language() or "en"
    return [
        Day(
            dates.weekday(day, language=language),
            day,
            day == today,
            [entry for entry in entries if timezone.localtime(entry.at).date() == day],
        )
        for day in days
    ]
