"""Before and after, by paragraph first and by word where a paragraph changed."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

PARAGRAPHS = re.compile(r"(\n+)")
WORDS = re.compile(r"(\s+)")
#: Beyond so many words a paragraph is shown whole: comparing would take too long.
MAXIMUM_WORDS = 1_500


@dataclass(frozen=True)
class Piece:
    """A stretch of text that stays, goes or comes."""

    kind: str
    text: str


def compare(before: str, after: str) -> list[Piece]:
    """Return what became of a text, in order: pieces that are kept, deleted or inserted."""
    pieces: list[Piece] = []
    old, new = PARAGRAPHS.split(before), PARAGRAPHS.split(after)
    for kind, here, there in changes(old, new):
        if kind == "replace":
            pieces += compare_words("".join(here), "".join(there))
        else:
            pieces += whole(kind, "".join(here), "".join(there))
    return [piece for piece in pieces if piece.text]


def compare_words(before: str, after: str) -> list[Piece]:
    """Return what became of a paragraph, word by word unless it is very long."""
    old, new = WORDS.split(before), WORDS.split(after)
    if max(len(old), len(new)) > MAXIMUM_WORDS:
        return whole("replace", before, after)
    return [
        piece
        for kind, here, there in changes(old, new)
        for piece in whole(kind, "".join(here), "".join(there))
    ]


def whole(kind: str, before: str, after: str) -> list[Piece]:
    """Return the pieces of one change."""
    if kind == "equal":
        return [Piece("kept", before)]
    return [Piece("deleted", before), Piece("inserted", after)]


def changes(
    old: Sequence[str], new: Sequence[str]
) -> Iterator[tuple[str, Sequence[str], Sequence[str]]]:
    """Yield kind, old and new tokens of each change, what stays included."""
    for kind, first, last, start, end in SequenceMatcher(None, old, new, False).get_opcodes():
        yield kind, old[first:last], new[start:end]
