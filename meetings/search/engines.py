"""Which of the two databases holds the index."""

from collections.abc import Collection, Iterable, Sequence
from typing import Protocol

from django.db import connection
from django.db.models.expressions import RawSQL

from . import postgres, sqlite
from .entries import Entry
from .query import Conjunction


class Engine(Protocol):
    """What a database does for the search; `postgres` and `sqlite` say how."""

    def write(self, entries: Iterable[Entry], *, analysis: int) -> None: ...

    def remove(self, meetings: Collection[int]) -> None: ...

    def clear(self) -> None: ...

    def hits(self, any_of: Sequence[Conjunction], *, within: str | None = None) -> RawSQL: ...

    def hits_as_written(self, forms: Sequence[str], *, in_title: bool) -> RawSQL: ...

    def titles_beginning(self, forms: Sequence[str], *, most: int) -> RawSQL: ...

    def quote_hits(self, any_of: Sequence[Conjunction]) -> RawSQL: ...

    def quote_hits_as_written(self, forms: Sequence[str]) -> RawSQL: ...

    def stamp(self) -> object: ...


ENGINES: dict[str, Engine] = {"postgresql": postgres, "sqlite": sqlite}


def engine() -> Engine:
    """Return the index of the database in use."""
    return ENGINES[connection.vendor]
