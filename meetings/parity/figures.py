"""Parity in figures: of which kind of fact how much is there, is missing, is behind."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from ..text.pairing import Pair, Standing
from ..text.paragraphs import paragraphs, sign
from .facts import Fact


def figures(found: Iterable[tuple[Fact, Sequence[Pair]]]) -> dict[str, Any]:
    """Return what `Report.parity` holds of a language.

    `cells`: by kind, how many texts there are, are missing, are behind; `behind`: where the
    translation is behind, of a body with the numbers of the paragraphs of the translation.
    """
    cells: dict[str, list[int]] = {}
    behind: list[str] = []
    for fact, pairs in found:
        cell = cells.setdefault(fact.kind, [0, 0, 0])
        for pair in pairs:
            cell[0] += pair.standing != Standing.LEFT_OVER
            cell[1] += pair.standing == Standing.MISSING
            cell[2] += pair.standing == Standing.BEHIND
        late = [pair for pair in pairs if pair.standing == Standing.BEHIND]
        behind += places(fact, late) if fact.field == "body" else [fact.place] * len(late)
    return {"cells": {kind: cell for kind, cell in cells.items() if any(cell)}, "behind": behind}


def places(fact: Fact, pairs: Iterable[Pair]) -> Iterator[str]:
    """Yield where in the translated body some of its paragraphs stand."""
    signs = {sign(text) for pair in pairs for text in paragraphs(pair.translation)}
    for number, text in enumerate(fact.translations):
        if sign(text) in signs:
            yield f"{fact.place}:{number}"
