"""The words of a web page: what is told on it, apart from what stands around it.

The page is read in one pass whose work grows with its length alone, whatever its tags are: pages
come from strangers. Menus, forms, teasers and notices about cookies change every day; they are
kept, for a quote may stand in a box, but nobody is alarmed when they change.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape

from .markdown import tidy

#: They hold no words of the page.
SILENT = frozenset(
    {"script", "style", "noscript", "template", "svg", "math", "iframe", "object", "canvas"}
)
#: The words in them are those of the site, not of the page.
AROUND = frozenset(
    {"nav", "aside", "footer", "button", "select", "dialog", "menu", "header", "label"}
)
VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"}
)
INLINE = frozenset(
    {
        *("a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "font", "i"),
        *("img", "ins", "kbd", "link", "mark", "meta", "q", "s", "samp", "small", "span"),
        *("strong", "sub", "sup", "time", "tt", "u", "var", "wbr", "input"),
    }
)
#: Within these a header is the head of the account, not that of the site.
ACCOUNT = frozenset({"article", "main"})
#: One word of `class` or `id` that tells what an element is for.
CALLED_AROUND = re.compile(
    r"(?:cookies?|consent|newsletter|related|share|sharing|social|comments|breadcrumbs?|adverts?"
    r"|advertisement|promo|subscribe|footer|navbar|popular|recommended|correlati|correlate)"
    r"(?:[-_][\w-]*)?|sidebar|menu|nav|ads?|tags?|banner|most-read",
    re.IGNORECASE,
)
#: A paragraph of which more stands in links is a list of links.
MOST_LINKED = 0.6
#: An account that is told in `article` or `main` has at least so many words.
FEWEST_WORDS = 40
LONGEST_TAG = 20_000
DEEPEST = 400
LONGEST_TITLE = 300

#: A "<" before anything else is a word.
_BEGINS = re.compile(r"<(?=[a-zA-Z/!?])")
_NAME = re.compile(r"[a-zA-Z][a-zA-Z0-9-]{0,30}")
_ATTRIBUTE = re.compile(
    r"""\s(class|id|role|lang|type|hidden|aria-hidden)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s"'>]+))?""",
    re.IGNORECASE,
)
_LANGUAGE = re.compile(r"[a-zA-Z]{2,3}(?:-[a-zA-Z0-9]{2,8}){0,2}")
_ROLES_AROUND = frozenset({"navigation", "banner", "contentinfo", "complementary", "search"})


@dataclass(frozen=True)
class PageText:
    """The words of a page, one line for each paragraph.

    told: what the page is about; around: all other words on it; language: as the page says, or '';
    asks_password: whether it has a field for one.
    """

    title: str
    told: str
    around: str
    language: str = ""
    asks_password: bool = False

    @property
    def words(self) -> int:
        """How many words are told."""
        return len(self.told.split())


@dataclass
class Paragraph:
    """A block of words while it is gathered."""

    pieces: list[str] = field(default_factory=list)
    linked: int = 0
    aside: bool = False
    in_account: bool = False
    is_heading: bool = False

    @property
    def text(self) -> str:
        """Its words, with single spaces."""
        return " ".join("".join(self.pieces).split())


def read_page(html: str) -> PageText:
    """Return the words of an HTML page."""
    reader = Reader()
    for name, closes, attributes, text in tokens(html):
        if name:
            reader.tag(name, closes, attributes)
        else:
            reader.words(unescape(text))
    return reader.page()


def plain_page(text: str) -> PageText:
    """Return the words of a page that is plain text; an empty line parts its paragraphs."""
    blocks = re.split(r"\n[ \t]*\n", tidy(text))
    lines = (" ".join(block.split()) for block in blocks)
    told = "\n".join(line for line in lines if line)
    return PageText(title="", told=told, around="")


def tokens(html: str) -> Iterator[tuple[str, bool, str, str]]:
    """Yield the tags and the words of a page in order: name, whether it closes, attributes, text.

    What stands in silent elements and in comments is passed over.
    """
    place, length = 0, len(html)
    ends: dict[str, int] = {}
    while place < length:
        found = _BEGINS.search(html, place)
        start = found.start() if found else length
        if start > place:
            yield "", False, "", html[place:start]
        if start == length:
            return
        if html.startswith("<!--", start):
            place = after(html, "-->", start + 2, ends)
            continue
        closes = html.startswith("</", start)
        name = _NAME.match(html, start + 1 + closes)
        if name is None:
            # "<!doctype …>", "<?xml …?>", "</>".
            place = tag_end(html, start)
            continue
        place = tag_end(html, start)
        called = name[0].lower()
        yield called, closes, html[name.end() : place - 1], ""
        if called in SILENT and not closes and html[place - 2 : place - 1] != "/":
            place = end_of_silent(html, called, place, ends)


def after(html: str, mark: str, place: int, ends: dict[str, int]) -> int:
    """Return the place after the next of a mark; the end where none follows.

    ends: marks of which none follows, so that nobody looks through the page again for them.
    """
    if mark in ends:
        return ends[mark]
    found = html.find(mark, place)
    if found < 0:
        # What nobody closes hides the rest, as in a browser.
        ends[mark] = len(html)
        return len(html)
    return found + len(mark)


def end_of_silent(html: str, name: str, place: int, ends: dict[str, int]) -> int:
    """Return where a silent element ends."""
    if name in ends:
        return place
    closing = re.compile(rf"</{name}", re.IGNORECASE).search(html, place)
    if closing is None:
        ends[name] = place
        return place
    return closing.start()


