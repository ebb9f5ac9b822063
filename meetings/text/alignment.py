"""What two sequences have in common, found within a measure of work."""

from array import array
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

#: A run that both sequences hold: where it begins in each, and how long it is.
Run = tuple[int, int, int]
#: A place in each of the two sequences.
Pair = tuple[int, int]

#: So many changes are looked through at once; beyond them the best way so far is taken.
MAXIMUM_CHANGES = 1_000
#: Runs of so many tokens, held once by each side, are where two long texts are cut.
ANCHORS = (12, 4, 1)


@dataclass
class Effort:
    """How many steps may still be taken; a million last about a third of a second."""

    left: int = 1_000_000


@dataclass(frozen=True)
class Window:
    """A part of the two sequences, given by its bounds."""

    start: int
    end: int
    begin: int
    finish: int


def matching_runs(old: Sequence[str], new: Sequence[str], effort: Effort) -> list[Run]:
    """Return the runs of tokens that stay, in order, as where they begin and how long they are.

    Uses up `effort`; when nothing of it is left, only what is found without searching stays.
    """
    numbers: dict[str, int] = {}
    a = [numbers.setdefault(token, len(numbers)) for token in old]
    b = [numbers.setdefault(token, len(numbers)) for token in new]
    found: list[Run] = []
    windows = [Window(0, len(a), 0, len(b))]
    while windows:
        window, runs = trimmed(a, b, windows.pop())
        found += runs
        if window.start == window.end or window.begin == window.finish:
            continue
        parts = between_anchors(a, b, window)
        if parts:
            windows += parts
        else:
            found += searched(a, b, window, effort)
    return merged(found)


def trimmed(a: list[int], b: list[int], window: Window) -> tuple[Window, list[Run]]:
    """Return what is left of a window without its common beginning and end, and these."""
    start, end, begin, finish = window.start, window.end, window.begin, window.finish
    while start < end and begin < finish and a[start] == b[begin]:
        start, begin = start + 1, begin + 1
    while end > start and finish > begin and a[end - 1] == b[finish - 1]:
        end, finish = end - 1, finish - 1
    runs = [
        (window.start, window.begin, start - window.start),
        (end, finish, window.end - end),
    ]
    return Window(start, end, begin, finish), [run for run in runs if run[2]]


def between_anchors(a: list[int], b: list[int], window: Window) -> list[Window]:
    """Return the parts into which a window falls at what both sides hold once; or none.

    The anchors themselves begin the parts, whose common beginnings are found next.
    """
    for width in ANCHORS:
        here = once(a, window.start, window.end, width)
        there = once(b, window.begin, window.finish, width)
        pairs = sorted((place, there[run]) for run, place in here.items() if run in there)
        anchors = rising(pairs)
        if anchors:
            edges = [
                (window.start, window.begin),
                *first_of_each_run(anchors),
                (window.end, window.finish),
            ]
            return [
                Window(x, next_x, y, next_y)
                for (x, y), (next_x, next_y) in pairwise(edges)
                if (x, y) != (next_x, next_y)
            ]
    return []


def first_of_each_run(anchors: list[Pair]) -> list[Pair]:
    """Return the anchors without those that only go on where the one before them stands."""
    return [
        pair
        for before, pair in pairwise([(-2, -2), *anchors])
        if pair != (before[0] + 1, before[1] + 1)
    ]


def once(tokens: list[int], start: int, end: int, width: int) -> dict[tuple[int, ...], int]:
    """Return where the runs of a width begin that stand only once in a part of the tokens."""
    places: dict[tuple[int, ...], int] = {}
    runs = zip(*(tokens[start + shift : end] for shift in range(width)), strict=False)
    for place, run in enumerate(runs, start):
        places[run] = -1 if run in places else place
    return {run: place for run, place in places.items() if place >= 0}


def rising(pairs: list[Pair]) -> list[Pair]:
    """Return the longest series of pairs in which both numbers rise; the first one rises."""
    ends: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for index, (_place, other) in enumerate(pairs):
        length = bisect_left(ends, other)
        before.append(last[length - 1] if length else -1)
        if length == len(ends):
            ends.append(other)
            last.append(index)
        else:
            ends[length], last[length] = other, index
    series = []
    index = last[-1] if last else -1
    while index >= 0:
        series.append(pairs[index])
        index = before[index]
    return series[::-1]


def searched(a: list[int], b: list[int], window: Window, effort: Effort) -> list[Run]:
    """Return the runs that stay in a window in which nothing stands once, while effort lasts."""
    found: list[Run] = []
    start, begin = window.start, window.begin
    while effort.left > 0 and start < window.end and begin < window.finish:
        runs = fewest_changes(a[start : window.end], b[begin : window.finish], effort)
        found += [(x + start, y + begin, length) for x, y, length in runs]
        x, y, _length = runs[-1]
        start, begin = start + x, begin + y
    return found


def fewest_changes(a: list[int], b: list[int], effort: Effort) -> list[Run]:
    """Go from the beginning to the end by as few changes as possible (Myers 1986).

    Returns the runs that stay on the way. The last one is where the way ends, perhaps of no
    length: where effort or changes ran out, that is the furthest place that was reached.
    """
    width, height = len(a), len(b)
    middle = min(width + height, MAXIMUM_CHANGES) + 1
    # On each diagonal (place in `a` less place in `b`), how far one gets with so many changes.
    furthest = array("l", [0]) * (2 * middle + 1)
    trail: list[array] = []
    best = (0, 0, 0)
    for changes in range(middle):
        trail.append(furthest[middle - changes : middle + changes + 1])
        for diagonal in range(-changes, changes + 1, 2):
            place = middle + diagonal
            if inserts(furthest, place, diagonal, changes):
                x = furthest[place + 1]
            else:
                x = furthest[place - 1] + 1
            y, before = x - diagonal, x
            while x < width and y < height and a[x] == b[y]:
                x, y = x + 1, y + 1
            furthest[place] = x
            effort.left -= 1 + x - before
            if x <= width and y <= height and x + y > best[0] + best[1]:
                best = (x, y, changes)
            if best[0] + best[1] == width + height or (effort.left <= 0 and changes):
                return traced(trail, *best)
    return traced(trail, *best)


def inserts(furthest: Sequence[int], place: int, diagonal: int, changes: int) -> bool:
    """Say whether the last of so many changes, on a diagonal, was an insertion."""
    return diagonal == -changes or (
        diagonal != changes and furthest[place - 1] < furthest[place + 1]
    )


def traced(trail: list[array], x: int, y: int, changes: int) -> list[Run]:
    """Return the runs that stay on the way to a place.

    trail: how far one got on each diagonal before each of the changes.
    """
    runs: list[Run] = [(x, y, 0)]
    for made in range(changes, 0, -1):
        diagonal = x - y
        place = made + diagonal
        inserted = inserts(trail[made], place, diagonal, made)
        came = trail[made][place + 1] if inserted else trail[made][place - 1] + 1
        if x > came:
            runs.append((came, came - diagonal, x - came))
        x = came if inserted else came - 1
        y = came - diagonal - 1 if inserted else came - diagonal
    if x:
        runs.append((0, 0, x))
    return runs[::-1]


def merged(runs: list[Run]) -> list[Run]:
    """Return the runs in order, those that follow each other on both sides as one."""
    result: list[Run] = []
    for start, begin, length in sorted(run for run in runs if run[2]):
        if result:
            here, there, before = result[-1]
            if here + before == start and there + before == begin:
                result[-1] = (here, there, before + length)
                continue
        result.append((start, begin, length))
    return result
