"""All names that a reader may type, in the memory of the process.

The register follows as soon as anything that has a name was written, by whomever: triggers stamp
each write (migration 0010), and every question asks for the stamp first. So a spelling that was
added a second ago works. Then all records are read, in one query, and those that differ are entered
anew. Who is public is no matter of names and is asked of the database each time.
"""

import gc
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from people.palladius import pinyin
from people.skeletons import skeletons
from people.spellings import folded
from people.transliteration import sounds

from ..models.report import LANGUAGES
from ..text.stemming import analyse
from .engines import engine
from .records import Record, read
from .things import Held, Key, Kind, Thing

#: A name of more words is not looked for by its sound.
LONGEST_SOUND = 4
#: A topic that has no longer stem than this is looked for by its name alone.
SHORTEST_STEM = 3
#: From so many records on, a search for cycles among them is felt.
MANY = 1_000


#: Who stands under a word.
Index = dict[str, frozenset[Thing]]


@dataclass
class Register:
    """Who bears which name; all names are folded."""

    #: By the words of a name, in alphabetical order: surnames come before or after.
    named: Index = field(default_factory=dict)
    #: People by how a name sounds, for spellings that nobody has noted yet.
    sounding: Index = field(default_factory=dict)
    #: Topics by the stems of their names.
    stemmed: Index = field(default_factory=dict)
    #: People by the first or the last words of a surname of several.
    parts: Index = field(default_factory=dict)
    #: People and countries by the consonants of their names, for guesses from other scripts.
    consonants: Index = field(default_factory=dict)
    #: Every name as it is written, for suggestions and guesses.
    spellings: Index = field(default_factory=dict)
    #: Of each person the words of all names, which may stand beside the surname.
    words: dict[int | str, set[str]] = field(default_factory=dict)
    records: dict[tuple[Kind, int | str], Record] = field(default_factory=dict)
    things: dict[tuple[Kind, int | str], Thing] = field(default_factory=dict)
    careers: dict[int | str, list[Held]] = field(default_factory=dict)
    posts: dict[tuple[Kind, int | str], list[Held]] = field(default_factory=dict)

    @cached_property
    def of_length(self) -> dict[tuple[int, bool], list[str]]:
        """Every name, by the number of its letters and whether they are Latin."""
        found: dict[tuple[int, bool], list[str]] = {}
        for name in self.spellings:
            found.setdefault((len(name), name.isascii()), []).append(name)
        return found

    def candidates(self, name: str) -> Iterator[Collection[Thing]]:
        """Give all who bear a folded name, in any order of its words; then all it comes close to.

        That is a name which sounds alike, or a surname of which it is a part.
        """
        joined = name.replace(" ", "")
        yield self.named.get(in_order(name)) or self.named.get(joined) or ()
        yield self.named.get(in_order(pinyin(name)), ())
        alike = sounds(name) | sounds(joined) if name.count(" ") < LONGEST_SOUND else frozenset()
        sounding = (self.sounding.get(sound, frozenset()) for sound in alike)
        yield self.parts.get(name, frozenset()).union(*sounding)

    def bearers(self, name: str, shown: Collection[Key]) -> tuple[Thing, ...]:
        """Return who bears a folded name, or one that sounds so, among those who are shown.

        Who is not shown does not exist, and so takes no name away from anybody.
        """
        for candidates in self.candidates(name):
            found = {one for one in candidates if one.identity in shown}
            # What is a topic and a country at once is the country.
            if found := {one for one in found if one.kind != Kind.TOPIC} or found:
                return tuple(sorted(found, key=lambda one: one.identity))
        return ()

    def is_written(self, name: str) -> bool:
        """Say whether somebody or something is written so, and does not only sound so."""
        return in_order(name) in self.named or name.replace(" ", "") in self.named

    def is_part_of_name(self, word: str, person: Thing) -> bool:
        """Say whether a folded word, or an initial, may stand beside a person's surname."""
        words = self.words.get(person.key, set())
        if word in words:
            return True
        if len(word) == 1:
            return any(one.startswith(word) for one in words)
        return any(sound in words for sound in sounds(word))

    def brought_up_to(self, records: Sequence[Record], tenures: Iterable[Held]) -> "Register":
        """Return a register of these records, in which what is still the same is not made anew.

        This one stays as it is: others may be reading it.
        """
        made = Register(
            named=dict(self.named),
            sounding=dict(self.sounding),
            stemmed=dict(self.stemmed),
            parts=dict(self.parts),
            consonants=dict(self.consonants),
            spellings=dict(self.spellings),
            words=dict(self.words),
            records={(one.kind, one.key): one for one in records},
            things=dict(self.things),
        )
        for key, former in self.records.items():
            if made.records.get(key) != former:
                made.leave_out(former)
        for key, record in made.records.items():
            if self.records.get(key) != record:
                made.enter(record)
        for held in tenures:
            made.careers.setdefault(held.person, []).append(held)
            made.posts.setdefault(held.party, []).append(held)
        return made

    def enter(self, record: Record) -> None:
        """Keep a record with its names."""
        thing = self.things[record.kind, record.key] = record.thing
        for index, word in self.places_of(record):
            index[word] = index.get(word, frozenset()) | {thing}
        if record.kind == Kind.PERSON:
            self.words[record.key] = words_of(record)

    def leave_out(self, record: Record) -> None:
        """Forget a record and its names."""
        thing = self.things.pop((record.kind, record.key))
        for index, word in self.places_of(record):
            if left := index.get(word, frozenset()) - {thing}:
                index[word] = left
            else:
                index.pop(word, None)
        if record.kind == Kind.PERSON:
            del self.words[record.key]

    def places_of(self, record: Record) -> Iterator[tuple[Index, str]]:
        """Give where a record stands, and under which words."""
        for name in record.names:
            yield self.spellings, name
            yield self.named, in_order(name)
            if " " in name:
                yield self.named, name.replace(" ", "")
            if record.kind == Kind.PERSON:
                yield from ((self.sounding, sound) for sound in sounds(name))
                yield from ((self.consonants, one) for one in skeletons(name))
        if record.kind == Kind.TOPIC:
            yield from ((self.stemmed, form) for form in stemmed(record))
        for part in record.surname.parts:
            yield self.parts, part
            yield from ((self.sounding, sound) for sound in sounds(part))
        if record.kind == Kind.COUNTRY:
            names = (folded(name) for name in record.texts[:2])
            yield from ((self.consonants, one) for name in names for one in skeletons(name))


