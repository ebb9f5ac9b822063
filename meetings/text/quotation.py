"""Quotes in the text: found in a rendered body, marked there, and given room for a note.

Differences of quotation marks, white space and apostrophes do not count. The stored HTML holds
only the keys of quotes; whoever shows it fills in who said it.
"""

import html as entities
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

#: A tag, whose attribute values may hold ">", or a run of text.
TOKEN = re.compile(r"""<(?:[^<>"']|"[^"]*"|'[^']*')*>|[^<]+|<""")
TAG_NAME = re.compile(r"</?([a-z][a-z0-9]*)")
CHARACTER = re.compile(r"&(?:#\w{1,8}|\w{1,31});|.", re.DOTALL)
NOTES = re.compile(r'<aside class="quote-notes" data-quotes="([^"]*)"></aside>')

INLINE = frozenset({"a", "br", "em", "mark", "strong"})
OPENING = frozenset("«“„‟\"‹‘‚'’")
CLOSING = frozenset("»”“\"›’‘'")
IGNORED = OPENING | CLOSING | frozenset("`´ʼ\u00ad\u200b\u2060\ufeff")
#: What English sets inside the closing mark although it is no part of what was said.
BEFORE_CLOSING = frozenset(".,;:!?…")


@dataclass(frozen=True)
class Character:
    """One character of a block: what it is, and where it stands in the HTML."""

    text: str
    start: int
    end: int


@dataclass
class Block:
    """A paragraph, heading or item: its characters, and their comparable form.

    `folded` is the text for comparison; `places` gives for each of its characters the index in
    `characters`. `top` numbers the outermost block around it.
    """

    top: int
    characters: list[Character] = field(default_factory=list)
    folded: str = ""
    places: list[int] = field(default_factory=list)

    def fold(self) -> None:
        """Compute the comparable form."""
        pieces: list[str] = []
        for index, character in enumerate(self.characters):
            if character.text in IGNORED:
                continue
            if character.text.isspace():
                if not pieces or pieces[-1] == " ":
                    continue
                pieces.append(" ")
            else:
                pieces.append(character.text)
            self.places.append(index)
        self.folded = "".join(pieces)


@dataclass(frozen=True)
class Located:
    """A quote found in the text: in which block, and which characters of it."""

    key: str
    block: int
    first: int
    last: int


def comparable(text: str) -> str:
    """Return a text without quotation marks and apostrophes, with single spaces."""
    return " ".join("".join(char for char in text if char not in IGNORED).split())


def locate(html: str, quotes: Sequence[tuple[str, str]]) -> list[Located]:
    """Find quotes in a rendered body; return those found, in the order of the text.

    quotes: key and text of each. A quote is found where it first occurs within one block; of
    overlapping ones the longest wins.
    """
    return found_in(blocks_of(html), quotes) if quotes else []


def missing(html: str, quotes: Sequence[tuple[str, str]]) -> list[str]:
    """Return the keys of the quotes that do not occur in a rendered body, in their order."""
    found = {located.key for located in locate(html, quotes)}
    return [key for key, _text in quotes if key not in found]


def mark(html: str, quotes: Sequence[tuple[str, str]]) -> str:
    """Mark quotes in a rendered body, which holds no marks yet.

    Each piece of a quote becomes `<mark class="quote" data-quote="KEY">`, the first with an id,
    the quotation marks that embrace it included. After each outermost block with quotes stands
    an empty `<aside class="quote-notes" data-quotes="KEY …">`, for `fill`.
    """
    if not quotes:
        return html
    blocks = blocks_of(html)
    found = found_in(blocks, quotes)
    insertions: list[tuple[int, int, str]] = []
    for located in found:
        insertions += marks(blocks[located.block], located)
    insertions += notes(html, blocks, found)
    return with_insertions(html, sorted(insertions, key=lambda made: made[:2]))


def fill(html: str, render_note: Callable[[list[str]], str]) -> str:
    """Put what `render_note` makes of the keys of a block in the place kept for its notes."""
    return NOTES.sub(lambda place: render_note(place[1].split()), html)


def tokens(html: str) -> Iterator[tuple[re.Match[str], str, bool]]:
    """Yield each token, the name of its tag or '', and whether the tag closes."""
    for token in TOKEN.finditer(html):
        name = TAG_NAME.match(token[0])
        yield token, name[1] if name else "", token[0].startswith("</")


def blocks_of(html: str) -> list[Block]:
    """Part a rendered body into its blocks; block tags part, inline tags do not."""
    blocks = [Block(top=0)]
    depth = top = 0
    for token, name, closes in tokens(html):
        if not name:
            blocks[-1].characters += characters(token)
        elif name == "br":
            blocks[-1].characters.append(Character(" ", token.end(), token.end()))
        elif name not in INLINE:
            depth, top = nested(name, closes, depth, top)
            if blocks[-1].characters:
                blocks.append(Block(top))
            blocks[-1].top = top
    for block in blocks:
        block.fold()
    return blocks


