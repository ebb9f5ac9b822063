"""How many of what was found have a fact in common."""

from collections import Counter
from collections.abc import Iterable, Sequence

from .engines import engine


def in_reports(keys: Sequence[int]) -> dict[str, Counter[str]]:
    """Return by name of a fact its values, each with the number of reports: one query."""
    return by_name(engine().report_facts(keys) if keys else [])


def in_quotes(keys: Sequence[int]) -> dict[str, Counter[str]]:
    """Return the same of quotes."""
    return by_name(engine().quote_facts(keys) if keys else [])


def by_name(rows: Iterable[tuple[str, int]]) -> dict[str, Counter[str]]:
    """Return numbers of facts by name and value."""
    counts: dict[str, Counter[str]] = {}
    for fact, number in rows:
        name, _colon, value = fact.partition(":")
        counts.setdefault(name, Counter())[value] = number
    return counts
