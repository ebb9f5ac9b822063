"""The search: what a question asks of reports and quotes, and one page of what answers it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from django.core.paginator import EmptyPage

from people.models import Country, Organization, Person

from ..forms.search import QUOTES, REPORTS, Criteria
from ..models import Report
from ..models.report import ReportQuerySet
from ..search import Kind, Name, Named, Register, Thing, answers, names, register
from ..search.asking import Expression
from ..search.facts import Fact
from ..search.parts import spoken_of
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
        return answers.reports(chosen_of_reports(self.criteria), named, language=self.language)

    def finds(self, named: Named) -> bool:
        """Say whether any report answers a text as it was understood."""
        return bool(self.answered(named).hits)

    @cached_property
    def quotes(self) -> list[int]:
        """The quotes that answer, by their keys."""
        return answers.quotes(chosen_of_quotes(self.criteria), self.named)

    @cached_property
    def number_of_reports(self) -> int:
        """How many reports answer; beside quotes they are counted, and put in order only if asked.

        Who is named may have taken part or been spoken of: that is known from the reports alone.
        """
        if self.criteria.within == QUOTES and not self.named.names:
            (number,) = answers.numbers([(chosen_of_reports(self.criteria), self.named)])
            return number
        return len(self.reports.hits)

    @property
    def within(self) -> str:
        """Which of the two is shown: as chosen, else the fuller answer."""
        return self.criteria.within or self.fuller

    @cached_property
    def fuller(self) -> str:
        """Which of the two answers more fully: quotes where somebody's words are asked for."""
        if not self.quotes or not self.number_of_reports:
            return QUOTES if self.quotes else REPORTS
        if self.named.of_sayings or self.criteria.speaker:
            return QUOTES
        people = [name for name in self.named.names if Kind.PERSON in name.kinds]
        if not people:
            return REPORTS
        subjects = [name for name in self.reports.absent if Kind.PERSON not in name.kinds]
        of_words = self.named.rest and len(self.quotes) >= self.number_of_reports
        return QUOTES if subjects or of_words else REPORTS


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
    hits = question.quotes if question.within == QUOTES else question.reports.hits
    start = (page - 1) * PAGE_SIZE
    keys = hits[start : start + PAGE_SIZE]
    if page > 1 and not keys:
        raise EmptyPage
    in_quotes = question.within == QUOTES
    criteria, named, language = question.criteria, question.named, question.language
    absent = [] if in_quotes else [name for name in named.names if name in question.reports.absent]
    return Found(
        within=question.within,
        rows=[] if in_quotes else rows_of(keys, criteria, named, absent, language),
        sayings=sayings_of(keys, named, language) if in_quotes else [],
        reports=Total(question.number_of_reports),
        quotes=Total(len(question.quotes)),
        page=page,
        has_next=len(hits) > start + PAGE_SIZE and page < LAST_PAGE,
    )


def matching_reports(question: Question) -> ReportQuerySet:
    """Return the live reports that answer, in no order."""
    return Report.objects.live().filter(pk__in=question.reports.hits)


def chosen_of_reports(criteria: Criteria) -> answers.Chosen:
    """Return everything that was chosen, as it is asked of reports."""
    facts = [*of_meeting(criteria)]
    if criteria.speaker:
        facts.append(Fact("speaker", criteria.speaker.pk))
    if criteria.mentions:
        facts.append(Fact(f"of-{column_of(criteria.mentions)}", criteria.mentions.pk))
    if criteria.with_quotes:
        facts.append(Fact("quotes", "yes"))
    return answers.Chosen(facts, criteria.start, criteria.end, criteria.sort)


def chosen_of_quotes(criteria: Criteria) -> answers.Chosen:
    """Return everything that was chosen, as it is asked of quotes: who said them and of what."""
    facts = [*of_meeting(criteria)]
    if criteria.speaker:
        facts.append(Fact("speaker", criteria.speaker.pk))
    if criteria.mentions:
        facts.append(spoken_of(Name(str(criteria.mentions), (thing_of(criteria.mentions),))))
    return answers.Chosen(facts, criteria.start, criteria.end, criteria.sort)


def of_meeting(criteria: Criteria) -> Iterator[Expression]:
    """Give what was chosen of the meeting: who took part, about what, where and of which kind."""
    yield from (Fact("country", country.pk) for country in criteria.countries)
    yield from (Fact("person", leader.pk) for leader in criteria.leaders)
    for name in ("organization", "topic", "place"):
        if thing := getattr(criteria, name):
            yield Fact(name, thing.pk)
    for name in ("kind", "outcome"):
        if value := getattr(criteria, name):
            yield Fact(name, value)
    # Of a report, the language of one of its sources; of a quote, the one in which it was said.
    if criteria.source_language:
        yield Fact("language", criteria.source_language)


def column_of(subject: Country | Person | Organization) -> str:
    """Return as what a record stands among the facts."""
    return {Country: "country", Person: "person"}.get(type(subject), "organization")


def thing_of(subject: Country | Person | Organization) -> Thing:
    """Return a record as the search knows it."""
    columns = [getattr(subject, f"name_{code}", "") or "" for code in ("it", "en")]
    slugs = [getattr(subject, f"slug_{code}", "") or "" for code in ("it", "en")]
    return Thing(Kind(column_of(subject)), subject.pk, *columns, *slugs)
