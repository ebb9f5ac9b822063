"""Names by how they begin: what somebody may be typing, in any spelling and script.

Made from the register, and brought up to it whenever that changes; so what is suggested is what a
question with that name would find.
"""

from bisect import bisect_left
from collections import ChainMap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property

from rapidfuzz import process
from rapidfuzz.distance import OSA

from people.names import latin
from people.palladius import begun_in_pinyin
from people.spellings import folded
from people.transliteration import sound

from .hearing import heard_beginning
from .register import Register, spare_collections
from .things import Kind, Thing

#: A shorter word sounds like, and is mistyped as, too many others.
SHORTEST_SOUND, SHORTEST_HEARD, SHORTEST_MISTYPED = 4, 3, 4
#: From so many letters on, two of them may be wrong.
LONG_WORD = 8
#: Of names that begin alike, and of words that are like a mistyped one, no more are looked at.
MOST_NAMES, MOST_WORDS = 1_000, 40
VOWELS = "aeiou"


class Grade(IntEnum):
    """How well a name fits what was typed; the lowest is the best."""

    WHOLE = 0
    BEGINS = 1
    HAS_WORDS = 2
    SOUNDS = 3
    MISTYPED = 4
    CONSONANTS = 5


@dataclass(frozen=True)
class Completion:
    """Somebody or something that may be meant, and the folded name that fits."""

    thing: Thing
    spelling: str
    grade: Grade


#: How well a spelling fits, how strange it is, its length, and itself: the lowest is the best.
Fitting = tuple[Grade, int, int, str]


class Ordered:
    """All names of a register, in order of their words."""

    def __init__(self, known: Register) -> None:
        self.known = known
        self.written = written_names(known)
        self.spellings = sorted(known.spellings)
        self.places: dict[str, list[int]] = {}
        for place, spelling in enumerate(self.spellings):
            for word in dict.fromkeys(spelling.split()):
                self.places.setdefault(word, []).append(place)
        self.words = sorted(self.places)
        self.strange = {spelling: self.strangeness(spelling) for spelling in self.spellings}
        #: See `cut_to`; by the number of letters.
        self.cut: dict[int, dict[str, dict[str, list[str]]]] = {}

    @cached_property
    def sounds(self) -> list[tuple[str, str]]:
        """How each word in Latin letters sounds, and the word."""
        plain = [word for word in self.words if word.isascii() and word.isalpha()]
        return sorted({(sound(word, rough), word) for word in plain for rough in ("h", "k")})

    @cached_property
    def consonants(self) -> list[str]:
        """The consonants of all names, in order."""
        return sorted(self.known.consonants)

    @cached_property
    def written_words(self) -> dict[str, str]:
        """The words of all written names, by how they are folded."""
        words = (word.strip(",.()") for name in self.written.values() for word in name.split())
        found: dict[str, str] = {}
        for word in words:
            found.setdefault(folded(word), word)
        return found

    def graded(self, typed: str, grade: Grade) -> Iterator[tuple[Fitting, frozenset[Thing]]]:
        """Give the spellings that fit what was typed, each with who bears it."""
        for one in self.having(typed.split(), grade):
            yield (fit(one, typed, grade), self.strange[one], len(one), one), self.bearers(one)

    def bearers(self, spelling: str) -> frozenset[Thing]:
        """Return who bears a spelling."""
        return self.known.spellings[spelling]

    def strangeness(self, spelling: str) -> int:
        """Return how far a spelling is from what is shown: words of the name, another, a form."""
        bearers = self.known.spellings[spelling]
        if any(self.words_shown(one).issuperset(spelling.split()) for one in bearers):
            return 0
        is_form = all(one.kind == Kind.COUNTRY for one in bearers)
        return 2 if is_form and spelling not in self.written else 1

    @staticmethod
    def words_shown(thing: Thing) -> set[str]:
        """Return the words of a thing's names in both languages."""
        return {*folded(thing.name_it).split(), *folded(thing.name_en).split()}

    def having(self, words: Sequence[str], grade: Grade) -> Iterator[str]:
        """Give the spellings that have, for each typed word, one that fits it."""
        sets = [self.places_of(word, grade) for word in words]
        common = set.intersection(*sets) if sets else set()
        return (self.spellings[place] for place in sorted(common)[:MOST_NAMES])

    def places_of(self, typed: str, grade: Grade) -> set[int]:
        """Return where the spellings stand that have a word which fits a typed one."""
        words = self.beginning(typed)
        if grade >= Grade.SOUNDS and len(typed) >= SHORTEST_SOUND:
            words += self.sounding(typed)
        if grade == Grade.MISTYPED and not words and len(typed) >= SHORTEST_MISTYPED:
            words += self.alike(typed)
        return {place for word in words for place in self.places[word]}

    def beginning(self, typed: str) -> list[str]:
        """Return the words that begin as typed."""
        return self.words[bisect_left(self.words, typed) : bisect_left(self.words, after(typed))]

    def sounding(self, typed: str) -> list[str]:
        """Return the words that begin with how the typed one sounds."""
        found = []
        for rough in ("h", "k"):
            heard = sound(typed, rough)
            # The vowel may be another as soon as the next letter is typed: Tokai, Tokaiev.
            heard = heard.rstrip(VOWELS) or heard
            if len(heard) < SHORTEST_HEARD:
                continue
            start = bisect_left(self.sounds, (heard,))
            end = bisect_left(self.sounds, (after(heard),))
            found += [word for _sound, word in self.sounds[start:end]]
        return found

    def alike(self, typed: str) -> list[str]:
        """Return the words that begin nearly as typed, the likeliest first.

        Of the first letter and the next two, one of both is taken to be right.
        """
        wrong = 2 if len(typed) >= LONG_WORD else 1
        found: dict[str, int] = {}
        for length in (len(typed), len(typed) + 1):
            for right in (typed[:1], f" {typed[1:3]}"):
                cut = self.cut_to(length).get(right, {})
                near = process.extract(
                    typed, list(cut), scorer=OSA.distance, score_cutoff=wrong, limit=MOST_WORDS
                )
                for beginning, distance, _place in near:
                    for word in cut[beginning]:
                        found[word] = min(distance, found.get(word, wrong))
        return sorted(found, key=lambda word: (found[word], word))[:MOST_WORDS]

    def cut_to(self, length: int) -> dict[str, dict[str, list[str]]]:
        """Return the words by their first letters, under the first of these and under the next."""
        if length not in self.cut:
            cut: dict[str, dict[str, list[str]]] = {}
            for word in self.words:
                if len(word) >= length - 1:
                    for right in (word[:1], f" {word[1:3]}"):
                        cut.setdefault(right, {}).setdefault(word[:length], []).append(word)
            self.cut[length] = cut
        return self.cut[length]


