"""The search: how a question is understood, and what is found."""

from dataclasses import dataclass, replace

from django.core.paginator import EmptyPage
from django.db.models import Exists, OuterRef, Q, QuerySet

from people.models import Country, Person

from ..forms.search import NEWEST, OLDEST, QUOTES, RELEVANCE, Criteria
from ..models import Mention, Quote, Report
from ..models.report import ReportQuerySet
from ..search import Named, matching
from .lists import Row, Total, row, total
from .quote_list import Saying, saying, with_meeting

PAGE_SIZE = 20
#: Whoever wants to read further asks more narrowly.
LAST_PAGE = 50
#: Of a text, so many words are looked for in quotes, without the marks around them.
MOST_WORDS = 16
MARKS = "\"“”„«»'‘’"


@dataclass(frozen=True)
class Found:
    """One page of what is found."""

    rows: list[Row]
    sayings: list[Saying]
    total: Total
    page: int
    has_next: bool


def find(criteria: Criteria, named: Named, page: int, *, language: str) -> Found:
    """Return a page of the reports or quotes that fit; raise EmptyPage beyond the last."""
    if page > LAST_PAGE:
        raise EmptyPage
    if criteria.within == QUOTES:
        things = ordered_quotes(matching_quotes(criteria, named, language), criteria.sort)
    else:
        things = ordered(matching_reports(criteria, named, language), criteria.sort)
    start = (page - 1) * PAGE_SIZE
    found = list(things[start : start + PAGE_SIZE + 1])
    if page > 1 and not found:
        raise EmptyPage
    shown = found[:PAGE_SIZE]
    in_quotes = criteria.within == QUOTES
    return Found(
        rows=[] if in_quotes else [result_row(report, criteria, language) for report in shown],
        sayings=[saying(quote, language) for quote in shown] if in_quotes else [],
        total=total(things),
        page=page,
        has_next=len(found) > PAGE_SIZE and page < LAST_PAGE,
    )


def result_row(report: Report, criteria: Criteria, language: str) -> Row:
    """Return a report as a list shows it, marked where it may lie outside the days asked for."""
    before = criteria.start is not None and report.held_on < criteria.start
    after = criteria.end is not None and report.covers_until > criteria.end
    exact = report.held_on_precision == "day"
    return row(report, language, is_rough=not exact and (before or after))


def matching_reports(criteria: Criteria, named: Named, language: str) -> ReportQuerySet:
    """Return the live reports that fit everything that was asked for, by rank if so wished.

    Those whom the text names took part; what is left of it is looked for as words.
    """
    reports = narrowed(criteria)
    for country in named.countries:
        reports = reports.in_country(country.code)
    for person in named.people:
        reports = reports.attended_by(person)
    ranked = criteria.sort == RELEVANCE
    return matching(reports, named.rest, language=language, ranked=ranked)


def narrowed(criteria: Criteria) -> ReportQuerySet:
    """Return the live reports that fit everything but the text."""
    reports = Report.objects.live().between(criteria.start, criteria.end)
    for country in criteria.countries:
        reports = reports.in_country(country.code)
    for leader in criteria.leaders:
        reports = reports.attended_by(leader)
    if criteria.speaker:
        said = Quote._base_manager.filter(report=OuterRef("pk"), speaker=criteria.speaker)
        reports = reports.filter(Exists(said))
    if criteria.mentions:
        reports = reports.filter(Exists(mentions_of(criteria.mentions)))
    if criteria.organization:
        reports = reports.with_organization(criteria.organization)
    if criteria.topic:
        reports = reports.about(criteria.topic)
    if criteria.kind:
        reports = reports.filter(kind=criteria.kind)
    if criteria.outcome:
        reports = reports.filter(outcome=criteria.outcome)
    return reports


def mentions_of(subject: object) -> QuerySet[Mention]:
    """Return the rows of the outer report that say that something was spoken of."""
    field = {Country: "country", Person: "person"}.get(type(subject), "organization")
    return Mention._base_manager.filter(report=OuterRef("pk"), **{field: subject})


def matching_quotes(criteria: Criteria, named: Named, language: str) -> QuerySet[Quote]:
    """Return the quotes of live reports that fit everything that was asked for.

    The people whom the text names said them; its countries took part in the meeting. What is
    left of it is looked for in the reports by the index and then in their quotes letter by letter.
    """
    reports = matching(narrowed(replace(criteria, speaker=None)), named.rest, language=language)
    for country in named.countries:
        reports = reports.in_country(country.code)
    quotes = Quote.objects.live().filter(report__in=reports.order_by().values("pk"))
    if criteria.speaker:
        quotes = quotes.said_by(criteria.speaker)
    if named.people:
        quotes = quotes.filter(speaker__in=named.people)
    for word in words(named.rest):
        quotes = quotes.filter(in_quote(word))
    return quotes


def ordered(reports: ReportQuerySet, sort: str) -> ReportQuerySet:
    """Order reports as a reader wishes, and fetch what lists show."""
    if sort == OLDEST:
        reports = reports.order_by("held_on", "meeting")
    elif sort == NEWEST or not reports.ordered:
        reports = reports.newest_first()
    return reports.without_texts().with_parties()


def ordered_quotes(quotes: QuerySet[Quote], sort: str) -> QuerySet[Quote]:
    """Order quotes as a reader wishes, and fetch what lists show."""
    day = "report__held_on" if sort == OLDEST else "-report__held_on"
    return with_meeting(quotes).order_by(day, "report", "position", "pk")


def in_quote(word: str) -> Q:
    """Return the condition that a quote holds a word, in any of its languages."""
    return Q(text_it__icontains=word) | Q(text_en__icontains=word) | Q(original__icontains=word)


def words(text: str) -> list[str]:
    """Return the words that are looked for in quotes; those after a minus are not."""
    wanted = (part.strip(MARKS) for part in text.split() if not part.startswith("-"))
    return [word for word in wanted if word][:MOST_WORDS]
