"""What a reader's words ask of the index, and what sets some answers above others."""

from collections.abc import Iterator, Sequence

from .asking import AnyOf, Expression, Forms, Not, Words, conjoined
from .entries import FIELDS
from .facts import MOST_WORDS_OF_SITE, Fact, held_in, words_of_site
from .query import Conjunction, Query


def wanted(query: Query) -> list[Expression]:
    """Return what is to hold so that a report or quote answers to the words."""
    found: list[Expression] = [Words(query.wanted)] if query.wanted else []
    return found + [Not(Words([one])) for one in query.unwanted]


def tiers(query: Query) -> Iterator[Expression]:
    """Give where the words may stand, the best first: as typed in the title, in it, further on.

    A report of a meeting in the city that is typed stands above those that only speak of it; with
    other words beside the city, below those that have all of them in the title. Where words stand
    equally well, those come first that are written in the form that was typed. The last tier holds
    all that is found.
    """
    in_title, written = Forms(query.forms, in_title=True), as_written(query)
    typed = [whole(conjunction) for conjunction in query.wanted]
    all_of_it, parts = sites(query.forms)
    yield from all_of_it
    if any(len(phrase) > 1 for ((phrase,),) in typed) and typed != list(query.wanted):
        phrase = Words(typed, within="title")
        yield from (conjoined(phrase, in_title), conjoined(phrase, written), phrase)
    for place in (Words(query.wanted, within=field) for field in FIELDS):
        if place.within == "title":
            yield conjoined(place, in_title)
        yield conjoined(place, written)
        yield place
        if place.within == "title" and parts:
            yield AnyOf(parts)


def sites(forms: Sequence[str]) -> tuple[list[Fact], list[Fact]]:
    """Return that the meeting was held where all the words say, and where some side by side say."""
    words = words_of_site(forms)
    runs = [
        words[start : start + length]
        for length in range(1, MOST_WORDS_OF_SITE + 1)
        for start in range(len(words) - length + 1)
    ]
    return (
        [held_in(run) for run in runs if run == words],
        [held_in(run) for run in runs if run != words],
    )


def as_written(query: Query) -> Expression:
    """Return that the words stand in the form in which they were typed."""
    return Forms(query.forms)


def whole(conjunction: Conjunction) -> Conjunction:
    """Return all words of a conjunction as one phrase, in their likeliest spellings."""
    return ((tuple(word for spellings in conjunction for word in spellings[0]),),)
