"""Before and after, as in proof-reading: by paragraph first, by word where a paragraph changed.

difflib is quadratic, and one text of 200 kB would hold the server for minutes. Here texts are cut
at what both hold once only, and what remains is compared by Myers' algorithm within a measure of
work. The work is counted, not timed: a busy machine shows the same page as an idle one.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .alignment import Effort, matching_runs

PARAGRAPHS = re.compile(r"[^\n]*\n+|[^\n]+\Z")
#: Signs of punctuation stand alone, so that a comma is seen as a comma.
SIGNS = r""".,;:!?…'’‘"“”«»()\[\]{}*_#<>/|\\–—-"""
WORDS = re.compile(rf"\s+|[{SIGNS}]|[^\s{SIGNS}]+")
#: Longer ones are no words: they are compared letter by letter.
LONGEST_WORD = 50
#: Where less than this stays of the shorter text, both are shown whole: shreds are not readable.
ALIKE = 0.3

#: The paragraph of a change is shown whole up to so many letters; of a longer one so many stay
#: beside the change. What is shorter than the last is not folded.
LONGEST_SHOWN = 1_000
CONTEXT = 300
SHORTEST_FOLD = 300


@dataclass(frozen=True)
class Piece:
    """A stretch of text: `kept`, `deleted`, `inserted`, or `folded` (kept, and not shown)."""

    kind: str
    text: str

    @property
    def shown(self) -> str:
        """The text with signs for spaces and line ends where nothing else came or went."""
        if self.kind == "kept" or self.text.strip():
            return self.text
        return self.text.replace(" ", "·").replace("\n", "¶\n")

    @property
    def paragraphs(self) -> int:
        """How many paragraphs it holds, begun ones included."""
        return sum(1 for line in self.text.split("\n") if line.strip())

    @property
    def words(self) -> int:
        """How many words it holds."""
        return len(self.text.split())


def folded(pieces: list[Piece]) -> list[Piece]:
    """Return the pieces with what stays between two changes folded where it is long.

    Beside each change stays the paragraph in which it stands, or that many letters of it.
    """
    result: list[Piece] = []
    last = len(pieces) - 1
    for index, piece in enumerate(pieces):
        if piece.kind != "kept":
            result.append(piece)
            continue
        head = 0 if index == 0 else end_of_context(piece.text)
        tail = len(piece.text) if index == last else start_of_context(piece.text)
        hidden = Piece("folded", piece.text[head:tail])
        if len(hidden.text) < SHORTEST_FOLD:
            result.append(piece)
            continue
        shown = (Piece("kept", piece.text[:head]), hidden, Piece("kept", piece.text[tail:]))
        result += [part for part in shown if part.text]
    return result


def end_of_context(text: str) -> int:
    """Return where what follows a change may be folded: after its paragraph, or a few words."""
    end = text.find("\n", 0, LONGEST_SHOWN)
    if end >= 0:
        return end + 1
    space = text.rfind(" ", 0, CONTEXT)
    return space + 1 if space > 0 else min(CONTEXT, len(text))


def start_of_context(text: str) -> int:
    """Return from where on what stands before a change is shown again."""
    start = text.rfind("\n", max(0, len(text) - LONGEST_SHOWN))
    if start >= 0:
        return start + 1
    space = text.find(" ", max(0, len(text) - CONTEXT))
    return space + 1 if space >= 0 else max(0, len(text) - CONTEXT)


def compare(before: str, after: str, effort: Effort | None = None) -> list[Piece]:
    """Return what became of a text, in order: pieces that are kept, deleted or inserted.

    effort: what may be spent, where several texts share it; once it is spent, what changed is
    shown paragraph by paragraph instead of word by word.
    """
    effort = effort or Effort()
    pieces: list[Piece] = []
    for old, new, same in changes(PARAGRAPHS.findall(before), PARAGRAPHS.findall(after), effort):
        if same:
            pieces.append(Piece("kept", old))
        elif old and new:
            pieces += compare_words(old, new, effort)
        else:
            pieces += replaced(old, new)
    return joined(pieces)


def compare_words(before: str, after: str, effort: Effort) -> list[Piece]:
    """Return what became of a few paragraphs, word by word where enough of them stays."""
    found = list(changes(words(before), words(after), effort))
    kept = sum(len(old.strip()) for old, _new, same in found if same)
    if kept < ALIKE * min(len(before.strip()), len(after.strip())):
        return replaced(before, after)
    pieces: list[Piece] = []
    for old, new, same in without_shreds(found):
        pieces += [Piece("kept", old)] if same else replaced(old, new)
    return pieces


def words(text: str) -> list[str]:
    """Return the words, spaces and signs of a text; what is too long for a word, by letter."""
    found: list[str] = []
    for word in WORDS.findall(text):
        if len(word) > LONGEST_WORD:
            found.extend(word)
        else:
            found.append(word)
    return found


def changes(
    old: Sequence[str], new: Sequence[str], effort: Effort
) -> Iterator[tuple[str, str, bool]]:
    """Yield the text before and after of each run of tokens, and whether they are the same."""
    here = there = 0
    for start, begin, length in (*matching_runs(old, new, effort), (len(old), len(new), 0)):
        if start > here or begin > there:
            yield "".join(old[here:start]), "".join(new[there:begin]), False
        if length:
            text = "".join(old[start : start + length])
            yield text, text, True
        here, there = start + length, begin + length


def without_shreds(found: list[tuple[str, str, bool]]) -> list[tuple[str, str, bool]]:
    """Let a word or space that stayed between two longer changes be part of them."""
    result: list[tuple[str, str, bool]] = []
    for index, (old, new, same) in enumerate(found):
        if same and result and index + 1 < len(found) and "\n" not in old:
            size = 3 * len(old.strip())
            before, following = result[-1], found[index + 1]
            if size <= min(longer(before), longer(following)):
                result[-1] = (before[0] + old, before[1] + new, False)
                continue
        if not same and result and not result[-1][2]:
            result[-1] = (result[-1][0] + old, result[-1][1] + new, False)
        else:
            result.append((old, new, same))
    return result


def longer(change: tuple[str, str, bool]) -> int:
    """Return the length of the longer side of a change."""
    return max(len(change[0]), len(change[1]))


def replaced(before: str, after: str) -> list[Piece]:
    """Return the pieces of one change."""
    return [Piece("deleted", before), Piece("inserted", after)]


def joined(pieces: list[Piece]) -> list[Piece]:
    """Return the pieces without empty ones, neighbours of one kind as one."""
    result: list[Piece] = []
    for piece in pieces:
        if not piece.text:
            continue
        if result and result[-1].kind == piece.kind:
            result[-1] = Piece(piece.kind, result[-1].text + piece.text)
        else:
            result.append(piece)
    return result
