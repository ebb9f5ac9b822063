"""To how many origins the sources of a report go back."""

from collections.abc import Sequence
from dataclasses import dataclass

from .numbering import NumberedSource


@dataclass(frozen=True)
class Origins:
    """How many sources a report cites, and on how many accounts they rest."""

    sources: int
    origins: int
    #: The number of the only origin; 0 where there are several.
    only: int
    independent: int


def origins(sources: Sequence[NumberedSource]) -> Origins:
    """Return to how many origins sources go back; one taken from another is none of its own."""
    first = [numbered.number for numbered in sources if numbered.taken_from is None]
    return Origins(
        sources=len(sources),
        origins=len(first),
        only=first[0] if len(first) == 1 else 0,
        independent=sum(numbered.source.independent for numbered in sources),
    )
