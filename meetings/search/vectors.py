"""An entry as PostgreSQL's inverted index holds it: a tsvector, which we write word by word.

A word of the title stands in it plainly and, once more, behind the letter of each part of the
report to which the title belongs; two words that stand next to each other stand in it as a pair,
and each fact behind an @. So the inverted index answers alone, and no vector has to be read.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from .entries import FIELDS, Entry, QuoteEntry

#: Which letters stand before the words of a field, the last for its own part of the report.
PARTS = {"title": "t", "summary": "s", "quotes": "q", "body": ""}

#: What stands before a word as it is written, and before a fact; no stem begins so.
FORM, FACT = "=", "@"

#: PostgreSQL refuses words of more than a megabyte; pairs have the room that words leave.
MOST_BYTES = 1_000_000
#: So many bytes is a place.
PLACE = 2


def vector(entry: Entry) -> str:
    """Return an entry as PostgreSQL reads a tsvector."""
    title = (f"{PARTS['title']}{FORM}{form}" for form in entry.title_forms)
    plain = dict.fromkeys([*title, *written(entry.forms), *marked(entry.facts)])
    placed = list(places(entry))
    room = MOST_BYTES - sum(len(one.encode()) for one in plain)
    room -= sum(len(word.encode()) + PLACE for word, _place in placed)
    for one in pairs_of(entry):
        if one not in plain:
            room -= len(one.encode())
            if room < 0:
                break
            plain[one] = None
    return " ".join([*(f"{quoted(word)}:{place}" for word, place in placed), *map(quoted, plain)])


def quote_vector(quote: QuoteEntry) -> str:
    """Return a quote as PostgreSQL reads a tsvector."""
    placed, place = [], 0
    for passage in quote.passages:
        for word in passage:
            place += 1
            placed.append(f"{quoted(word)}:{place}")
        place += 1
    plain = [*written(quote.forms), *marked(quote.facts)]
    plain += (pair for passage in quote.passages for pair in pairs(passage))
    return " ".join([*placed, *map(quoted, dict.fromkeys(plain))])


def written(forms: Iterable[str]) -> Iterator[str]:
    """Give words as they are written, which need no place."""
    return (f"{FORM}{form}" for form in forms)


def marked(facts: Iterable[str]) -> list[str]:
    """Return facts as they stand among the words, with the one that stands in every entry."""
    return [FACT, *(f"{FACT}{fact}" for fact in facts)]


def places(entry: Entry) -> Iterator[tuple[str, int]]:
    """Give each word of an entry with its place, once for each part to which it belongs.

    Each language has its own places. One is left free after a passage: no phrase reaches across.
    """
    reached = dict.fromkeys("ie", 0)
    for field, parts in parts_of_fields():
        for passage in entry.passages[field]:
            for word in passage:
                reached[word[0]] += 1
                yield from ((f"{part}{word}", reached[word[0]]) for part in parts)
            reached[passage[0][0]] += 1


def pairs_of(entry: Entry) -> Iterator[str]:
    """Give the pairs of words of an entry, once for each part to which they belong."""
    for field, parts in parts_of_fields():
        for passage in entry.passages[field]:
            for pair in pairs(passage):
                yield from (f"{part}{pair}" for part in parts)


def parts_of_fields() -> Iterator[tuple[str, list[str]]]:
    """Give each field with the letters of the parts to which it belongs."""
    for position, field in enumerate(FIELDS):
        yield field, [PARTS[name] for name in FIELDS[position:]]


def pairs(words: Sequence[str]) -> Iterator[str]:
    """Give each two words that stand next to each other."""
    return (" ".join(pair) for pair in pairwise(words))


def quoted(word: str) -> str:
    """Return a word as it stands in a tsvector or tsquery, where nothing in it is syntax."""
    escaped = word.replace("\\", "\\\\").replace("'", "''")
    return f"'{escaped}'"
