"""Sources under the numbers by which a page names them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from ..models import Source


@dataclass(frozen=True)
class NumberedSource:
    """A source with the number under which the page lists it."""

    number: int
    source: Source
    #: The number of the source from which it is taken; None where it is not.
    taken_from: int | None = None

    @property
    def changed_on(self) -> date | None:
        """Since when the page says something else than when it was read for this report."""
        day, read_on = self.source.record.changed_on, self.source.accessed_on
        return day if day and (read_on is None or read_on < day) else None

    @property
    def gone_on(self) -> date | None:
        """Since when the page is gone."""
        return self.source.record.gone_on

    @property
    def is_page(self) -> bool:
        """Whether a browser finds words at its address."""
        silent = (Source.Kind.VIDEO, Source.Kind.DOCUMENT)
        return bool(self.source.record.url) and self.source.kind not in silent


def numbered(sources: Iterable[Source]) -> dict[int, NumberedSource]:
    """Return the sources of a report by primary key, numbered from 1 in their order."""
    sources = list(sources)
    numbers = {source.pk: number for number, source in enumerate(sources, start=1)}
    return {
        source.pk: NumberedSource(numbers[source.pk], source, numbers.get(source.taken_from_id))
        for source in sources
    }
