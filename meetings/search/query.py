"""What a reader typed, as words to look for. It is never handed on as query syntax."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, product

from people.names import fold

from ..models.report import LANGUAGES
from ..text.stemming import terms
from .entries import lexemes, marked

#: What is typed beyond this is not read.
LONGEST_QUERY = 200
MOST_TERMS = 16

#: A phrase is looked for in so many spellings at most.
MOST_SPELLINGS = 16

#: Words that stand next to each other; mostly a single one.
Phrase = tuple[str, ...]
#: The spellings of one phrase, the likeliest first, of which one is to be found.
Spellings = tuple[Phrase, ...]
#: Phrases that are all to be found.
Conjunction = tuple[Spellings, ...]

PIECE = re.compile(
    r"""(?P<minus>-?)(?:["“”„«](?P<phrase>[^"“”„«»]*)["“”»]"""
    r"""|(?P<word>(?:[^\s,;]|(?<=\d),(?=\d))+))"""
)
HYPHENS_AND_APOSTROPHES = re.compile(r"[-‐‑–—/'’ʼ`´]+")
#: Italian puts an accent on hardly any vowel but the last.
FINAL_VOWEL = re.compile(r"[aeiou]\b")
ACCENTED = {"a": "à", "e": "è", "i": "ì", "o": "ò", "u": "ù"}


@dataclass(frozen=True)
class Piece:
    """A phrase or a word as somebody typed it."""

    text: str
    is_phrase: bool = False
    is_unwanted: bool = False

    def phrases(self, language: str) -> list[Spellings]:
        """Return what is to be found of it in a language; nothing for words without weight."""
        words = spelled(self.text, language)
        if self.is_phrase:
            return [tuple(islice(product(*words), MOST_SPELLINGS))] if words else []
        return [tuple((one,) for one in spellings) for spellings in words]

    @property
    def is_weighty(self) -> bool:
        """Whether it counts in every language: 'di' says nothing, also where it is no word."""
        return all(self.phrases(language) for language in LANGUAGES)


@dataclass(frozen=True)
class Query:
    """What is to be found: all of one of `wanted`, nothing of any of `unwanted`.

    Both hold a conjunction for each language in which there is something to look for. `forms` are
    the wanted words as they were typed, folded.
    """

    wanted: tuple[Conjunction, ...] = ()
    unwanted: tuple[Conjunction, ...] = ()
    forms: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to look for."""
        return not self.wanted and not self.unwanted

    def stems(self, language: str) -> frozenset[str]:
        """Return under what the wanted words stand in the texts of a language, to mark them."""
        return frozenset(
            word[1:]
            for conjunction in self.wanted
            for spellings in conjunction
            for phrase in spellings
            for word in phrase
            if word.startswith(language[0])
        )


def read(text: str) -> Query:
    """Return what somebody looks for who typed `text`: words, "phrases", -exclusions.

    Words that one language passes over are passed over in all, unless nothing else was typed.
    """
    pieces = list(pieces_of(text[:LONGEST_QUERY]))
    wanted = [piece for piece in pieces if not piece.is_unwanted]
    wanted = [piece for piece in wanted if piece.is_weighty] or wanted
    unwanted = [piece for piece in pieces if piece.is_unwanted]
    return Query(
        wanted=conjunctions(wanted),
        unwanted=tuple(one for piece in unwanted for one in conjunctions([piece])),
        forms=tuple(dict.fromkeys(form for piece in wanted for form in terms(piece.text))),
    )


def conjunctions(pieces: Sequence[Piece]) -> tuple[Conjunction, ...]:
    """Return all that the pieces ask for, once for each language that knows such words."""
    found = []
    for language in LANGUAGES:
        phrases = [phrase for piece in pieces for phrase in piece.phrases(language)]
        if phrases:
            found.append(tuple(dict.fromkeys(phrases)))
    return tuple(found)


def pieces_of(text: str) -> Iterator[Piece]:
    """Give the phrases and single words of a typed text, as far as they are read."""
    left = MOST_TERMS
    for match in PIECE.finditer(text):
        unwanted = bool(match["minus"])
        if match["phrase"] is not None:
            pieces = [Piece(match["phrase"], is_phrase=True, is_unwanted=unwanted)]
        else:
            words = HYPHENS_AND_APOSTROPHES.split(match["word"])
            pieces = [Piece(word, is_unwanted=unwanted) for word in words if word]
        for piece in pieces:
            left -= max(len(piece.text.split()), 1)
            if left < 0:
                return
            yield piece


def spelled(text: str, language: str) -> list[list[str]]:
    """Return for each word of a text under what it stands in the index, the likeliest first.

    Stems are taken with accents, which readers leave out: 'verita' is to find 'verità'.
    """
    words = lexemes(text, language)
    plain = fold(text)
    others = [
        lexemes(plain, language),
        lexemes(FINAL_VOWEL.sub(lambda vowel: ACCENTED[vowel[0]], plain), language),
        [marked(word, language) for word in terms(text) if lexemes(word, language)],
    ]
    if any(len(other) != len(words) for other in others):
        return [[word] for word in words]
    return [list(dict.fromkeys(forms)) for forms in zip(words, *others, strict=True)]


def says_something(text: str) -> bool:
    """Say whether a text holds a word that no language passes over."""
    return any(piece.is_weighty for piece in pieces_of(text))
