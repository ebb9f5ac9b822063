"""Which reports answer to a reader's words, and in which order."""

from collections.abc import Iterator

from django.db.models import Case, Expression, IntegerField, Q, Value, When

from ..models.report import ReportQuerySet
from .engines import engine
from .entries import FIELDS
from .query import Conjunction, Query, read

#: The search shows no more pages than these fill twice.
MOST_RANKED = 2_000


def matching(
    reports: ReportQuerySet, text: str, *, language: str, ranked: bool = False
) -> ReportQuerySet:
    """Keep the live reports in which all words of a text are found, in one language or the other.

    reports: to choose from, narrowed as far as they are to be; text: as a reader typed it, with
    "phrases" and -exclusions; language: the reader's; ranked: put the best first, of the newest
    two thousand, else the order stays. A text in which there is nothing to look for finds nothing;
    an empty one narrows nothing.
    """
    query = read(text)
    found = holding(reports, text, query)
    if not ranked or not text.strip() or query.is_empty:
        return found
    return newest(found).order_by(*best_first(query, language))


def holding(reports: ReportQuerySet, text: str, query: Query) -> ReportQuerySet:
    """Keep the live reports that hold what a text, read as `query`, asks for."""
    reports = reports.live()
    if not text.strip():
        return reports
    if query.is_empty:
        return reports.none()
    if query.wanted:
        reports = reports.filter(meeting__in=engine().hits(query.wanted))
    if query.unwanted:
        reports = reports.exclude(meeting__in=engine().hits(query.unwanted, within="body"))
    return reports


def newest(reports: ReportQuerySet) -> ReportQuerySet:
    """Keep the newest two thousand: to grade all that a common word finds takes too long."""
    latest = reports.newest_first().values("pk")[:MOST_RANKED]
    return reports.model.objects.live().filter(pk__in=latest)


def best_first(query: Query, language: str) -> list[Expression | str]:
    """Return an order by where the words stand: as typed in the title, in the title, further on.

    Of equals, those that hold the words in the form that was typed come first, then those that
    read in the reader's language, then the newest.
    """
    order: list[Expression | str] = [f"-reads_{language}", "-held_on", "-meeting"]
    if not query.wanted:
        return order[1:]
    return [graded(grades(query)).desc(), graded(written_grades(query)).desc(), *order]


def graded(grades: Iterator[When]) -> Case:
    """Return the value of the first grade that applies, else 0."""
    return Case(*grades, default=Value(0), output_field=IntegerField())


def grades(query: Query) -> Iterator[When]:
    """Give what sets a report above others, the best first."""
    typed = [whole(conjunction) for conjunction in query.wanted]
    grade = len(FIELDS)
    if any(len(phrase) > 1 for ((phrase,),) in typed):
        yield When(meeting__in=engine().hits(typed, within="title"), then=Value(grade))
    for field in FIELDS[:-1]:
        grade -= 1
        yield When(meeting__in=engine().hits(query.wanted, within=field), then=Value(grade))


def written_grades(query: Query) -> Iterator[When]:
    """Give what sets the words as they were typed above other forms of them."""
    for grade, in_title in ((2, True), (1, False)):
        hits = engine().hits_as_written(query.forms, in_title=in_title)
        yield When(meeting__in=hits, then=Value(grade))


def whole(conjunction: Conjunction) -> Conjunction:
    """Return all words of a conjunction as one phrase, in their likeliest spellings."""
    return ((tuple(word for spellings in conjunction for word in spellings[0]),),)


def quotes_holding(query: Query) -> Q:
    """Return the condition that a quote holds what was asked for."""
    condition = Q()
    if query.wanted:
        condition &= Q(pk__in=engine().quote_hits(query.wanted))
    if query.unwanted:
        condition &= ~Q(pk__in=engine().quote_hits(query.unwanted))
    return condition


def as_written_in_quote(query: Query) -> Q:
    """Return the condition that a quote holds the words in the form in which they were typed."""
    return Q(pk__in=engine().quote_hits_as_written(query.forms))
