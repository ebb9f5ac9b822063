"""The index on PostgreSQL: one tsvector for each meeting, which we write word by word.

A word of the title stands in it plainly and, once more, behind the letter of each part of the
report to which the title belongs: so an inverted index answers where a word stands.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence

from django.db import connection
from django.db.backends.utils import CursorWrapper
from django.db.models.expressions import RawSQL

from .entries import FIELDS, Entry, QuoteEntry
from .query import Conjunction, Phrase

#: Which letters stand before the words of a field, the last for its own part of the report.
PARTS = {"title": "t", "summary": "s", "quotes": "q", "body": ""}

#: What is kept is open to the planner, which knows how common words are. What only grades, or is
#: left out, would be read vector by vector: the function takes the inverted index.
KEPT = "SELECT meeting_id FROM meetings_search WHERE words @@ %s::tsquery"
GRADED = "SELECT meetings_search_hits(%s::tsquery)"
QUOTES_KEPT = "SELECT quote_id FROM meetings_search_quotes WHERE words @@ %s::tsquery"
QUOTES_GRADED = "SELECT meetings_search_quote_hits(%s::tsquery)"

#: What stands before a word as it is written; no stem begins so.
FORM = "="


def write(entries: Iterable[Entry], *, analysis: int) -> None:
    """Store entries, each in the place of its meeting's former one."""
    entries = list(entries)
    rows = [(entry.meeting, entry.report, analysis, vector(entry)) for entry in entries]
    quotes = [
        (quote.quote, entry.meeting, quote_vector(quote))
        for entry in entries
        for quote in entry.quotes
    ]
    with connection.cursor() as cursor:
        remove_quotes(cursor, [entry.meeting for entry in entries])
        cursor.executemany(
            "INSERT INTO meetings_search_quotes (quote_id, meeting_id, words)"
            " VALUES (%s, %s, %s::tsvector)",
            quotes,
        )
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
        remove_quotes(cursor, meetings)


def remove_quotes(cursor: CursorWrapper, meetings: Collection[int]) -> None:
    """Take away the quotes of meetings."""
    sql = "DELETE FROM meetings_search_quotes WHERE meeting_id = ANY(%s)"
    cursor.execute(sql, [list(meetings)])


def clear() -> None:
    """Take away all entries."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM meetings_search")
        cursor.execute("DELETE FROM meetings_search_quotes")


def hits(any_of: Sequence[Conjunction], *, within: str | None = None) -> RawSQL:
    """Return the condition's right side: the meetings where all of one conjunction is found.

    within: the last field, of those from the title on, where words count; None: anywhere, and
    what is found is what is kept.
    """
    found = any_sought(any_of, PARTS[within or "body"])
    # No word of the reader stands in the SQL.
    return RawSQL(KEPT if within is None else GRADED, [found])  # noqa: S611


def hits_as_written(forms: Sequence[str], *, in_title: bool) -> RawSQL:
    """Return the meetings where all words stand as they are written, in no other form."""
    return RawSQL(GRADED, [all_forms(forms, PARTS["title"] if in_title else "")])  # noqa: S611


def titles_beginning(forms: Sequence[str], *, most: int) -> RawSQL:
    """Return so many meetings at most whose title has, for each of these, a word that begins so.

    How common a beginning is, the planner does not know: it would read the reports one by one.
    """
    title = f"{PARTS['title']}{FORM}"
    found = " & ".join(f"{quoted(title + form)}:*" for form in forms)
    return RawSQL(f"{GRADED} LIMIT %s", [found, most])  # noqa: S611


def quote_hits(any_of: Sequence[Conjunction]) -> RawSQL:
    """Return the quotes in which all of one conjunction is found."""
    return RawSQL(QUOTES_KEPT, [any_sought(any_of)])  # noqa: S611


def quote_hits_as_written(forms: Sequence[str]) -> RawSQL:
    """Return the quotes in which all words stand as they are written."""
    return RawSQL(QUOTES_GRADED, [all_forms(forms)])  # noqa: S611


def any_sought(any_of: Sequence[Conjunction], part: str = "") -> str:
    """Return the query that finds one of several conjunctions in a part of the report."""
    return " | ".join(f"({sought(conjunction, part)})" for conjunction in any_of)


def all_forms(forms: Sequence[str], part: str = "") -> str:
    """Return the query that finds all of these words as they are written."""
    return " & ".join(quoted(f"{part}{FORM}{form}") for form in forms)


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
    title = (quoted(f"{PARTS['title']}{FORM}{form}") for form in entry.title_forms)
    places = (f"{quoted(word)}:{place}" for word, place in placed(entry))
    return " ".join([*places, *title, *written(entry.forms)])


def quote_vector(quote: QuoteEntry) -> str:
    """Return a quote as PostgreSQL reads a tsvector."""
    places, place = [], 0
    for passage in quote.passages:
        for word in passage:
            place += 1
            places.append(f"{quoted(word)}:{place}")
        place += 1
    return " ".join([*places, *written(quote.forms)])


def written(forms: Iterable[str]) -> Iterator[str]:
    """Give words as they are written, which need no place."""
    return (quoted(f"{FORM}{form}") for form in forms)


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


def stamp() -> object:
    """Return what changes with every write of a name, once that is committed.

    Numbers alone would not do: who takes the lower one may commit later. Each write adds a row
    and takes old ones away: count and sum never come back.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*), sum(id) FROM meetings_search_names")
        return cursor.fetchone()
