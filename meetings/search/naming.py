"""Which countries and people a typed text names exactly, in any spelling and script."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from people.models import Country, Person, PersonName
from people.names import slugify
from people.spellings import folded

from ..models.exposure import public_people
from .query import LONGEST_QUERY, says_something

#: A name is looked for among so many words of a text, and has at most so many.
MOST_WORDS = 32
LONGEST_NAME = 12

#: What is typed in quotation marks, or with a minus, is looked for as it is.
PIECE = re.compile(r"""-?["“”„«][^"“”„«»]*["“”»]|-[^\s,;]+|[^\s,;]+""")
LITERAL = re.compile(r"""[-"“”„«]""")

#: Chinese, Japanese and Korean names begin with the surname, whatever their Latin spelling does.
FAR_EASTERN = re.compile("[\u2e80-\u9fff\uac00-\ud7af]")
CYRILLIC = re.compile("[\u0400-\u052f]")

#: The spellings in which the surname stands where it stands in the person's name.
FULL_NAMES = (PersonName.Kind.OFFICIAL, PersonName.Kind.NATIVE, PersonName.Kind.TRANSLITERATION)

#: Who bears a name, by the name as it is compared.
Bearers = dict[str, set[object]]

latin = lru_cache(maxsize=10_000)(slugify)


@dataclass(frozen=True)
class Name:
    """Words of a text that are a name, and all who bear it."""

    typed: str
    countries: tuple[Country, ...] = ()
    people: tuple[Person, ...] = ()

    @property
    def is_ambiguous(self) -> bool:
        """Whether several bear it."""
        return len(self.countries) + len(self.people) > 1


@dataclass(frozen=True)
class Named:
    """Whom a text names, and the rest of it, which is to be looked for as words.

    An ambiguous name is no filter: its words stay in the rest.
    """

    names: list[Name] = field(default_factory=list)
    rest: str = ""

    @property
    def countries(self) -> list[Country]:
        """The countries that are named beyond doubt."""
        found = (name.countries for name in self.names if not name.is_ambiguous)
        return list(dict.fromkeys(country for countries in found for country in countries))

    @property
    def people(self) -> list[Person]:
        """The people who are named beyond doubt."""
        found = (name.people for name in self.names if not name.is_ambiguous)
        return list(dict.fromkeys(person for people in found for person in people))

    @property
    def ambiguous(self) -> list[Name]:
        """The names that several bear."""
        return [name for name in self.names if name.is_ambiguous]


def names(text: str) -> Named:
    """Return the countries and the public people that a text names, and the rest of the text.

    text: as a reader typed it. A name is the whole text or some of its words, the longest first,
    compared folded with all known names and spellings; an adjective counts as its country.
    """
    pieces = [match[0] for match in PIECE.finditer(text[:LONGEST_QUERY])][:MOST_WORDS]
    if not any(folded(piece) for piece in pieces if not LITERAL.match(piece)):
        return Named(rest=text)
    countries, people = country_names(), people_names(bearable(pieces))
    found = []
    taken: set[int] = set()
    for start, end in spans(pieces):
        wanted = folded(" ".join(pieces[start:end]))
        known = wanted in countries or wanted in people
        if known and taken.isdisjoint(range(start, end)):
            taken.update(range(start, end))
            found.append((start, end, countries.get(wanted, set()), people.get(wanted, set())))
    if not found:
        return Named(rest=text)
    return named(pieces, sorted(found, key=lambda one: one[0]))


def bearable(pieces: list[str]) -> set[str]:
    """Return every folded name that the pieces may hold."""
    return {folded(" ".join(pieces[start:end])) for start, end in spans(pieces)}


def spans(pieces: list[str]) -> Iterator[tuple[int, int]]:
    """Give the bounds of all runs of pieces that may be a name, the longest first."""
    for length in range(min(len(pieces), LONGEST_NAME), 0, -1):
        for start in range(len(pieces) - length + 1):
            if not any(LITERAL.match(piece) for piece in pieces[start : start + length]):
                yield start, start + length


def named(pieces: list[str], found: list[tuple[int, int, set[object], set[object]]]) -> Named:
    """Return what was found with its records, and what is left of the text."""
    codes = {code for _start, _end, countries, _people in found for code in countries}
    keys = {key for _start, _end, _countries, people in found for key in people}
    countries_by_code = Country.objects.in_bulk(codes) if codes else {}
    people_by_key = {one.pk: one for one in Person.objects.filter(pk__in=keys)} if keys else {}
    result: list[Name] = []
    left = list(pieces)
    for start, end, countries, people in found:
        name = Name(
            " ".join(pieces[start:end]),
            tuple(countries_by_code[code] for code in sorted(map(str, countries))),
            tuple(one for key, one in sorted(people_by_key.items()) if key in people),
        )
        result.append(name)
        if not name.is_ambiguous:
            left[start:end] = [""] * (end - start)
    rest = " ".join(piece for piece in left if piece)
    return Named(result, rest if says_something(rest) else "")