def nested(name: str, closes: bool, depth: int, top: int) -> tuple[int, int]:
    """Return the depth after a block tag and the number of the outermost block there."""
    if name == "hr":
        return depth, top + (depth == 0)
    if closes:
        return max(depth - 1, 0), top
    return depth + 1, top + (depth == 0)


def characters(token: re.Match[str]) -> Iterator[Character]:
    """Yield the characters of a run of text, each entity as the character that it means."""
    for piece in CHARACTER.finditer(token[0]):
        text = piece[0] if len(piece[0]) == 1 else entities.unescape(piece[0])
        yield Character(text, token.start() + piece.start(), token.start() + piece.end())


def found_in(blocks: Sequence[Block], quotes: Sequence[tuple[str, str]]) -> list[Located]:
    """Find quotes in blocks, the longest first, so that a shorter one gives way."""
    wanted = [(key, comparable(text)) for key, text in quotes]
    taken: dict[int, list[tuple[int, int]]] = {}
    found = []
    for key, text in sorted(wanted, key=lambda pair: -len(pair[1])):
        place = first_free(blocks, text, taken) if text else None
        if place is not None:
            number, start = place
            taken.setdefault(number, []).append((start, start + len(text)))
            places = blocks[number].places
            first, last = places[start], places[start + len(text) - 1]
            found.append(Located(key, number, first, last))
    return sorted(found, key=lambda located: (located.block, located.first))


def first_free(
    blocks: Sequence[Block], text: str, taken: dict[int, list[tuple[int, int]]]
) -> tuple[int, int] | None:
    """Return block and offset of the first whole-word occurrence that no other quote holds."""
    for number, block in enumerate(blocks):
        start = block.folded.find(text)
        while start >= 0:
            end = start + len(text)
            clashes = any(start < last and first < end for first, last in taken.get(number, ()))
            if not clashes and whole_words(block.folded, start, end):
                return number, start
            start = block.folded.find(text, start + 1)
    return None


def whole_words(text: str, start: int, end: int) -> bool:
    """Say whether a run of characters neither begins nor ends inside a word."""
    begins = start == 0 or not (text[start - 1].isalnum() and text[start].isalnum())
    ends = end == len(text) or not (text[end - 1].isalnum() and text[end].isalnum())
    return begins and ends


def embraced(block: Block, first: int, last: int) -> tuple[int, int]:
    """Widen a run of characters to the quotation marks that embrace it, if they do."""
    before, after = first - 1, last + 1
    line = block.characters
    while before >= 0 and line[before].text.isspace():
        before -= 1
    while after < len(line) and (line[after].text.isspace() or line[after].text in BEFORE_CLOSING):
        after += 1
    opens = before >= 0 and line[before].text in OPENING
    closes = after < len(line) and line[after].text in CLOSING
    return (before, after) if opens and closes else (first, last)


def marks(block: Block, located: Located) -> Iterator[tuple[int, int, str]]:
    """Yield what to insert where, so that every piece of a quote between tags is marked."""
    first, last = embraced(block, located.first, located.last)
    run = [char for char in block.characters[first : last + 1] if char.end > char.start]
    identity = f' id="q-{located.key[:8]}"'
    begin = 0
    for index, char in enumerate(run):
        if index + 1 < len(run) and run[index + 1].start == char.end:
            continue
        opening = f'<mark class="quote"{identity} data-quote="{located.key}">'
        yield run[begin].start, 1, opening
        yield char.end, 0, "</mark>"
        identity, begin = "", index + 1


def notes(
    html: str, blocks: Sequence[Block], found: Sequence[Located]
) -> Iterator[tuple[int, int, str]]:
    """Yield the places kept for notes, each after the outermost block that holds quotes."""
    keys: dict[int, list[str]] = {}
    for located in found:
        keys.setdefault(blocks[located.block].top, []).append(located.key)
    ends = ends_of_top_blocks(html)
    for top, held in keys.items():
        place = f'<aside class="quote-notes" data-quotes="{" ".join(held)}"></aside>'
        yield ends.get(top, len(html)), 2, place


def ends_of_top_blocks(html: str) -> dict[int, int]:
    """Return where each outermost block ends, by its number."""
    ends: dict[int, int] = {}
    depth = top = 0
    for token, name, closes in tokens(html):
        if name and name not in INLINE:
            depth, top = nested(name, closes, depth, top)
            if depth == 0:
                ends[top] = token.end()
    return ends


def with_insertions(html: str, insertions: Sequence[tuple[int, int, str]]) -> str:
    """Return the HTML with pieces inserted; insertions: place, rank at one place, piece."""
    made: list[str] = []
    reached = 0
    for place, _rank, piece in insertions:
        made += [html[reached:place], piece]
        reached = place
    return "".join([*made, html[reached:]])