class Beginnings:
    """What somebody may be typing, in a register as it is now.

    It was put in order as it was once; what has changed since stands beside it in an order of its
    own.
    """

    #: Where more records have changed, all names are put in order anew.
    most_changed = 200

    def __init__(self, known: Register, orders: Sequence[Ordered] = ()) -> None:
        self.known = known
        self.orders = orders or [Ordered(known)]
        self.written = ChainMap(*(one.written for one in reversed(self.orders)))
        self.written_words = ChainMap(*(one.written_words for one in reversed(self.orders)))

    def brought_up_to(self, known: Register) -> "Beginnings":
        """Return the beginnings of a register that comes after this one's."""
        first = self.orders[0]
        changed = [one for key, one in known.records.items() if first.known.records.get(key) != one]
        if len(changed) > self.most_changed:
            return Beginnings(known)
        return Beginnings(known, [first, Ordered(Register().brought_up_to(changed, ()))])

    def as_written(self, spelling: str) -> str:
        """Return a folded name as it stands in a record, else word by word."""
        if spelling in self.written:
            return self.written[spelling]
        words = [self.written_words.get(word, word) for word in spelling.split()]
        bearers = self.known.spellings.get(spelling, ())
        are_people = all(one.kind == Kind.PERSON for one in bearers)
        return " ".join(word.title() if are_people and word.islower() else word for word in words)

    def completions(self, text: str) -> list[Completion]:
        """Return who and what may be meant, the likeliest first, each once.

        text: what was typed so far; every word may be unfinished, in any order.
        """
        for grade, typed in readings(text):
            if found := self.best(typed, grade):
                return found
        return [
            Completion(one, folded(one.name_en or one.name_it), Grade.CONSONANTS)
            for order in self.orders
            for one in heard_beginning(text, order.known, order.consonants)[:MOST_WORDS]
            if self.is_as_in(order, one)
        ]

    def best(self, typed: str, grade: Grade) -> list[Completion]:
        """Return who bears a spelling that fits what was typed, with the best of each."""
        made: dict[Thing, Completion] = {}
        graded = [
            (fitting, thing)
            for order in self.orders
            for fitting, bearers in order.graded(typed, grade)
            for thing in bearers
            if self.is_as_in(order, thing)
        ]
        for (fits, _strangeness, _length, spelling), thing in sorted(
            graded, key=lambda one: one[0]
        ):
            made.setdefault(thing, Completion(thing, spelling, fits))
        return list(made.values())

    def is_as_in(self, order: Ordered, thing: Thing) -> bool:
        """Say whether nothing of a thing has changed since it was put in order."""
        key = thing.kind, thing.key
        return self.known.records.get(key) == order.known.records[key]


def written_names(known: Register) -> dict[str, str]:
    """Return all names as somebody wrote them, by how they are folded."""
    names = [name for record in known.records.values() for name in record.written]
    things = [name for one in known.things.values() for name in (one.name_it, one.name_en)]
    return {folded(name): name for name in [*names, *things] if name}


def readings(text: str) -> Iterator[tuple[Grade, str]]:
    """Give how a text may be read, the strictest first, with the grade that is looked for."""
    typed = folded(text)
    in_latin = latin(typed)
    yield Grade.WHOLE, typed
    if in_latin != typed:
        yield Grade.WHOLE, in_latin
        yield Grade.WHOLE, begun_in_pinyin(typed)
    if in_latin.isascii():
        yield Grade.SOUNDS, in_latin
        yield Grade.MISTYPED, in_latin


def fit(spelling: str, typed: str, grade: Grade) -> Grade:
    """Return how well a spelling that was found fits what was typed."""
    if grade >= Grade.SOUNDS:
        return grade
    if spelling == typed:
        return Grade.WHOLE
    return Grade.BEGINS if spelling.startswith(typed) else Grade.HAS_WORDS


def after(beginning: str) -> str:
    """Return what comes in order after everything that begins so."""
    return f"{beginning}\U0010ffff"


_kept: Beginnings | None = None


def beginnings(known: Register) -> Beginnings:
    """Return the beginnings of a register; made once for each state of it."""
    global _kept
    kept = _kept
    if kept is None or kept.known is not known:
        kept = _kept = kept.brought_up_to(known) if kept else Beginnings(known)
        spare_collections(known)
    return kept
