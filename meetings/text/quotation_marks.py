"""Quotation marks: which belong together, and which are left alone."""

from dataclasses import dataclass

#: What closes each opening mark. Where straight marks stand, both are the same.
CLOSING = {
    "«": "»",
    "“": "”",
    "‘": "’",
    "„": "“”",
    "‚": "‘’",
    "‟": "”",
    "‹": "›",
    "「": "」",
    "『": "』",
    '"': '"',
    "'": "'",
}
#: The pairs of languages that turn them round, on top of the others.
_OF_LANGUAGE = {
    "de": {"»": "«", "›": "‹", "„": "“", "‚": "‘"},
    "da": {"»": "«", "›": "‹"},
    "ru": {"„": "“"},
    "cs": {"„": "“", "»": "«"},
    "sv": {"”": "”", "’": "’", "»": "»"},
    "fi": {"”": "”", "’": "’", "»": "»"},
}
_APOSTROPHES = frozenset("’'")
#: What English sets inside the closing mark although it is no part of what was said.
_BEFORE_CLOSING = frozenset(".,;:!?…")
ALL = frozenset("".join((*CLOSING, *CLOSING.values()))) | frozenset("`´ʼ")


@dataclass(frozen=True)
class Unbalanced:
    """A quotation mark without its fellow, and its offset in the text."""

    offset: int
    mark: str


def balanced(text: str, language: str) -> list[Unbalanced]:
    """Return the quotation marks of a text that have no fellow in their paragraph, in order.

    text: plain text with one line for each paragraph, as `markdown.plain` returns it;
    language: code of its language, since marks differ.
    Apostrophes are passed over. A paragraph may leave its marks open when the next one repeats
    them at its beginning, as long speeches do.
    """
    found: list[Unbalanced] = []
    left_open: list[Unbalanced] = []
    offset = 0
    for line in text.split("\n"):
        if left_open and not line.startswith(left_open[0].mark):
            found += left_open
        left_open, closing = unmatched(line, language, offset)
        found += closing
        offset += len(line) + 1
    return sorted(found + left_open, key=lambda one: one.offset)


def unmatched(
    line: str, language: str = "", offset: int = 0
) -> tuple[list[Unbalanced], list[Unbalanced]]:
    """Return the marks of a line that stay open, and those that close nothing.

    offset: what is added to the place of each in the line.
    """
    pairs = CLOSING | _OF_LANGUAGE.get(language, {})
    closers = frozenset("".join(pairs.values())) - _APOSTROPHES
    opened: list[Unbalanced] = []
    waiting = dict.fromkeys("".join(pairs.values()), 0)
    closing: list[Unbalanced] = []
    lost: list[Unbalanced] = []
    for index, mark in enumerate(line):
        if (mark not in pairs and mark not in waiting) or _is_apostrophe(line, index):
            continue
        if waiting.get(mark):
            lost += _close(mark, opened, waiting, pairs)
        elif mark in pairs and mark not in _APOSTROPHES:
            opened.append(Unbalanced(offset + index, mark))
            for fellow in pairs[mark]:
                waiting[fellow] += 1
        elif mark in closers:
            closing.append(Unbalanced(offset + index, mark))
    return sorted(lost + opened, key=lambda one: one.offset), closing


def _close(
    mark: str, opened: list[Unbalanced], waiting: dict[str, int], pairs: dict[str, str]
) -> list[Unbalanced]:
    """Close what a mark closes; return the marks opened since, as “ in «Ha detto “pace»."""
    lost: list[Unbalanced] = []
    while True:
        last = opened.pop()
        for fellow in pairs[last.mark]:
            waiting[fellow] -= 1
        if mark in pairs[last.mark]:
            return lost
        lost.append(last)


def embraced(line: str, first: int, last: int) -> tuple[int, int]:
    """Widen a run of characters to the quotation marks that directly embrace it.

    line: the text of a block; first, last: the run, both included.
    Marks opened or closed within the run take their fellow in; a comma or full stop before a
    closing mark comes in with it. Returns the new first and last.
    """
    opened, closing = unmatched(line[first : last + 1])
    for one in reversed(opened):
        if line[last + 1 : last + 2] in tuple(CLOSING[one.mark]):
            last += 1
        elif one.mark == '"' and line[first - 1 : first] == '"':
            first -= 1
    for one in closing:
        if first and one.mark in CLOSING.get(line[first - 1], ""):
            first -= 1
    while pair := _pair_around(line, first, last):
        first, last = pair
    return first, last


def _pair_around(line: str, first: int, last: int) -> tuple[int, int] | None:
    for before in _places_before(line, first):
        for after in _places_after(line, last):
            if line[after] in CLOSING.get(line[before], ""):
                return before, after
    return None


def _places_before(line: str, first: int) -> list[int]:
    """Return where the opening mark may stand: directly before, or as in « così » or «’Ndrina»."""
    places = [first - 1] if first >= 1 else []
    if first >= 2 and (line[first - 1] in _APOSTROPHES or line[first - 2 : first] in ("« ", "‹ ")):
        places.append(first - 2)
    return places


def _places_after(line: str, last: int) -> list[int]:
    """Return where the closing mark may stand: directly after, or as in « così » or “so,”."""
    after = last + 1
    places = [after]
    if line[after : after + 2] in (" »", " ›") or line[after : after + 1] in _APOSTROPHES:
        places.append(after + 1)
    while line[after : after + 1] in _BEFORE_CLOSING and after < last + 4:
        after += 1
        places.append(after)
    return [place for place in places if place < len(line)]


def _is_apostrophe(line: str, index: int) -> bool:
    """Say whether a mark stands within a word (l’arte) or for figures left out (‘90)."""
    before, mark, after = line[max(index - 1, 0) : index], line[index], line[index + 1 : index + 2]
    if mark == "‘":
        return after.isdigit()
    return mark in _APOSTROPHES and before.isalnum() and after.isalnum()
