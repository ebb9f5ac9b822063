"""All names that a reader may type, in the memory of the process.

The register is read anew as soon as anything that has a name was written, by whomever: triggers
stamp each write (migration 0010), and every question asks for the stamp first. So a spelling that
was added a second ago works, and a question costs the same whether there are five people or five
thousand. Who is public is no matter of names and is asked of the database each time.
"""

import datetime
import json
from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import chain, groupby

from django.db import connection
from django.utils import translation

from people import adjectives
from people.models import Person, PersonName, Tenure
from people.spellings import folded
from people.transliteration import sounds

from .engines import engine
from .surnames import Surname, names_of


class Kind(StrEnum):
    """What can be named."""

    COUNTRY = "country"
    PERSON = "person"
    ORGANIZATION = "organization"
    TOPIC = "topic"


#: A kind, and a key as text: the keys of countries are letters.
Key = tuple[Kind, str]

#: A name of more words is not looked for by its sound.
LONGEST_SOUND = 4


@dataclass(frozen=True, slots=True)
class Thing:
    """Somebody or something that has a name; it can be asked for in both languages."""

    kind: Kind
    key: int | str
    name_it: str = field(compare=False)
    name_en: str = field(compare=False)
    slug_it: str = field(compare=False)
    slug_en: str = field(compare=False)

    def __str__(self) -> str:
        names = (self.name_it, self.name_en)
        return (names[::-1] if translation.get_language() == "en" else names)[0] or next(
            filter(None, names), str(self.key)
        )

    @property
    def identity(self) -> Key:
        """Its kind and its key as text."""
        return self.kind, str(self.key)

    @property
    def slug(self) -> str:
        """The word of its address in the active language."""
        return self.slug_in(translation.get_language() or "it")

    def slug_in(self, language: str) -> str:
        """Return the word that stands for it in an address; a country's is its code in filters."""
        return (self.slug_en if language == "en" else self.slug_it) or self.slug_it or self.slug_en


@dataclass(frozen=True, slots=True)
class Held:
    """A person held a post from … to …"""

    person: int
    role: str
    party: tuple[Kind, int | str]
    title_it: str
    title_en: str
    started_on: datetime.date | None
    ended_on: datetime.date | None

    @property
    def title(self) -> str:
        """The post in the active language."""
        titles = (self.title_it, self.title_en)
        return (titles[::-1] if translation.get_language() == "en" else titles)[0] or max(titles)

    @property
    def years(self) -> str:
        """From when to when, in years: 2019–, 1999–2002."""
        first, last = (str(day.year) if day else "" for day in (self.started_on, self.ended_on))
        return first if first == last else f"{first}–{last}"

    def covers(self, first: datetime.date | None, last: datetime.date | None) -> bool:
        """Say whether it may have been held at some time between two days."""
        begun = not last or not self.started_on or self.started_on <= last
        return begun and (not first or not self.ended_on or self.ended_on >= first)


@dataclass
class Register:
    """Who bears which name; all names are folded."""

    #: By the words of a name, in alphabetical order: surnames come before or after.
    named: dict[str, set[Thing]] = field(default_factory=lambda: defaultdict(set))
    #: People by how a name sounds, for spellings that nobody has noted yet.
    sounding: dict[str, set[Thing]] = field(default_factory=lambda: defaultdict(set))
    #: Of each person the words of all names, which may stand beside the surname.
    words: dict[int | str, set[str]] = field(default_factory=lambda: defaultdict(set))
    #: Every name as it is written, for suggestions and guesses.
    spellings: dict[str, set[Thing]] = field(default_factory=lambda: defaultdict(set))
    things: dict[tuple[Kind, int | str], Thing] = field(default_factory=dict)
    careers: dict[int | str, list[Held]] = field(default_factory=lambda: defaultdict(list))
    posts: dict[tuple[Kind, int | str], list[Held]] = field(
        default_factory=lambda: defaultdict(list)
    )

    def candidates(self, name: str) -> Iterator[set[Thing]]:
        """Give all who bear a folded name, in any order of its words; then all it sounds like."""
        joined = name.replace(" ", "")
        yield self.named.get(in_order(name)) or self.named.get(joined) or set()
        alike = sounds(name) | sounds(joined) if name.count(" ") < LONGEST_SOUND else frozenset()
        yield {one for sound in alike for one in self.sounding.get(sound, ())}

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

    def is_part_of_name(self, word: str, person: Thing) -> bool:
        """Say whether a folded word, or an initial, may stand beside a person's surname."""
        words = self.words[person.key]
        if word in words:
            return True
        if len(word) == 1:
            return any(one.startswith(word) for one in words)
        return any(sound in words for sound in sounds(word))

    def enter(self, thing: Thing, name: str) -> None:
        """Keep a folded name of a thing."""
        self.spellings[name].add(thing)
        self.named[in_order(name)].add(thing)
        if " " in name:
            self.named[name.replace(" ", "")].add(thing)

    def enter_sounds(self, person: Thing, name: str) -> None:
        """Keep how a folded name of a person sounds, and its words."""
        self.words[person.key].update(name.split())
        for sound in sounds(name):
            self.sounding[sound].add(person)
            self.words[person.key].update(sound.split())


