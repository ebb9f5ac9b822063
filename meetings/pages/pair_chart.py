"""The meetings of two, drawn along the years: who received above and below the seam."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from .encounters import Encounter

WIDTH, HEIGHT = 720, 128
SEAM = 56
MARGIN = 12
#: How far from the seam a meeting stands that one of the two received.
ASIDE = 26
#: More labels of years than this do not fit beside each other.
LABELS = 12
DAYS_OF_YEAR = 365.25


@dataclass(frozen=True)
class Dot:
    """A meeting: where it stands, and which of the two received (0, 1; None neither)."""

    x: float
    y: int
    host: int | None


@dataclass(frozen=True)
class Tick:
    """The beginning of a year; not every one has room for its number."""

    x: float
    year: int
    is_labelled: bool


@dataclass(frozen=True)
class Chart:
    """A drawing of WIDTH by HEIGHT units."""

    dots: list[Dot]
    ticks: list[Tick]
    width: int = WIDTH
    height: int = HEIGHT
    seam: int = SEAM
    label_line: int = HEIGHT - 6

    @property
    def end(self) -> int:
        """Where the seam ends."""
        return self.width - MARGIN


def chart(met: Sequence[Encounter]) -> Chart:
    """Return the drawing of these meetings, which begin with the latest."""
    first, last = met[-1].held.held_on.year, met[0].held.held_on.year + 1
    scale = (WIDTH - 2 * MARGIN) / (last - first)
    every = -(-(last - first) // LABELS)
    ticks = [
        Tick(round(MARGIN + (year - first) * scale, 1), year, (year - first) % every == 0)
        for year in range(first, last)
    ]
    return Chart([dot(one, first, scale) for one in met], ticks)


def dot(one: Encounter, first_year: int, scale: float) -> Dot:
    """Return where a meeting stands."""
    day = one.held.held_on
    passed = (day - datetime.date(day.year, 1, 1)).days / DAYS_OF_YEAR
    aside = {0: -ASIDE, 1: ASIDE}.get(one.host, 0)
    return Dot(round(MARGIN + (day.year - first_year + passed) * scale, 1), SEAM + aside, one.host)
