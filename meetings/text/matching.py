"""Which paragraph of a text was which paragraph of the text before.

What stayed is found by the longest common subsequence; what was moved, by what it says; what was
rewritten, by its place among what stayed and by the words that it kept.
"""

import math
from collections.abc import Callable, Sequence

from rapidfuzz.distance import Indel

from .alignment import Effort, matching_runs
from .paragraphs import sign
from .quotation import comparable

#: Two paragraphs of one language that share less are not one paragraph, rewritten.
ALIKE = 0.5
#: Beyond so many comparisons, paragraphs between two that stayed are told by their place alone.
MOST_COMPARISONS = 2_500
#: Characters that any paragraph has in either language: short ones vary more.
SHORTEST = 20

#: A number of the first sequence and one of the second.
Match = tuple[int, int]


def matched(old: Sequence[str], new: Sequence[str], signs: Sequence[str]) -> dict[int, int]:
    """Return for the paragraphs of a text which ones they were before: new number → old number.

    old: the paragraphs before, '' where the words are not known; new: those now; signs: of the
    old ones, as `paragraphs.sign` makes them.
    """
    now = [sign(text) for text in new]
    found: dict[int, int] = {}
    for start, begin, length in matching_runs(signs, now, Effort()):
        found.update((begin + step, start + step) for step in range(length))
    anchors = sorted((there, here) for here, there in found.items())
    found.update(moved(signs, now, found))
    taken = set(found.values())
    for (there, here), (end, finish) in zip(
        [(-1, -1), *anchors], [*anchors, (len(old), len(new))], strict=True
    ):
        left = [number for number in range(there + 1, end) if number not in taken]
        right = [number for number in range(here + 1, finish) if number not in found]
        found.update((right[b], left[a]) for a, b in rewritten(old, new, left, right))
    taken = set(found.values())
    strays = [number for number in range(len(old)) if number not in taken]
    unknown = [number for number in range(len(new)) if number not in found]
    found.update(elsewhere(old, new, strays, unknown))
    return found


def moved(signs: Sequence[str], now: Sequence[str], found: dict[int, int]) -> list[Match]:
    """Return which paragraphs stand elsewhere now: new number and old number."""
    taken = set(found.values())
    places: dict[str, list[int]] = {}
    for number, each in enumerate(signs):
        if number not in taken:
            places.setdefault(each, []).append(number)
    return [
        (number, places[each].pop(0))
        for number, each in enumerate(now)
        if number not in found and places.get(each)
    ]


def rewritten(
    old: Sequence[str], new: Sequence[str], left: Sequence[int], right: Sequence[int]
) -> list[Match]:
    """Return which of the paragraphs between two that stayed were rewritten into which.

    left, right: their numbers before and now; what is returned counts in these.
    """
    if not left or not right:
        return []
    alike: list[Match] = []
    if len(left) * len(right) <= MOST_COMPARISONS:
        before = [comparable(old[number]).split() for number in left]
        after = [comparable(new[number]).split() for number in right]
        alike = best_series(len(left), len(right), lambda a, b: likeness(before[a], after[b]))
    pairs: list[Match] = []
    for (a, b), (end, finish) in zip(
        [(-1, -1), *alike], [*alike, (len(left), len(right))], strict=True
    ):
        if end - a == finish - b:
            pairs += zip(range(a + 1, end), range(b + 1, finish), strict=True)
    return sorted({*alike, *pairs})


def elsewhere(
    old: Sequence[str], new: Sequence[str], left: Sequence[int], right: Sequence[int]
) -> list[Match]:
    """Return which paragraphs were both moved and rewritten: new number and old number."""
    if len(left) * len(right) > MOST_COMPARISONS:
        return []
    before = {number: comparable(old[number]).split() for number in left}
    after = {number: comparable(new[number]).split() for number in right}
    found: dict[int, int] = {}
    scores = ((likeness(before[a], after[b]), a, b) for a in left for b in right)
    for score, a, b in sorted(scores, reverse=True):
        if score and b not in found and a not in found.values():
            found[b] = a
    return list(found.items())


def likeness(one: Sequence[str], other: Sequence[str]) -> float:
    """Return how many of the words two paragraphs share, if they are one paragraph; else 0."""
    if not one or not other:
        return 0
    shared = Indel.normalized_similarity(one, other)
    return shared if shared >= ALIKE else 0


def best_series(height: int, width: int, worth: Callable[[int, int], float]) -> list[Match]:
    """Return the pairs, rising in both numbers, that are together worth most."""
    best = [[0.0] * (width + 1) for _row in range(height + 1)]
    worths = [[worth(a, b) for b in range(width)] for a in range(height)]
    for a in range(height):
        for b in range(width):
            with_both = best[a][b] + worths[a][b]
            best[a + 1][b + 1] = max(best[a][b + 1], best[a + 1][b], with_both)
    series: list[Match] = []
    a, b = height, width
    while a and b:
        if best[a][b] == best[a - 1][b]:
            a -= 1
        elif best[a][b] == best[a][b - 1]:
            b -= 1
        else:
            a, b = a - 1, b - 1
            series.append((a, b))
    return series[::-1]


def translated_as(originals: Sequence[str], translations: Sequence[str]) -> list[Match]:
    """Return which paragraph a paragraph of another language translates, judged by their lengths.

    As many pairs as the shorter side has paragraphs, rising in both numbers.
    """
    if len(originals) == len(translations):
        return [(number, number) for number in range(len(originals))]
    # Each pair is worth more than any two that are badly matched can differ.
    return best_series(
        len(originals),
        len(translations),
        lambda a, b: 1_000 - strangeness(originals[a], translations[b]),
    )


def strangeness(original: str, translation: str) -> float:
    """Return how unlikely it is, by form and length, that one paragraph translates the other."""
    lengths = (len(original) + SHORTEST) / (len(translation) + SHORTEST)
    return abs(math.log(lengths)) + (form(original) != form(translation))


def form(paragraph: str) -> str:
    """Return the sign with which a heading, an item of a list or a quotation begins."""
    first = paragraph.lstrip()[:1]
    return first if first in "#*-+>" else ""
