"""Links that open a page at the words that are meant: `#:~:text=`, as browsers read it."""

import re
from urllib.parse import quote as percent_encoded

from .attestation import parts_of

#: Longer quotes are named by their beginning and their end: pages break lines, browsers give up.
LONGEST_WHOLE = 8
AT_EITHER_END = 4
#: Words before the quote, where it stands more than once.
WORDS_BEFORE = 3

_WORD = re.compile(r"\S+")
_EDGES = " \t\n.,;:…"


def at_the_words(url: str, quote: str, page: str = "") -> str:
    """Return the address of a page at the words of a quote; the address alone without words.

    page: the words of the page, where they are known: a quote that stands there twice is told
    from the other by the words before it.
    """
    meant = fragment(quote, page)
    if not meant:
        return url
    return f"{url}{'' if '#' in url else '#'}:~:text={meant}"


def fragment(quote: str, page: str = "") -> str:
    """Return what stands behind `text=`; '' for a quote without words."""
    parts = [part.strip(_EDGES) for part in parts_of(quote)]
    parts = [part for part in parts if part]
    if not parts:
        return ""
    first, last = _WORD.findall(parts[0]), _WORD.findall(parts[-1])
    if len(parts) == 1 and len(first) <= LONGEST_WHOLE:
        start, end = " ".join(first), ""
    else:
        start = " ".join(first[:AT_EITHER_END])
        end = " ".join(last[-AT_EITHER_END:])
    before = words_before(start, page)
    pieces = [f"{encoded(before)}-," if before else "", encoded(start)]
    return "".join(pieces) + (f",{encoded(end)}" if end else "")


def words_before(start: str, page: str) -> str:
    """Return the words before the first of several places where a quote may begin; '' for one."""
    line = next((line for line in page.split("\n") if start in line), "")
    if not line or page.count(start) < 2:
        return ""
    return " ".join(line[: line.index(start)].split()[-WORDS_BEFORE:])


def encoded(words: str) -> str:
    """Return words as they may stand in a text fragment: "-", "," and "&" mean something there."""
    return percent_encoded(words, safe="").replace("-", "%2D")
