"""The names under which a person is looked for: whole, or by the surname in any spelling.

Of a surname of several words, readers also type the first or the last ones.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from people.models import PersonName
from people.names import latin
from people.spellings import folded

#: Chinese, Japanese and Korean names begin with the surname, whatever their Latin spelling does.
FAR_EASTERN = re.compile("[\u2e80-\u9fff\uac00-\ud7af]")
CYRILLIC = re.compile("[\u0400-\u052f]")

#: The spellings in which the surname stands where it stands in the person's name.
FULL_NAMES = (PersonName.Kind.OFFICIAL, PersonName.Kind.NATIVE, PersonName.Kind.TRANSLITERATION)
#: Words before a surname that are no surname themselves.
PARTICLES = frozenset(
    """
    abu af al an bin bint d da dal dalla das de degli dei del della dell delle den der des di do
    dos du e el ibn la las le lo los san santa st te ten ter the ul van vom von y zu zum zur
    """.split()
)
#: Behind some, the rest of an Italian, French or Spanish name may be any word: De Pace, Le Maire.
OF_A_WORD = frozenset(
    "d da dal dalla de degli dei del della dell delle di du la las le lo los".split()
)
#: A shorter word is no part of a surname by which somebody is looked for.
SHORTEST_PART = 4


@dataclass(frozen=True)
class Surname:
    """Of how many words somebody's surname is, and whether it ends the name; 0: not known."""

    text: str = ""
    words: int = 0
    is_last: bool = True
    given: frozenset[str] = frozenset()
    #: The surname with the particles that are put behind the given name: "Leyen, Ursula von der".
    with_particles: str = ""

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
        words = folded(given).split()
        particles = " ".join(words[len(words) - trailing(words) :])
        with_particles = f"{particles} {surname}" if particles else ""
        return cls(text, len(surname.split()), is_last, frozenset(words), with_particles)

    def is_within(self, spelling: str) -> bool:
        """Say whether another spelling is one of given name and surname, not a byname."""
        is_foreign = CYRILLIC.search(spelling) is not None
        return is_foreign or not self.given.isdisjoint(folded(spelling).split())

    def variants(self, spelling: str) -> Iterator[str]:
        """Give the surname, and as it stands in another spelling of the whole name."""
        if not self.words:
            return
        yield self.text
        yield self.with_particles
        words = folded(spelling).split()
        if len(words) <= self.words:
            return
        is_last = self.is_last and not FAR_EASTERN.search(spelling)
        part = words[-self.words :] if is_last else words[: self.words]
        if self.given.isdisjoint(part):
            yield " ".join(part)

    @property
    def parts(self) -> Iterator[str]:
        """The first and the last words of a surname of several: Lula, da Silva and Silva."""
        words = folded(self.text).split() if self.words else []
        found = []
        for cut in range(1, len(words)):
            before, after = words[:cut], words[cut:]
            if before[-1] not in PARTICLES:
                found.append(" ".join(before))
            is_name = after[0] not in PARTICLES and OF_A_WORD.isdisjoint(before)
            if is_name or not PARTICLES.issuperset(before):
                found.append(" ".join(after))
        yield from (part for part in found if len(part) >= SHORTEST_PART)


def trailing(words: Sequence[str]) -> int:
    """Return how many of the last words are particles."""
    return len(list(takewhile(PARTICLES.__contains__, reversed(words))))


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
