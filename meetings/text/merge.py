"""Three-way merging of texts: by paragraph first, by word where both changed one paragraph."""

import re
from collections.abc import Callable, Sequence
from difflib import SequenceMatcher

PARAGRAPHS = re.compile(r"(\n{2,})")
WORDS = re.compile(r"(\s+)")

#: Beyond so many words in one paragraph, which no report has, comparing takes too long.
MAXIMUM_WORDS = 10_000

#: A run of tokens of the base, given by its bounds, and what one side put in its place.
Change = tuple[int, int, list[str]]


def merge(base: str, mine: str, theirs: str) -> str | None:
    """Merge two texts that were both made from `base`.

    Returns the text with the changes of both; None where they changed the same words otherwise.
    """
    return merge_tokens(base, mine, theirs, PARAGRAPHS, within=merge_words)


def merge_words(base: str, mine: str, theirs: str) -> str | None:
    """Merge word by word; None where both changed the same words otherwise."""
    if max(len(text.split()) for text in (base, mine, theirs)) > MAXIMUM_WORDS:
        return None
    return merge_tokens(base, mine, theirs, WORDS, within=None)


def merge_tokens(
    base: str,
    mine: str,
    theirs: str,
    separator: re.Pattern[str],
    *,
    within: Callable[[str, str, str], str | None] | None,
) -> str | None:
    """Merge texts cut at a separator; `within` merges the pieces that both sides changed."""
    tokens = separator.split(base)
    merged: list[str] = []
    reached = 0
    for start, end, ours, others in groups(
        changes(tokens, separator.split(mine)), changes(tokens, separator.split(theirs))
    ):
        merged += tokens[reached:start]
        reached = end
        before = "".join(tokens[start:end])
        here = "".join(rewritten(tokens, start, end, ours))
        there = "".join(rewritten(tokens, start, end, others))
        piece = chosen(before, here, there)
        if piece is None and within is not None:
            piece = within(before, here, there)
        if piece is None:
            return None
        merged.append(piece)
    return "".join(merged + tokens[reached:])


def chosen(before: str, here: str, there: str) -> str | None:
    """Return the side that changed, or what both changed alike; None where they differ."""
    if here == there or there == before:
        return here
    return there if here == before else None


def changes(base: Sequence[str], other: Sequence[str]) -> list[Change]:
    """Return what was put in place of which tokens, in order."""
    codes = SequenceMatcher(None, base, other, autojunk=False).get_opcodes()
    return [(i1, i2, list(other[j1:j2])) for tag, i1, i2, j1, j2 in codes if tag != "equal"]


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
