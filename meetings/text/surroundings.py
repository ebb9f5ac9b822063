"""What stands around a quote in a rendered text: the sentence before and the one after."""

import html as entities
import re
from dataclasses import dataclass

from .quotation import Block, blocks_of

#: The end of a sentence: its point, the marks that close with it, and a beginning after it.
END = re.compile(r"[.!?…]+[»”’\"')\]]*\s+(?=[«“‘\"'(\[]*[\dA-ZÀ-ÖØ-Þ])")
ENDED = re.compile(r"[.!?…][»”’\"')\]]*\s*\Z")
#: A point after these ends no sentence.
SHORTENED = re.compile(
    r"(?:\b[A-Z]|\b(?:Mr|Mrs|Ms|Dr|St|No|Gen|Sen|Prof|Sig|Dott|Avv|On|art|n|p|pp|vs))\.\s+\Z"
)


@dataclass(frozen=True)
class Surroundings:
    """A quote as it stands in the text, with what is read before and after it."""

    before: str
    words: str
    after: str


def surroundings(html: str, key: str) -> Surroundings | None:
    """Return what stands around a quote; None where the text does not hold it.

    html: a rendered body in which quotes are marked; key: that of the quote. On either side it
    is the rest of the quote's own sentence and the sentence next to it, if need be that of the
    next paragraph.
    """
    name = re.escape(entities.escape(key))
    pieces = list(re.finditer(rf'<mark [^>]*data-quote="{name}">.*?</mark>', html, re.DOTALL))
    if not pieces:
        return None
    blocks = [block for block in blocks_of(html) if block.line.strip()]
    for number, block in enumerate(blocks):
        places = [
            place
            for place, character in enumerate(block.characters)
            if pieces[0].start() <= character.start < pieces[-1].end()
        ]
        if places:
            return in_block(blocks, number, places[0], places[-1] + 1)
    return None


def in_block(blocks: list[Block], number: int, start: int, end: int) -> Surroundings:
    """Return what stands around a stretch of a block, the blocks beside it where it fills it."""
    line = blocks[number].line
    before, after = line[:start], line[end:]
    # A quote that begins a sentence has one before it; in the middle of one, its own comes first.
    before = "".join(sentences(before)[-1 if ENDED.search(before) else -2 :])
    if not before.strip() and number:
        before = sentences(blocks[number - 1].line)[-1] + " "
    after = "".join(sentences(after)[:2])
    if not re.search(r"\w", after) and number + 1 < len(blocks):
        after = f"{after.rstrip()} {sentences(blocks[number + 1].line)[0]}"
    return Surroundings(spaced(before), " ".join(line[start:end].split()), spaced(after))


def sentences(text: str) -> list[str]:
    """Return the sentences of a text, each with the white space after it."""
    found: list[str] = []
    begin = 0
    for end in END.finditer(text):
        if not SHORTENED.search(text[begin : end.end()]):
            found.append(text[begin : end.end()])
            begin = end.end()
    return [*found, text[begin:]] if text[begin:] else found


def spaced(text: str) -> str:
    """Return a text with single spaces, also at its ends."""
    return re.sub(r"\s+", " ", text)
