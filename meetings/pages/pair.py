"""The page of a pair: two countries or two leaders, and every time they met."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from django.db.models import Count, F, Q, QuerySet

from people.models import Country, Person

from ..forms.cursor import Cursor
from ..models import Mention, Quote, Report, ReportTopic, Source, Topic
from ..models.report import Kind
from ..text import dates, durations
from .encounters import Encounter, Encounters, Held, encounters
from .lists import PAGE_SIZE, Row, listing
from .pair_chart import Chart, chart
from .quote_list import Saying, sayings

#: Gatherings that both attended, and what was not held, are shown up to so many.
APART = 12
TOPICS = 8
WHO_MET = 6
SAYINGS = 4
#: Words are looked up in so many of the latest meetings.
LATEST = 200


@dataclass(frozen=True)
class Facts:
    """What their meetings have in common, counted."""

    number: int
    first: str
    last: str
    #: The longest time in which the archive has no meeting of theirs, in words; '' below two.
    longest_gap: str
    gap_between: tuple[str, str]
    received_by_first: int
    received_by_second: int
    elsewhere: int
    calls: int
    #: Kind and number, the most frequent first.
    kinds: list[tuple[str, int]]


@dataclass(frozen=True)
class Accounts:
    """Whose accounts the reports of their meetings rest on."""

    #: Reports that have an account of the first, of the second, of neither side.
    of_first: int
    of_second: int
    of_others: int


@dataclass(frozen=True)
class WhoMet:
    """Two people who met, and how often."""

    first: Person
    second: Person
    times: int


@dataclass(frozen=True)
class PairPage:
    """What the page of a pair shows."""

    first: Country | Person
    second: Country | Person
    all_met: int
    facts: Facts | None
    chart: Chart | None
    accounts: Accounts | None
    who_met: list[WhoMet]
    topics: list[tuple[Topic, int]]
    rows: list[Row]
    before: Cursor | None
    after: Cursor | None
    attended: list[Row]
    attended_more: int
    not_held: list[Row]
    when_they_met: list[Saying]
    about_each_other: list[Saying]

    @property
    def are_countries(self) -> bool:
        """Whether it is a pair of countries."""
        return isinstance(self.first, Country)


def pair_page(
    first: Country | Person,
    second: Country | Person,
    before: Cursor | None,
    *,
    years: tuple[int | None, int | None],
    language: str,
) -> PairPage | None:
    """Return what the page of a pair shows; None where the two never met.

    years: from which to which, None for no bound.
    """
    everything = encounters(first, second)
    if not everything.met:
        return None
    shown = everything.within(*years)
    keys = [one.held.report for one in shown.met]
    met, after = page_of(shown.met, before)
    rows = rows_by_report(
        [*met, *(held.report for held in (*shown.attended[:APART], *shown.not_held[:APART]))],
        language,
    )
    return PairPage(
        first=first,
        second=second,
        all_met=len(everything.met),
        facts=facts(shown.met, language) if shown.met else None,
        chart=chart(shown.met) if len(shown.met) > 1 else None,
        accounts=accounts(keys, first, second) if keys else None,
        who_met=who_met(shown.met) if isinstance(first, Country) else [],
        topics=topics_of(keys),
        rows=[rows[key] for key in met if key in rows],
        before=before,
        after=after,
        attended=[rows[held.report] for held in shown.attended[:APART] if held.report in rows],
        attended_more=max(0, len(shown.attended) - APART),
        not_held=[rows[held.report] for held in shown.not_held[:APART] if held.report in rows],
        when_they_met=said_when_they_met(shown, language),
        about_each_other=said_of_each_other(first, second, shown, language),
    )


def page_of(met: Sequence[Encounter], before: Cursor | None) -> tuple[list[int], Cursor | None]:
    """Return the reports on a page of their meetings, and where the next one begins."""
    rest = [
        one.held
        for one in met
        if before is None or (one.held.held_on, one.held.meeting) < (before.held_on, before.number)
    ]
    page = rest[:PAGE_SIZE]
    last = page[-1] if len(rest) > PAGE_SIZE else None
    return [held.report for held in page], Cursor(last.held_on, last.meeting) if last else None


def rows_by_report(keys: Sequence[int], language: str) -> dict[int, Row]:
    """Return the rows of these reports as lists show them."""
    reports = Report.objects.live().filter(pk__in=keys)
    found = listing(reports, None, language=language, size=len(keys) or 1)
    return {row.report.pk: row for row in found.rows}


def facts(met: Sequence[Encounter], language: str) -> Facts:
    """Return what these meetings have in common; they begin with the latest."""
    helds = [one.held for one in met]
    hosts = Counter(one.host for one in met)
    calls = sum(one.is_call for one in met)
    kinds = Counter(held.kind for held in helds)
    gap = longest_gap(helds)
    return Facts(
        number=len(met),
        first=when(helds[-1], language),
        last=when(helds[0], language),
        longest_gap=durations.written(gap[0].covers_until, gap[1].held_on, language=language)
        if gap
        else "",
        gap_between=(when(gap[0], language), when(gap[1], language)) if gap else ("", ""),
        received_by_first=hosts[0],
        received_by_second=hosts[1],
        elsewhere=hosts[None] - calls,
        calls=calls,
        kinds=[(str(Kind(kind).label), number) for kind, number in kinds.most_common()],
    )


def longest_gap(helds: Sequence[Held]) -> tuple[Held, Held] | None:
    """Return the two successive meetings farthest apart, the earlier first; None below two."""
    pairs = [(earlier, later) for later, earlier in pairwise(helds)]
    return max(pairs, key=lambda pair: pair[1].held_on - pair[0].covers_until, default=None)


def when(held: Held, language: str) -> str:
    """Return the days of a meeting in words."""
    return dates.written(
        held.held_on,
        held.held_on_precision,
        held.ended_on,
        held.ended_on_precision,
        language=language,
    )


def accounts(
    keys: Sequence[int], first: Country | Person, second: Country | Person
) -> Accounts | None:
    """Return on whose accounts the reports rest; None for leaders, who give none of their own."""
    if not isinstance(first, Country):
        return None
    sides = Source._base_manager.filter(report__in=keys).values_list("report", "account_country")
    by_report: dict[int, set[str | None]] = {}
    for report, code in sides:
        by_report.setdefault(report, set()).add(code)
    codes = {first.pk, second.pk}
    return Accounts(
        of_first=sum(first.pk in found for found in by_report.values()),
        of_second=sum(second.pk in found for found in by_report.values()),
        of_others=sum(not codes & found for found in by_report.values()),
    )


def who_met(met: Iterable[Encounter]) -> list[WhoMet]:
    """Return who of the first met whom of the second, the most frequent first."""
    times = Counter(
        (one, other) for meeting in met for one in meeting.people[0] for other in meeting.people[1]
    )
    most = times.most_common(WHO_MET)
    people = Person.objects.in_bulk({key for pair, _times in most for key in pair})
    return [WhoMet(people[one], people[other], number) for (one, other), number in most]


def topics_of(keys: Sequence[int]) -> list[tuple[Topic, int]]:
    """Return what their meetings were about, the most frequent first."""
    counted = (
        ReportTopic._base_manager.filter(report__in=keys)
        .order_by()
        .values("topic")
        .annotate(times=Count("report"))
        .order_by("-times", "topic")[:TOPICS]
    )
    times = {line["topic"]: line["times"] for line in counted}
    topics = Topic.objects.in_bulk(times)
    return [(topics[key], number) for key, number in times.items()]


def said_when_they_met(shown: Encounters, language: str) -> list[Saying]:
    """Return what either said at their latest meetings."""
    latest = shown.met[:LATEST]
    people = {key for one in latest for side in one.people for key in side}
    quotes = Quote.objects.filter(
        report__in=[one.held.report for one in latest], speaker__in=people
    )
    return sayings(quotes, language, limit=SAYINGS)


def said_of_each_other(
    first: Country | Person, second: Country | Person, shown: Encounters, language: str
) -> list[Saying]:
    """Return what either said of the other where the other took no part."""
    if not shown.met:
        return []
    one, other = spoke_of(first, second), spoke_of(second, first)
    return sayings(one | other, language, limit=SAYINGS)


def spoke_of(side: Country | Person, other: Country | Person) -> QuerySet[Quote]:
    """Return the quotes of one side in which the other is spoken of."""
    spoken_of: dict[str, Any] = {"country" if isinstance(other, Country) else "person": other.pk}
    condition = Q(mentions__in=Mention._base_manager.filter(**spoken_of))
    if isinstance(side, Country):
        condition &= Q(
            speaker__participations__country=side.pk,
            speaker__participations__report=F("report"),
        )
    else:
        condition &= Q(speaker=side.pk)
    return Quote.objects.filter(pk__in=Quote._base_manager.filter(condition).values("pk"))
