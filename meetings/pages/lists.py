"""Lists of reports: their rows, the way to the next page, and how many there are."""

from dataclasses import dataclass, field

from django.db.models import Model, Q
from django.utils.formats import number_format

from people.models import Person

from ..forms.cursor import Cursor
from ..models import Participation, Report
from ..models.report import ReportQuerySet
from ..text import dates

PAGE_SIZE = 30
#: Exact totals of more than this cost more than they tell.
COUNTED = 1_000
#: A row names the people of so many parties; larger gatherings are shown by their marks.
NAMED_PARTIES = 4


@dataclass
class Party:
    """A country or an organisation at a meeting, or nobody's, with the people who stood for it."""

    represented: Model | None
    people: list[Person | str] = field(default_factory=list)


@dataclass(frozen=True)
class Row:
    """A report as lists show it."""

    report: Report
    title: str
    summary: str
    #: The language of title and summary where it is not the reader's; else ''.
    text_language: str
    slug: str
    when: str
    when_iso: str
    city: str
    parties: list[Party]
    #: How it ended where it did not take place; else ''.
    outcome: str
    #: Whether it may lie outside the days that were asked for: its date is known too roughly.
    is_rough: bool = False

    @property
    def names_people(self) -> bool:
        """Whether there are few enough parties to name their people."""
        return len(self.parties) <= NAMED_PARTIES


@dataclass(frozen=True)
class Listing:
    """One page of a list that is ordered newest first."""

    rows: list[Row]
    #: Where the next page begins; None on the last one.
    after: Cursor | None = None
    #: Where this page began; None on the first one.
    before: Cursor | None = None


@dataclass(frozen=True)
class Total:
    """How many there are, counted up to a bound."""

    number: int

    def __str__(self) -> str:
        if self.number > COUNTED:
            return number_format(COUNTED, use_l10n=True, force_grouping=True) + "+"
        return number_format(self.number, use_l10n=True, force_grouping=True)


def listing(
    reports: ReportQuerySet, before: Cursor | None, *, language: str, size: int = PAGE_SIZE
) -> Listing:
    """Return the page of a list that comes after a cursor, or its first."""
    if before is not None:
        reports = older_than(reports, before)
    found = list(reports.newest_first().without_texts().with_parties()[: size + 1])
    shown = found[:size]
    return Listing(
        rows=[row(report, language) for report in shown],
        after=Cursor.at(shown[-1]) if len(found) > size else None,
        before=before,
    )


def older_than(reports: ReportQuerySet, cursor: Cursor) -> ReportQuerySet:
    """Keep what follows a cursor in a list ordered newest first."""
    earlier_that_day = Q(held_on=cursor.held_on, meeting__lt=cursor.number)
    # The first condition repeats the second for the index.
    return reports.filter(
        Q(held_on__lt=cursor.held_on) | earlier_that_day, held_on__lte=cursor.held_on
    )


def row(report: Report, language: str, *, is_rough: bool = False) -> Row:
    """Return a report as lists show it to readers of a language."""
    text_language = report.reading_language(language)
    return Row(
        report=report,
        title=report.text_in("title", text_language),
        summary=report.text_in("summary", text_language),
        text_language="" if text_language == language else text_language,
        slug=report.meeting.slug_in(language),
        when=when(report, language),
        when_iso=dates.iso(report.held_on, report.held_on_precision),
        city=report.text_in("city", language),
        parties=parties(report),
        outcome="" if report.outcome == Report.Outcome.HELD else report.get_outcome_display(),
        is_rough=is_rough,
    )


def when(report: Report, language: str) -> str:
    """Return the days of a meeting in words."""
    return dates.written(
        report.held_on,
        report.held_on_precision,
        report.ended_on,
        report.ended_on_precision,
        language=language,
    )


def parties(report: Report) -> list[Party]:
    """Return the principals of a report by party, the host's first."""
    principals = [one for one in report.participations.all() if one.is_principal]
    principals.sort(key=lambda one: one.role != Participation.Role.HOST)
    found: dict[tuple[str | None, int | None], Party] = {}
    for one in principals:
        key = (one.country_id, one.organization_id)
        party = found.setdefault(key, Party(one.party))
        who = one.person or one.group
        if who:
            party.people.append(who)
    return list(found.values())


def total_held(reports: ReportQuerySet) -> Total:
    """Return how many of these meetings were held; what was only announced does not count."""
    return total(reports.filter(outcome=Report.Outcome.HELD))


def total(reports: ReportQuerySet) -> Total:
    """Return how many there are, counting no further than is shown."""
    return Total(reports.order_by().values("pk")[: COUNTED + 1].count())
