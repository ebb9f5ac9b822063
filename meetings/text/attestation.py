"""Whether a page holds a quote: word for word, but for its signs, in parts, nearly, or not.

A quote is asked about as one text in one language; a translation that somebody published, or a
further wording, is asked about in the same way.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from . import passage
from .differences import Piece, compare
from .markdown import tidy
from .quotation import IGNORED

#: A passage that is less like a quote is another one. Of few words nearly all must be the same.
LIKE_ENOUGH = 0.6
LIKE_ENOUGH_IF_SHORT = 0.74
SHORT = 5
#: "…», he said on his way to the meeting of the ministers, «…": so many words, and no more.
LONGEST_GAP = 25
MOST_PARTS = 6
#: A beginning that stands everywhere is looked at in so many places.
MOST_PLACES = 200


class Verdict(StrEnum):
    """How far a page holds a quote."""

    EXACT = "exact"
    #: But for quotation marks, dashes, spaces, accents typed as apostrophes, capital letters.
    SIGNS = "signs"
    #: In order, with something of the page left out in between.
    PARTS = "parts"
    #: A passage is like it: see the pieces.
    DIFFERENT = "different"
    ABSENT = "absent"

    @property
    def holds(self) -> bool:
        """Whether the page has all words of the quote."""
        return self in (Verdict.EXACT, Verdict.SIGNS, Verdict.PARTS)


@dataclass(frozen=True)
class Attestation:
    """What a page says about a quote.

    passage: the words of the page that come nearest, '' for none; pieces: what differs, from the
    page to the quote.
    """

    verdict: Verdict
    passage: str = ""
    pieces: list[Piece] = field(default_factory=list)


_ELLIPSIS = re.compile(r"[\[(]\s*(?:…|\.\.\.|\. \. \.)\s*[\])]|…|\.\.\.|\. \. \.")
#: "[The president] will come": words of whoever quotes.
_INSERTED = re.compile(r"\[[^\[\]]{0,120}\]")
#: "[W]e": the sentence begins elsewhere.
_LETTER_IN_BRACKETS = re.compile(r"\[(\w)\](?=\w)")
_WORD = re.compile(r"[\w'’ʼ`´\u200c\u00ad]+")
_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−"), "-")
_DROPPED = dict.fromkeys(
    map(ord, (*IGNORED, "'", "\u200c", "\u200d", "\u0640", "\u200e", "\u200f"))
)
_SAME_LETTER = {
    **{ord(a): b for a, b in zip("ёЁ", "еЕ", strict=True)},
    **{ord(a): b for a, b in zip("يكىۀ", "یکیه", strict=True)},
}
_VOWEL_SIGNS = dict.fromkeys((*range(0x064B, 0x0653), 0x0670, *range(0x0591, 0x05C8)))
_TABLE = {**_DASHES, **_DROPPED, **_SAME_LETTER, **_VOWEL_SIGNS}
#: Italian and French that somebody typed without accents: perche', e'.
_ACCENT_TYPED = re.compile(r"([aeiouAEIOU])['’`´](?!\w)")
_ACCENTED = dict(zip("aeiou", "àèìòù", strict=True))
_ACUTE = str.maketrans("áéíóú", "àèìòù")
_SPACED_SIGNS = re.compile(r"\s+(?=[-,.;:!?%)\]])|(?<=[-(\[])\s+")
_UNSPACED_LETTERS = r"\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff"
_BETWEEN_UNSPACED = re.compile(rf"(?<=[{_UNSPACED_LETTERS}])\s+(?=[{_UNSPACED_LETTERS}])")
_UNSPACED = re.compile(rf"[{_UNSPACED_LETTERS}]")
#: After these a voice of the page comes in, before these it ends.
_CLOSES = re.compile(r"^[\s,.;:!?…]*[\"'’”»›“‘)\-–—―]")
_OPENS = re.compile(r"[\"'‘“„«‹”’(\-–—―][\s…]*$")


@dataclass(frozen=True)
class Word:
    """A word of a page: in its comparable forms, see `forms`, and where it stands."""

    read: frozenset[str]
    start: int
    end: int


class Page:
    """The words of a page, prepared once for all quotes that are looked for in it."""

    def __init__(self, text: str) -> None:
        self.text = tidy(text)

    @cached_property
    def exact(self) -> str:
        """The text with single spaces."""
        return " ".join(self.text.split())

    @cached_property
    def forms(self) -> tuple[str, ...]:
        """The text in each of the forms in which signs do not count."""
        return forms(self.text)

    @cached_property
    def words(self) -> list[Word]:
        """Its words, one by one."""
        return list(words(self.text))

    @cached_property
    def places(self) -> dict[str, list[int]]:
        """Where each word stands."""
        found: dict[str, list[int]] = {}
        for index, word in enumerate(self.words):
            for form in word.read:
                found.setdefault(form, []).append(index)
        return found


def attest(page: Page, quote: str) -> Attestation:
    """Say whether a page holds a quote.

    quote: its words, without the marks around it, in the language of the page.
    """
    quote = tidy(quote).strip()
    parts = parts_of(quote)
    if not parts:
        return Attestation(Verdict.ABSENT)
    if holds(page.exact, " ".join(quote.split())):
        return Attestation(Verdict.EXACT)
    # The page may print the dots itself.
    if any(map(holds, page.forms, forms(_LETTER_IN_BRACKETS.sub(r"\1", quote)))):
        return Attestation(Verdict.SIGNS)
    return in_parts(page, parts) or nearly(page, quote)


def parts_of(quote: str) -> list[str]:
    """Return the parts between the omissions and insertions that a quote itself marks."""
    quote = _LETTER_IN_BRACKETS.sub(r"\1", quote)
    # Dots at either end leave nothing out of the middle.
    pieces = _INSERTED.sub("…", _ELLIPSIS.sub("…", quote)).split("…")
    return [piece for piece in pieces if any(words(piece))]


def holds(text: str, quote: str) -> bool:
    """Say whether a text holds a quote that neither begins nor ends within a word."""
    start = text.find(quote) if quote else -1
    for _attempt in range(1_000):
        if start < 0:
            return False
        end = start + len(quote)
        if not in_one_word(text[start - 1 : start + 1]) and not in_one_word(
            text[end - 1 : end + 1]
        ):
            return True
        start = text.find(quote, start + 1)
    return False


def in_one_word(pair: str) -> bool:
    """Say whether two neighbours are of one word; where words are not spaced, nobody can tell."""
    return len(pair) == 2 and pair.isalnum() and not _UNSPACED.search(pair)


def forms(text: str) -> tuple[str, str]:
    """Return a text without the signs that make no difference, read in two ways.

    An apostrophe after a vowel closes a quote in English, and is an accent where the Italian had
    none at hand. Both texts are compared in the same of the two ways.
    """
    return folded(text), folded(_ACCENT_TYPED.sub(with_accent, text)).translate(_ACUTE)


def with_accent(typed: re.Match[str]) -> str:
    """Return the letter for a vowel and an apostrophe."""
    return _ACCENTED[typed[1].lower()]


def folded(text: str) -> str:
    """Return a text in small letters without quotation marks, its spaces and dashes alike."""
    plain = unicodedata.normalize("NFKC", text).translate(_TABLE).casefold()
    single = _SPACED_SIGNS.sub("", " ".join(plain.replace("…", "...").split()))
    return _BETWEEN_UNSPACED.sub("", single).strip(" .,;:-")


def words(text: str) -> Iterator[Word]:
    """Yield the words of a text."""
    known: dict[str, frozenset[str]] = {}
    for match in _WORD.finditer(text):
        read = known.get(match[0])
        if read is None:
            read = known[match[0]] = frozenset(form.translate(_ACUTE) for form in forms(match[0]))
        if read != {""}:
            yield Word(read, match.start(), match.end())


# In parts


@dataclass(frozen=True)
class Run:
    """The words of a page that hold a quote: the place after the last, how often interrupted."""

    end: int
    gaps: int = 0


def in_parts(page: Page, parts: Sequence[str]) -> Attestation | None:
    """Return the passage that holds the parts of a quote in order; None where none does.

    Between the parts that the quote itself sets apart anything may stand; elsewhere only what the
    page puts between marks or dashes: «…», he said, «…».
    """
    wanted = [list(words(part)) for part in parts]
    for begin in places_of(page, wanted[0][0]):
        run = follow(page, begin, wanted)
        if run is not None:
            found = page.text[page.words[begin].start : page.words[run.end - 1].end]
            whole = len(parts) == 1 and not run.gaps
            return Attestation(Verdict.SIGNS if whole else Verdict.PARTS, found)
    return None


def places_of(page: Page, word: Word) -> list[int]:
    """Return where a word stands, the first places only."""
    found = {place for form in word.read for place in page.places.get(form, ())[:MOST_PLACES]}
    return sorted(found)


def follow(page: Page, begin: int, parts: Sequence[Sequence[Word]]) -> Run | None:
    """Return the run of parts that begin at a place; each goes on where it first can."""
    run = follow_one(page, begin, parts[0])
    for part in parts[1:]:
        if run is None:
            return None
        found = (
            follow_one(page, start, part) for start in places_of(page, part[0]) if start >= run.end
        )
        run = next((one for one in found if one is not None), None)
    return run


def follow_one(page: Page, begin: int, part: Sequence[Word]) -> Run | None:
    """Return the run of a part whose words stand in order, interrupted as by "he said"."""
    index, gaps = begin, 0
    for number, word in enumerate(part):
        if not same(page, index, word):
            after = beyond_gap(page, index, part[number:]) if number else None
            gaps += 1
            if after is None or gaps > MOST_PARTS:
                return None
            index = after
        index += 1
    return Run(index, gaps)


def same(page: Page, index: int, word: Word) -> bool:
    """Say whether a word stands at a place of a page."""
    return index < len(page.words) and not page.words[index].read.isdisjoint(word.read)


def beyond_gap(page: Page, index: int, rest: Sequence[Word]) -> int | None:
    """Return where the rest of a part goes on after words that the page itself sets apart."""
    for after in range(index + 1, min(index + LONGEST_GAP, len(page.words))):
        if all(same(page, after + further, word) for further, word in enumerate(rest[:2])):
            gap = page.text[page.words[index - 1].end : page.words[after].start]
            if _CLOSES.search(gap) and _OPENS.search(gap):
                return after
    return None


# Nearly


def nearly(page: Page, quote: str) -> Attestation:
    """Return the passage that comes nearest to a quote, with what differs, where one is like it."""
    near = passage.nearest(page.text, quote, seconds=1.0)
    long = len(_WORD.findall(quote)) > SHORT
    if near is None or near.likeness < (LIKE_ENOUGH if long else LIKE_ENOUGH_IF_SHORT):
        return Attestation(Verdict.ABSENT)
    text = " ".join(near.text.split())
    return Attestation(Verdict.DIFFERENT, text, compare(text, " ".join(quote.split())))
