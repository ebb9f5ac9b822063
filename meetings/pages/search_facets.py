"""By what the results can be narrowed further, with how many there are of each."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from ..forms.search import QUOTES, word_for
from ..models import Report
from ..search import Kind, counting
from ..search.answers import MOST
from .language_names import language_name
from .search import Question
from .search_ways import Way, address

#: A longer list of choices helps nobody.
MOST_CHOICES = 10

#: What stands behind the parameters whose values are things.
KINDS = {
    "country": Kind.COUNTRY,
    "place": Kind.COUNTRY,
    "leader": Kind.PERSON,
    "speaker": Kind.PERSON,
    "organization": Kind.ORGANIZATION,
    "topic": Kind.TOPIC,
}


@dataclass(frozen=True)
class Facet:
    """Choices of one sort."""

    title: str
    choices: list[Way]


def facets(question: Question) -> list[Facet]:
    """Return the choices that would narrow the results, the commonest first."""
    counts = quote_counts(question) if question.within == QUOTES else report_counts(question)
    titles = {
        "speaker": _("Who said it"),
        "mentions": _("Spoken of"),
        "country": _("Country"),
        "leader": _("Leader"),
        "organization": _("Organisation"),
        "topic": _("Topic"),
        "kind": _("Kind"),
        "outcome": _("Outcome"),
        "place": _("Country of the place"),
        "year": _("Year"),
        "language": _("Language of a source"),
        "quotes": _("Quotes"),
    }
    made = [
        Facet(title, choices(question, name, counts[name]))
        for name, title in titles.items()
        if name in counts
    ]
    return [facet for facet in made if facet.choices]


def report_counts(question: Question) -> dict[str, Counter]:
    """Return the numbers of reports by parameter and value."""
    counts = counting.in_reports(question.reports.hits)
    return {"leader" if name == "person" else name: found for name, found in counts.items()}


def quote_counts(question: Question) -> dict[str, Counter]:
    """Return the numbers of quotes by parameter and value."""
    counts = counting.in_quotes(question.quotes)
    mentions: Counter = Counter()
    for kind in (Kind.COUNTRY, Kind.PERSON, Kind.ORGANIZATION):
        for key, number in counts.pop(f"of-{kind}", Counter()).items():
            mentions[kind, key] = number
    return counts | {"mentions": mentions}


def choices(question: Question, name: str, counter: Mapping) -> list[Way]:
    """Return the choices of a facet that are not set yet and would leave some results out."""
    # A choice among quotes stays among them.
    within = QUOTES if question.within == QUOTES else question.criteria.within
    kept = replace(question.criteria, within=within).parameters(question.language)
    total = len(question.quotes if question.within == QUOTES else question.reports.hits)
    made = []
    for value, number in Counter(counter).most_common():
        parameters, label = choice(question, name, value)
        narrows = 0 < number < total or total > MOST
        if label and narrows and not set(parameters) <= set(kept):
            made.append(Way(label, address(added(kept, parameters)), count=capped(number, total)))
        if len(made) == MOST_CHOICES and name != "year":
            break
    if name == "year":
        made.sort(key=lambda way: way.label, reverse=True)
    return made[:MOST_CHOICES]


def added(kept: list[tuple[str, str]], parameters: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return parameters with further ones; what can stand but once is replaced."""
    names = {name for name, _value in parameters} - {"country", "leader"}
    return [*(pair for pair in kept if pair[0] not in names), *parameters]


def choice(question: Question, name: str, value: object) -> tuple[list[tuple[str, str]], str]:
    """Return the parameters of a choice and what it is called; '' for what is not known."""
    if name == "year":
        return [("from", f"{value}-01-01"), ("to", f"{value}-12-31")], str(value)
    if name == "mentions" or name in KINDS:
        kind, key = value if isinstance(value, tuple) else (KINDS[name], str(value))
        thing = question.known.things.get((kind, key if kind == Kind.COUNTRY else int(key)))
        return ([(name, word_for(thing, question.language))], str(thing)) if thing else ([], "")
    labels = {
        "kind": dict(Report.Kind.choices),
        "outcome": dict(Report.Outcome.choices),
        "quotes": {"yes": _("With quotes")},
    }
    label = labels[name].get(value, "") if name in labels else language_name(str(value))
    return [(name, str(value))], str(label)


def capped(number: int, total: int) -> str:
    """Return a number, with a plus where not all of a large total was counted."""
    shown = number_format(min(number, MOST), use_l10n=True, force_grouping=True)
    return f"{shown}+" if total > MOST else shown