_kept: tuple[object, Register] | None = None


def register() -> Register:
    """Return the register as the database has it now."""
    global _kept
    stamp = engine().stamp()
    kept = _kept
    if kept is None or kept[0] != stamp:
        kept = _kept = (stamp, read())
    return kept[1]


def read() -> Register:
    """Read all names from the database, in three queries."""
    made = Register()
    for thing, names in chain(vocabulary(), people()):
        made.things[thing.kind, thing.key] = thing
        for name in names:
            made.enter(thing, name)
            if thing.kind == Kind.PERSON:
                made.enter_sounds(thing, name)
    for held in tenures():
        made.careers[held.person].append(held)
        made.posts[held.party].append(held)
    return made


#: Written out: of a union, Django does not keep the order of translated columns.
VOCABULARY = """
    SELECT 'country', code, name_it, name_en, slug_it, slug_en,
        adjective_it, adjective_en, other_names FROM people_country
    UNION ALL
    SELECT 'organization', CAST(id AS varchar), name_it, name_en, slug_it, slug_en,
        acronym_it, acronym_en, other_names FROM people_organization
    UNION ALL
    SELECT 'topic', CAST(id AS varchar), name_it, name_en, slug_it, slug_en,
        '', '', NULL FROM meetings_topic
"""


def vocabulary() -> Iterator[tuple[Thing, set[str]]]:
    """Give countries, organisations and topics with their folded names."""
    with connection.cursor() as cursor:
        cursor.execute(VOCABULARY)
        rows = cursor.fetchall()
    for word, key, *columns, others in rows:
        kind = Kind(word)
        *texts, short_it, short_en = (column or "" for column in columns)
        names = [*texts[:2], short_it, short_en, *plain_names(json.loads(others or "[]"))]
        if kind == Kind.COUNTRY:
            further = filter(None, (short_it, short_en, *adjectives.ALSO.get(key, ())))
            names += [form for adjective in further for form in adjectives.forms(adjective)]
        elif kind == Kind.ORGANIZATION:
            texts[:2] = [short_it or texts[0], short_en or texts[1]]
        thing = Thing(kind, key if kind == Kind.COUNTRY else int(key), *texts)
        yield thing, {plain for name in names if (plain := folded(name))}


def plain_names(others: object) -> Iterator[str]:
    """Give the names of a column of other names, which editors type."""
    for other in others if isinstance(others, list) else []:
        yield str(other.get("text") or "") if isinstance(other, dict) else str(other)


def people() -> Iterator[tuple[Thing, dict[str, None]]]:
    """Give people with their folded names."""
    columns = ("pk", "name_it", "name_en", "slug", "sort_name", "native_name")
    rows = Person.objects.order_by("pk", "names__pk").values_list(
        *columns, "names__text", "names__kind"
    )
    for one, group in groupby(rows, key=lambda row: row[: len(columns)]):
        key, name_it, name_en, slug, sort_name, native_name = one
        spellings = [(text, kind) for *_one, text, kind in group if text]
        spellings.append((native_name, PersonName.Kind.NATIVE))
        names = filter(None, (sort_name, name_it, name_en))
        thing = Thing(Kind.PERSON, key, name_it or "", name_en or "", slug, slug)
        yield thing, names_of(names, spellings, Surname.of(sort_name, name_en))


def tenures() -> Iterator[Held]:
    """Give who held which post when, the latest first."""
    rows = Tenure.objects.latest_first().values_list(
        "person_id",
        "office__role",
        "office__country_id",
        "office__organization_id",
        "office__title_it",
        "office__title_en",
        "started_on",
        "ended_on",
    )
    for person, role, country, organization, title_it, title_en, started_on, ended_on in rows:
        party = (Kind.COUNTRY, country) if country else (Kind.ORGANIZATION, organization)
        yield Held(person, role, party, title_it or "", title_en or "", started_on, ended_on)


def in_order(name: str) -> str:
    """Return a folded name with its words in the order of the alphabet."""
    return " ".join(sorted(name.split()))
