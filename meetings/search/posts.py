"""Posts in a typed text: "presidente kazako", "Italian prime minister", "papa"."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from people.models import Office
from people.spellings import folded

from .register import Register
from .things import Held, Thing

Role = Office.Role

#: What a kind of post is called, the usual names first. What each means depends on the country:
#: the titles of its posts are asked before the kind.
CALLED: dict[tuple[Role, ...], str] = {
    (Role.HEAD_OF_STATE, Role.HEAD_OF_GOVERNMENT, Role.HEAD_OF_ORGANIZATION): (
        "presidente, presidentessa, president, presidente della repubblica, "
        "president of the republic, capo dello stato, capo di stato, head of state, re, king, "
        "regina, queen, emiro, emir, sultano, sultan, imperatore, emperor, sovrano, monarca, "
        "guida suprema, leader supremo, supreme leader, monarch"
    ),
    (Role.HEAD_OF_GOVERNMENT,): (
        "primo ministro, prima ministra, premier, prime minister, pm, presidente del consiglio, "
        "presidente del consiglio dei ministri, capo del governo, capo di governo, "
        "head of government, cancelliere, cancelliere federale, cancelliera, chancellor"
    ),
    (Role.FOREIGN_MINISTER,): (
        "ministro degli esteri, ministra degli esteri, ministro degli affari esteri, "
        "ministra degli affari esteri, foreign minister, minister of foreign affairs, "
        "minister for foreign affairs, foreign secretary, segretario di stato, "
        "secretary of state, capo della diplomazia, top diplomat"
    ),
    (Role.HEAD_OF_ORGANIZATION,): (
        "segretario generale, segretaria generale, secretary general, alto rappresentante, "
        "high representative, direttore generale, director general, segretario, numero uno, capo, "
        "chief, head"
    ),
    (
        Role.HEAD_OF_STATE,
        Role.HEAD_OF_GOVERNMENT,
        Role.HEAD_OF_ORGANIZATION,
        Role.RELIGIOUS_LEADER,
    ): "leader, leaders",
    (Role.RELIGIOUS_LEADER,): "papa, pope, pontefice, pontiff, santo padre, holy father",
}
#: All who ever held the post are meant.
MANY: dict[str, str] = {
    "presidenti": "presidente",
    "presidents": "president",
    "primi ministri": "primo ministro",
    "prime ministers": "prime minister",
    "ministri degli esteri": "ministro degli esteri",
    "foreign ministers": "foreign minister",
    "segretari generali": "segretario generale",
    "secretaries general": "secretary general",
    "cancellieri": "cancelliere",
    "chancellors": "chancellor",
    "papi": "papa",
    "popes": "pope",
}

ROLES = {name: roles for roles, names in CALLED.items() for name in names.split(", ")}
LONGEST = max(len(name.split()) for name in (*ROLES, *MANY))
#: Whoever leads a country, in whichever of the posts.
ANY = frozenset(["leader", "leaders"])
#: These need no country beside them.
ALONE = frozenset(CALLED[(Role.RELIGIOUS_LEADER,)].split(", ")) | {"papi", "popes"}


@dataclass(frozen=True)
class Post:
    """A kind of post as somebody typed it, folded, and the country or organisation if any."""

    name: str
    party: Thing | None

    @property
    def means_all(self) -> bool:
        """Whether all who ever held it are meant."""
        return self.name in MANY

    def tenures(self, register: Register) -> list[Held]:
        """Return all tenures of the post, the latest first."""
        name = MANY.get(self.name, self.name)
        roles = ROLES[name]
        if self.party is None:
            held = [one for tenures in register.posts.values() for one in tenures]
            return [one for one in latest_first(held) if one.role in roles and titled(one, name)]
        held = register.posts.get((self.party.kind, self.party.key), [])
        if name in ANY:
            return [one for one in held if one.role in roles]
        by_title = [one for one in held if titled(one, name)]
        for role in roles if by_title else roles[:1]:
            if of_role := [one for one in by_title or held if one.role == role]:
                return of_role
        return by_title


def is_post(name: str) -> bool:
    """Say whether folded words are the name of a kind of post."""
    return name in ROLES or name in MANY


def holders(
    tenures: Sequence[Held],
    first: datetime.date | None,
    last: datetime.date | None,
    *,
    today: datetime.date,
    everyone: bool = False,
) -> list[Held]:
    """Return which of the tenures, the latest first, a reader means.

    Those of the period asked for; without one those of today, else the last of each kind.
    """
    if everyone and first is None and last is None:
        return list(tenures)
    if first is not None or last is not None:
        return [one for one in tenures if one.covers(first, last)]
    last = {one.role: one for one in reversed(tenures)}
    return [one for one in tenures if one.covers(today, today)] or list(last.values())


def titled(held: Held, name: str) -> bool:
    """Say whether the title of a post begins with these words: a vice-president's does not."""
    return any(
        f"{folded(title)} ".startswith(f"{name} ") for title in (held.title_it, held.title_en)
    )


def latest_first(tenures: Sequence[Held]) -> list[Held]:
    """Sort tenures by their beginning."""
    return sorted(tenures, key=lambda one: one.started_on or datetime.date.min, reverse=True)
