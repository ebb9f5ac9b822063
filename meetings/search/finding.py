"""What a reader's words ask of the index, and what sets some answers above others."""

from collections.abc import Iterator

from .asking import Expression, Forms, Not, Words, conjoined
from .entries import FIELDS
from .query import Conjunction, Query


def wanted(query: Query) -> list[Expression]:
    """Return what is to hold so that a report or quote answers to the words."""
    found: list[Expression] = [Words(query.wanted)] if query.wanted else []
    return found + [Not(Words([one])) for one in query.unwanted]


def tiers(query: Query) -> Iterator[Expression]:
    """Give where the words may stand, the best first: as typed in the title, in it, further on.

    Where they stand equally well, those come first that are written in the form that was typed.
    The last holds all that is found.
    """
    in_title, written = Forms(query.forms, in_title=True), as_written(query)
    typed = [whole(conjunction) for conjunction in query.wanted]
    places = [Words(query.wanted, within=field) for field in FIELDS]
    if any(len(phrase) > 1 for ((phrase,),) in typed) and typed != list(query.wanted):
        places.insert(0, Words(typed, within="title"))
    for place in places:
        if place.within == "title":
            yield conjoined(place, in_title)
        yield conjoined(place, written)
        yield place


def as_written(query: Query) -> Expression:
    """Return that the words stand in the form in which they were typed."""
    return Forms(query.forms)


def whole(conjunction: Conjunction) -> Conjunction:
    """Return all words of a conjunction as one phrase, in their likeliest spellings."""
    return ((tuple(word for spellings in conjunction for word in spellings[0]),),)
