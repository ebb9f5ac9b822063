"""What is asked of the index: words, forms and facts, joined; each database renders it."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from .facts import Fact
from .query import Conjunction

#: The order of the answers: the best, the newest or the oldest first.
RELEVANCE, NEWEST, OLDEST = "relevance", "date", "date-asc"


@dataclass(frozen=True)
class Words:
    """All of one conjunction is found, in the fields from the title to `within`."""

    any_of: Sequence[Conjunction]
    within: str = "body"


@dataclass(frozen=True)
class Forms:
    """All these words stand as they are written, in the title or anywhere."""

    forms: Sequence[str]
    in_title: bool = False


@dataclass(frozen=True)
class All:
    """All of these hold; without any, everything is found."""

    parts: "Sequence[Expression]"


@dataclass(frozen=True)
class AnyOf:
    """One of these holds; without any, nothing is found."""

    parts: "Sequence[Expression]"


@dataclass(frozen=True)
class Not:
    """This does not hold."""

    part: "Expression"


Expression = Words | Forms | Fact | All | AnyOf | Not


@dataclass(frozen=True)
class Asked:
    """What is to be found.

    tiers: what sets some above others, the best first; the last one holds all that is found.
    first, last: the days between which it may have taken place; reader: what reads in this
    language stands before the rest of its tier.
    """

    tiers: Sequence[Expression]
    first: datetime.date | None = None
    last: datetime.date | None = None
    reader: str = ""
    is_oldest_first: bool = False


def conjoined(*parts: Expression) -> Expression:
    """Return what holds where all of these hold."""
    return parts[0] if len(parts) == 1 else All(parts)
