"""Who may be meant by the beginning of a name in another script, by its consonants."""

from bisect import bisect_left
from collections.abc import Sequence

from rapidfuzz.distance import OSA

from people.skeletons import near, skeletons
from people.spellings import folded

from .register import Register
from .things import Thing


def heard_beginning(text: str, known: Register, consonants: Sequence[str]) -> list[Thing]:
    """Return who and what has a name whose consonants begin as those of a text, the nearest first.

    consonants: those of the register, in order. Nothing for a text with words in Latin letters.
    """
    typed = folded(text)
    if any(map(str.isascii, typed.split())):
        return []
    found: set[Thing] = set()
    for heard in skeletons(typed):
        start = bisect_left(consonants, heard)
        end = bisect_left(consonants, f"{heard}\U0010ffff")
        found.update(*(known.consonants[one] for one in consonants[start:end]))
    letters = near(typed)
    return sorted(found, key=lambda one: (distance(letters, one), one.identity))


def distance(letters: str, thing: Thing) -> int:
    """Return how far letters are from how a name, or a later word of it, begins.

    Another script may write one letter more: "bayd" for "bid".
    """
    words = folded(thing.name_en or thing.name_it).split()
    ends = [" ".join(words[start:]) for start in range(len(words))]
    begun = [end[:length] for end in ends for length in (len(letters) - 1, len(letters))]
    return min((OSA.distance(letters, one) for one in begun), default=len(letters))
