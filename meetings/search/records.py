"""All that bears a name, and who held which post, as the database has it: one query."""

import datetime
import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from django.db import connection

from people import adjectives
from people.models import PersonName
from people.spellings import folded

from .surnames import Surname, names_of
from .things import Held, Kind, Thing

#: Written out: of a union, Django does not keep the order of translated columns. Both databases
#: join columns of text; the last is the number of the row.
RECORDS = """
    SELECT 'country', code, name_it, name_en, slug_it, slug_en,
        adjective_it, adjective_en, CAST(other_names AS text), 0 FROM people_country
    UNION ALL
    SELECT 'organization', CAST(id AS text), name_it, name_en, slug_it, slug_en,
        acronym_it, acronym_en, CAST(other_names AS text), id FROM people_organization
    UNION ALL
    SELECT 'topic', CAST(id AS text), name_it, name_en, slug_it, slug_en, '', '', '', id
    FROM meetings_topic
    UNION ALL
    SELECT 'person', CAST(id AS text), name_it, name_en, slug, slug, sort_name, native_name, '', id
    FROM people_person
    UNION ALL
    SELECT 'spelling', CAST(person_id AS text), text, kind, '', '', '', '', '', id
    FROM people_personname
    UNION ALL
    SELECT 'tenure', CAST(person_id AS text), role, country_id, CAST(organization_id AS text),
        title_it, title_en, CAST(started_on AS text), CAST(ended_on AS text), people_tenure.id
    FROM people_tenure JOIN people_office ON people_office.id = office_id
"""


class Spelling(NamedTuple):
    """Another name of a person."""

    key: int
    text: str
    kind: str


@dataclass(frozen=True)
class Record:
    """Somebody or something as it is stored: the texts of its row, and other spellings."""

    kind: Kind
    key: int | str
    texts: tuple[str, ...]
    spellings: tuple[Spelling, ...] = ()

    @property
    def thing(self) -> Thing:
        """Who or what it is."""
        name_it, name_en, *slugs, short_it, short_en, _others = self.texts
        if self.kind == Kind.ORGANIZATION:
            name_it, name_en = short_it or name_it, short_en or name_en
        return Thing(self.kind, self.key, name_it, name_en, *slugs)

    @property
    def written(self) -> list[str]:
        """Its names as somebody wrote them, without those that are made of others."""
        name_it, name_en, _slug_it, _slug_en, *shorts, others = self.texts
        if self.kind == Kind.COUNTRY:
            shorts = []
        texts = [*(one.text for one in self.spellings), *shorts, *plain_names(others)]
        return [text for text in (*texts, name_it, name_en) if text]

    @property
    def names(self) -> dict[str, None]:
        """Every folded name under which readers look for it."""
        if self.kind == Kind.PERSON:
            return self.names_of_person
        *names, _slug_it, _slug_en, short_it, short_en, others = self.texts
        names += [short_it, short_en, *plain_names(others)]
        if self.kind == Kind.COUNTRY:
            further = filter(None, (short_it, short_en, *adjectives.ALSO.get(str(self.key), ())))
            names += [form for adjective in further for form in adjectives.forms(adjective)]
        return {plain: None for name in names if (plain := folded(name))}

    @property
    def names_of_person(self) -> dict[str, None]:
        """The folded names of a person: whole, and by the surname in any spelling."""
        name_it, name_en, _slug, _same, sort_name, native_name, _others = self.texts
        spellings = [(one.text, one.kind) for one in self.spellings if one.text]
        spellings.append((native_name, PersonName.Kind.NATIVE))
        names = filter(None, (sort_name, name_it, name_en))
        return names_of(names, spellings, self.surname)

    @property
    def surname(self) -> Surname:
        """The surname of a person; empty where it is not known, and of all else."""
        _name_it, name_en, _slug, _same, sort_name, *_others = self.texts
        return Surname.of(sort_name, name_en) if self.kind == Kind.PERSON else Surname()


def read() -> tuple[list[Record], list[Held]]:
    """Return all that bears a name, and who held which post when, the latest first."""
    with connection.cursor() as cursor:
        cursor.execute(RECORDS)
        rows = cursor.fetchall()
    spellings: dict[str, list[Spelling]] = {}
    found, held = [], []
    for kind, key, *columns, number in rows:
        texts = tuple(column or "" for column in columns)
        if kind == "spelling":
            spellings.setdefault(key, []).append(Spelling(number, *texts[:2]))
        elif kind == "tenure":
            held.append((number, tenure(int(key), *texts)))
        else:
            found.append(Record(Kind(kind), key if kind == Kind.COUNTRY else number, texts))
    held.sort(key=lambda one: (one[1].started_on or datetime.date.min, one[0]), reverse=True)
    return [with_spellings(one, spellings) for one in found], [one for _number, one in held]


def with_spellings(record: Record, spellings: dict[str, list[Spelling]]) -> Record:
    """Return a person with the other spellings, in the order in which they were noted."""
    if record.kind != Kind.PERSON or str(record.key) not in spellings:
        return record
    return replace(record, spellings=tuple(sorted(spellings[str(record.key)])))


def tenure(
    person: int,
    role: str,
    country: str,
    organization: str,
    title_it: str,
    title_en: str,
    started_on: str,
    ended_on: str,
) -> Held:
    """Return who held which post when."""
    party = (Kind.COUNTRY, country) if country else (Kind.ORGANIZATION, int(organization))
    return Held(person, role, party, title_it, title_en, day(started_on), day(ended_on))


def day(text: str) -> datetime.date | None:
    """Return a day, None where it is not known."""
    return datetime.date.fromisoformat(text) if text else None


def plain_names(others: str) -> Iterator[str]:
    """Give the names of a column of other names, which editors type."""
    listed = json.loads(others or "[]")
    for other in listed if isinstance(listed, list) else []:
        yield str(other.get("text") or "") if isinstance(other, dict) else str(other)
