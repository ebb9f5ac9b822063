"""Quotes in the text: found in a rendered body, marked there, and given room for a note.

Differences of quotation marks, white space and apostrophes do not count. The stored HTML holds
only the keys of quotes; whoever shows it fills in who said it.
"""

import html as entities
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from .markdown import INLINE_TAGS, tidy
from .quotation_marks import ALL as QUOTATION_MARKS
from .quotation_marks import embraced

#: A tag, whose attribute values may hold ">", or a run of text.
TOKEN = re.compile(r"""<(?:[^<>"']|"[^"]*"|'[^']*')*>|[^<]+|<""")
TAG_NAME = re.compile(r"</?([a-z][a-z0-9]*)")
CHARACTER = re.compile(r"&(?:#\w{1,8}|\w{1,31});|.", re.DOTALL)
NOTES = re.compile(r'<aside class="quote-notes" data-quotes="([^"]*)"></aside>')

#: What makes no difference between a quote and its text in the body.
IGNORED = QUOTATION_MARKS | frozenset("`´ʼ\u00ad\u200b\u2060\ufeff")
MAXIMUM_ATTEMPTS = 1_000


@dataclass(frozen=True)
class Character:
    """One character of a block: what it is, and where it stands in the HTML."""

    text: str
    start: int
    end: int


@dataclass
class Block:
    """A paragraph, heading or item: its characters, and their comparable form.

    `line` is its text, one letter for each of `characters`; `folded` is the text for comparison,
    and `places` gives for each of its letters the index in `line`. `top` numbers the outermost
    block around it.
    """

    top: int
    characters: list[Character] = field(default_factory=list)
    line: str = ""
    folded: str = ""
    places: list[int] = field(default_factory=list)

    def fold(self) -> None:
        """Compute the comparable form."""
        self.line = "".join(character.text for character in self.characters)
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
    return " ".join("".join(char for char in tidy(text) if char not in IGNORED).split())


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
    for located, run in zip(found, widened(blocks, found), strict=True):
        insertions += marks(blocks[located.block], located.key, run)
    insertions += notes(html, blocks, found)
    return with_insertions(html, sorted(insertions, key=lambda made: made[:2]))


def fill(html: str, render_note: Callable[[list[str]], str]) -> str:
    """Put what `render_note` makes of the keys of a block in the place kept for its notes."""
    return NOTES.sub(lambda place: render_note(entities.unescape(place[1]).split()), html)


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
        elif name not in INLINE_TAGS:
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
        text = piece[0] if len(piece[0]) == 1 else entities.unescape(piece[0])[:1]
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
    attempts = 0
    for number, block in enumerate(blocks):
        start = block.folded.find(text)
        # A hostile text holds a quote thousands of times and never as whole words.
        while start >= 0 and attempts < MAXIMUM_ATTEMPTS:
            attempts += 1
            end = start + len(text)
            clashes = [
                last for first, last in taken.get(number, ()) if start < last and first < end
            ]
            if not clashes and whole_words(block, start, end):
                return number, start
            start = block.folded.find(text, max(clashes, default=start + 1))
    return None


def whole_words(block: Block, start: int, end: int) -> bool:
    """Say whether a run of comparable characters neither begins nor ends inside a word.

    An apostrophe or a quotation mark parts words: dell’«operazione».
    """
    first, last = block.places[start], block.places[end - 1]
    before = block.line[first - 1 : first + 1] if first else ""
    after = block.line[last : last + 2]
    return not (in_one_word(before) or in_one_word(after))


def in_one_word(pair: str) -> bool:
    """Say whether two neighbours are letters or digits of one word."""
    return len(pair) == 2 and pair.isalnum()


def widened(blocks: Sequence[Block], found: Sequence[Located]) -> Iterator[tuple[int, int]]:
    """Yield the first and last character to mark of each quote, its quotation marks included.

    Two quotes never claim the same mark: "one"two" leaves the middle one to the first.
    """
    reached = (-1, -1)
    for located, following in zip(found, [*found, None][1:], strict=True):
        line = blocks[located.block].line
        first, last = embraced(line, located.first, located.last)
        limit = len(line)
        if following is not None and following.block == located.block:
            limit = following.first
        if (located.block, first) <= reached or last >= limit:
            first, last = located.first, located.last
        reached = located.block, last
        yield first, last


def marks(block: Block, key: str, run: tuple[int, int]) -> Iterator[tuple[int, int, str]]:
    """Yield what to insert where, so that every piece of a quote between tags is marked."""
    chars = [char for char in block.characters[run[0] : run[1] + 1] if char.end > char.start]
    identity = f' id="q-{entities.escape(key[:8])}"'
    begin = 0
    for index, char in enumerate(chars):
        if index + 1 < len(chars) and chars[index + 1].start == char.end:
            continue
        opening = f'<mark class="quote"{identity} data-quote="{entities.escape(key)}">'
        yield chars[begin].start, 1, opening
        yield char.end, 0, "</mark>"
        identity, begin = "", index + 1


def notes(
    html: str, blocks: Sequence[Block], found: Sequence[Located]
) -> Iterator[tuple[int, int, str]]:
    """Yield the places kept for notes, each after the outermost block that holds quotes."""
    keys: dict[int, list[str]] = {}
    for located in found:
        keys.setdefault(blocks[located.block].top, []).append(entities.escape(located.key))
    ends = ends_of_top_blocks(html)
    for top, held in keys.items():
        place = f'<aside class="quote-notes" data-quotes="{" ".join(held)}"></aside>'
        yield ends.get(top, len(html)), 2, place


def ends_of_top_blocks(html: str) -> dict[int, int]:
    """Return where each outermost block ends, by its number."""
    ends: dict[int, int] = {}
    depth = top = 0
    for token, name, closes in tokens(html):
        if name and name not in INLINE_TAGS:
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
