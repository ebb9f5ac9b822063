"""Who is known already under a name like the one that somebody types."""

import secrets
from bisect import bisect_left
from collections.abc import Iterable
from typing import NamedTuple

from django.core.cache import cache
from rapidfuzz import fuzz, process

from .names import slugify
from .spellings import Match, Spelling, folded, people_spellings

#: Above this likeness two names, or two words of names, may well be one: Tokayev, Tokaev.
LIKENESS = 80
MOST_LIKE = 5

#: Shorter texts are like too much; Chinese and Korean names are short.
SHORTEST, SHORTEST_ELSEWHERE = 3, 2
#: Words as short as these are only compared letter by letter: Xi is not like Li.
SHORT_WORD = 3
#: More words than any name has.
MOST_WORDS = 8

#: Under this key all processes know which state of the names is the present one.
STATE = "people.likeness"
#: What is written past `forget`, by a command, is noticed after so many seconds.
SECONDS = 60


class KnownNames:
    """All names of people, made ready to be compared with."""

    def __init__(self, spellings: Iterable[Spelling]) -> None:
        #: With the words in order, so that Xi Jinping is like Jinping Xi; each name once.
        ordered: dict[tuple[int | str, str], str] = {}
        for pk, name in spellings:
            ordered.setdefault((pk, in_order(folded(name))), name)
        self.spellings = [(pk, name) for (pk, _ordered), name in ordered.items()]
        self.names = [name for _pk, name in ordered]
        self.places: dict[str, set[int]] = {}
        for place, name in enumerate(self.names):
            for word in name.split():
                self.places.setdefault(word, set()).add(place)
        self.words = sorted(self.places)

    def like(self, texts: Iterable[str], *, limit: int = MOST_LIKE) -> list[Match]:
        """Return the people whom one of the texts may name, the likeliest first.

        A text in Cyrillic is also compared as it is written in Latin letters.
        """
        scores: dict[int, float] = {}
        for wanted in dict.fromkeys(wanted for text in texts for wanted in readings(text)):
            for place in self.places_like(wanted):
                score = fuzz.token_sort_ratio(wanted, self.names[place])
                scores[place] = max(score, scores.get(place, 0))
        found: dict[int | str, Match] = {}
        for place in sorted(scores, key=lambda place: (-scores[place], place)):
            pk, spelling = self.spellings[place]
            found.setdefault(pk, Match(pk, spelling))
        return list(found.values())[:limit]

    def places_like(self, wanted: str) -> set[int]:
        """Return where the names stand that have all words of a text, or look like all of it."""
        words = wanted.split()[:MOST_WORDS]
        alike = process.extract(
            in_order(wanted),
            self.names,
            scorer=fuzz.ratio,
            score_cutoff=LIKENESS,
            limit=4 * MOST_LIKE,
        )
        return {place for _name, _score, place in alike} | set.intersection(
            *(self.places_of_word(word) for word in words)
        )

    def places_of_word(self, wanted: str) -> set[int]:
        """Return where the names stand with a word that begins so, or is written alike."""
        start = bisect_left(self.words, wanted)
        end = bisect_left(self.words, f"{wanted}\U0010ffff")
        words = self.words[start:end]
        if len(wanted) > SHORT_WORD:
            alike = process.extract(
                wanted, self.words, scorer=fuzz.ratio, score_cutoff=LIKENESS, limit=None
            )
            words += [word for word, _score, _place in alike]
        return set().union(*(self.places[word] for word in words))


def in_order(name: str) -> str:
    """Return a folded name with its words in alphabetical order."""
    return " ".join(sorted(name.split()))


def readings(text: str) -> list[str]:
    """Return the spellings under which a text is compared; none where it is too short."""
    wanted = folded(text)
    if len(wanted) < (SHORTEST if wanted.isascii() else SHORTEST_ELSEWHERE):
        return []
    latin = "" if wanted.isascii() else slugify(text).replace("-", " ")
    return [wanted, latin] if len(latin) >= SHORTEST else [wanted]


class Remembered(NamedTuple):
    """Names that were read once, and the state of the table to which they belong."""

    state: str
    names: KnownNames


_remembered = Remembered("", KnownNames([]))


def known_names() -> KnownNames:
    """Return all names of people as they are stored now."""
    return KnownNames(people_spellings())


def remembered_names() -> KnownNames:
    """Return all names of people as they were when somebody wrote one last, as far as is known.

    For suggestions while somebody types, which need an answer at once.
    """
    global _remembered
    state = cache.get(STATE)
    if state is None:
        # Named before the names are read: what is written meanwhile is forgotten by its writer.
        state = secrets.token_hex(8)
        cache.set(STATE, state, SECONDS)
    if _remembered.state != state:
        _remembered = Remembered(state, known_names())
    return _remembered.names


def forget() -> None:
    """Let all processes read the names anew; to be called when a change of them is committed."""
    cache.delete(STATE)
