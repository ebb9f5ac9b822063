"""The search: what a question asks of reports and quotes, and one page of what answers it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from django.core.paginator import EmptyPage
from django.db.models import Q, QuerySet

from people.models import Country, Person

from ..forms.search import QUOTES, REPORTS, Criteria
from ..models import Mention, Quote, Report, Source
from ..models.report import ReportQuerySet
from ..search import Kind, Name, Named, Register, Thing, answers, names, register
from ..search.parts import said_of
from .lists import Total
from .search_rows import ResultRow, ResultSaying, rows_of, sayings_of

PAGE_SIZE = 20
#: Whoever wants to read further asks more narrowly.
LAST_PAGE = 50


@dataclass(frozen=True)
class Question:
    """What a reader asks: what was chosen, what was typed as it is understood, and the language."""

    criteria: Criteria
    language: str

    @cached_property
    def known(self) -> Register:
        """All names."""
        return register()

    @cached_property
    def named(self) -> Named:
        """Whom, what and when the typed text names."""
        criteria = self.criteria
        if not criteria.text:
            return Named()
        named = names(criteria.text, first=criteria.start, last=criteria.end, known=self.known)
        if named.period is None or not named.rest or self.finds(named):
            return named
        # A year in a sentence may be no day of a meeting: "the borders of 1991".
        return max((named, with_period_as_words(named)), key=self.finds)

    @cached_property
    def reports(self) -> answers.Reports:
        """The reports that answer."""
        return self.answered(self.named)

    def answered(self, named: Named) -> answers.Reports:
        """Return the reports that answer a text as it was understood."""
        criteria = self.criteria
        return answers.reports(
            narrowed(criteria), named, language=self.language, sort=criteria.sort
        )

    def finds(self, named: Named) -> bool:
        """Say whether any report answers a text as it was understood."""
        return bool(self.answered(named).hits)

    @cached_property
    def quotes(self) -> list[answers.QuoteHit]:
        """The quotes that answer."""
        aside = {"speaker": None, "mentions": None, "source_language": "", "with_quotes": False}
        reports = narrowed(replace(self.criteria, **aside))
        condition = asked_of_quotes(self.criteria)
        return answers.quotes(reports, self.named, condition, sort=self.criteria.sort)

    @property
    def within(self) -> str:
        """Which of the two is shown: as chosen, else the fuller answer."""
        return self.criteria.within or self.fuller

    @cached_property
    def fuller(self) -> str:
        """Which of the two answers more fully: quotes where somebody's words are asked for."""
        reports, absent = self.reports.hits, self.reports.absent
        if not self.quotes or not reports:
            return QUOTES if self.quotes else REPORTS
        if self.named.of_sayings or self.criteria.speaker:
            return QUOTES
        people = [name for name in self.named.names if Kind.PERSON in name.kinds]
        subjects = [name for name in absent if Kind.PERSON not in name.kinds]
        of_words = self.named.rest and len(self.quotes) >= len(reports)
        return QUOTES if people and (subjects or of_words) else REPORTS


def with_period_as_words(named: Named) -> Named:
    """Return what was understood with the words of its period among the others."""
    rest = f"{named.rest} {named.period_typed}"
    return replace(named, rest=rest, period=None, period_typed="")


@dataclass(frozen=True)
class Found:
    """One page of what is found, and how much there is of both."""

    within: str
    rows: list[ResultRow]
    sayings: list[ResultSaying]
    reports: Total
    quotes: Total
    page: int
    has_next: bool

    @property
    def is_empty(self) -> bool:
        """Whether there is neither a report nor a quote."""
        return not self.reports.number and not self.quotes.number


def find(question: Question, page: int) -> Found:
    """Return a page of the reports or quotes that answer; raise EmptyPage beyond the last."""
    if page > LAST_PAGE:
        raise EmptyPage
    hits: Sequence[answers.Hit | answers.QuoteHit] = question.reports.hits
    if question.within == QUOTES:
        hits = question.quotes
    start = (page - 1) * PAGE_SIZE
    keys = [hit.key for hit in hits[start : start + PAGE_SIZE]]
    if page > 1 and not keys:
        raise EmptyPage
    in_quotes = question.within == QUOTES
    criteria, named, language = question.criteria, question.named, question.language
    absent = [] if in_quotes else [name for name in named.names if name in question.reports.absent]
    return Found(
        within=question.within,
        rows=[] if in_quotes else rows_of(keys, criteria, named, absent, language),
        sayings=sayings_of(keys, named, language) if in_quotes else [],
        reports=Total(len(question.reports.hits)),
        quotes=Total(len(question.quotes)),
        page=page,
        has_next=len(hits) > start + PAGE_SIZE and page < LAST_PAGE,
    )


def matching_reports(question: Question) -> ReportQuerySet:
    """Return the live reports that answer, in no order."""
    return Report.objects.live().filter(pk__in=[hit.key for hit in question.reports.hits])


def narrowed(criteria: Criteria) -> ReportQuerySet:
    """Return the live reports that fit everything that was chosen."""
    reports = Report.objects.live().between(criteria.start, criteria.end)
    for country in criteria.countries:
        reports = reports.in_country(country.code)
    for leader in criteria.leaders:
        reports = reports.attended_by(leader)
    if criteria.speaker:
        reports = reports.filter(holds(Quote, speaker=criteria.speaker))
    if criteria.mentions:
        reports = reports.filter(pk__in=mentions_of(criteria.mentions).values("report"))
    if criteria.organization:
        reports = reports.with_organization(criteria.organization)
    if criteria.topic:
        reports = reports.about(criteria.topic)
    if criteria.source_language:
        reports = reports.filter(holds(Source, record__language=criteria.source_language))
    if criteria.with_quotes:
        reports = reports.filter(holds(Quote))
    columns = {"kind": criteria.kind, "outcome": criteria.outcome, "country": criteria.place}
    return reports.filter(**{name: value for name, value in columns.items() if value})


def holds(row_model: type[Quote | Source], **fields: object) -> Q:
    """Return the condition that a report holds such a row."""
    return Q(pk__in=row_model._base_manager.filter(**fields).values("report"))


def mentions_of(subject: object) -> QuerySet[Mention]:
    """Return the rows that say that something was spoken of."""
    field = {Country: "country", Person: "person"}.get(type(subject), "organization")
    return Mention._base_manager.filter(**{field: subject})


def asked_of_quotes(criteria: Criteria) -> Q:
    """Return the condition on quotes themselves that was chosen."""
    condition = Q()
    if criteria.speaker:
        condition &= Q(speaker=criteria.speaker)
    if criteria.source_language:
        condition &= Q(original_language=criteria.source_language)
    if criteria.mentions:
        condition &= said_of(Name(str(criteria.mentions), (thing_of(criteria.mentions),)))
    return condition


def thing_of(subject: Country | Person | object) -> Thing:
    """Return a record as the search knows it."""
    kinds = {Country: Kind.COUNTRY, Person: Kind.PERSON}
    kind = kinds.get(type(subject), Kind.ORGANIZATION)
    columns = [getattr(subject, f"name_{code}", "") or "" for code in ("it", "en")]
    slugs = [getattr(subject, f"slug_{code}", "") or "" for code in ("it", "en")]
    return Thing(kind, subject.pk, *columns, *slugs)
