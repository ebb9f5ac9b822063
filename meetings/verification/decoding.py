"""The bytes of an answer as text: unpacked as far as it may go, and in the right letters."""

import codecs
import re
import zlib
from collections.abc import Iterable

from .connecting import TooBig

#: So much of the beginning is looked through for the name of the letters.
HEAD = 4_096
BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
#: Python knows codecs that are no letters, and some that take hours: only these are used.
KNOWN = re.compile(
    r"utf-?8|utf-?16(?:le|be)?|windows-?125\d|windows-?874|cp125\d|cp866|iso-?8859-?\d{1,2}"
    r"|koi8-?[ru]|gb2312|gbk|gb18030|big5(?:-?hkscs)?|euc-?(?:jp|kr)|shift[_-]?jis|iso-?2022-?jp"
    r"|tis-?620|macintosh|x-mac-cyrillic|us-ascii|ascii|latin-?1"
)
#: What pages call them, where browsers read something wider.
READ_AS = {
    "iso-8859-1": "cp1252",
    "iso8859-1": "cp1252",
    "latin1": "cp1252",
    "latin-1": "cp1252",
    "ascii": "cp1252",
    "us-ascii": "cp1252",
    "iso-8859-9": "cp1254",
    "tis-620": "cp874",
    "windows-874": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "euc-kr": "cp949",
    "macintosh": "mac_roman",
    "x-mac-cyrillic": "mac_cyrillic",
}
#: Their bytes would pass for UTF-8.
ALSO_VALID_UTF_8 = frozenset({"iso2022_jp", "utf-16", "utf-16-le", "utf-16-be"})
_IN_META = re.compile(rb"""<meta[^<>]{0,300}?charset\s*=\s*["']?\s*([\w-]{1,40})""", re.IGNORECASE)
_IN_XML = re.compile(rb"""<\?xml[^<>]{0,100}?encoding\s*=\s*["']([\w-]{1,40})""", re.IGNORECASE)
#: More signs than this, of a hundred, that are no letters: it is no text.
MOST_BROKEN = 2


class NotText(ValueError):
    """What came is a picture, a document or noise."""


class Unreadable(ValueError):
    """What came is packed or written in a way that nobody announced."""


def unpacked(pieces: Iterable[bytes], coding: str, most_bytes: int) -> bytes:
    """Return a body as it was before it was packed for the way.

    pieces: as they come; coding: what Content-Encoding says. Raises TooBig as soon as more than
    `most_bytes` come out, however little went in; Unreadable.
    """
    if coding in ("", "identity"):
        return joined(pieces, most_bytes)
    if coding not in ("gzip", "x-gzip"):
        raise Unreadable(f"packed as {coding[:40]!r}")
    return joined(inflated(pieces, most_bytes), most_bytes)


def joined(pieces: Iterable[bytes], most_bytes: int) -> bytes:
    """Return pieces as one. Raises TooBig."""
    whole = bytearray()
    for piece in pieces:
        whole += piece
        if len(whole) > most_bytes:
            raise TooBig
    return bytes(whole)


def inflated(pieces: Iterable[bytes], most_bytes: int) -> Iterable[bytes]:
    """Yield what gzip packed, never more than `most_bytes` and one at a time."""
    unpacker = zlib.decompressobj(zlib.MAX_WBITS | 16)
    try:
        for piece in pieces:
            yield unpacker.decompress(piece, most_bytes + 1)
            while unpacker.unused_data.strip(b"\0"):
                # Another member follows the first.
                rest, unpacker = unpacker.unused_data, zlib.decompressobj(zlib.MAX_WBITS | 16)
                yield unpacker.decompress(rest, most_bytes + 1)
    except zlib.error as error:
        raise Unreadable("broken gzip") from error
    if not unpacker.eof:
        raise Unreadable("gzip without its end")


def decoded(body: bytes, announced: str) -> str:
    """Return a body in letters.

    announced: the charset of Content-Type, or ''. What the bytes themselves say goes first, then
    what was announced, then the page's own word. Raises NotText and Unreadable.
    """
    if body.startswith((b"%PDF-", b"PK\x03\x04", b"\x89PNG", b"GIF8", b"\xff\xd8\xff")):
        raise NotText("another kind of file")
    for mark, name in BYTE_ORDER_MARKS:
        if body.startswith(mark):
            return readable(body.decode(name, "replace"))
    named = known(announced) or known(own_word(body)) or "utf-8"
    if named in ALSO_VALID_UTF_8:
        return readable(body.decode(named, "replace"))
    try:
        # Letters of other charsets are not UTF-8 by chance: a wrong announcement is overruled.
        return readable(body.decode("utf-8"))
    except UnicodeDecodeError:
        fallback = "cp1252" if named == "utf-8" else named
        return readable(body.decode(fallback, "replace"))


def own_word(body: bytes) -> str:
    """Return the charset that a page names in its head; '' for none."""
    head = body[:HEAD]
    found = _IN_XML.match(head.lstrip()) or _IN_META.search(head)
    return found[1].decode("ascii", "replace") if found else ""


def known(name: str) -> str:
    """Return Python's name of a charset; '' for one that is not read."""
    name = name.strip().strip("\"'").lower()
    if not KNOWN.fullmatch(name):
        return ""
    try:
        return codecs.lookup(READ_AS.get(name, name)).name
    except LookupError:
        return ""


def readable(text: str) -> str:
    """Return a text in which nearly all is letters. Raises NotText and Unreadable."""
    controls = sum(text.count(sign) for sign in map(chr, (*range(9), 11, *range(14, 32))))
    if controls * 100 > MOST_BROKEN * len(text):
        raise NotText("signs that no text has")
    if text.count("\ufffd") * 100 > MOST_BROKEN * len(text):
        raise Unreadable("letters of an unknown charset")
    return text.replace("\0", "")
