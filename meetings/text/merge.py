"""Three-way merging of texts: by paragraph first, by word where both changed one paragraph."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

PARAGRAPHS = re.compile(r"(\n{2,})")
WORDS = re.compile(r"(\s+)")

#: Beyond so many words in one paragraph, which no report has, it is taken as a whole.
MAXIMUM_WORDS = 10_000
#: Beyond so many pairs of like tokens comparing takes too long: what changed is one change.
MAXIMUM_EFFORT = 2_000_000

#: How a text that is to be finished by hand marks what two changed otherwise.
OPENED, BETWEEN, CLOSED = "⟦", " ¦ ", "⟧"

#: A run of tokens of the base, given by its bounds, and what one side put in its place.
Change = tuple[int, int, list[str]]


@dataclass(frozen=True)
class Clash:
    """The same words, changed otherwise by both sides."""

    mine: str
    theirs: str


Pieces = Iterator[str | Clash]


def merge(base: str, mine: str, theirs: str) -> str | None:
    """Merge two texts that were both made from `base`.

    Returns the text with the changes of both; None where they changed the same words otherwise.
    """
    found = list(pieces(base, mine, theirs))
    if any(isinstance(piece, Clash) for piece in found):
        return None
    return "".join(map(str, found))


def marked(base: str, mine: str, theirs: str) -> str:
    """Merge two texts as far as that goes; what clashes stands in brackets, theirs first."""
    return "".join(
        bracketed(piece) if isinstance(piece, Clash) else piece
        for piece in pieces(base, mine, theirs)
    )


def bracketed(clash: Clash) -> str:
    """Return both sides in brackets, space that they share outside."""
    theirs, mine = clash.theirs, clash.mine
    first, last = common_ends(theirs, mine)
    while first and not theirs[first - 1].isspace():
        first -= 1
    while last and not theirs[-last].isspace():
        last -= 1
    before, after = theirs[:first], theirs[len(theirs) - last :]
    theirs, mine = theirs[first : len(theirs) - last], mine[first : len(mine) - last]
    return f"{before}{OPENED}{theirs}{BETWEEN}{mine}{CLOSED}{after}"


def is_marked(text: str) -> bool:
    """Say whether a text still holds the marks of what clashes."""
    return OPENED in text or CLOSED in text


def pieces(base: str, mine: str, theirs: str) -> Pieces:
    """Yield the merged text piece by piece, with what clashes where it stands."""
    return merge_tokens(base, mine, theirs, PARAGRAPHS, within=merge_words)


def merge_words(base: str, mine: str, theirs: str) -> Pieces:
    """Yield the pieces of a merged paragraph, word by word."""
    if max(len(text.split()) for text in (base, mine, theirs)) > MAXIMUM_WORDS:
        return whole(base, mine, theirs)
    return merge_tokens(base, mine, theirs, WORDS, within=whole)


def whole(base: str, mine: str, theirs: str) -> Pieces:
    """Yield the side that changed, or what both changed alike; else the clash of the two."""
    text = chosen(base, mine, theirs)
    yield Clash(mine, theirs) if text is None else text


def merge_tokens(
    base: str,
    mine: str,
    theirs: str,
    separator: re.Pattern[str],
    *,
    within: Callable[[str, str, str], Pieces],
) -> Pieces:
    """Merge texts cut at a separator; `within` merges the pieces that both sides changed."""
    tokens = separator.split(base)
    reached = 0
    for start, end, ours, others in groups(
        changes(tokens, separator.split(mine)), changes(tokens, separator.split(theirs))
    ):
        yield "".join(tokens[reached:start])
        reached = end
        before = "".join(tokens[start:end])
        here = "".join(rewritten(tokens, start, end, ours))
        there = "".join(rewritten(tokens, start, end, others))
        text = chosen(before, here, there)
        if text is None:
            yield from within(before, here, there)
        else:
            yield text
    yield "".join(tokens[reached:])


def chosen(before: str, here: str, there: str) -> str | None:
    """Return the side that changed, or what both changed alike; None where they differ."""
    if here == there or there == before:
        return here
    return there if here == before else None


def changes(base: Sequence[str], other: Sequence[str]) -> list[Change]:
    """Return what was put in place of which tokens, in order.

    What both begin and end with is left out first: most changes are small.
    """
    first, last = common_ends(base, other)
    old, new = base[first : len(base) - last], other[first : len(other) - last]
    if not old and not new:
        return []
    if effort(old, new) > MAXIMUM_EFFORT:
        return [(first, first + len(old), list(new))]
    codes = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    return [
        (first + i1, first + i2, list(new[j1:j2]))
        for tag, i1, i2, j1, j2 in codes
        if tag != "equal"
    ]


def common_ends(base: Sequence[str], other: Sequence[str]) -> tuple[int, int]:
    """Return how many tokens both have in common at the beginning, and then at the end."""
    shorter = min(len(base), len(other))
    first = next((i for i in range(shorter) if base[i] != other[i]), shorter)
    rest = shorter - first
    last = next((i for i in range(rest) if base[-1 - i] != other[-1 - i]), rest)
    return first, last


def effort(old: Sequence[str], new: Sequence[str]) -> int:
    """Return in how many pairs of places the same token stands: difflib looks at each."""
    there = Counter(new)
    return sum(count * there[token] for token, count in Counter(old).items())


def groups(
    mine: list[Change], theirs: list[Change]
) -> list[tuple[int, int, list[Change], list[Change]]]:
    """Gather the changes of both sides that touch the same tokens; return them in order."""
    tagged = [(change, 0) for change in mine] + [(change, 1) for change in theirs]
    gathered: list[tuple[int, int, tuple[list[Change], list[Change]]]] = []
    for change, side in sorted(tagged, key=lambda pair: pair[0][:2]):
        start, end, _tokens = change
        if gathered and touches(gathered[-1][0], gathered[-1][1], start, end):
            first, last, sides = gathered.pop()
            start, end = first, max(last, end)
        else:
            sides = ([], [])
        sides[side].append(change)
        gathered.append((start, end, sides))
    return [(start, end, sides[0], sides[1]) for start, end, sides in gathered]


def touches(first: int, last: int, start: int, end: int) -> bool:
    """Say whether two runs share a token, or one inserts at the other's edge."""
    if first == last or start == end:
        return start <= last
    return start < last


def rewritten(tokens: Sequence[str], start: int, end: int, made: list[Change]) -> list[str]:
    """Return the tokens from start to end with the changes of one side."""
    result: list[str] = []
    reached = start
    for first, last, inserted in made:
        result += [*tokens[reached:first], *inserted]
        reached = last
    return result + list(tokens[reached:end])
