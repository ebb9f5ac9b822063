"""Other meetings: of the same people, and those of which this one is part."""

import datetime
from dataclasses import dataclass
from itertools import combinations

from django.db.models import Case, Count, IntegerField, Model, Q, Value, When
from django.urls import reverse

from ..models import Participation, Report
from ..models.report import ReportQuerySet
from .lists import when
from .table import Table, is_country
from .wording import Wording, exactly

SHOWN = 4
#: Meetings of these kinds may hold others.
GATHERINGS = (Report.Kind.SUMMIT, Report.Kind.MULTILATERAL, Report.Kind.STATE_VISIT)


@dataclass(frozen=True)
class OtherMeeting:
    """Another meeting, in a line."""

    slug: str
    title: Wording
    when: str
    held_on: datetime.date
    kind: str


@dataclass(frozen=True)
class Pair:
    """Two countries or two people with a page of their own together."""

    page: str
    first: Model
    second: Model

    @property
    def address(self) -> str:
        """The address of their page in the active language."""
        return reverse(self.page, args=sorted((self.first.slug, self.second.slug)))


def met_again(report: Report, table: Table, language: str) -> list[OtherMeeting]:
    """Return other meetings, newest first, in which people of two of the parties met."""
    parties = [people for people in people_at(table) if people]
    if len(parties) < 2 or table.is_roster:
        return []
    whose = Case(
        *(When(person__in=people, then=Value(index)) for index, people in enumerate(parties)),
        output_field=IntegerField(),
    )
    together = (
        Participation.objects.filter(
            person__in=[pk for people in parties for pk in people],
            role__in=Participation.PRINCIPALS,
        )
        .order_by()
        .values("report")
        .annotate(parties=Count(whose, distinct=True))
        .filter(parties__gte=2)
    )
    reports = Report.objects.live().filter(
        pk__in=together.values("report"), outcome=Report.Outcome.HELD
    )
    others = in_lines(reports.exclude(meeting=report.meeting_id))[:SHOWN]
    return [other_meeting(other, language) for other in others]


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
    """Return the keys of the principals at a table, party by party."""
    return [
        [seat.person.pk for seat in party.principals if seat.person is not None]
        for party in table.parties
    ]


def same_gathering(report: Report, language: str) -> tuple[list[OtherMeeting], list[OtherMeeting]]:
    """Return the meeting of which this one is part, if any, and those that are part of it."""
    meeting = report.meeting
    if meeting.part_of_id is None and report.kind not in GATHERINGS:
        return [], []
    reports = Report.objects.live().filter(
        Q(meeting__part_of=meeting.pk) | Q(meeting=meeting.part_of_id)
    )
    whole, parts = [], []
    for other in in_lines(reports):
        lines = whole if other.meeting_id == meeting.part_of_id else parts
        lines.append(other_meeting(other, language))
    return whole, parts


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
        kind=str(report.get_kind_display()),
    )
