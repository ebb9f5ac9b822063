"""Markdown into HTML that may be shown, and into plain text."""

import html
import re
import unicodedata
from collections.abc import Iterable, Iterator

import nh3
from markdown_it import MarkdownIt
from markdown_it.token import Token

MAXIMUM_LENGTH = 200_000
"""Bytes of UTF-8 that a text may have."""

INLINE_TAGS = frozenset({"em", "strong", "a", "mark", "br"})
"""The tags of rendered HTML that do not end a block; every other tag does."""

_MAXIMUM_BLOCK_DEPTH = 10
_MAXIMUM_INLINE_DEPTH = 6

# The parser drops what stands deeper than its own limit: ours is reached before.
_OPTIONS = {"html": False, "xhtmlOut": False, "maxNesting": _MAXIMUM_BLOCK_DEPTH + 2}
_INLINE_RULES = ["newline", "escape", "emphasis", "link", "image", "autolink", "entity"]
# Neither code nor raw HTML exist in a report: text moved in from the margin stays a paragraph, and
# hyphens under a paragraph are a rule, not a headline.
_PARSER = MarkdownIt("zero", _OPTIONS).enable(
    ["blockquote", "hr", "list", "heading", *_INLINE_RULES]
)
_FLAT_PARSER = MarkdownIt("zero", _OPTIONS).enable(_INLINE_RULES)
_HEADINGS = {"h1": "h2", "h4": "h3", "h5": "h3", "h6": "h3"}
_SAFE_ADDRESS = re.compile(r"(?:https?://|mailto:)\S", re.IGNORECASE)

_CLEANER = nh3.Cleaner(
    tags={"p", "em", "strong", "a", "ul", "ol", "li", "h2", "h3", "blockquote", "br", "hr"},
    attributes={"a": {"href"}, "ol": {"start"}, "*": set()},
    url_schemes={"http", "https", "mailto"},
    url_relative="deny",
    link_rel="noopener noreferrer",
)

_RENDERED = re.compile(r"\s*<(?:p|h2|h3|ul|ol|blockquote|hr|aside)[ >]")
_TAG = re.compile(r"</?([a-z][a-z0-9]*)[^<>]*>")
_FIRST_PARAGRAPH = re.compile(r"<p>(.*?)</p>", re.DOTALL)
_WORD = re.compile(r"\w+(?:[’'-]\w+)*")

_LINE_BREAK = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
# No XML, thus no feed, may hold them.
_UNWRITABLE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
# The cleaner would write each of them as a long entity, in quadratic time.
_WIDE_SPACE = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+")
_TAKEN_APART = re.compile(r"[^\W\d_][\u0300-\u036f]{1,4}")


class TooLong(ValueError):
    """A text has more than `MAXIMUM_LENGTH` bytes."""


def render(source: str) -> str:
    """Return the safe HTML of a Markdown text.

    source: any text; raw HTML in it is shown as text, pictures as their description.
    Returns HTML with p, em, strong, a, ul, ol, li, h2, h3, blockquote, br and hr only.
    Raises TooLong.
    """
    source = tidy(source)
    if len(source.encode()) > MAXIMUM_LENGTH:
        raise TooLong(f"The text has more than {MAXIMUM_LENGTH} bytes.")
    tokens = _PARSER.parse(source)
    if any(token.level >= _MAXIMUM_BLOCK_DEPTH for token in tokens):
        tokens = _FLAT_PARSER.parse(source)
    for token in tokens:
        token.tag = _HEADINGS.get(token.tag, token.tag)
        if token.children:
            token.children = list(_without_the_unwanted(token.children))
    rendered = _PARSER.renderer.render(tokens, _PARSER.options, {})
    return clean(rendered)


def clean(rendered: str) -> str:
    """Return HTML with nothing in it but the tags and attributes that `render` makes.

    rendered: HTML that is not nested deeply, since the cleaner takes quadratic time on depth.
    """
    return _CLEANER.clean(_WIDE_SPACE.sub(" ", rendered))


def tidy(text: str) -> str:
    """Return a text with one kind of line break, plain spaces, accents on their letters.

    Characters that XML forbids are gone. What is tidy stays as it is.
    """
    text = _UNWRITABLE.sub("", _LINE_BREAK.sub("\n", text))
    text = _WIDE_SPACE.sub(" ", text)
    return _TAKEN_APART.sub(lambda letter: unicodedata.normalize("NFC", letter[0]), text)


def plain(text: str) -> str:
    """Return the words of a Markdown text or of its rendered HTML, one line for each block.

    Raises TooLong for Markdown.
    """
    rendered = text if _RENDERED.match(text) else render(text)
    pieces, position = [], 0
    for tag in _TAG.finditer(rendered):
        pieces.append(_as_spaces(rendered[position : tag.start()]))
        pieces.append(_gap(tag[1]))
        position = tag.end()
    pieces.append(_as_spaces(rendered[position:]))
    lines = (" ".join(line.split()) for line in html.unescape("".join(pieces)).split("\n"))
    return "\n".join(line for line in lines if line)


def first_paragraph(source: str, limit: int = 300) -> str:
    """Return the first paragraph of a Markdown text as plain text of at most `limit` characters.

    Headings and lists before it are passed over, unless there is nothing else.
    Raises TooLong.
    """
    rendered = render(source)
    for paragraph in _FIRST_PARAGRAPH.finditer(rendered):
        if words := plain(paragraph[0]):
            return excerpt(words, limit)
    return excerpt(plain(rendered) if rendered else "", limit)


def excerpt(text: str, limit: int) -> str:
    """Return the beginning of a plain text on one line, at most `limit` characters.

    It is cut between words, and an ellipsis says that it was cut.
    """
    text = " ".join(text.split())
    if len(text) <= limit:
        return text
    beginning, _space, _rest = text[:limit].rpartition(" ")
    return (beginning or text[: limit - 1]).rstrip(" .,;:!?–—-(«“‘…") + "…"


def words(source: str) -> int:
    """Return how many words a Markdown text has.

    Raises TooLong.
    """
    return sum(1 for _word in _WORD.finditer(plain(source)))


def _without_the_unwanted(tokens: Iterable[Token]) -> Iterator[Token]:
    """Yield inline tokens without pictures, unsafe links and marks within marks within marks."""
    kept: list[bool] = []
    depth = 0
    for token in tokens:
        if token.type == "image":
            yield Token("text", "", 0, content=token.content)
            continue
        if token.nesting == 1:
            kept.append(depth < _MAXIMUM_INLINE_DEPTH and _is_safe(token))
            depth += kept[-1]
        keep = kept[-1] if token.nesting else True
        if token.nesting == -1:
            depth -= kept.pop()
        if keep:
            yield token


def _is_safe(token: Token) -> bool:
    return token.type != "link_open" or bool(_SAFE_ADDRESS.match(str(token.attrGet("href"))))


def _gap(tag: str) -> str:
    if tag == "br":
        return " "
    return "" if tag in INLINE_TAGS else "\n"


def _as_spaces(text: str) -> str:
    return text.replace("\n", " ")
