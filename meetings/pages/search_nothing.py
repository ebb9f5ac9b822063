"""What is said where little or nothing was found."""

from dataclasses import dataclass, field, replace
from typing import NamedTuple

from django.utils.translation import gettext as _

from ..search import Named, answers
from ..search.guessing import MOST_GUESSES, guesses, guesses_across
from ..search.query import read
from .lists import Total
from .search import Found, Question, chosen_of_reports
from .search_chips import set_criteria, understood
from .search_ways import Way, address, text_without

#: Where fewer are found, something may have been mistyped.
FEW = 3
MOST_DROPPED = 8


@dataclass(frozen=True)
class Advice:
    """What may help further."""

    #: What may have been meant, if it was mistyped.
    meant: list[Way] = field(default_factory=list)
    #: The same search without one of its criteria, and how many that finds.
    dropped: list[Way] = field(default_factory=list)
    #: Why there was nothing to look for; empty where there was.
    nothing_to_look_for: str = ""


class Tried(NamedTuple):
    """The search without one of its criteria."""

    label: str
    address: str
    chosen: answers.Chosen
    named: Named


def advice(question: Question, found: Found) -> Advice:
    """Return what to say where few were found; nothing where there is enough."""
    if not is_few(found):
        return Advice()
    rest = question.named.rest
    is_void = bool(rest) and read(rest).is_empty
    return Advice(
        meant=meant(question) if not is_void else [],
        dropped=dropped(question) if found.is_empty else [],
        nothing_to_look_for=_("“%(words)s” holds no word that can be looked for.")
        % {"words": rest[:80]}
        if is_void
        else "",
    )


def is_few(found: Found) -> bool:
    """Say whether so little was found that something else may have been meant."""
    return found.reports.number <= FEW and found.quotes.number <= FEW


def meant(question: Question) -> list[Way]:
    """Return the searches with a known name in the place of words that are like it."""
    named, known = question.named, question.known
    found = guesses_across(question.criteria.text, named.names, known)
    things = {guess.thing for guess in found}
    found += [guess for guess in guesses(named.rest, known) if guess.thing not in things]
    made = []
    for guess in found[:MOST_GUESSES]:
        text = question.criteria.text.replace(guess.typed, str(guess.thing), 1)
        criteria = replace(question.criteria, text=text, within="")
        made.append(Way(str(guess.thing), address(criteria.parameters(question.language))))
    return made


def dropped(question: Question) -> list[Way]:
    """Return the searches without each criterion, and how many each finds; no address for none."""
    tried = [*without_chosen(question), *without_typed(question)][:MOST_DROPPED]
    if len(tried) < 2:
        return []
    counts = answers.numbers([(one.chosen, one.named) for one in tried])
    return [
        Way(one.label, one.address if number else "", count=str(Total(number)))
        for one, number in zip(tried, counts, strict=True)
    ]


def without_chosen(question: Question) -> list[Tried]:
    """Return the searches without each criterion that was chosen."""
    return [
        Tried(
            one.label,
            address(one.left.parameters(question.language)),
            chosen_of_reports(one.left),
            question.named,
        )
        for one in set_criteria(question.criteria, question.language)
    ]


def without_typed(question: Question) -> list[Tried]:
    """Return the searches without each name, the time and the words that were typed."""
    named, chosen = question.named, chosen_of_reports(question.criteria)
    chips = understood(question)
    less = [
        replace(named, names=[one for one in named.names if one is not name])
        for name in named.names
        if not name.is_ambiguous
    ]
    less += [replace(named, period=None)] if named.period else []
    made = [
        Tried(chip.label, chip.without, chosen, one) for chip, one in zip(chips, less, strict=True)
    ]
    if named.rest:
        text = text_without(question.criteria.text, named.rest)
        left = replace(question.criteria, text=text).parameters(question.language)
        wordless = replace(named, rest="")
        made.append(Tried(_("Words: %s") % named.rest, address(left), chosen, wordless))
    return made
