"""The names under which a person is looked for: whole, or by the surname in any spelling."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from people.models import PersonName
from people.names import latin
from people.spellings import folded

#: Chinese, Japanese and Korean names begin with the surname, whatever their Latin spelling does.
FAR_EASTERN = re.compile("[\u2e80-\u9fff\uac00-\ud7af]")
CYRILLIC = re.compile("[\u0400-\u052f]")

#: The spellings in which the surname stands where it stands in the person's name.
FULL_NAMES = (PersonName.Kind.OFFICIAL, PersonName.Kind.NATIVE, PersonName.Kind.TRANSLITERATION)


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
            yield " ".join(part)


def names_of(
    names: Iterable[str], spellings: Iterable[tuple[str, str]], surname: Surname
) -> dict[str, None]:
    """Return every folded name under which readers look for a person, in Latin letters too.

    names: those of the record; spellings: all others, each with its kind.
    """
    found = [*names, *surname.variants("")]
    for name, kind in spellings:
        found.append(name)
        if kind in FULL_NAMES or surname.is_within(name):
            found += surname.variants(name)
    plain = dict.fromkeys(map(folded, found))
    return dict.fromkeys(one for name in plain for one in (name, latin(name)) if one)
