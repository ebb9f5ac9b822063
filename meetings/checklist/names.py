"""Names one letter away from a known person: «Tokaev» where Tokayev is meant.

A name that anybody is known by is never doubted. Of other words only these are: names of several
words that are one letter away from somebody's, and single words one letter away from a part of
the name of somebody in this report.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from django.utils.translation import gettext as _
from rapidfuzz import process
from rapidfuzz.distance import OSA

from people.likeness import remembered_names
from people.models import Person
from people.spellings import Spelling, find, folded

from ..models.report import LANGUAGES
from .edition import Edition, UnknownName
from .finding import Finding, Level

_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_RUN = re.compile(rf"{_WORD.pattern}(?: {_WORD.pattern})*")
#: Shorter words are too often one letter away from each other.
SHORTEST = 5
LONGEST_NAME = 4
#: A text of nothing but capitals must not cost seconds.
MOST_ASKED = 300


@dataclass(frozen=True)
class Place:
    """A text that is looked at, and where it stands, as in `Finding`."""

    text: str
    field: str
    key: str | None = None
    part: str = ""


@dataclass
class Names:
    """Everybody's names, for comparison."""

    spellings: list[Spelling]
    asked: int = 0
    words: set[str] = field(default_factory=set)
    by_length: dict[int, dict[str, int]] = field(default_factory=lambda: defaultdict(dict))

    def __post_init__(self) -> None:
        for pk, name in self.spellings:
            parts = folded(name).split()
            self.words.update(parts)
            if len(parts) > 1:
                self.by_length[len(parts)].setdefault(" ".join(parts), int(pk))

    def one_letter_away(self, words: list[str]) -> int | None:
        """Return the person one of whose names differs by a letter from these words."""
        text, names = " ".join(words), self.by_length.get(len(words))
        if self.asked >= MOST_ASKED or not names:
            return None
        self.asked += 1
        near = process.extractOne(text, names.keys(), scorer=OSA.distance, score_cutoff=1)
        return None if near is None else names[near[0]]


@dataclass
class Doubts:
    """The words of an edition that nobody's name holds, and whom they may mean."""

    edition: Edition
    names: Names

    @cached_property
    def parts(self) -> dict[str, int]:
        """The long words in the names of those who take part or speak, with their bearers."""
        people = {row.person_id for row in self.edition.participations}
        people |= {quote.speaker_id for quote in self.edition.quotes}
        return {
            word: int(pk)
            for pk, name in self.names.spellings
            if pk in people
            for word in folded(name).split()
            if len(word) >= SHORTEST
        }

    def found_in(self, text: str) -> Iterator[tuple[str, int]]:
        """Yield the doubtful names of a text with the person who may be meant, each person once."""
        small = {word for word in _WORD.findall(text) if word[0].islower()}
        seen: set[int] = set()
        for run in runs(text):
            for name, person in self.in_run(run, {folded(word) for word in small}):
                if person not in seen:
                    seen.add(person)
                    yield name, person

    def in_run(self, run: list[str], small: set[str]) -> Iterator[tuple[str, int]]:
        """Yield what is doubtful in words with capitals that follow each other."""
        parted = [folded(word).split() for word in run]
        unknown = [not self.names.words.issuperset(words) for words in parted]
        for start, stop in windows(len(run)):
            if any(unknown[start:stop]):
                words = [word for group in parted[start:stop] for word in group]
                person = self.names.one_letter_away(words) if len(words) > 1 else None
                if person is not None:
                    yield " ".join(run[start:stop]), person
                    return
        for word, words, doubtful in zip(run, parted, unknown, strict=True):
            if doubtful and len(words) == 1 and words[0] not in small:
                person = self.part_of_a_name(words[0])
                if person is not None:
                    yield word, person

    def part_of_a_name(self, word: str) -> int | None:
        """Return the person in this report part of whose name is one letter away."""
        if len(word) < SHORTEST:
            return None
        near = process.extractOne(word, self.parts.keys(), scorer=OSA.distance, score_cutoff=1)
        return None if near is None or near[0][0] != word[0] else self.parts[near[0]]


def runs(text: str) -> Iterator[list[str]]:
    """Yield the words with capitals that follow each other on a line."""
    for line in text.split("\n"):
        for run in _RUN.finditer(line):
            words: list[str] = []
            for word in [*run[0].split(" "), ""]:
                if word[:1].isupper():
                    words.append(word)
                elif words:
                    yield words
                    words = []


def windows(length: int) -> Iterator[tuple[int, int]]:
    """Yield where names within a run may begin and end, the longest first."""
    for size in range(min(LONGEST_NAME, length), 0, -1):
        for start in range(length - size + 1):
            yield start, start + size


def names_doubtful(edition: Edition) -> Iterator[Finding]:
    """Names are those of people known here, letter by letter."""
    # A warning may come a minute late; reading everybody for each form would not scale.
    names = Names(remembered_names().spellings)
    doubts = Doubts(edition, names)
    found = [
        (place, name, person)
        for place in places(edition)
        for name, person in doubts.found_in(place.text)
    ]
    found += [
        (place_of(unknown), unknown.text, meant(unknown, names))
        for unknown in edition.unknown_names
    ]
    people = Person.objects.in_bulk({person for _place, _name, person in found if person})
    for place, name, person in found:
        if person in people:
            message = _("“%(name)s”: did you mean %(person)s?") % {
                "name": name,
                "person": people[person],
            }
        else:
            message = _("Nobody is known as “%(name)s”.") % {"name": name}
        yield Finding(Level.WARNS, message, place.field, place.key, place.part)


def places(edition: Edition) -> Iterator[Place]:
    """Yield the texts in which names stand."""
    for name, language, text in edition.prose():
        yield Place(text, f"{name}_{language}")
    rows: list[tuple[str, Iterable, tuple[str, ...]]] = [
        ("participations", edition.participations, ("group",)),
        ("quotes", edition.quotes, ("attribution",)),
    ]
    for kind, kept, columns in rows:
        for row in kept:
            for part in (f"{column}_{code}" for column in columns for code in LANGUAGES):
                yield Place(getattr(row, part) or "", kind, str(row.key), part)


def place_of(unknown: UnknownName) -> Place:
    """Return where a name stands that nobody bears."""
    return Place(unknown.text, unknown.field, unknown.key, unknown.part)


def meant(unknown: UnknownName, names: Names) -> int | None:
    """Return the person who is likeliest meant by a name typed into a box for people."""
    found = find(names.spellings, unknown.text, limit=1)
    return int(found[0].pk) if found else None
