"""Which of the two databases holds the index."""

from collections.abc import Collection, Iterable, Sequence
from typing import Protocol

from django.db import connection

from . import postgres, sqlite
from .asking import Asked
from .entries import Entry


class Engine(Protocol):
    """What a database does for the search; `postgres` and `sqlite` say how."""

    def write(self, entries: Iterable[Entry], *, analysis: int) -> None: ...

    def remove(self, meetings: Collection[int]) -> None: ...

    def clear(self) -> None: ...

    def reports(self, asked: Asked, *, most: int) -> list[tuple[int, int]]: ...

    def quotes(self, asked: Asked, *, most: int) -> list[tuple[int, int]]: ...

    def numbers(self, several: Sequence[Asked], *, most: int) -> list[int]: ...

    def report_facts(self, keys: Sequence[int]) -> list[tuple[str, int]]: ...

    def quote_facts(self, keys: Sequence[int]) -> list[tuple[str, int]]: ...

    def titles_beginning(self, forms: Sequence[str], *, most: int) -> list[int]: ...

    def stamp(self) -> object: ...


ENGINES: dict[str, Engine] = {"postgresql": postgres, "sqlite": sqlite}


def engine() -> Engine:
    """Return the index of the database in use."""
    return ENGINES[connection.vendor]
