"""Names that a reader may have meant: offered, never put in the place of what was typed."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from rapidfuzz import process
from rapidfuzz.distance import OSA

from people.names import latin
from people.spellings import folded

from ..text.stemming import is_stop_word
from .public import public_among
from .register import Register
from .spans import OF_MEETINGS, OF_SAYINGS, Word, words_of
from .things import Thing

#: Shorter words are like too many names.
SHORTEST = 4
#: So many words are looked at, and so many names are offered.
MOST_WORDS, MOST_GUESSES = 4, 3
#: Of the letters of a name, this share may be wrong, left out or in each other's place.
WRONG = 0.26


@dataclass(frozen=True)
class Guess:
    """Somebody or something that may have been meant by words of a text."""

    typed: str
    thing: Thing
    #: The text with the name in the place of these words.
    text: str


def guesses(text: str, known: Register) -> list[Guess]:
    """Return what is public and has a name like words of a text, the likeliest first."""
    found = sorted(alike(text, known), key=lambda one: one[0])
    shown = public_among({thing.identity for _score, _words, thing in found})
    made: dict[Thing, Guess] = {}
    for _score, words, thing in found:
        if thing.identity in shown and len(made) < MOST_GUESSES:
            start, end = words[0].start, words[-1].end
            instead = f"{text[:start]}{thing}{text[end:]}"
            made.setdefault(thing, Guess(text[start:end], thing, instead))
    return list(made.values())


def alike(text: str, known: Register) -> Iterator[tuple[float, list[Word], Thing]]:
    """Give the names that are like a word or like two neighbours, with how far they are from it."""
    words = [word for word in words_of(text) if not word.is_literal][:MOST_WORDS]
    runs = [[word] for word in words] + [list(pair) for pair in pairwise(words)]
    for run in runs:
        name = latin(folded(" ".join(word.text for word in run)))
        if len(name) < SHORTEST or any(is_plain(word) for word in run):
            continue
        near = process.extract(
            name,
            known.spellings.keys(),
            scorer=OSA.normalized_distance,
            score_cutoff=WRONG,
            limit=MOST_GUESSES * 4,
        )
        for spelling, score, _place in near:
            yield from ((score, run, thing) for thing in known.spellings[spelling])


def is_plain(word: Word) -> bool:
    """Say whether a word is none that a name was mistyped as."""
    return is_stop_word(word.plain) or word.plain in OF_MEETINGS or word.plain in OF_SAYINGS
