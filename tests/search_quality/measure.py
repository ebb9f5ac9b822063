"""How often the first result, and one of the first three, is the expected one.

Asked of the demo's reports, in the queries of `queries.tsv`.
"""

from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from django.utils import translation

from meetings.forms.search import SearchForm
from meetings.models import Quote, Report
from meetings.pages.search import QUOTES, Question, find
from meetings.pages.search_nothing import is_few
from meetings.search import Kind
from meetings.search.guessing import guesses, guesses_across

QUERIES = Path(__file__).with_name("queries.tsv")
TUNED, ASIDE, LATER = "tuned", "aside", "later"
KINDS = {Kind.PERSON: "leader", Kind.COUNTRY: "country", Kind.ORGANIZATION: "organization"}


@dataclass(frozen=True)
class Expectation:
    """A query and what is to come first: a kind, and the word of its address."""

    group: str
    language: str
    query: str
    expected: str


@dataclass(frozen=True)
class Measured:
    """At which place the expected result came, 1 being the first; None: not in the first three."""

    expectation: Expectation
    place: int | None
    found: list[str]


def expectations(group=None):
    """Return the queries of a set, or all."""
    lines = QUERIES.read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")][1:]
    return [Expectation(*row) for row in rows if group in (None, row[0])]


def measured(expectation):
    """Ask one query and return where the expected result came."""
    with translation.override(expectation.language):
        found = list(islice(first_results(expectation), 3))
    wanted = expectation.expected
    return Measured(expectation, found.index(wanted) + 1 if wanted in found else None, found)


def first_results(expectation):
    """Give what a reader sees first: who is meant, where a name was typed, or what was found."""
    form = SearchForm({"q": expectation.query})
    assert form.is_valid(), form.errors
    question = Question(form.criteria, expectation.language)
    if expectation.expected.startswith("report "):
        return reports(question)
    return names(question)


def names(question):
    """Give who and what the search says was named, or may have been meant.

    Where few are found, the page first asks whether another name was meant by all the words.
    """
    named, known = question.named, question.known
    things = [one for name in named.names for one in name.bearers]
    if not things:
        things = [guess.thing for guess in guesses(named.rest, known)]
    elif is_few(find(question, 1)):
        across = guesses_across(question.criteria.text, named.names, known)
        things = [*(guess.thing for guess in across), *things]
    for one in things:
        word = one.key if one.kind == Kind.COUNTRY else one.slug_en
        yield f"{KINDS.get(one.kind, one.kind.value)} {word}"


def reports(question):
    """Give the reports that are shown first, those of quotes where quotes are shown."""
    if question.within == QUOTES:
        reports = Quote.objects.in_bulk(question.quotes)
        keys = [reports[key].report_id for key in question.quotes]
    else:
        keys = question.reports.hits
    found = Report.objects.select_related("meeting").in_bulk(list(dict.fromkeys(keys))[:3])
    for key in dict.fromkeys(keys):
        meeting = found[key].meeting if key in found else None
        if meeting is None:
            return
        yield f"report {meeting.slug_en or meeting.slug_it}"


def shares(results):
    """Return which shares came first and in the first three, in per cent."""
    first = sum(one.place == 1 for one in results)
    in_three = sum(one.place is not None for one in results)
    return 100 * first / len(results), 100 * in_three / len(results)
