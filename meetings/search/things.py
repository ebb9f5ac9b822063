"""Who and what has a name, and who held which post."""

import datetime
from dataclasses import dataclass, field
from enum import StrEnum

from django.utils import translation


class Kind(StrEnum):
    """What can be named."""

    COUNTRY = "country"
    PERSON = "person"
    ORGANIZATION = "organization"
    TOPIC = "topic"


#: A kind, and a key as text: the keys of countries are letters.
Key = tuple[Kind, str]


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
