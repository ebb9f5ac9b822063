"""Sources under the numbers by which a page names them."""

from collections.abc import Iterable
from dataclasses import dataclass

from ..models import Source


@dataclass(frozen=True)
class NumberedSource:
    """A source with the number under which the page lists it."""

    number: int
    source: Source
    #: The number of the source from which it is taken; None where it is not.
    taken_from: int | None = None


def numbered(sources: Iterable[Source]) -> dict[int, NumberedSource]:
    """Return the sources of a report by primary key, numbered from 1 in their order."""
    sources = list(sources)
    numbers = {source.pk: number for number, source in enumerate(sources, start=1)}
    return {
        source.pk: NumberedSource(numbers[source.pk], source, numbers.get(source.taken_from_id))
        for source in sources
    }
