"""The passage of a text that comes nearest to a quote that was not found in it."""

import re
import time
from collections import Counter
from dataclasses import dataclass

from rapidfuzz.distance import Indel

from people.names import fold

_WORD = re.compile(r"[^\W_]+")
_CANDIDATES = 5


@dataclass(frozen=True)
class Passage:
    """A run of a text: its offsets, its words, and how like the quote it is, from 0 to 1."""

    start: int
    end: int
    text: str
    likeness: float


def nearest(text: str, quote: str, *, seconds: float = 0.2) -> Passage | None:
    """Return the passage of a text that is most like a quote; None when no word is shared.

    text, quote: plain texts; seconds: after this time the best one so far is returned.
    """
    ends = time.monotonic() + seconds
    places = list(_WORD.finditer(text))
    known: dict[str, str] = {}
    words = [known.get(place[0]) or known.setdefault(place[0], fold(place[0])) for place in places]
    wanted = [fold(word) for word in _WORD.findall(quote)]
    if not wanted:
        return None
    best: Passage | None = None
    for start in _promising(words, wanted):
        window = words[start : start + len(wanted)]
        likeness = Indel.normalized_similarity(window, wanted)
        if likeness and (best is None or likeness > best.likeness):
            first, last = _shared(window, wanted)
            begin, end = places[start + first].start(), places[start + last].end()
            best = Passage(begin, end, text[begin:end], likeness)
        if time.monotonic() > ends:
            break
    return best


def _promising(words: list[str], wanted: list[str]) -> list[int]:
    """Return where windows begin that share most words with the quote, the best first.

    One pass over the text: each step lets one word go and takes one in.
    """
    lacking = Counter(wanted)
    shared, scores = 0, [0] * max(len(words) - len(wanted) + 1, 1)
    for index, word in enumerate(words):
        shared += lacking[word] > 0
        lacking[word] -= 1
        if index >= len(wanted):
            gone = words[index - len(wanted)]
            lacking[gone] += 1
            shared -= lacking[gone] > 0
        scores[max(index - len(wanted) + 1, 0)] = shared
    return _apart(scores, len(wanted))


def _apart(scores: list[int], length: int) -> list[int]:
    """Return the places of the best scores, one for each neighbourhood."""
    chosen: list[int] = []
    for start in sorted(range(len(scores)), key=lambda place: (-scores[place], place)):
        if all(abs(start - other) > length // 4 for other in chosen):
            chosen.append(start)
        if len(chosen) == _CANDIDATES:
            break
    return chosen


def _shared(window: list[str], wanted: list[str]) -> tuple[int, int]:
    """Return the first and last word of a window that it shares, in order, with the quote."""
    equal = [block for block in Indel.opcodes(window, wanted) if block.tag == "equal"]
    return equal[0].src_start, equal[-1].src_end - 1
