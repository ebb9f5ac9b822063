"""How reports are made: the parts of the page, and what the archive covers, in numbers."""

import re
from dataclasses import dataclass

from ..models import Report
from ..text import dates
from .lists import Total, total_held

HEADING = re.compile(r'<h2 id="(\w+)">(.*?)</h2>')


@dataclass(frozen=True)
class Coverage:
    """How many meetings, from when to when; empty dates where there is none."""

    total: Total
    first: str
    last: str


def contents(prose: str) -> list[tuple[str, str]]:
    """Return the anchor and the title of each part of our own prose."""
    return HEADING.findall(prose)


def coverage(*, language: str) -> Coverage:
    """Return what live reports cover, in three looks at an index."""
    live = Report.objects.live()
    days = live.values_list("held_on", "held_on_precision")
    first = days.order_by("held_on").first()
    last = days.order_by("-held_on").first()
    return Coverage(
        total=total_held(live),
        first=dates.written(*first, language=language) if first else "",
        last=dates.written(*last, language=language) if last else "",
    )
