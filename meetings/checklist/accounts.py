"""Whose account the sources of a report give, and to how many origins they go back.

A source that is taken from another one speaks with the voice of its origin: five pages that repeat
the Kremlin's are the Kremlin's account, and one origin. What an account lacks is known of quotes
alone, since each names the sources that print it. That somebody took part is said by the report
as a whole: of participants it is only known whether any source speaks for their side.
"""

import uuid
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Model

from ..models import Participation, Quote, Source, Wording

#: The account of a source that speaks for none of the parties.
INDEPENDENT = "independent"


@dataclass(frozen=True)
class Side:
    """A country or an organisation, as a party or as the voice of a source."""

    kind: str
    key: Hashable
    name: str

    @classmethod
    def of(cls, party: Model) -> "Side":
        """Return the side that a country or an organisation is."""
        return cls(party._meta.model_name or "", party.pk, str(party))


def origins(parents: Mapping[Hashable, Hashable | None]) -> dict[Hashable, Hashable]:
    """Return the origin of each source.

    parents: for each source, in their order, the one from which it is taken; None for an origin.
    Of sources that are taken from each other in a circle the first one is the origin.
    """
    return {key: origin(key, parents) for key in parents}


def origin(key: Hashable, parents: Mapping[Hashable, Hashable | None]) -> Hashable:
    """Return the source to which a source goes back; see `origins`."""
    path = [key]
    while (parent := parents.get(path[-1])) in parents:
        if parent in path:
            circle = path[path.index(parent) :]
            return next(each for each in parents if each in circle)
        path.append(parent)
    return path[-1]


def parents_of(sources: Sequence[Source]) -> dict[Hashable, Hashable | None]:
    """Return by key from which other source each is taken; also of rows that are not stored."""
    stored = {source.pk: source.key for source in sources if source.pk is not None}
    parents: dict[Hashable, Hashable | None] = {}
    for source in sources:
        parent = stored.get(source.taken_from_id)
        if parent is None and Source.taken_from.is_cached(source):
            parent = getattr(source.taken_from, "key", None)
        parents[source.key] = parent
    return parents


def voice(source: Source) -> Side | str | None:
    """Return for whom a source itself speaks; None where that is not said."""
    party = source.account_country or source.account_organization
    if party is not None:
        return Side.of(party)
    return INDEPENDENT if source.independent else None


@dataclass(frozen=True)
class Accounts:
    """The accounts on which a report rests; its sources come in order, with their parties."""

    sources: Sequence[Source]
    participations: Sequence[Participation]

    @cached_property
    def origin_of(self) -> dict[uuid.UUID, Source]:
        """The origin of each source, by the key of the source."""
        by_key = {source.key: source for source in self.sources}
        return {key: by_key[first] for key, first in origins(parents_of(self.sources)).items()}

    @cached_property
    def origins(self) -> list[Source]:
        """The sources to which all go back, in order."""
        keys = {source.key for source in self.origin_of.values()}
        return [source for source in self.sources if source.key in keys]

    @cached_property
    def sides(self) -> list[Side]:
        """The parties of the meeting, each once."""
        parties = [row.party for row in self.participations if row.is_principal]
        return unique(Side.of(party) for party in parties if party is not None)

    @cached_property
    def told_by(self) -> list[Side]:
        """The parties, third ones included, whose account some source gives."""
        voices = [voice(source) for source in self.origins]
        return unique(each for each in voices if isinstance(each, Side))

    @property
    def silent(self) -> list[Side]:
        """The parties of the meeting whose account no source gives."""
        return [side for side in self.sides if side not in self.told_by]

    @property
    def third(self) -> list[Side]:
        """Those whose account is given and who are no party of the meeting."""
        return [side for side in self.told_by if side not in self.sides]

    @property
    def independent(self) -> list[Source]:
        """The origins that speak for nobody."""
        return [source for source in self.origins if voice(source) == INDEPENDENT]

    @property
    def unsaid(self) -> list[Source]:
        """The origins of which it is not said for whom they speak."""
        return [source for source in self.origins if voice(source) is None]

    def voice_of(self, source: Source) -> Side | str | None:
        """Return for whom a source speaks, through the one to which it goes back."""
        return voice(self.origin_of.get(source.key, source))

    def side_of(self, person_id: int | None) -> Side | None:
        """Return for which party somebody took part; None where they did not, or for none."""
        rows = (row for row in self.participations if row.person_id == person_id)
        row = next(rows, None) if person_id is not None else None
        return Side.of(row.party) if row is not None and row.party is not None else None

    def only_in(self, quote: Quote, wordings: Iterable[Wording]) -> Side | None:
        """Return the party in whose account alone a quote stands, where others could hold it.

        wordings: those of the quote. None also where it is not known who prints it, or where
        there is no other account than that party's.
        """
        printed = [quote.source, *(wording.source for wording in wordings)]
        voices = {self.voice_of(source) for source in printed if source is not None}
        if len(voices) != 1:
            return None
        [only] = voices
        others = {voice(source) for source in self.origins} - {only}
        return only if isinstance(only, Side) and others else None


def unique(sides: Iterable[Side]) -> list[Side]:
    """Return sides without repetition, in order."""
    return list(dict.fromkeys(sides))
