"""Days, months, years and the time between two of them, as somebody types them into a search."""

import datetime
import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass

from people.names import fold

from .dates import MONTHS

_NUMBER_OF_MONTH = {
    name: number
    for names in MONTHS.values()
    for number, full in enumerate(names, 1)
    for name in (full.lower(), full.lower()[:3])
} | {"sept": 9, "sett": 9}
_MONTH = "|".join(sorted(_NUMBER_OF_MONTH, key=len, reverse=True))
_YEAR = r"(?:1[89]|20)\d\d"
_ONE = re.compile(
    rf"""(?<![\w.,/])(?:
    (?P<iso>{_YEAR}-\d\d(?:-\d\d)?)
    | (?P<numbers>\d?\d[./]\d?\d[./]{_YEAR})
    | (?:(?:(?P<first_day>\d?\d)\s*[-–—]\s*)?(?P<day>\d?\d)(?:º|°|st|nd|rd|th)?\s+(?:of\s+)?)?
      (?P<month>{_MONTH})\.?(?:\s+(?P<later_day>\d?\d)(?:st|nd|rd|th)?,?)?
      (?:\s*[-–—]\s*(?P<last_month>{_MONTH})\.?)?
      (?:\s+(?:del|di|of))?\s+(?P<year_of_month>{_YEAR})
    | (?P<year>{_YEAR})
    )(?!\w|[.,]\d)""",
    re.IGNORECASE | re.VERBOSE,
)
_BETWEEN = re.compile(
    r"\s*(?:[-–—/]|\s(?:al|a|e(?:\s+il)?|to|and|until|fino\s+al?)(?:\s+l['’]|l['’]|\s))\s*",
    re.IGNORECASE,
)
_PAIRED = re.compile(
    r"(?:^|(?<=\s))(?:dal|da|from|between|tra(?:\s+il)?|fra(?:\s+il)?|nel|in)\s*(?:l['’])?\s*$",
    re.IGNORECASE,
)
_BEFORE = {
    "since": r"dal(?:l['’])?|dal\s+mese\s+di|da|since|from",
    "after": r"dopo(?:\s+il|\s+l['’])?|after",
    "until": r"fino\s+al?(?:l['’])?|until|till|up\s+to|entro(?:\s+il)?",
    "before": r"prima\s+del?(?:l['’])?|before",
    "": r"nel(?:l['’])?|del(?:l['’])?|il|l['’]|in|on|of|during|durante(?:\s+il)?",
}
_LEADING = re.compile(
    r"(?:^|(?<=\s))(?:"
    + "|".join(f"(?P<{name or 'plain'}>{words})" for name, words in _BEFORE.items())
    + r")\s*$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Period:
    """A time that a text names, and where.

    first, last: days, None where it is open; start, end: places in the text.
    """

    first: datetime.date | None
    last: datetime.date | None
    start: int
    end: int


def period_in(text: str) -> Period | None:
    """Return the first time that a text names, with the words that belong to it."""
    found = list(_days(text))
    if not found:
        return None
    one = found[0]
    if len(found) > 1 and _BETWEEN.fullmatch(text, one.end, found[1].start):
        first, last = one.first, found[1].last
        if first and last and first > last:
            first, last = found[1].first, one.last
        before = _PAIRED.search(text, 0, one.start)
        return Period(first, last, before.start() if before else one.start, found[1].end)
    return _opened(text, one)


def _opened(text: str, one: Period) -> Period:
    """Return a time with the word before it, which may open it to one side."""
    before = _LEADING.search(text[: one.start])
    if before is None or one.first is None or one.last is None:
        return one
    day = datetime.timedelta(days=1)
    bounds = {
        "since": (one.first, None),
        "after": (one.last + day, None),
        "until": (None, one.last),
        "before": (None, one.first - day),
    }
    first, last = bounds.get(str(before.lastgroup), (one.first, one.last))
    return Period(first, last, before.start(), one.end)


def _days(text: str) -> Iterator[Period]:
    """Give each day, month or year of a text."""
    for match in _ONE.finditer(text):
        try:
            first, last = _bounds(match)
        except ValueError:
            continue
        yield Period(first, last, match.start(), match.end())


def _bounds(match: re.Match[str]) -> tuple[datetime.date, datetime.date]:
    """Return the first and the last day of what was matched; ValueError for 30 February."""
    if match["year"]:
        year = int(match["year"])
        return datetime.date(year, 1, 1), datetime.date(year, 12, 31)
    if match["iso"]:
        return _of(*map(int, match["iso"].split("-")))
    if match["numbers"]:
        day, month, year = map(int, re.split("[./]", match["numbers"]))
        return _of(year, month, day)
    year, month = int(match["year_of_month"]), _number(match["month"])
    if match["last_month"]:
        return _of(year, month)[0], _of(year, _number(match["last_month"]))[1]
    if match["first_day"]:
        return _of(year, month, int(match["first_day"]))[0], _of(year, month, int(match["day"]))[1]
    day_typed = match["day"] or match["later_day"]
    return _of(year, month, int(day_typed)) if day_typed else _of(year, month)


def _number(month: str) -> int:
    return _NUMBER_OF_MONTH[fold(month)]


def _of(year: int, month: int, day: int | None = None) -> tuple[datetime.date, datetime.date]:
    """Return the first and the last day of a month, or one day of it twice."""
    first = datetime.date(year, month, day or 1)
    return first, first if day else first.replace(day=monthrange(year, month)[1])
