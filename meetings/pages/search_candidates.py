"""Names that several bear, with what tells their bearers apart."""

from dataclasses import dataclass, replace

from ..forms.search import word_for
from ..search import Held, Kind, Name, Thing
from .search import Question
from .search_ways import address, text_without

#: So many candidates are shown for a name that many bear.
MOST_CANDIDATES = 12


@dataclass(frozen=True)
class Candidate:
    """Somebody who bears a name that others bear too."""

    thing: Thing
    #: The post by which people know the person, with its years.
    post: str
    address: str


@dataclass(frozen=True)
class Ambiguous:
    """A name that several bear."""

    typed: str
    candidates: list[Candidate]


def ambiguous(question: Question) -> list[Ambiguous]:
    """Return the names that several bear, with those who bear them."""
    return [
        Ambiguous(
            name.typed,
            [candidate(question, name, one) for one in in_office_first(question, name)],
        )
        for name in question.named.ambiguous
    ]


def in_office_first(question: Question, name: Name) -> list[Thing]:
    """Return who bears a name, first those in office at the time that is asked for."""

    def is_out_of_office(one: Thing) -> bool:
        period, careers = question.named.period, question.known.careers.get(one.key, [])
        return period is not None and not any(
            held.covers(period.first, period.last) for held in careers
        )

    return sorted(name.bearers, key=is_out_of_office)[:MOST_CANDIDATES]


def candidate(question: Question, name: Name, thing: Thing) -> Candidate:
    """Return somebody with the main post, and the search for them alone."""
    careers = question.known.careers.get(thing.key, []) if thing.kind == Kind.PERSON else []
    parameter = "leader" if thing.kind == Kind.PERSON else thing.kind.value
    kept = replace(question.criteria, text=text_without(question.criteria.text, name.typed))
    filters = [*kept.parameters(question.language), (parameter, word_for(thing, question.language))]
    return Candidate(thing, post_label(careers[0]) if careers else "", address(filters))


def post_label(held: Held) -> str:
    """Return a post with its years."""
    return f"{held.title}, {held.years}" if held.years else held.title
