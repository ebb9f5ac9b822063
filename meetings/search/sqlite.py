"""The index on SQLite: one FTS5 row for each meeting, and what it was made from beside it."""

from collections.abc import Collection, Iterable, Sequence

from django.db import connection
from django.db.models.expressions import RawSQL

from .entries import FIELDS, Entry
from .query import Conjunction

#: Stands between two passages, so that no phrase reaches across. No indexed word begins so.
BREAK = " z "


def write(entries: Iterable[Entry], *, analysis: int) -> None:
    """Store entries, each in the place of its meeting's former one."""
    entries = list(entries)
    with connection.cursor() as cursor:
        cursor.executemany(
            "REPLACE INTO meetings_search (meeting_id, report_id, analysis) VALUES (%s, %s, %s)",
            [(entry.meeting, entry.report, analysis) for entry in entries],
        )
        cursor.executemany(
            "REPLACE INTO meetings_search_words (rowid, title, summary, quotes, body)"
            " VALUES (%s, %s, %s, %s, %s)",
            [(entry.meeting, *columns(entry)) for entry in entries],
        )


def remove(meetings: Collection[int]) -> None:
    """Take away the entries of meetings."""
    numbers = [(meeting,) for meeting in meetings]
    with connection.cursor() as cursor:
        cursor.executemany("DELETE FROM meetings_search WHERE meeting_id = %s", numbers)
        cursor.executemany("DELETE FROM meetings_search_words WHERE rowid = %s", numbers)


def clear() -> None:
    """Take away all entries."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM meetings_search")
        cursor.execute("DELETE FROM meetings_search_words")


def hits(any_of: Sequence[Conjunction], *, within: str | None = None) -> RawSQL:
    """Return the condition's right side: the meetings where all of one conjunction is found.

    within: the last field, of those from the title on, where words count; None: anywhere.
    """
    fields = " ".join(FIELDS[: FIELDS.index(within or "body") + 1])
    found = " OR ".join(f"({sought(conjunction)})" for conjunction in any_of)
    sql = "SELECT rowid FROM meetings_search_words WHERE meetings_search_words MATCH %s"
    # No word of the reader stands in the SQL.
    return RawSQL(sql, [f"{{{fields}}} : ({found})"])  # noqa: S611


def sought(conjunction: Conjunction) -> str:
    """Return the query that finds all phrases of a conjunction."""
    return " AND ".join(
        "(" + " OR ".join(quoted(" ".join(phrase)) for phrase in spellings) + ")"
        for spellings in conjunction
    )


def columns(entry: Entry) -> list[str]:
    """Return an entry as the columns of its row."""
    passages = ([" ".join(passage) for passage in entry.passages[field]] for field in FIELDS)
    return [BREAK.join(texts) for texts in passages]


def quoted(phrase: str) -> str:
    """Return words as a phrase in which nothing is syntax."""
    escaped = phrase.replace('"', '""')
    return f'"{escaped}"'
