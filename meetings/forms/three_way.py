"""Three-way merging of an edition: what two made of one text, value by value and row by row.

Values are plain, as a snapshot holds them. A place is the name of a field (`title_it`), of a field
of a row (`quotes.KEY.original`), of a row (`quotes.KEY`) or of the order of a kind (`quotes`).
"""

import hashlib
import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from ..text import merge

#: Stands for what is not known: it is equal to nothing that somebody typed.
UNKNOWN = object()

THEIRS, MINE, BOTH = "theirs", "mine", "both"


@dataclass(frozen=True)
class Choice:
    """How somebody settles a clash: whose side, or a text; `seen` is what the other side was."""

    side: str
    text: str = ""
    seen: str = ""


@dataclass(frozen=True)
class Clash:
    """Two changed the same thing otherwise.

    fixed: the only side that the account may choose, where it may not choose freely.
    """

    place: str
    base: Any
    theirs: Any
    mine: Any
    prose: bool = False
    fixed: str = ""
    choice: Choice | None = None

    @property
    def seen(self) -> str:
        """What tells this state of the other side from any other."""
        return fingerprint(self.theirs)

    @property
    def sides(self) -> tuple[str, ...]:
        """The sides that may be chosen."""
        if self.fixed:
            return (self.fixed,)
        return (THEIRS, MINE, BOTH) if self.prose else (THEIRS, MINE)

    @property
    def unfinished(self) -> bool:
        """Whether the text typed for both still holds the marks of what clashes."""
        choice = self.choice
        return choice is not None and choice.side == BOTH and merge.is_marked(choice.text)

    @property
    def settled(self) -> bool:
        """Whether a side was chosen, having seen the other as it is now."""
        choice = self.choice
        if choice is None or choice.side not in self.sides or choice.seen != self.seen:
            return False
        return not self.unfinished

    @property
    def result(self) -> Any:
        """What is stored: one's own words as long as nothing was chosen."""
        if not self.settled or self.choice is None or self.choice.side == MINE:
            return self.mine
        return self.theirs if self.choice.side == THEIRS else self.choice.text

    @property
    def both(self) -> str:
        """The best merge of both texts, with marks where they clash, or what was made of it."""
        if self.choice is not None and self.choice.text:
            return self.choice.text
        base = self.base if isinstance(self.base, str) else ""
        return merge.marked(base, self.mine, self.theirs)


@dataclass(frozen=True)
class Taken:
    """What came from the other side by itself: from what to what."""

    place: str
    base: Any
    theirs: Any


@dataclass
class Outcome:
    """What was merged by itself, and what clashes, in the order of the form."""

    choices: Mapping[str, Choice] = field(default_factory=dict)
    taken: list[Taken] = field(default_factory=list)
    clashes: list[Clash] = field(default_factory=list)

    @property
    def settled(self) -> bool:
        """Whether nothing is left to be chosen."""
        return all(clash.settled for clash in self.clashes)

    def value(self, place: str, base: Any, theirs: Any, mine: Any, *, prose: bool = False) -> Any:
        """Return what becomes of a value that both sides may have changed."""
        if mine == theirs or theirs == base:
            return mine
        if mine == base:
            self.taken.append(Taken(place, base, theirs))
            return theirs
        words = prose and isinstance(mine, str) and isinstance(theirs, str)
        if words and isinstance(base, str):
            together = merge.merge(base, mine, theirs)
            if together is not None:
                self.taken.append(Taken(place, base, theirs))
                return together
        return self.clash(Clash(place, base, theirs, mine, words)).result

    def names(self, place: str, base: list[Any], theirs: list[Any], mine: list[Any]) -> list[Any]:
        """Return a list of which each side adds and removes some: they never clash."""
        if mine in (base, theirs) or theirs == base:
            return self.value(place, base, theirs, mine)
        self.taken.append(Taken(place, base, theirs))
        added = [each for each in theirs if each not in base and each not in mine]
        gone = [each for each in base if each not in theirs]
        return [each for each in mine if each not in gone] + added

    def clash(self, clash: Clash) -> Clash:
        """Note a clash with what was chosen for it, and return it so."""
        choice = self.choices.get(clash.place)
        if clash.fixed:
            choice = choice or Choice(clash.fixed)
        noted = Clash(
            clash.place, clash.base, clash.theirs, clash.mine, clash.prose, clash.fixed, choice
        )
        self.clashes.append(noted)
        return noted


def fingerprint(value: Any) -> str:
    """Return a short sign of a plain value."""
    written = json.dumps(value, sort_keys=True, ensure_ascii=False, default=str)
    return hashlib.sha256(written.encode(errors="surrogatepass")).hexdigest()[:16]


def merge_order(
    base: list[str], theirs: list[str], mine: list[str], outcome: Outcome, place: str
) -> list[str]:
    """Return the keys of rows in the order that both sides left them in.

    A row that one side added stands after the one that it was put after. Where both moved rows
    otherwise, the order is a clash.
    """
    common = set(base) & set(theirs) & set(mine)
    was, there, here = (only(keys, common) for keys in (base, theirs, mine))
    lead = outcome.value(place, was, there, here)
    leading, following = (theirs, mine) if lead == there and lead != here else (mine, theirs)
    result = list(leading)
    for index, key in enumerate(following):
        if key not in result:
            before = [each for each in following[:index] if each in result]
            result.insert(result.index(before[-1]) + 1 if before else 0, key)
    return result


def only(keys: list[str], wanted: Collection[str]) -> list[str]:
    """Return the keys that are wanted, in their order."""
    return [key for key in keys if key in wanted]