def country_names() -> Bearers:
    """Return the countries by each of their names, folded."""
    bearers: Bearers = {}
    columns = ("name_it", "name_en", "adjective_it", "adjective_en", "other_names")
    for code, *texts, others in Country.objects.values_list("pk", *columns):
        inflected = inflections(texts[2] or "")
        for name in (*texts, *inflected, *plain_names(others)):
            if name and folded(name):
                bearers.setdefault(folded(name), set()).add(code)
    return bearers


def plain_names(others: object) -> Iterator[str]:
    """Give the names of a country's column of other names, which editors type."""
    for other in others if isinstance(others, list) else []:
        yield str(other.get("text") or "") if isinstance(other, dict) else str(other)


def inflections(adjective: str) -> list[str]:
    """Return the feminine and the plurals of an Italian adjective: kazaka, kazaki, kazake."""
    stem, ending = adjective[:-1], adjective[-1:]
    if ending == "e":
        return [f"{stem}i"]
    if ending != "o":
        return []
    hard = [f"{stem}hi", f"{stem}he"] if stem[-1:] in ("c", "g") else []
    return [f"{stem}a", f"{stem}i", f"{stem}e", *hard]


def people_names(wanted: set[str]) -> Bearers:
    """Return the public people who bear one of the wanted names, by folded name."""
    bearers: Bearers = {}
    for key, name in spellings():
        if folded(name) in wanted:
            bearers.setdefault(folded(name), set()).add(key)
    keys = {key for people in bearers.values() for key in people}
    if not keys:
        return {}
    public = set(public_people().filter(pk__in=keys).values_list("pk", flat=True))
    shown = {name: people & public for name, people in bearers.items()}
    return {name: people for name, people in shown.items() if people}


def spellings() -> Iterator[tuple[int, str]]:
    """Give the key of each person with every name under which readers look for him or her."""
    columns = ("pk", "sort_name", "name_it", "name_en", "native_name")
    people = list(Person.objects.order_by().values_list(*columns))
    surnames = {key: Surname.of(sort_name, name_en) for key, sort_name, _it, name_en, _ in people}
    for key, sort_name, name_it, name_en, native_name in people:
        for name in filter(None, (sort_name, name_it, name_en, native_name)):
            yield from ((key, one) for one in in_latin_too(name))
        yield from ((key, one) for one in surnames[key].variants(native_name))
    rows = PersonName.objects.order_by().values_list("person_id", "text", "kind")
    for key, name, kind in rows:
        yield from ((key, one) for one in in_latin_too(name))
        if kind in FULL_NAMES or surnames[key].is_within(name):
            yield from ((key, one) for one in surnames[key].variants(name))


@dataclass(frozen=True)
class Surname:
    """Of how many words somebody's surname is, and whether it ends the name; 0: not known."""

    text: str = ""
    words: int = 0
    is_last: bool = True
    given: frozenset[str] = frozenset()

    @classmethod
    def of(cls, sort_name: str, name: str | None) -> "Surname":
        """Return the surname that stands before the comma of a name for sorting."""
        text, comma, given = sort_name.partition(",")
        whole = folded(name or "")
        if not comma and " " in whole and folded(sort_name) == whole:
            # The name is ordered as it is read: Xi Jinping.
            text, _space, given = sort_name.strip().partition(" ")
        surname = folded(text)
        if not surname or not given:
            return cls()
        is_last = not whole.startswith(f"{surname} ")
        return cls(text, len(surname.split()), is_last, frozenset(folded(given).split()))

    def is_within(self, spelling: str) -> bool:
        """Say whether another spelling is one of given name and surname, not a byname."""
        is_foreign = CYRILLIC.search(spelling) is not None
        return is_foreign or not self.given.isdisjoint(folded(spelling).split())

    def variants(self, spelling: str) -> Iterator[str]:
        """Give the surname, and as it stands in another spelling of the whole name."""
        if not self.words:
            return
        yield self.text
        words = folded(spelling).split()
        if len(words) <= self.words:
            return
        is_last = self.is_last and not FAR_EASTERN.search(spelling)
        part = words[-self.words :] if is_last else words[: self.words]
        if self.given.isdisjoint(part):
            yield from in_latin_too(" ".join(part))


def in_latin_too(name: str) -> list[str]:
    """Return a name and, if it is written in Cyrillic, how its letters are written in Latin."""
    if not CYRILLIC.search(name):
        return [name]
    return [name, latin(name).replace("-", " ")]
