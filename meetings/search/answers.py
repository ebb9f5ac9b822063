"""From a question to what answers it: reports, and quotes, each by a list of keys in order.

Only keys and what is counted come out of the first query; what a page shows is fetched for its
rows alone. Nothing is counted beyond what the pages can show.
"""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from operator import add, or_
from typing import NamedTuple

from django.db.models import (
    Case,
    Expression,
    IntegerField,
    Q,
    QuerySet,
    Value,
    When,
)

from ..models import Quote, Report
from ..models.report import ReportQuerySet
from .finding import MOST_RANKED, as_written_in_quote, best_first, holding, newest, quotes_holding
from .naming import Name, Named
from .parts import in_meeting, said_of, spoken_of
from .query import Query, read
from .register import Kind

#: The order of the answers: the best, the newest or the oldest first.
RELEVANCE, NEWEST, OLDEST = "relevance", "date", "date-asc"

#: More answers than these are neither shown nor counted: "1,000+".
MOST = 1_000


#: The order of the quotes of one day.
BY_DAY = ("report", "position", "pk")


class Hit(NamedTuple):
    """A report that was found, with what is counted of it."""

    key: int
    kind: str
    outcome: str
    place: str | None
    held_on: datetime.date


class QuoteHit(NamedTuple):
    """A quote that was found, with what is counted of it."""

    key: int
    report: int
    speaker: int | None
    language: str


@dataclass(frozen=True)
class Reports:
    """The reports that answer, the first first; absent: names that took no part in any of them."""

    hits: Sequence[Hit] = ()
    absent: frozenset[Name] = frozenset()


def reports(narrowed: ReportQuerySet, named: Named, *, language: str, sort: str) -> Reports:
    """Return the reports that answer: those in which all who are named took part.

    narrowed: to choose from. Where there are none, those in which as many as possible took part
    and the others were spoken of.
    """
    query = read(named.rest)
    everybody = with_everybody(narrowed, named)
    hits = list(map(Hit._make, hit_rows(in_order(everybody, query, language, sort))))
    if hits or not named.names or (named.rest and query.is_empty):
        return Reports(hits)
    found = holding(in_period(narrowed, named), named.rest, query)
    return with_absent(found, named.names, query, language=language, sort=sort)


def with_everybody(narrowed: ReportQuerySet, named: Named) -> ReportQuerySet:
    """Return the reports that hold the words and in which all who are named took part."""
    found = holding(in_period(narrowed, named), named.rest, read(named.rest))
    return found.filter(*map(in_meeting, named.names))


def with_absent(
    found: ReportQuerySet, names: Sequence[Name], query: Query, *, language: str, sort: str
) -> Reports:
    """Return the reports in which some of the names took part and the others were spoken of."""
    parts = [in_meeting(name) for name in names]
    found = found.filter(*(part | spoken_of(name) for part, name in zip(parts, names, strict=True)))
    present = [Case(When(part, then=Value(1)), default=Value(0)) for part in parts]
    ordered = in_order(found, query, language, sort).annotate(
        **{f"present_{index}": case for index, case in enumerate(present)}
    )
    number = reduce(add, present)
    if sort == RELEVANCE:
        ordered = ordered.order_by(number.desc(), *ordered.query.order_by)
    rows = list(hit_rows(ordered, *(f"present_{index}" for index in range(len(names)))))
    if not rows:
        return Reports()
    width = len(Hit._fields)
    best = max((row[width:] for row in rows), key=sum)
    kept = [
        row
        for row in rows
        if all(one >= other for one, other in zip(row[width:], best, strict=True))
    ]
    absent = frozenset(name for name, here in zip(names, best, strict=True) if not here)
    return Reports([Hit._make(row[:width]) for row in kept], absent)


def hit_rows(ordered: ReportQuerySet, *further: str) -> QuerySet:
    """Return what is read of each report, of as many as can be shown and one more."""
    return ordered.values_list("pk", "kind", "outcome", "country", "held_on", *further)[: MOST + 1]


def in_period(narrowed: ReportQuerySet, named: Named) -> ReportQuerySet:
    """Keep the meetings of the time that the text names."""
    if named.period is None:
        return narrowed
    return narrowed.between(named.period.first, named.period.last)


def in_order(found: ReportQuerySet, query: Query, language: str, sort: str) -> ReportQuerySet:
    """Put reports in the order that was asked for."""
    if sort == OLDEST:
        return found.order_by("held_on", "meeting")
    if sort == NEWEST or not query.wanted:
        return found.newest_first()
    return newest(found).order_by(*best_first(query, language))


def quotes(narrowed: ReportQuerySet, named: Named, condition: Q, *, sort: str) -> list[QuoteHit]:
    """Return the quotes that answer: what those who are named said, and said of the others.

    narrowed: the reports to choose from; condition: what else is asked of a quote.
    """
    query = read(named.rest)
    if named.rest and query.is_empty:
        return []
    live = in_period(narrowed, named).live().order_by()
    found = Quote.objects.filter(condition, quotes_holding(query), report__in=live.values("pk"))
    found = found.filter(*(part_in_quote(name, named.names) for name in named.names))
    order = quote_order(named, query, sort)
    if len(order) > len(BY_DAY) + 1:
        # Of what a common word finds, the newest are graded.
        latest = found.order_by("-report__held_on", *BY_DAY).values("pk")[:MOST_RANKED]
        found = Quote.objects.filter(pk__in=latest)
    rows = found.order_by(*order).values_list("pk", "report", "speaker", "original_language")
    return list(map(QuoteHit._make, rows[: MOST + 1]))


def part_in_quote(name: Name, names: Sequence[Name]) -> Q:
    """Return the condition that a name has its part in a quote.

    A person said it, or it is about the person, or somebody else who is named said it when they
    met; a country or an organisation took part in the meeting or is spoken of; a topic is in its
    words.
    """
    condition = said_of(name)
    if name.kinds == {Kind.TOPIC}:
        return condition
    speakers = keys_of_people(name)
    others = [key for one in names if one is not name for key in keys_of_people(one)]
    if speakers:
        condition |= Q(speaker__in=speakers)
    if not speakers or others:
        met = Q(report__in=Report._base_manager.filter(in_meeting(name)).values("pk"))
        condition |= met & Q(speaker__in=others) if speakers else met
    return condition


def quote_order(named: Named, query: Query, sort: str) -> list[Expression | str]:
    """Return the order of quotes: said by whom, about what, in the words that were typed."""
    day = "report__held_on" if sort == OLDEST else "-report__held_on"
    order: list[Expression | str] = [day, *BY_DAY]
    if sort != RELEVANCE:
        return order
    speakers = [key for name in named.names for key in keys_of_people(name)]
    subjects = [said_of(name) for name in named.names if not keys_of_people(name)]
    first = [Q(speaker__in=speakers)] if speakers else []
    first += [reduce(or_, subjects)] if subjects else []
    first += [as_written_in_quote(query)] if query.wanted else []
    return [yes_first(condition) for condition in first] + order


def yes_first(condition: Q) -> Expression:
    """Return an order that puts what fits a condition first."""
    case = Case(When(condition, then=Value(1)), default=Value(0), output_field=IntegerField())
    return case.desc()


def keys_of_people(name: Name) -> list[int | str]:
    """Return the keys of the people who bear a name."""
    return [one.key for one in name.of_kind(Kind.PERSON)]
