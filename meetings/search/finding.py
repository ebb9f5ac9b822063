"""Which reports answer to a reader's words, and in which order."""

from collections.abc import Iterator

from django.db.models import Case, IntegerField, Value, When

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
    reports = reports.live()
    if not text.strip():
        return reports
    query = read(text)
    if query.is_empty:
        return reports.none()
    found = reports
    if query.wanted:
        found = found.filter(meeting__in=engine().hits(query.wanted))
    if query.unwanted:
        found = found.exclude(meeting__in=engine().hits(query.unwanted, within="body"))
    if not ranked:
        return found
    if not query.wanted:
        return found.newest_first()
    # To grade all that a common word finds takes longer than a reader waits.
    newest = found.newest_first().values("pk")[:MOST_RANKED]
    return best_first(reports.filter(pk__in=newest), query, language)


def best_first(reports: ReportQuerySet, query: Query, language: str) -> ReportQuerySet:
    """Order by where the words stand: as they are typed in the title, in the title, further on.

    Of equals, those that read in the reader's language come first, then the newest.
    """
    grade = Case(*grades(query), default=Value(0), output_field=IntegerField())
    return reports.order_by(grade.desc(), f"-reads_{language}", "-held_on", "-meeting")


def grades(query: Query) -> Iterator[When]:
    """Give what sets a report above others, the best first."""
    typed = [whole(conjunction) for conjunction in query.wanted]
    grade = len(FIELDS)
    if any(len(phrase) > 1 for ((phrase,),) in typed):
        yield When(meeting__in=engine().hits(typed, within="title"), then=Value(grade))
    for field in FIELDS[:-1]:
        grade -= 1
        yield When(meeting__in=engine().hits(query.wanted, within=field), then=Value(grade))


def whole(conjunction: Conjunction) -> Conjunction:
    """Return all words of a conjunction as one phrase, in their likeliest spellings."""
    return ((tuple(word for spellings in conjunction for word in spellings[0]),),)
