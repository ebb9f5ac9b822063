"""The index on PostgreSQL: one tsvector for each meeting, which we write word by word.

A word of the title stands in it plainly and, once more, behind the letter of each part of the
report to which the title belongs: so an inverted index answers where a word stands.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence

from django.db import connection
from django.db.models.expressions import RawSQL

from .entries import FIELDS, Entry
from .query import Conjunction, Phrase

#: Which letters stand before the words of a field, the last for its own part of the report.
PARTS = {"title": "t", "summary": "s", "quotes": "q", "body": ""}

#: What is kept is open to the planner, which knows how common words are. What only grades, or is
#: left out, would be read vector by vector: the function takes the inverted index.
KEPT = "SELECT meeting_id FROM meetings_search WHERE words @@ %s::tsquery"
GRADED = "SELECT meetings_search_hits(%s::tsquery)"


def write(entries: Iterable[Entry], *, analysis: int) -> None:
    """Store entries, each in the place of its meeting's former one."""
    rows = [(entry.meeting, entry.report, analysis, vector(entry)) for entry in entries]
    with connection.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO meetings_search (meeting_id, report_id, analysis, words)"
            " VALUES (%s, %s, %s, %s::tsvector)"
            " ON CONFLICT (meeting_id) DO UPDATE SET report_id = EXCLUDED.report_id,"
            " analysis = EXCLUDED.analysis, words = EXCLUDED.words",
            rows,
        )


def remove(meetings: Collection[int]) -> None:
    """Take away the entries of meetings."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM meetings_search WHERE meeting_id = ANY(%s)", [list(meetings)])


def clear() -> None:
    """Take away all entries."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM meetings_search")


def hits(any_of: Sequence[Conjunction], *, within: str | None = None) -> RawSQL:
    """Return the condition's right side: the meetings where all of one conjunction is found.

    within: the last field, of those from the title on, where words count; None: anywhere, and
    what is found is what is kept.
    """
    part = PARTS[within or "body"]
    found = " | ".join(f"({sought(conjunction, part)})" for conjunction in any_of)
    # No word of the reader stands in the SQL.
    return RawSQL(KEPT if within is None else GRADED, [found])  # noqa: S611


def sought(conjunction: Conjunction, part: str) -> str:
    """Return the query that finds all phrases of a conjunction in a part of the report."""
    return " & ".join(
        "(" + " | ".join(f"({next_to_each_other(phrase, part)})" for phrase in spellings) + ")"
        for spellings in conjunction
    )


def next_to_each_other(phrase: Phrase, part: str) -> str:
    """Return the query that finds a phrase in a part of the report."""
    return " <-> ".join(quoted(f"{part}{word}") for word in phrase)


def vector(entry: Entry) -> str:
    """Return an entry as PostgreSQL reads a tsvector."""
    return " ".join(f"{quoted(word)}:{place}" for word, place in placed(entry))


def placed(entry: Entry) -> Iterator[tuple[str, int]]:
    """Give each word of an entry with its place, once for each part to which it belongs.

    Each language has its own places. One is left free after a passage: no phrase reaches across.
    """
    reached = dict.fromkeys("ie", 0)
    for position, field in enumerate(FIELDS):
        parts = [PARTS[name] for name in FIELDS[position:]]
        for passage in entry.passages[field]:
            for word in passage:
                reached[word[0]] += 1
                yield from ((f"{part}{word}", reached[word[0]]) for part in parts)
            reached[passage[0][0]] += 1


def quoted(word: str) -> str:
    """Return a word as it stands in a tsvector or tsquery, where nothing in it is syntax."""
    escaped = word.replace("\\", "\\\\").replace("'", "''")
    return f"'{escaped}'"
