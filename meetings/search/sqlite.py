"""The index on SQLite: FTS5 rows for meetings and quotes, and beside them what orders them."""

import json
import re
from collections.abc import Collection, Iterable, Iterator, Sequence

from django.db import connection

from .asking import All, AnyOf, Asked, Expression, Forms, Not, Words
from .entries import FIELDS, Entry, QuoteEntry
from .facts import COUNTED, COUNTED_OF_QUOTES, Fact, counted
from .query import Conjunction

#: Stands between two passages, so that no phrase reaches across. No indexed word begins so.
BREAK = " z "
#: Stands among the facts of every entry; of none.
EVERYTHING, NOTHING = 'facts : "every"', 'facts : "never"'

#: Only letters and numbers stand in a word of FTS5.
SIGNS = re.compile(r"[\W_]")

ENTRIES = """
    INSERT INTO meetings_search (
        meeting_id, report_id, analysis, held_on, covers_until, reads_it, reads_en, facts
    ) VALUES (%s, %s, %s, %s, %s, %s, %s, %s)
"""
WORDS = """
    INSERT INTO meetings_search_words (
        rowid, title, summary, quotes, body, title_forms, forms, facts
    ) VALUES (%s, %s, %s, %s, %s, %s, %s, %s)
"""
QUOTES = """
    INSERT INTO meetings_search_quotes (
        quote_id, meeting_id, report_id, position, held_on, covers_until, facts
    ) VALUES (%s, %s, %s, %s, %s, %s, %s)
"""
QUOTE_WORDS = """
    INSERT INTO meetings_search_quote_words (rowid, words, forms, facts) VALUES (%s, %s, %s, %s)
"""
#: What is found, each once, at the best of its tiers, as far as it is live.
FOUND = """
    SELECT {key}, tier FROM (
        SELECT rowid AS number, min(tier) AS tier FROM ({tiers}) GROUP BY rowid
    ) AS found
    JOIN {table} AS entry ON entry.{number} = found.number
    JOIN meetings_report AS report ON report.id = entry.report_id AND report.status = 'live'
    WHERE {narrowed} ORDER BY tier, {order} LIMIT %s
"""
FACTS = """
    SELECT fact.value, count(*) FROM {table}, json_each({table}.facts) AS fact
    WHERE {key} IN (SELECT value FROM json_each(%s)) GROUP BY fact.value
"""
BEGINNING = """
    SELECT report.id FROM meetings_search_words AS words
    JOIN meetings_search AS entry ON entry.meeting_id = words.rowid
    JOIN meetings_report AS report ON report.id = entry.report_id AND report.status = 'live'
    WHERE meetings_search_words MATCH %s
    ORDER BY entry.held_on DESC, entry.meeting_id DESC LIMIT %s
"""


def write(entries: Iterable[Entry], *, analysis: int) -> None:
    """Store entries, each in the place of its meeting's former one."""
    entries = list(entries)
    remove([entry.meeting for entry in entries])
    quotes = [(entry, quote) for entry in entries for quote in entry.quotes]
    with connection.cursor() as cursor:
        cursor.executemany(ENTRIES, [row(entry, analysis) for entry in entries])
        cursor.executemany(WORDS, [(entry.meeting, *columns(entry)) for entry in entries])
        cursor.executemany(QUOTES, [quote_row(*pair) for pair in quotes])
        cursor.executemany(
            QUOTE_WORDS, [(quote.quote, *quote_columns(quote)) for _entry, quote in quotes]
        )


def row(entry: Entry, analysis: int) -> tuple[object, ...]:
    """Return what orders an entry and is counted of it, as a row."""
    reads = ("it" in entry.reads, "en" in entry.reads)
    days, facts = (entry.held_on, entry.covers_until), counted(entry.facts, COUNTED)
    return entry.meeting, entry.report, analysis, *days, *reads, json.dumps(facts)


def quote_row(entry: Entry, quote: QuoteEntry) -> tuple[object, ...]:
    """Return the same of a quote."""
    days = (entry.held_on, entry.covers_until)
    facts = json.dumps(counted(quote.facts, COUNTED_OF_QUOTES))
    return quote.quote, entry.meeting, entry.report, quote.position, *days, facts


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


def reports(asked: Asked, *, most: int) -> list[tuple[int, int]]:
    """Return the keys of so many reports at most that are found, each with its tier, in order."""
    return rows(*reports_sql(asked, most))


def reports_sql(asked: Asked, most: int) -> tuple[str, list[object]]:
    """Return the statement that finds reports, and its values."""
    direction = "ASC" if asked.is_oldest_first else "DESC"
    reads = f"entry.reads_{asked.reader} DESC, " if asked.reader else ""
    return found_sql(
        asked,
        most,
        key="report_id",
        number="meeting_id",
        table="meetings_search",
        order=f"{reads}entry.held_on {direction}, entry.meeting_id {direction}",
    )


def quotes(asked: Asked, *, most: int) -> list[tuple[int, int]]:
    """Return the same of quotes."""
    direction = "ASC" if asked.is_oldest_first else "DESC"
    order = f"entry.held_on {direction}, entry.report_id, entry.position, entry.quote_id"
    table, key = "meetings_search_quotes", "quote_id"
    return rows(*found_sql(asked, most, key=key, number=key, table=table, order=order))