def words_of(record: Record) -> set[str]:
    """Return the words of all names of a person, and how the names sound."""
    heard = (sound for name in record.names for sound in sounds(name))
    return {word for name in (*record.names, *heard) for word in name.split()}


def stemmed(record: Record) -> Iterator[str]:
    """Give the name of a topic in each language, by its stems."""
    names = {"it": record.texts[0], "en": record.texts[1]}
    for language in LANGUAGES:
        stems = analyse(names[language], language)
        if any(len(one) >= SHORTEST_STEM for one in stems):
            yield in_form(language, stems)


def in_form(language: str, stems: Iterable[str]) -> str:
    """Return stems of a language as one word of the register."""
    return f"{language}:{' '.join(filter(None, stems))}"


_kept: tuple[object, Register] | None = None


def register() -> Register:
    """Return the register as the database has it now."""
    global _kept
    stamp = engine().stamp()
    kept = _kept
    if kept is None or kept[0] != stamp:
        kept = _kept = (stamp, (kept[1] if kept else Register()).brought_up_to(*read()))
        spare_collections(kept[1])
    return kept[1]


def spare_collections(known: Register) -> None:
    """Take what was made of the names, which stays, out of Python's search for unused cycles.

    There is none in it; to find that out again and again, some readers would wait 0.2 s.
    """
    if len(known.records) >= MANY:
        gc.collect()
        gc.freeze()


def in_order(name: str) -> str:
    """Return a folded name with its words in the order of the alphabet."""
    return " ".join(sorted(name.split()))
