"""Days, months, years and the time between two of them, as somebody types them into a search."""

import datetime
import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass, replace

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
_TEN = r"(?:19[3-9]|20[0-2])0"
#: Between two days of a month, or two months of a year.
_TO = r"(?:\s*[-–—]\s*|\s+(?:al?|e|to|and|until)\s+(?:il\s+)?|\s+all['’])"
_DECADES = {
    "trenta": 1930,
    "quaranta": 1940,
    "cinquanta": 1950,
    "sessanta": 1960,
    "settanta": 1970,
    "ottanta": 1980,
    "novanta": 1990,
}
_TH = "(?:º|°|st|nd|rd|th)?"
_ONE = re.compile(
    rf"""(?<![\w.,])(?<!(?<!\d\d\d\d)/)(?:
    (?:(?:ne|de)?gli\s+)?anni\s+
      (?:(?P<ten>{"|".join(_DECADES)})|['’]?(?P<last_of_ten>[3-9]0)|(?P<anni>{_TEN}))
    | (?:the\s+)?(?P<years>{_TEN})['’]?s
    | (?P<iso>{_YEAR}-\d\d(?:-\d\d)?)
    | (?P<numbers>\d?\d[./]\d?\d[./]{_YEAR})
    | (?:(?:(?P<first_day>\d?\d){_TH}{_TO})?(?P<day>\d?\d){_TH}\s+(?:of\s+)?)?
      (?P<month>{_MONTH})\.?
      (?:\s+(?P<later_day>\d?\d){_TH}(?:{_TO}(?P<last_day>\d?\d){_TH})?,?)?
      (?:{_TO}(?P<last_month>{_MONTH})\.?)?
      (?:\s+(?:del|di|of))?\s+(?P<year_of_month>{_YEAR})
    | (?P<year>{_YEAR})
    )(?!\w|[.,]\d)""",
    re.IGNORECASE | re.VERBOSE,
)
_BETWEEN = re.compile(
    r"\s+|\s*(?:[-–—/]|\s(?:al|a|e(?:\s+il)?|to|and|until|fino\s+al?)(?:\s+l['’]|l['’]|\s))\s*",
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

    first, last: days, None where it is open; start, end: places in the text; is_range: two days or
    months bound it, so that no word before it opens it.
    """

    first: datetime.date | None
    last: datetime.date | None
    start: int
    end: int
    is_range: bool = False


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
    if one.is_range and (paired := _PAIRED.search(text, 0, one.start)):
        return replace(one, start=paired.start())
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
        is_range = any(match[part] for part in ("first_day", "last_day", "last_month"))
        yield Period(first, last, match.start(), match.end(), is_range)


def _bounds(match: re.Match[str]) -> tuple[datetime.date, datetime.date]:
    """Return the first and the last day of what was matched; ValueError for 30 February."""
    if year := _decade(match):
        return datetime.date(year, 1, 1), datetime.date(year + 9, 12, 31)
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
    if match["last_day"]:
        later = int(match["later_day"]), int(match["last_day"])
        return _of(year, month, later[0])[0], _of(year, month, later[1])[1]
    day_typed = match["day"] or match["later_day"]
    return _of(year, month, int(day_typed)) if day_typed else _of(year, month)


def _decade(match: re.Match[str]) -> int | None:
    """Return the first year of a decade: "anni ottanta", "anni ’80", "1980s"."""
    if match["ten"]:
        return _DECADES[fold(match["ten"])]
    if match["last_of_ten"]:
        return 1900 + int(match["last_of_ten"])
    typed = match["anni"] or match["years"]
    return int(typed) if typed else None


def _number(month: str) -> int:
    return _NUMBER_OF_MONTH[fold(month)]


def _of(year: int, month: int, day: int | None = None) -> tuple[datetime.date, datetime.date]:
    """Return the first and the last day of a month, or one day of it twice."""
    first = datetime.date(year, month, day or 1)
    return first, first if day else first.replace(day=monthrange(year, month)[1])
