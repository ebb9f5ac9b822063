"""The index on PostgreSQL: one tsvector for each meeting and each quote, see `vectors`.

The functions that ask the inverted index are made by migrations 0014 and 0020.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from django.db import connection
from django.db.backends.utils import CursorWrapper

from .asking import All, AnyOf, Asked, Expression, Forms, Not, Words
from .entries import Entry
from .facts import COUNTED, COUNTED_OF_QUOTES, Fact, counted
from .query import Conjunction, Phrase
from .vectors import FACT, FORM, PARTS, pairs, quote_vector, quoted, vector

#: Where no more words are next to each other than in a pair, no vector has to be read.
PAIR = 2
#: Stands in every entry; in none.
EVERYTHING, NOTHING = quoted(FACT), quoted(FACT * 2)

ENTRIES = """
    INSERT INTO meetings_search (
        meeting_id, report_id, analysis, held_on, covers_until, reads_it, reads_en, facts, words
    ) VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s::tsvector)
    ON CONFLICT (meeting_id) DO UPDATE SET report_id = EXCLUDED.report_id,
        analysis = EXCLUDED.analysis, held_on = EXCLUDED.held_on,
        covers_until = EXCLUDED.covers_until, reads_it = EXCLUDED.reads_it,
        reads_en = EXCLUDED.reads_en, facts = EXCLUDED.facts, words = EXCLUDED.words
"""
QUOTES = """
    INSERT INTO meetings_search_quotes (
        quote_id, meeting_id, report_id, position, held_on, covers_until, facts, words
    ) VALUES (%s, %s, %s, %s, %s, %s, %s, %s::tsvector)
"""
#: What is found, each once, at the best of its places, with its tier, as far as it is live.
FOUND = """
    SELECT key, place / 1000000 FROM (
        SELECT key, report, min(place) AS place
        FROM {function}(%s::tsquery[], %s::tsquery[], %s, %s, %s, %s, %s) GROUP BY key, report
    ) AS found
    JOIN meetings_report ON meetings_report.id = report AND status = 'live'
    ORDER BY place LIMIT %s
"""
NUMBER = "meetings_search_number(%s::tsquery, %s, %s, %s)"
FACTS = """
    SELECT fact, count(*) FROM {table}, unnest(facts) AS fact
    WHERE {key} = ANY(%s::bigint[]) GROUP BY fact
"""


def write(entries: Iterable[Entry], *, analysis: int) -> None:
    """Store entries, each in the place of its meeting's former one."""
    entries = list(entries)
    quotes = [
        (
            quote.quote,
            entry.meeting,
            entry.report,
            quote.position,
            entry.held_on,
            entry.covers_until,
            counted(quote.facts, COUNTED_OF_QUOTES),
            quote_vector(quote),
        )
        for entry in entries
        for quote in entry.quotes
    ]
    with connection.cursor() as cursor:
        remove_quotes(cursor, [entry.meeting for entry in entries])
        cursor.executemany(QUOTES, quotes)
        cursor.executemany(ENTRIES, [row(entry, analysis) for entry in entries])


def row(entry: Entry, analysis: int) -> tuple[object, ...]:
    """Return an entry as its row."""
    reads = ("it" in entry.reads, "en" in entry.reads)
    days, facts = (entry.held_on, entry.covers_until), counted(entry.facts, COUNTED)
    return entry.meeting, entry.report, analysis, *days, *reads, facts, vector(entry)


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


def reports(asked: Asked, *, most: int) -> list[tuple[int, int]]:
    """Return the keys of so many reports at most that are found, each with its tier, in order."""
    return rows(*found_sql("meetings_search_reports", asked, most))


def quotes(asked: Asked, *, most: int) -> list[tuple[int, int]]:
    """Return the same of quotes."""
    return rows(*found_sql("meetings_search_sayings", asked, most))


def numbers(several: Sequence[Asked], *, most: int) -> list[int]:
    """Return how many reports are found, for several questions at once, counting no further."""
    asked = [number_sql(one, most) for one in several]
    parts = [sql for sql, _values in asked]
    values = [one for _sql, some in asked for one in some]
    return list(rows(f"SELECT {', '.join(parts)}", values)[0])


def number_sql(asked: Asked, most: int) -> tuple[str, list[object]]:
    """Return the expression that counts what is asked, and its values."""
    found = asked.tiers[-1]
    if has_run(found):
        # Vectors are to be read one by one.
        sql, values = found_sql("meetings_search_reports", replace(asked, tiers=[found]), most)
        return f"(SELECT count(*) FROM ({sql}) AS counted)", values  # noqa: S608
    return NUMBER, [rendered(found), asked.first, asked.last, most]


