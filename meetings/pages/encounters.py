"""The meetings of two countries or of two leaders, told from larger gatherings.

A meeting of two to four parties makes pairs of its principals of different parties. At a larger
one, or where one of the two was only also present, both attended.
"""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from django.db.models import Count, Exists, Func, IntegerField, OuterRef, Q, Subquery

from people.models import Country, Organization, Person

from ..models import Participation, Report
from ..models.report import ReportQuerySet, took_part

#: More parties than this do not meet one another, they attend.
PARTIES_OF_A_PAIR = 4
#: To count further, for a link, would cost more than it tells.
COUNTED_OF_TWO = 100
#: The column of a participation in which each stands.
COLUMNS = {Country: "country", Organization: "organization", Person: "person"}

Side = Country | Organization | Person


class Seat(NamedTuple):
    """Who stood for which party at a meeting, and in what role."""

    report: int
    row: int
    person: int | None
    country: str | None
    organization: int | None
    role: str

    @property
    def party(self) -> tuple[object, ...]:
        """What tells a party from the others; somebody who stands for nobody is one alone."""
        if self.country is None and self.organization is None:
            return ("alone", self.row)
        return (self.country, self.organization)


class Held(NamedTuple):
    """What of a report tells when, where and how the two met."""

    report: int
    meeting: int
    held_on: datetime.date
    held_on_precision: str
    ended_on: datetime.date | None
    ended_on_precision: str
    covers_until: datetime.date
    kind: str
    outcome: str


@dataclass(frozen=True)
class Encounter:
    """A meeting of the two."""

    held: Held
    #: 0 where the first received, 1 where the second did; None elsewhere and in calls.
    host: int | None
    #: The people who met, of the first and of the second.
    people: tuple[tuple[int, ...], tuple[int, ...]]

    @property
    def is_call(self) -> bool:
        """Whether they spoke at a distance."""
        return self.held.kind in Report.CALLS


@dataclass(frozen=True)
class Encounters:
    """All that the archive holds of two; each list begins with the latest."""

    met: list[Encounter]
    #: Larger gatherings, and meetings where one of the two was only also present.
    attended: list[Held]
    #: What was announced, postponed, cancelled or denied: no meeting.
    not_held: list[Held]

    def within(self, start: int | None, end: int | None) -> "Encounters":
        """Keep what may have taken place from one year to another; None: without bound."""

        def inside(held: Held) -> bool:
            return (start is None or held.covers_until.year >= start) and (
                end is None or held.held_on.year <= end
            )

        return Encounters(
            [one for one in self.met if inside(one.held)],
            [held for held in self.attended if inside(held)],
            [held for held in self.not_held if inside(held)],
        )


def encounters(first: Country | Person, second: Country | Person) -> Encounters:
    """Return what live reports tell of two countries or two people, in two queries."""
    both = Report.objects.live().filter(took_part(**named(first)))
    both = both.filter(took_part(**named(second)))
    seats = seats_by_report(both)
    found = Encounters([], [], [])
    for values in both.newest_first().values_list("pk", *Held._fields[1:]):
        held = Held(*values)
        met = meeting_of(held, seats[held.report], first, second)
        if held.outcome != Report.Outcome.HELD:
            found.not_held.append(held)
        elif met is None:
            found.attended.append(held)
        else:
            found.met.append(met)
    return found


def named(side: Side) -> dict[str, object]:
    """Return the condition of a participation that it is theirs."""
    return {COLUMNS[type(side)]: side.pk}


def seats_by_report(reports: ReportQuerySet) -> dict[int, list[Seat]]:
    """Return the participants whom readers are shown, by report."""
    rows = Participation._base_manager.filter(report__in=reports.values("pk"))
    columns = ("report_id", "pk", "person_id", "country_id", "organization_id", "role")
    found: dict[int, list[Seat]] = {}
    for values in rows.exclude(role__in=Participation.UNSEEN).values_list(*columns):
        found.setdefault(values[0], []).append(Seat(*values))
    return found


def meeting_of(
    held: Held, seats: Iterable[Seat], first: Country | Person, second: Country | Person
) -> Encounter | None:
    """Return the meeting of the two; None where they only attended."""
    at_table = principals(seats)
    parties = across(at_table, first, second)
    if parties is None:
        return None
    return Encounter(held, host_of(held, at_table, parties), people_of(at_table, parties))


def principals(seats: Iterable[Seat]) -> list[Seat]:
    """Keep those between whom pairs are made."""
    return [seat for seat in seats if seat.role in Participation.PRINCIPALS]


def across(
    at_table: list[Seat], first: Country | Person, second: Country | Person
) -> list[set] | None:
    """Return the parties of either at a table; None where the two did not meet there."""
    if len({seat.party for seat in at_table}) > PARTIES_OF_A_PAIR:
        return None
    parties = [{seat.party for seat in at_table if is_of(seat, one)} for one in (first, second)]
    parties = [parties[0] - parties[1], parties[1] - parties[0]]
    return parties if all(parties) else None


def times_met(first: Country | Person, second: Country | Person) -> Subquery:
    """Return how often two met, counted in the database up to a bound by the rules of `encounters`.

    Beyond `COUNTED_OF_TWO` it is one more.
    """
    seats = Participation.objects.filter(role__in=Participation.PRINCIPALS).order_by()
    opposite = seats.filter(**named(second))
    if isinstance(first, Person):
        beside = seats.filter(
            Q(country=OuterRef("country")) | Q(organization=OuterRef("organization")),
            report=OuterRef("report"),
            person=first,
        )
        opposite = opposite.filter(~Exists(beside))
    met = Report.objects.live().alias(parties=parties_at_table())
    met = met.filter(
        pk__in=seats.filter(**named(first)).values("report"),
        outcome=Report.Outcome.HELD,
        parties__lte=PARTIES_OF_A_PAIR,
    ).filter(pk__in=opposite.values("report"))
    counted = Report.objects.filter(pk__in=met.values("pk")[: COUNTED_OF_TWO + 1])
    number = Func("pk", function="COUNT", output_field=IntegerField())
    return Subquery(counted.annotate(number=number).values("number"))


def parties_at_table() -> Subquery:
    """Return between how many parties a report tells of a meeting."""
    number = (
        Count("country", distinct=True)
        + Count("organization", distinct=True)
        + Count("pk", filter=Q(country=None, organization=None))
    )
    seats = Participation.objects.filter(role__in=Participation.PRINCIPALS, report=OuterRef("pk"))
    return Subquery(seats.order_by().values("report").annotate(number=number).values("number"))


def is_of(seat: Seat, side: Side) -> bool:
    """Say whether a seat is that of a person, or was taken for a country or an organisation."""
    return getattr(seat, COLUMNS[type(side)]) == side.pk


def host_of(held: Held, at_table: list[Seat], parties: list[set]) -> int | None:
    """Return which of the two received the other; None where neither did."""
    if held.kind in Report.CALLS:
        return None
    hosts = {seat.party for seat in at_table if seat.role == Participation.Role.HOST}
    return next((side for side in (0, 1) if parties[side] & hosts), None)


def people_of(at_table: list[Seat], parties: list[set]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return the people who met for either side."""
    first, second = (
        tuple(seat.person for seat in at_table if seat.party in theirs and seat.person)
        for theirs in parties
    )
    return first, second