def numbers(several: Sequence[Asked], *, most: int) -> list[int]:
    """Return how many reports are found, for several questions at once, counting no further."""
    asked = [reports_sql(one, most) for one in several]
    # No word of the reader stands in the SQL.
    parts = [f"(SELECT count(*) FROM ({sql}) AS counted)" for sql, _values in asked]  # noqa: S608
    values = [one for _sql, some in asked for one in some]
    return list(rows(f"SELECT {', '.join(parts)}", values)[0])


def found_sql(
    asked: Asked, most: int, *, key: str, number: str, table: str, order: str
) -> tuple[str, list[object]]:
    """Return the statement that finds what is asked in a table, and its values."""
    words = "meetings_search_words" if key == "report_id" else "meetings_search_quote_words"
    tiers = " UNION ALL ".join(
        f"SELECT rowid, {tier} AS tier FROM {words} WHERE {words} MATCH %s"  # noqa: S608
        for tier in range(1, len(asked.tiers) + 1)
    )
    narrowed, values = ["true"], []
    if asked.first is not None:
        narrowed.append("entry.covers_until >= %s")
        values.append(asked.first)
    if asked.last is not None:
        narrowed.append("entry.held_on <= %s")
        values.append(asked.last)
    in_quotes = key == "quote_id"
    found = [rendered(tier, in_quotes=in_quotes) for tier in asked.tiers]
    condition = " AND ".join(narrowed)
    sql = FOUND.format(
        key=key, number=number, table=table, tiers=tiers, narrowed=condition, order=order
    )
    return sql, [*found, *values, most]


def report_facts(keys: Sequence[int]) -> list[tuple[str, int]]:
    """Return the facts of reports, with how many there are of each."""
    facts = FACTS.format(table="meetings_search", key="report_id")
    return rows(facts, [json.dumps(list(keys))])


def quote_facts(keys: Sequence[int]) -> list[tuple[str, int]]:
    """Return the facts of quotes, with how many there are of each."""
    facts = FACTS.format(table="meetings_search_quotes", key="quote_id")
    return rows(facts, [json.dumps(list(keys))])


def titles_beginning(forms: Sequence[str], *, most: int) -> list[int]:
    """Return the newest reports in whose title, for each of these, a word begins so."""
    found = " AND ".join(f"{quoted(form)} *" for form in forms)
    return [key for (key,) in rows(BEGINNING, [f"title_forms : ({found})", most])]


def rows(sql: str, values: Sequence[object]) -> list[tuple]:
    """Return what a statement gives."""
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return list(cursor.fetchall())


def rendered(asked: Expression, *, in_quotes: bool) -> str:
    """Return what is asked as FTS5 reads it; in_quotes: of quotes, which have no fields."""
    match asked:
        case Fact():
            return f"facts : {quoted(plain(str(asked)))}"
        case Words(any_of, within):
            fields = ["words"] if in_quotes else FIELDS[: FIELDS.index(within) + 1]
            found = (f"({sought(one)})" for one in any_of)
            return f"{{{' '.join(fields)}}} : {joined(' OR ', found)}" if any_of else NOTHING
        case Forms(forms, in_title):
            column = "title_forms" if in_title else "forms"
            return f"{column} : {joined(' AND ', map(quoted, forms))}" if forms else EVERYTHING
        case All(parts):
            kept = [rendered(one, in_quotes=in_quotes) for one in parts if not isinstance(one, Not)]
            out = [one.part for one in parts if isinstance(one, Not)]
            found = joined(" AND ", kept) if kept else EVERYTHING
            return f"({found} NOT {rendered(AnyOf(out), in_quotes=in_quotes)})" if out else found
        case AnyOf(parts):
            found = [rendered(one, in_quotes=in_quotes) for one in parts]
            return joined(" OR ", found) if found else NOTHING
        case Not():
            return rendered(All([asked]), in_quotes=in_quotes)


def joined(sign: str, parts: Iterable[str]) -> str:
    """Return parts joined in brackets."""
    return f"({sign.join(parts)})"


def sought(conjunction: Conjunction) -> str:
    """Return the expression that finds all phrases of a conjunction."""
    return " AND ".join(
        joined(" OR ", (quoted(" ".join(phrase)) for phrase in spellings))
        for spellings in conjunction
    )


def columns(entry: Entry) -> Iterator[str]:
    """Give an entry as the columns of its row of words."""
    yield from (in_a_row(entry.passages[field]) for field in FIELDS)
    yield " ".join(entry.title_forms)
    yield " ".join(entry.forms)
    yield in_facts(entry.facts)


def quote_columns(quote: QuoteEntry) -> tuple[str, str, str]:
    """Return a quote as the columns of its row of words."""
    return in_a_row(quote.passages), " ".join(quote.forms), in_facts(quote.facts)


def in_facts(facts: Iterable[str]) -> str:
    """Return facts as words, with the one that stands in every entry."""
    return " ".join(["every", *map(plain, facts)])


def plain(fact: str) -> str:
    """Return a fact as one word."""
    return SIGNS.sub("", fact)


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