def tag_end(html: str, start: int) -> int:
    """Return the place after a tag; a ">" within quotation marks does not end it."""
    place = start + 1
    limit = start + LONGEST_TAG
    for _attempt in range(4):
        end = html.find(">", place, limit)
        if end < 0:
            break
        inside = html[start : end + 1]
        if inside.count('"') % 2 == 0 or "='" in inside:
            return end + 1
        place = end + 1
    end = html.find(">", start, limit)
    return end + 1 if end >= 0 else min(limit, len(html))


class Reader:
    """Gathers the paragraphs of a page from its tags and words."""

    def __init__(self) -> None:
        self.open: list[tuple[str, bool, bool]] = []
        self.paragraphs: list[Paragraph] = []
        self.current = Paragraph()
        self.title: list[str] = []
        self.language = ""
        self.asks_password = False
        self.in_title = False
        self.link_depth = 0

    @property
    def aside(self) -> bool:
        """Whether what comes stands around the account."""
        return bool(self.open) and self.open[-1][1]

    @property
    def in_account(self) -> bool:
        """Whether what comes stands in an element for the account itself."""
        return bool(self.open) and self.open[-1][2]

    def words(self, text: str) -> None:
        """Take words into the paragraph that is open."""
        if self.in_title:
            self.title.append(text)
            return
        self.current.pieces.append(text)
        if self.link_depth:
            self.current.linked += len(text.strip())

    def tag(self, name: str, closes: bool, attributes: str) -> None:
        """Take the beginning or the end of an element."""
        if name == "title" and not self.in_svg():
            self.in_title = not closes and not self.title
            return
        if name == "br":
            self.current.pieces.append("\n")
            return
        if name == "a":
            self.link_depth = 0 if closes else 1
        if name == "input" and "password" in attributes.lower():
            self.asks_password = True
        if name not in INLINE:
            self.part(name in ("h1", "h2", "h3") and not closes)
        if name in VOID or name in INLINE:
            return
        if closes:
            self.close(name)
        elif len(self.open) < DEEPEST:
            self.begin(name, attributes)
        self.mark()

    def in_svg(self) -> bool:
        """Whether a title is that of a drawing."""
        return bool(self.title) and not self.in_title

    def part(self, is_heading: bool) -> None:
        """Begin a new paragraph."""
        if self.current.pieces:
            self.paragraphs.append(self.current)
        self.current = Paragraph(is_heading=is_heading)
        self.mark()

    def mark(self) -> None:
        """Note where the new paragraph stands."""
        self.current.aside, self.current.in_account = self.aside, self.in_account

    def begin(self, name: str, attributes: str) -> None:
        """Open an element."""
        found = {
            key.lower(): value.strip("\"'") for key, value in _ATTRIBUTE.findall(attributes[:2_000])
        }
        if name == "html":
            named = found.get("lang", "")
            self.language = named if _LANGUAGE.fullmatch(named) else ""
        in_account = self.in_account or name in ACCOUNT
        aside = self.aside or is_around(name, found, in_account)
        self.open.append((name, aside, in_account))

    def close(self, name: str) -> None:
        """Close an element with those in it that nobody closed."""
        for depth in range(1, min(len(self.open), 60) + 1):
            if self.open[-depth][0] == name:
                del self.open[-depth:]
                return

    def page(self) -> PageText:
        """Return what was gathered."""
        self.part(False)
        found = [paragraph for paragraph in self.paragraphs if paragraph.text]
        told = [one for one in found if not one.aside and not is_list_of_links(one)]
        account = [one for one in told if one.in_account]
        if counted(account) >= FEWEST_WORDS:
            told = account
        if counted(told) < FEWEST_WORDS and counted(found) > 5 * counted(told):
            # Whoever builds a page of menus alone tells something in them.
            told = found
        chosen = {id(one) for one in told}
        return PageText(
            title=tidy(" ".join("".join(self.title).split()))[:LONGEST_TITLE],
            told=lines(told),
            around=lines(one for one in found if id(one) not in chosen),
            language=self.language,
            asks_password=self.asks_password,
        )


def counted(paragraphs: list[Paragraph]) -> int:
    """Return how many words paragraphs hold."""
    return sum(len(paragraph.text.split()) for paragraph in paragraphs)


def lines(paragraphs: Iterator[Paragraph] | list[Paragraph]) -> str:
    """Return paragraphs as lines."""
    return "\n".join(tidy(paragraph.text) for paragraph in paragraphs)


def is_around(name: str, attributes: dict[str, str], in_account: bool) -> bool:
    """Say whether an element holds words of the site rather than of the page."""
    if name in ("html", "body", *ACCOUNT):
        return False
    if name == "header":
        return not in_account
    if name in AROUND or attributes.get("role", "").lower() in _ROLES_AROUND:
        return True
    if "hidden" in attributes or attributes.get("aria-hidden") == "true":
        return True
    called = f"{attributes.get('class', '')} {attributes.get('id', '')}".split()
    return any(CALLED_AROUND.fullmatch(word) for word in called)


def is_list_of_links(paragraph: Paragraph) -> bool:
    """Say whether nearly all words of a paragraph are links."""
    text = paragraph.text
    return not paragraph.is_heading and paragraph.linked > MOST_LINKED * len(text)
