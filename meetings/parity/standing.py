"""How the translations of one fact stand, before and after somebody saves."""

import datetime
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from ..text.pairing import Pair, Standing, paired, parts_of
from ..text.paragraphs import sign
from .facts import ADDRESS, OPTIONAL, Fact


@dataclass(frozen=True)
class Confirmation:
    """Who translated something, or said that it is right, and when."""

    by: int | None
    at: datetime.datetime | None


@dataclass(frozen=True)
class Translated:
    """A fact with its pairs: one, or as many as the body has paragraphs."""

    fact: Fact
    pairs: list[Pair]

    def name(self, number: int) -> str:
        """Return by which name one of the pairs is confirmed: as long as its original stays."""
        return f"{self.fact.place}:{number}:{sign(self.pairs[number].original)}"

    def may_be_right(self, number: int) -> bool:
        """Say whether a pair can be confirmed as it is: a text that must be there is there."""
        pair = self.pairs[number]
        if pair.translation:
            return bool(pair.original) and self.fact.field != ADDRESS
        return self.fact.field in OPTIONAL and (
            self.fact.field != "body" or bool(self.fact.translations)
        )


@dataclass(frozen=True)
class Told:
    """What somebody who saves an edition says of its translations into one language.

    still: names of what is right as it is; typed: what was typed beside each paragraph of the
    body; slip: whether only slips were mended, so that what was right stays right; behind: the
    places that were behind in an earlier state which is restored.
    """

    still: Collection[str] = ()
    typed: Sequence[tuple[str, str]] = ()
    slip: bool = False
    behind: Collection[str] = ()


NOTHING_TOLD = Told()


def aligned(
    fact: Fact,
    before: Sequence[Pair],
    *,
    mark: Confirmation | None = None,
    told: Told = NOTHING_TOLD,
) -> Translated:
    """Return a fact with its pairs as they are now; mark: who saves it, and when."""
    if fact.field == ADDRESS:
        # An address follows no other one: where it is, it is right.
        text = fact.translation
        return Translated(fact, [Pair(fact.original, fact.original if text else "", text, mark)])
    if not fact.translations:
        # Of a text that is not there only this stays: that it is not needed.
        before = [pair for pair in before if not pair.translation and fact.field != "body"]
    typed = told.typed if fact.field == "body" else ()
    pairs = paired(before, fact.originals, fact.translations, mark=mark, typed=typed)
    if told.slip:
        right = {sign(pair.original) for pair in before if pair.standing == Standing.RIGHT}
        pairs = [pair.confirmed(mark) if sign(pair.translated) in right else pair for pair in pairs]
    late = set(late_texts(fact, told.behind))
    found = Translated(fact, [behind_again(pair, late, mark) for pair in pairs])
    for number, pair in enumerate(found.pairs):
        if found.name(number) in told.still and found.may_be_right(number):
            found.pairs[number] = pair.confirmed(mark)
    return found


def late_texts(fact: Fact, behind: Collection[str]) -> Iterable[str]:
    """Yield the signs of the translations of a fact at the places that were behind."""
    if fact.place in behind:
        yield sign(fact.translation)
    for number, text in enumerate(fact.translations):
        if f"{fact.place}:{number}" in behind:
            yield sign(text)


def behind_again(pair: Pair, late: set[str], mark: Confirmation | None) -> Pair:
    """Return a pair that an earlier state brings back as it was then: nobody has looked at it."""
    came_back = late and pair.mark is mark and not late.isdisjoint(map(sign, parts_of(pair)))
    return replace(pair, translated="", mark=None) if came_back else pair
