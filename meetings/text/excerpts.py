"""Where in a text the words stand that somebody looks for.

What comes out is plain text in pieces: whoever shows it escapes each piece and marks the hits.
"""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from .stemming import stem

_WORD = re.compile(r"[^\W_]+")

#: An excerpt begins so many characters before the first hit, and is so long.
LEAD = 60
LENGTH = 220
#: Of a text no more is looked through than this.
MOST_LOOKED_THROUGH = 60_000


@dataclass(frozen=True)
class Piece:
    """A piece of a text; whether it is one of the words that were looked for."""

    text: str
    is_hit: bool = False


def marked(text: str, stems: Collection[str], language: str) -> list[Piece]:
    """Return a whole text in pieces.

    stems: folded, as `stemming.analyse` gives them; language: of the text.
    """
    return list(_pieces(text, _hits(text, stems, language)))


def excerpt(text: str, stems: Collection[str], language: str) -> list[Piece]:
    """Return the stretch of a text that holds most of the words, in pieces; empty without any.

    It lies within one line of the text and is cut between words.
    """
    best: tuple[int, str, list[tuple[int, int]]] = (0, "", [])
    for line in text[:MOST_LOOKED_THROUGH].splitlines():
        hits = _hits(line, stems, language)
        for index, (start, _end) in enumerate(hits):
            near = [hit for hit in hits[index:] if hit[1] <= start + LENGTH - LEAD]
            distinct = len({stem(line[begin:end], language) for begin, end in near})
            if distinct > best[0]:
                best = (distinct, line, near)
    _number, line, near = best
    return list(_cut(line, near)) if near else []


def _cut(line: str, near: list[tuple[int, int]]) -> Iterator[Piece]:
    """Give the pieces of a line around the hits, with dots where it is cut."""
    start = max(0, near[0][0] - LEAD)
    if start:
        start = line.find(" ", start, near[0][0]) + 1 or near[0][0]
    end = min(len(line), start + LENGTH)
    if end < len(line):
        end = max(line.rfind(" ", near[-1][1], end), near[-1][1])
    if start:
        yield Piece("… ")
    moved = [(begin - start, finish - start) for begin, finish in near]
    yield from _pieces(line[start:end], moved)
    if end < len(line):
        yield Piece(" …")


def _hits(text: str, stems: Collection[str], language: str) -> list[tuple[int, int]]:
    """Return where the words stand."""
    if not stems:
        return []
    return [word.span() for word in _WORD.finditer(text) if stem(word[0], language) in stems]


def _pieces(text: str, hits: Iterable[tuple[int, int]]) -> Iterator[Piece]:
    """Give a text taken apart at the hits."""
    position = 0
    for start, end in hits:
        if start > position:
            yield Piece(text[position:start])
        yield Piece(text[start:end], is_hit=True)
        position = end
    if position < len(text):
        yield Piece(text[position:])