def found_sql(function: str, asked: Asked, most: int) -> tuple[str, list[object]]:
    """Return the statement that finds what is asked, and its values."""
    tiers = [rendered(tier) for tier in asked.tiers]
    checks = [rendered(tier, exact=True) if has_run(tier) else None for tier in asked.tiers]
    values = [tiers, checks, asked.first, asked.last, asked.reader, asked.is_oldest_first]
    return FOUND.format(function=function), [*values, most, most]


def report_facts(keys: Sequence[int]) -> list[tuple[str, int]]:
    """Return the facts of reports, with how many there are of each."""
    return rows(FACTS.format(table="meetings_search", key="report_id"), [list(keys)])


def quote_facts(keys: Sequence[int]) -> list[tuple[str, int]]:
    """Return the facts of quotes, with how many there are of each."""
    return rows(FACTS.format(table="meetings_search_quotes", key="quote_id"), [list(keys)])


def titles_beginning(forms: Sequence[str], *, most: int) -> list[int]:
    """Return the newest reports in whose title, for each of these, a word begins so."""
    title = f"{PARTS['title']}{FORM}"
    found = " & ".join(f"{quoted(title + form)}:*" for form in forms)
    sql = FOUND.format(function="meetings_search_reports")
    return [key for key, _tier in rows(sql, [[found], [None], None, None, "", False, most, most])]


def rows(sql: str, values: Sequence[object]) -> list[tuple]:
    """Return what a statement gives."""
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return list(cursor.fetchall())


def rendered(asked: Expression, *, exact: bool = False) -> str:
    """Return what is asked as a query.

    exact: with the order of more than two words, which the inverted index does not know: for it
    they are pairs, and what holds these has yet to be read.
    """
    match asked:
        case Fact():
            return quoted(f"{FACT}{asked}")
        case Words(any_of, within):
            found = (sought(one, PARTS[within], exact=exact) for one in any_of)
            return joined(" | ", found, NOTHING)
        case Forms(forms, in_title):
            part = PARTS["title"] if in_title else ""
            found = (quoted(f"{part}{FORM}{form}") for form in forms)
            return joined(" & ", found, EVERYTHING)
        case All(parts):
            return joined(" & ", (rendered(one, exact=exact) for one in parts), EVERYTHING)
        case AnyOf(parts):
            return joined(" | ", (rendered(one, exact=exact) for one in parts), NOTHING)
        case Not(part):
            if has_run(part) and not exact:
                return EVERYTHING
            return f"({EVERYTHING} & !{rendered(part, exact=exact)})"


def joined(sign: str, parts: Iterable[str], without: str) -> str:
    """Return parts joined in brackets; without any, what stands for that."""
    return f"({sign.join(found)})" if (found := list(parts)) else without


def has_run(asked: Expression) -> bool:
    """Say whether more than two words are asked for next to each other."""
    match asked:
        case Words(any_of):
            phrases = (phrase for one in any_of for spellings in one for phrase in spellings)
            return any(len(phrase) > PAIR for phrase in phrases)
        case All(parts) | AnyOf(parts):
            return any(map(has_run, parts))
        case Not(part):
            return has_run(part)
    return False


def sought(conjunction: Conjunction, part: str, *, exact: bool) -> str:
    """Return the query that finds all phrases of a conjunction in a part of the report."""
    return " & ".join(
        "(" + " | ".join(next_to_each_other(one, part, exact=exact) for one in spellings) + ")"
        for spellings in conjunction
    )


def next_to_each_other(phrase: Phrase, part: str, *, exact: bool) -> str:
    """Return the query that finds a phrase in a part of the report."""
    if len(phrase) == 1:
        return quoted(f"{part}{phrase[0]}")
    if exact and len(phrase) > PAIR:
        return "(" + " <-> ".join(quoted(f"{part}{word}") for word in phrase) + ")"
    return "(" + " & ".join(quoted(f"{part}{pair}") for pair in pairs(phrase)) + ")"


def stamp() -> object:
    """Return what changes with every write of a name, once that is committed.

    Numbers alone would not do: who takes the lower one may commit later. Each write adds a row
    and takes old ones away: count and sum never come back.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*), sum(id) FROM meetings_search_names")
        return cursor.fetchone()
