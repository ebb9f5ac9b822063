"""Whom a country, an organisation or a leader met, how often, where and when."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from people.models import Country, Organization, Person

from ..models import Report
from ..models.report import took_part
from .encounters import (
    COLUMNS,
    PARTIES_OF_A_PAIR,
    Held,
    Seat,
    Side,
    host_of,
    is_of,
    named,
    principals,
    seats_by_report,
)
from .lists import COUNTED, Total

COUNTERPARTS = 8
#: Of whom each is told to have met: countries meet countries, organisations also countries.
MET_BY = {Country: [Country], Organization: [Country, Organization], Person: [Person]}

#: The kind of record and its key.
Key = tuple[type[Side], int | str]


@dataclass(frozen=True)
class Counterpart:
    """A country, an organisation or a leader whom they met, and how often."""

    record: Side
    times: int


@dataclass(frozen=True)
class Year:
    """A year with meetings, or some years in a row that have none.

    share: of the year that has most, in hundredths.
    """

    year: int
    number: int = 0
    share: float = 0.0
    #: The last of several years without meetings; None for a single year.
    until: int | None = None


@dataclass(frozen=True)
class Dealings:
    """What their meetings tell when they are counted.

    Counted are their latest meetings, as many as the lists count; see `is_whole`.
    """

    total: Total
    counterparts: list[Counterpart]
    received: int
    visited: int
    calls: int
    years: list[Year]
    #: The people who stood for a country or an organisation, the latest first; of a leader none.
    representatives: list[int]

    @property
    def is_whole(self) -> bool:
        """Whether nothing is left out of the count."""
        return self.total.number <= COUNTED

    @property
    def has_hosts(self) -> bool:
        """Whether it is known of any meeting who received."""
        return bool(self.received or self.visited or self.calls)


def dealings(side: Side) -> Dealings:
    """Return what live reports tell of a country, an organisation or a leader.

    It takes three queries, and one more for the organisations that an organisation met.
    """
    reports = Report.objects.live().filter(took_part(**named(side)))
    values = reports.newest_first().values_list("pk", *Held._fields[1:])[: COUNTED + 1]
    helds = [Held(*line) for line in values]
    held = [one for one in helds if one.outcome == Report.Outcome.HELD]
    seats = seats_by_report(Report.objects.filter(pk__in=[one.report for one in helds]))
    counted = held[:COUNTED]
    hosts = Counter(direction(one, seats[one.report], side) for one in counted)
    return Dealings(
        total=Total(len(held)),
        counterparts=counterparts(counted, seats, side),
        received=hosts["received"],
        visited=hosts["visited"],
        calls=hosts["call"],
        years=years(counted),
        representatives=representatives(helds, seats, side),
    )


def direction(held: Held, seats: list[Seat], side: Side) -> str:
    """Return whether they received, visited or called; '' where it was neither."""
    if held.kind in Report.CALLS:
        return "call"
    at_table = principals(seats)
    own = {seat.party for seat in at_table if is_of(seat, side)}
    others = {seat.party for seat in at_table} - own
    return {0: "received", 1: "visited", None: ""}[host_of(held, at_table, [own, others])]


def counterparts(
    helds: Iterable[Held], seats: dict[int, list[Seat]], side: Side
) -> list[Counterpart]:
    """Return whom they met most often, of the kinds in `MET_BY`."""
    times: Counter[Key] = Counter()
    for held in helds:
        times.update(met_at(principals(seats[held.report]), side))
    most = times.most_common(COUNTERPARTS)
    records = {}
    for model in MET_BY[type(side)]:
        keys = [key for (kind, key), _number in most if kind is model]
        records |= {(model, key): found for key, found in model.objects.in_bulk(keys).items()}
    return [Counterpart(records[key], number) for key, number in most]


def met_at(at_table: list[Seat], side: Side) -> set[Key]:
    """Return whom they met at a table of two to four parties."""
    if len({seat.party for seat in at_table}) > PARTIES_OF_A_PAIR:
        return set()
    own = {seat.party for seat in at_table if is_of(seat, side)}
    if not own:
        return set()
    return {
        (model, key)
        for seat in at_table
        if seat.party not in own
        for model in MET_BY[type(side)]
        if (key := getattr(seat, COLUMNS[model])) is not None
    }


def years(helds: Iterable[Held]) -> list[Year]:
    """Return the years from the last to the first meeting, those without any in one line."""
    numbers = Counter(held.held_on.year for held in helds)
    most = max(numbers.values(), default=1)
    found: list[Year] = []
    for year, number in sorted(numbers.items(), reverse=True):
        if found and found[-1].year - year > 1:
            found.append(without_meetings(year + 1, found[-1].year - 1))
        found.append(Year(year, number, round(100 * number / most, 1)))
    return found


def without_meetings(first: int, last: int) -> Year:
    """Return the line of years in which there was no meeting."""
    return Year(first, until=last if last > first else None)


def representatives(helds: Iterable[Held], seats: dict[int, list[Seat]], side: Side) -> list[int]:
    """Return who stood for a country or an organisation, the latest first."""
    if isinstance(side, Person):
        return []
    found = (
        seat.person
        for held in helds
        for seat in sorted(seats[held.report], key=lambda seat: seat.row)
        if is_of(seat, side) and seat.person is not None
    )
    return list(dict.fromkeys(found))
