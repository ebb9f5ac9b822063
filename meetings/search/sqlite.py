"""The index on SQLite: FTS5 rows for meetings and quotes, and what they were made from."""

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
    remove([entry.meeting for entry in entries])
    quotes = [(entry.meeting, quote) for entry in entries for quote in entry.quotes]
    with connection.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO meetings_search (meeting_id, report_id, analysis) VALUES (%s, %s, %s)",
            [(entry.meeting, entry.report, analysis) for entry in entries],
        )
        cursor.executemany(
            "INSERT INTO meetings_search_words"
            " (rowid, title, summary, quotes, body, title_forms, forms)"
            " VALUES (%s, %s, %s, %s, %s, %s, %s)",
            [(entry.meeting, *columns(entry)) for entry in entries],
        )
        cursor.executemany(
            "INSERT INTO meetings_search_quotes (quote_id, meeting_id) VALUES (%s, %s)",
            [(quote.quote, meeting) for meeting, quote in quotes],
        )
        cursor.executemany(
            "INSERT INTO meetings_search_quote_words (rowid, words, forms) VALUES (%s, %s, %s)",
            [
                (quote.quote, in_a_row(quote.passages), " ".join(quote.forms))
                for _meeting, quote in quotes
            ],
        )


def remove(meetings: Collection[int]) -> None:
    """Take away the entries of meetings."""
    numbers = [(meeting,) for meeting in meetings]
    with connection.cursor() as cursor:
        cursor.executemany("DELETE FROM meetings_search WHERE meeting_id = %s", numbers)
        cursor.executemany("DELETE FROM meetings_search_words WHERE rowid = %s", numbers)
        cursor.executemany(
            "DELETE FROM meetings_search_quote_words WHERE rowid IN"
            " (SELECT quote_id FROM meetings_search_quotes WHERE meeting_id = %s)",
            numbers,
        )
        cursor.executemany("DELETE FROM meetings_search_quotes WHERE meeting_id = %s", numbers)


def clear() -> None:
    """Take away all entries."""
    with connection.cursor() as cursor:
        for table in ("search", "search_words", "search_quotes", "search_quote_words"):
            cursor.execute(f"DELETE FROM meetings_{table}")  # noqa: S608


def hits(any_of: Sequence[Conjunction], *, within: str | None = None) -> RawSQL:
    """Return the condition's right side: the meetings where all of one conjunction is found.

    within: the last field, of those from the title on, where words count; None: anywhere.
    """
    fields = " ".join(FIELDS[: FIELDS.index(within or "body") + 1])
    return matches("meetings_search_words", f"{{{fields}}} : ({any_sought(any_of)})")


def hits_as_written(forms: Sequence[str], *, in_title: bool) -> RawSQL:
    """Return the meetings where all words stand as they are written, in no other form."""
    column = "title_forms" if in_title else "forms"
    return matches("meetings_search_words", f"{column} : ({all_forms(forms)})")


def titles_beginning(forms: Sequence[str], *, most: int) -> RawSQL:
    """Return so many meetings at most whose title has, for each of these, a word that begins so."""
    found = " AND ".join(f"{quoted(form)} *" for form in forms)
    rows = matches("meetings_search_words", f"title_forms : ({found})")
    return RawSQL(f"{rows.sql} ORDER BY rowid DESC LIMIT %s", [*rows.params, most])  # noqa: S611


def quote_hits(any_of: Sequence[Conjunction]) -> RawSQL:
    """Return the quotes in which all of one conjunction is found."""
    return matches("meetings_search_quote_words", f"words : ({any_sought(any_of)})")


def quote_hits_as_written(forms: Sequence[str]) -> RawSQL:
    """Return the quotes in which all words stand as they are written."""
    return matches("meetings_search_quote_words", f"forms : ({all_forms(forms)})")


def matches(table: str, expression: str) -> RawSQL:
    """Return the rows of an FTS5 table that an expression finds."""
    # No word of the reader stands in the SQL.
    return RawSQL(f"SELECT rowid FROM {table} WHERE {table} MATCH %s", [expression])  # noqa: S608, S611


def any_sought(any_of: Sequence[Conjunction]) -> str:
    """Return the expression that finds one of several conjunctions."""
    return " OR ".join(f"({sought(conjunction)})" for conjunction in any_of)


def sought(conjunction: Conjunction) -> str:
    """Return the expression that finds all phrases of a conjunction."""
    return " AND ".join(
        "(" + " OR ".join(quoted(" ".join(phrase)) for phrase in spellings) + ")"
        for spellings in conjunction
    )


def all_forms(forms: Sequence[str]) -> str:
    """Return the expression that finds all of these words."""
    return " AND ".join(map(quoted, forms))


def columns(entry: Entry) -> list[str]:
    """Return an entry as the columns of its row."""
    passages = [in_a_row(entry.passages[field]) for field in FIELDS]
    return [*passages, " ".join(entry.title_forms), " ".join(entry.forms)]


def in_a_row(passages: Sequence[Sequence[str]]) -> str:
    """Return passages as one text in which no phrase reaches from one into the next."""
    return BREAK.join(" ".join(passage) for passage in passages)


def quoted(phrase: str) -> str:
    """Return words as a phrase in which nothing is syntax."""
    escaped = phrase.replace('"', '""')
    return f'"{escaped}"'


def stamp() -> object:
    """Return what changes with every write of a name."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT stamp FROM meetings_search_names")
        return cursor.fetchone()
