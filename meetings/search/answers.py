"""From a question to what answers it: reports, and quotes, each by a list of keys in order.

The index answers alone; what a page shows is fetched for its rows. Nothing is counted beyond what
the pages can show.
"""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations, product

from . import finding
from .asking import OLDEST, RELEVANCE, All, AnyOf, Asked, Expression
from .engines import engine
from .facts import Fact
from .naming import Name, Named
from .parts import in_meeting, spoken_of
from .query import read
from .things import Kind

#: More answers than these are neither shown nor counted: "1,000+".
MOST = 1_000

#: Of more ways in which names and words can meet, words set nothing above the rest.
MOST_TIERS = 42


@dataclass(frozen=True)
class Chosen:
    """What was chosen beside what was typed: facts, days, an order."""

    facts: Sequence[Expression] = ()
    first: datetime.date | None = None
    last: datetime.date | None = None
    sort: str = RELEVANCE

    def asked(self, tiers: Sequence[Expression], named: Named, *, reader: str = "") -> Asked:
        """Return the question that asks for tiers within the time of both."""
        firsts = [self.first, named.period.first if named.period else None]
        lasts = [self.last, named.period.last if named.period else None]
        return Asked(
            tiers=tiers,
            first=max((day for day in firsts if day), default=None),
            last=min((day for day in lasts if day), default=None),
            reader=reader,
            is_oldest_first=self.sort == OLDEST,
        )


@dataclass(frozen=True)
class Reports:
    """The reports that answer, the first first; absent: names that took no part in any of them."""

    hits: Sequence[int] = ()
    absent: frozenset[Name] = field(default_factory=frozenset)


def reports(chosen: Chosen, named: Named, *, language: str) -> Reports:
    """Return the reports that answer: those in which all who are named took part.

    Where there are none, those in which as many as possible took part and the others were spoken
    of.
    """
    if is_void(named):
        return Reports()
    graded, reader = grades(chosen, named, language)
    kept = [*base(chosen, named), *map(in_meeting, named.names)]
    tiers = [All([*kept, *grade]) for grade in graded]
    asked = chosen.asked(tiers, named, reader=reader)
    hits = [key for key, _tier in engine().reports(asked, most=MOST + 1)]
    if hits or not named.names:
        return Reports(hits)
    return with_absent(chosen, named, graded, reader)


def with_absent(
    chosen: Chosen, named: Named, graded: Sequence[Sequence[Expression]], reader: str
) -> Reports:
    """Return the reports in which some of the names took part and the others were spoken of."""
    kept, ways = base(chosen, named), list(ways_to_take_part(named.names))
    if len(ways) * len(graded) > MOST_TIERS:
        graded = [()]
    tiers = [
        All([*kept, *expressions, *grade]) for _present, expressions in ways for grade in graded
    ]
    found = engine().reports(chosen.asked(tiers, named, reader=reader), most=MOST + 1)
    if not found:
        return Reports()

    def way(tier: int) -> int:
        return (tier - 1) // len(graded)

    best = min(way(tier) for _key, tier in found)
    present, _expressions = ways[best]
    kept = [key for key, tier in found if way(tier) == best]
    return Reports(kept, frozenset(name for name in named.names if name not in present))


def ways_to_take_part(
    names: Sequence[Name],
) -> Iterator[tuple[tuple[Name, ...], list[Expression]]]:
    """Give who may have taken part, most of the names first, and that the others were spoken of."""
    for number in range(len(names) - 1, -1, -1):
        for present in combinations(names, number):
            yield (
                present,
                [in_meeting(one) if one in present else spoken_of(one) for one in names],
            )


def numbers(several: Sequence[tuple[Chosen, Named]]) -> list[int]:
    """Return how many reports answer each question, counting no further than is shown."""
    asked = [
        chosen.asked([AnyOf(())], named)
        if is_void(named)
        else chosen.asked([All([*base(chosen, named), *map(in_meeting, named.names)])], named)
        for chosen, named in several
    ]
    return engine().numbers(asked, most=MOST + 1) if asked else []


def is_void(named: Named) -> bool:
    """Say whether words were typed in which there is nothing to look for."""
    return bool(named.rest.strip()) and read(named.rest).is_empty


def base(chosen: Chosen, named: Named) -> list[Expression]:
    """Return what was chosen and the words that are to be found."""
    return [*chosen.facts, *finding.wanted(read(named.rest))]


def grades(chosen: Chosen, named: Named, language: str) -> tuple[list[list[Expression]], str]:
    """Return by what answers are set above others, and the language in which they best read."""
    query = read(named.rest)
    if chosen.sort != RELEVANCE or not query.wanted:
        return [[]], ""
    return [[tier] for tier in finding.tiers(query)], language


def quotes(chosen: Chosen, named: Named) -> list[int]:
    """Return the quotes that answer: what those who are named said, and said of the others."""
    if is_void(named):
        return []
    kept = [*base(chosen, named), *(part_in_quote(name, named.names) for name in named.names)]
    above = above_others(named) if chosen.sort == RELEVANCE else []
    # The first of these counts more than the next.
    tiers = [
        All([*kept, *(one for one, holds in zip(above, combination, strict=True) if holds)])
        for combination in product((True, False), repeat=len(above))
    ]
    return [key for key, _tier in engine().quotes(chosen.asked(tiers, named), most=MOST + 1)]


def part_in_quote(name: Name, names: Sequence[Name]) -> Expression:
    """Return that a name has its part in a quote.

    A person said it, or it is about the person, or somebody else who is named said it when they
    met; a country or an organisation took part in the meeting or is spoken of; a topic is in its
    words.
    """
    of_name = spoken_of(name)
    if name.kinds == {Kind.TOPIC}:
        return of_name
    speakers, found = said_by([name]), [of_name]
    others = said_by([one for one in names if one is not name])
    if not speakers:
        return AnyOf([of_name, in_meeting(name)])
    found += [AnyOf(speakers)]
    found += [All([in_meeting(name), AnyOf(others)])] if others else []
    return AnyOf(found)


def above_others(named: Named) -> list[Expression]:
    """Return what sets quotes above others: said by whom, about what, in the words as typed."""
    query = read(named.rest)
    speakers = said_by(named.names)
    subjects = [spoken_of(name) for name in named.names if not said_by([name])]
    found: list[Expression] = [AnyOf(speakers)] if speakers else []
    found += [AnyOf(subjects)] if subjects else []
    return found + ([finding.as_written(query)] if query.wanted else [])


def said_by(names: Sequence[Name]) -> list[Fact]:
    """Return the facts that one of the people who bear the names said it."""
    return [Fact("speaker", one.key) for name in names for one in name.of_kind(Kind.PERSON)]
