"""Other meetings: of the same people, of the same countries, and those of the same occasion."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations

from django.db.models import (
    BooleanField,
    Case,
    Count,
    IntegerField,
    Model,
    Q,
    Value,
    When,
)
from django.urls import reverse

from ..models import Participation, Report
from ..models.report import ReportQuerySet
from .encounters import COUNTED_OF_TWO, PARTIES_OF_A_PAIR, parties_at_table, times_met
from .lists import when
from .table import Table, is_country
from .wording import Wording, exactly

SHOWN_OF_PEOPLE = 6
SHOWN_OF_COUNTRIES = 4
#: Meetings of these kinds may hold others.
GATHERINGS = (Report.Kind.SUMMIT, Report.Kind.MULTILATERAL, Report.Kind.STATE_VISIT)


@dataclass(frozen=True)
class OtherMeeting:
    """Another meeting, in a line."""

    slug: str
    title: Wording
    when: str
    held_on: datetime.date


@dataclass(frozen=True)
class Pair:
    """Two countries or two people with a page of their own together."""

    page: str
    first: Model
    second: Model
    #: How often they met, as far as it is counted.
    times: int = 1

    @property
    def met_oftener(self) -> bool:
        """Whether they met oftener than is counted."""
        return self.times > COUNTED_OF_TWO

    @property
    def address(self) -> str:
        """The address of their page in the active language."""
        return reverse(self.page, args=sorted((self.first.slug, self.second.slug)))


@dataclass(frozen=True)
class OtherMeetings:
    """The meetings that belong to one; each list begins with the latest."""

    #: People of two of the parties met again, before this meeting and after it.
    earlier: list[OtherMeeting] = field(default_factory=list)
    later: list[OtherMeeting] = field(default_factory=list)
    #: Two of the countries met, through other people.
    of_countries: list[OtherMeeting] = field(default_factory=list)
    #: The gathering of which this one is part, and what is part of this one.
    whole: list[OtherMeeting] = field(default_factory=list)
    parts: list[OtherMeeting] = field(default_factory=list)
    #: Those who met here, each two with how often they did.
    pairs: list[Pair] = field(default_factory=list)


def other_meetings(report: Report, table: Table, language: str) -> OtherMeetings:
    """Return the other live meetings that belong to one, in one query at most."""
    others = Report.objects.live().exclude(meeting=report.meeting_id)
    held = others.filter(outcome=Report.Outcome.HELD)
    again = met_again(held, "person", people_at(table), SHOWN_OF_PEOPLE)
    countries = met_again(held, "country", countries_at(table), SHOWN_OF_COUNTRIES)
    occasion = same_occasion(report)
    conditions = [one for one in (again, countries, occasion) if one is not None]
    found = OtherMeetings(pairs=pairs(report, table))
    if not conditions:
        return found
    wanted = conditions[0]
    for condition in conditions[1:]:
        wanted |= condition
    # Asked of the people alone, who are few: what is left is of their countries.
    of_people = [When(again, then=True)] if again else []
    is_of_people = Case(*of_people, default=False, output_field=BooleanField())
    times = [times_met(pair.first, pair.second) for pair in found.pairs]
    reports = in_lines(others.filter(wanted)).annotate(
        is_of_people=is_of_people,
        **{f"times_{place}": number for place, number in enumerate(times)},
    )
    for other in reports:
        list_of(other, report, found).append(other_meeting(other, language))
    # Without another meeting of theirs this one is the only one.
    return replace(found, pairs=with_times(found.pairs, reports[0])) if reports else found


def with_times(found: list[Pair], counted: Report) -> list[Pair]:
    """Return pairs with how often each met; counted: a report fetched with these numbers."""
    return [
        replace(pair, times=getattr(counted, f"times_{place}")) for place, pair in enumerate(found)
    ]


def list_of(other: Report, report: Report, found: OtherMeetings) -> list[OtherMeeting]:
    """Return the list in which another meeting stands; that of the occasion goes first."""
    if other.meeting_id == report.meeting.part_of_id:
        return found.whole
    if other.meeting.part_of_id == report.meeting_id:
        return found.parts
    if not other.is_of_people:
        return found.of_countries
    moment = (other.held_on, other.meeting_id)
    is_later = report.held_on is not None and moment > (report.held_on, report.meeting_id)
    return found.later if is_later else found.earlier


def met_again(
    reports: ReportQuerySet, column: str, parties: Sequence[Sequence[object]], limit: int
) -> Q | None:
    """Return the condition of the latest reports in which two of the parties met again.

    column: by what a party is known; parties: the keys by which each of them is. None where fewer
    than two are known by anything.
    """
    known = [keys for keys in parties if keys]
    if len(known) < 2:
        return None
    whose = Case(
        *(When(**{f"{column}__in": keys}, then=Value(place)) for place, keys in enumerate(known)),
        output_field=IntegerField(),
    )
    principals = Participation.objects.filter(role__in=Participation.PRINCIPALS).order_by()
    together = (
        principals.filter(**{f"{column}__in": [key for keys in known for key in keys]})
        .values("report")
        .annotate(parties=Count(whose, distinct=True))
        .filter(parties__gte=2)
    )
    # At a larger gathering they did not meet, they attended.
    met = reports.filter(pk__in=together.values("report")).alias(parties=parties_at_table())
    latest = met.filter(parties__lte=PARTIES_OF_A_PAIR).newest_first()
    return Q(pk__in=latest.values("pk")[:limit])


def pairs(report: Report, table: Table) -> list[Pair]:
    """Return the pairs of parties and of people who met in a live report, those of people first.

    Two to four parties make pairs; of more than two only the countries are named.
    """
    if report.status != Report.Status.LIVE or report.outcome != Report.Outcome.HELD:
        return []
    if table.is_roster or len(table.parties) < 2:
        return []
    countries = [party.represented for party in table.parties if is_country(party.represented)]
    found = [Pair("country_pair", *two) for two in combinations(countries, 2)]
    sides = [[seat.person for seat in party.principals if seat.person] for party in table.parties]
    if len(sides) == 2 and all(len(side) == 1 for side in sides):
        found.insert(0, Pair("leader_pair", sides[0][0], sides[1][0]))
    return found


def people_at(table: Table) -> list[list[int]]:
    """Return the keys of the principals at a table, party by party; none of a roster."""
    if table.is_roster:
        return []
    return [
        [seat.person.pk for seat in party.principals if seat.person is not None]
        for party in table.parties
    ]


def countries_at(table: Table) -> list[list[str]]:
    """Return the codes of the countries at a table, each a party; none of a roster."""
    return [] if table.is_roster else [[code] for code in sorted(table.countries)]


def same_occasion(report: Report) -> Q | None:
    """Return the condition of what is part of a meeting, or of which it is part; None for none."""
    meeting = report.meeting
    if meeting.part_of_id is None and report.kind not in GATHERINGS:
        return None
    return Q(meeting__part_of=meeting.pk) | Q(meeting=meeting.part_of_id)


def in_lines(reports: ReportQuerySet) -> ReportQuerySet:
    """Fetch what a line shows, newest first."""
    return reports.newest_first().without_texts().select_related("meeting")


def other_meeting(report: Report, language: str) -> OtherMeeting:
    """Return the line of a meeting."""
    return OtherMeeting(
        slug=report.meeting.slug_in(language),
        title=exactly(report, "title", report.reading_language(language)),
        when=when(report, language),
        held_on=report.held_on,
    )
