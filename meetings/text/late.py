"""Passages of a rendered text that wait for something: each gets a sign where it ends."""

import html as entities
from collections.abc import Iterable

from .markdown import TooLong, render
from .quotation import Block, blocks_of, with_insertions


def signed(html: str, passages: Iterable[str], label: str) -> str:
    """Return a rendered body in which some of its paragraphs end with a label.

    html: as it was rendered, quotes marked; passages: the Markdown of these paragraphs; label:
    plain text. What does not stand in the body gets no sign.
    """
    blocks = blocks_of(html)
    free = {number for number, block in enumerate(blocks) if block.folded.strip()}
    insertions: list[tuple[int, int, str]] = []
    sign = f' <small class="behind">{entities.escape(label)}</small>'
    for passage in passages:
        for number in places(blocks, sorted(free), passage):
            free.discard(number)
            insertions.append((blocks[number].characters[-1].end, 0, sign))
    return with_insertions(html, sorted(insertions))


def places(blocks: list[Block], free: list[int], passage: str) -> Iterable[int]:
    """Yield which block ends a passage: of a list the last of its items, if all are there."""
    try:
        wanted = [block.folded.strip() for block in blocks_of(render(passage))]
    except TooLong:
        return
    wanted = [text for text in wanted if text]
    texts = [blocks[number].folded.strip() for number in free]
    for start in range(len(texts) - len(wanted) + 1):
        if wanted and texts[start : start + len(wanted)] == wanted:
            yield free[start + len(wanted) - 1]
            return
