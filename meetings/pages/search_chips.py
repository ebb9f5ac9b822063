"""What is set in a search and how the typed text was understood, each with the way without it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from ..forms.search import Criteria, word_for
from ..models import Report
from ..search import Kind, Name
from ..text.periods import Period
from .language_names import language_name
from .search import Question
from .search_ways import address, without_words


@dataclass(frozen=True)
class Chip:
    """A criterion that is set: what it says, how it is kept, and the search without it."""

    label: str
    without: str
    #: Name and value of the hidden field by which the form keeps it; empty where it need not.
    name: str = ""
    value: str = ""
    #: The spelling under which it was found, where it is another than the label's.
    found_as: str = ""


@dataclass(frozen=True)
class SetCriterion:
    """A criterion that was chosen: its parameter, what it says, and what is left without it."""

    name: str
    value: str
    label: str
    left: Criteria


def chips(question: Question) -> list[Chip]:
    """Return the criteria that are set, each with the way to the same search without it."""
    return [
        Chip(
            label=one.label,
            name=one.name if one.name not in ("from", "to") else "",
            value=one.value,
            without=address(one.left.parameters(question.language)),
        )
        for one in set_criteria(question.criteria, question.language)
    ]


def set_criteria(criteria: Criteria, language: str) -> list[SetCriterion]:
    """Return the criteria that were chosen, without the typed text."""
    return [
        SetCriterion(name, value, label, without(criteria, attribute, thing))
        for name, value, label, attribute, thing in (
            *chosen(criteria, language),
            *plain(criteria),
        )
    ]


def without(criteria: Criteria, attribute: str, thing: object) -> Criteria:
    """Return the criteria without one of them."""
    held = getattr(criteria, attribute)
    if isinstance(held, list):
        return replace(criteria, **{attribute: [one for one in held if one != thing]})
    return replace(criteria, **{attribute: getattr(Criteria, attribute)})


def chosen(criteria: Criteria, language: str) -> Iterator[tuple[str, str, str, str, object]]:
    """Give parameter, value, label, attribute and thing of what is in the vocabulary."""
    labels = {
        "countries": ("country", _("Country: %s")),
        "leaders": ("leader", _("Leader: %s")),
        "speaker": ("speaker", _("Said by: %s")),
        "mentions": ("mentions", _("Spoken of: %s")),
        "organization": ("organization", _("Organisation: %s")),
        "topic": ("topic", _("Topic: %s")),
        "place": ("place", _("Place: %s")),
    }
    for attribute, (name, label) in labels.items():
        held = getattr(criteria, attribute)
        for thing in held if isinstance(held, list) else [held] if held else []:
            yield name, word_for(thing, language), label % thing, attribute, thing


def plain(criteria: Criteria) -> Iterator[tuple[str, str, str, str, object]]:
    """Give the same of kind, outcome, language of a source, quotes and days."""
    for name, labels in (("kind", Report.Kind.choices), ("outcome", Report.Outcome.choices)):
        if value := getattr(criteria, name):
            yield name, value, str(dict(labels)[value]), name, value
    if code := criteria.source_language:
        yield "language", code, _("Source in: %s") % language_name(code), "source_language", code
    if criteria.with_quotes:
        yield "quotes", "yes", _("With quotes"), "with_quotes", True
    days = {"start": ("from", _("From: %s")), "end": ("to", _("To: %s"))}
    for attribute, (name, label) in days.items():
        if day := getattr(criteria, attribute):
            text = label % date_format(day, "SHORT_DATE_FORMAT")
            yield name, day.isoformat(), text, attribute, day


def understood(question: Question) -> list[Chip]:
    """Return what was recognised in the typed text, each with the search without these words."""
    named = question.named
    made = [
        Chip(
            label=label_of(name, is_absent=name in question.reports.absent),
            without=without_words(question, name.typed),
            found_as=name.typed if is_other_spelling(name) else "",
        )
        for name in named.names
        if not name.is_ambiguous
    ]
    if named.period:
        label = _("Time: %s") % period_label(named.period)
        made.append(Chip(label=label, without=without_words(question, named.period_typed)))
    return made


def label_of(name: Name, *, is_absent: bool) -> str:
    """Return what a recognised name asks for: of whom, and in which part."""
    labels = {
        Kind.COUNTRY: _("Country: %s"),
        Kind.PERSON: _("Leader: %s"),
        Kind.ORGANIZATION: _("Organisation: %s"),
        Kind.TOPIC: _("Topic: %s"),
    }
    called = ", ".join(str(one) for one in name.bearers[:3])
    if len(name.bearers) > 3:
        called += "…"
    if name.held and len(name.bearers) == 1:
        held = name.held[0]
        called = f"{called} ({held.title}, {held.years})"
    if is_absent:
        return _("Spoken of: %s") % called
    return labels[name.bearers[0].kind] % called


def is_other_spelling(name: Name) -> bool:
    """Say whether the words that were typed are not part of the name that is shown."""
    return not any(name.typed.casefold() in str(one).casefold() for one in name.bearers)


def period_label(period: Period) -> str:
    """Return a time as it was understood: 2019–2022, 1 June 2022 – 30 June 2022."""
    first, last = period.first, period.last
    if first and last:
        if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
            years = (str(first.year), str(last.year))
            return years[0] if years[0] == years[1] else "–".join(years)
        days = [date_format(day, "SHORT_DATE_FORMAT") for day in (first, last)]
        return days[0] if days[0] == days[1] else " – ".join(days)
    text = _("from %s") if first else _("up to %s")
    return text % date_format(first or last, "SHORT_DATE_FORMAT")
