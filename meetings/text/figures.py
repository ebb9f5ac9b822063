"""Figures and dates of a text, so that two languages can be compared.

Italian writes 1.200,5 and «19 giugno 2022» where English writes 1,200.5 and “June 19, 2022”.
Numbers in words, hours and decades are passed over: they are said in too many ways.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from .dates import MONTHS

_SCALES = {
    "it": {"mila": 3, "milion[ei]": 6, "miliard[oi]": 9, "trilion[ei]": 12},
    "en": {"thousand": 3, "million": 6, "billion": 9, "trillion": 12},
}
#: The marks that part thousands and decimals.
_MARKS = {"it": (r"\.", ","), "en": (",", r"\.")}
_ORDINAL = {"it": "[º°ª]?", "en": "(?:st|nd|rd|th)?"}
_TO = {"it": r"(?:[-–]|e(?:\ il|\ l’|\ l')?|al(?:l['’])?)", "en": r"(?:[-–]|and|to)"}
_NO_FIGURES = {
    "it": r"\banni\s+[’'‘]?\d{2,4}\b|\b(?:ore|alle|dalle|fino\ alle)\s+\d{1,2}(?:[.:]\d{2})?\b",
    "en": r"\b\d{3}0s\b|[’'‘]\d0s\b|\b\d{1,2}(?:[.:]\d{2})?\s*(?:[ap]\.m\.|[ap]m\b)"
    r"|\bat\s+\d{1,2}[.:]\d{2}\b",
}
_CLOCK = re.compile(r"\b\d{1,2}:\d{2}\b")
_YEARS = range(1800, 2101)

_UNITS = {
    "it": (
        *("zero", "uno", "due", "tre", "quattro", "cinque", "sei", "sette", "otto", "nove"),
        *("dieci", "undici", "dodici", "tredici", "quattordici", "quindici", "sedici"),
        *("diciassette", "diciotto", "diciannove"),
    ),
    "en": (
        *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"),
        *("ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen"),
        *("seventeen", "eighteen", "nineteen"),
    ),
}
_TENS = {
    "it": (
        "venti",
        "trenta",
        "quaranta",
        "cinquanta",
        "sessanta",
        "settanta",
        "ottanta",
        "novanta",
    ),
    "en": ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"),
}


@dataclass(frozen=True)
class Figure:
    """A day of a month, a month of a year, a year or a number, and how it is written.

    kind: day, month, year or number; value: equal in both languages where they agree.
    """

    kind: str
    value: Any
    written: str


def disagreements(italian: str, english: str) -> list[dict[str, str]]:
    """Return what the two texts say differently, `{"it": …, "en": …}` for each kind of figure.

    A figure that only one of them has is no disagreement: it may be said in words, or left out.
    """
    texts = {"it": italian, "en": english}
    if not (italian and english) or not any(map(str.isdigit, italian)):
        return []
    found = {code: list(dict.fromkeys(figures(text, code))) for code, text in texts.items()}
    lonely = {code: unmatched(code, found, texts) for code in texts}
    pairs = []
    for kind in ("day", "month", "year", "number"):
        of_kind = {
            code: [figure.written for figure in kept if figure.kind == kind]
            for code, kept in lonely.items()
        }
        if all(of_kind.values()):
            pairs.append({code: "; ".join(words[:3]) for code, words in of_kind.items()})
    return pairs


def unmatched(code: str, found: dict[str, list[Figure]], texts: dict[str, str]) -> list[Figure]:
    """Return the figures of a language that the other one neither writes nor spells."""
    other = "en" if code == "it" else "it"
    values = {(figure.kind, figure.value) for figure in found[other]}
    return [
        figure
        for figure in found[code]
        if (figure.kind, figure.value) not in values
        and not is_spelled(figure.value, texts[other], other)
    ]


def figures(text: str, language: str) -> Iterator[Figure]:
    """Yield the figures of a plain text in a language of the site: it or en."""
    text = _CLOCK.sub(" ", re.sub(_NO_FIGURES[language], " ", text, flags=re.IGNORECASE))
    rest, reached = [], 0
    for date in _DATES[language].finditer(text):
        rest.append(text[reached : date.start()])
        reached = date.end()
        yield from dated(date, language)
    rest.append(text[reached:])
    for number in _NUMBERS[language].finditer(" \n ".join(rest)):
        yield counted(number, language)


def dated(date: re.Match[str], language: str) -> Iterator[Figure]:
    """Yield the days and the year of a date, or the month of a year."""
    parts = {name.rstrip("_"): value for name, value in date.groupdict().items() if value}
    names = [name.lower() for name in MONTHS[language]]
    month = names.index(parts["month"].lower()) + 1
    for name in ("day", "last"):
        if name in parts:
            day = int(parts[name]) if parts[name].isdigit() else 1
            yield Figure("day", (month, day), date[0].strip())
    if "year" in parts:
        year = int(parts["year"])
        yield Figure("year", Decimal(year), str(year))
        if "day" not in parts:
            yield Figure("month", (year, month), date[0].strip())


def counted(number: re.Match[str], language: str) -> Figure:
    """Return the figure that a run of digits stands for."""
    thousands, decimals = (mark.removeprefix("\\") for mark in _MARKS[language])
    digits = number["digits"].replace(thousands, "").replace(" ", "").replace(decimals, ".")
    value, written = Decimal(digits), number[0].strip()
    for scale, power in _SCALES[language].items():
        if number["scale"] and re.fullmatch(scale, number["scale"], re.IGNORECASE):
            value *= 10**power
    is_year = number["digits"].isdigit() and value in _YEARS and not number["scale"]
    return Figure("year" if is_year else "number", value.normalize(), written)


def is_spelled(value: Any, text: str, language: str) -> bool:
    """Say whether a small number stands in a text as a word."""
    if not isinstance(value, Decimal) or value != value.to_integral_value() or value >= 100:
        return False
    return re.search(rf"\b{spelled(int(value), language)}\b", text, re.IGNORECASE) is not None


def spelled(number: int, language: str) -> str:
    """Return the pattern of a number below a hundred in words."""
    units = _UNITS[language]
    if number < len(units):
        return "un[oa]?" if (number, language) == (1, "it") else units[number]
    tens, unit = _TENS[language][number // 10 - 2], number % 10
    if not unit:
        return tens
    if language == "en":
        return f"{tens}[- ]{units[unit]}"
    return (tens[:-1] if unit in (1, 8) else tens) + ("tr[eé]" if unit == 3 else units[unit])


def _date_pattern(language: str) -> re.Pattern[str]:
    months, ordinal, to = "|".join(MONTHS[language]), _ORDINAL[language], _TO[language]
    year = r"(?P<year{0}>[12]\d{{3}})\b"
    days = (
        rf"(?P<day{{0}}>\d{{{{1,2}}}}){ordinal}(?:\s*{to}\s*(?P<last{{0}}>\d{{{{1,2}}}}){ordinal})?"
    )
    if language == "it":
        day = rf"(?:{days.format('')}|(?P<day_>primo))"
        between = r"\s+(?:del\s+)?"
        forms = [rf"\b{day}\s+(?P<month>{months})\b(?:{between}{year.format('')})?"]
    else:
        forms = [
            rf"\b{days.format('')}\s+(?:of\s+)?(?P<month>{months})\b(?:,?\s+{year.format('')})?",
            rf"\b(?P<month_>{months})\s+{days.format('_')}(?!\d)(?:,?\s+{year.format('_')})?",
        ]
        between = r",?\s+(?:of\s+)?"
    forms.append(rf"\b(?P<month__>{months}){between}{year.format('__')}")
    flags = re.IGNORECASE if language == "it" else re.NOFLAG
    return re.compile("|".join(forms), flags)


def _number_pattern(language: str) -> re.Pattern[str]:
    thousands, decimals = _MARKS[language]
    scales = "|".join(_SCALES[language])
    digits = rf"(?:\d{{1,3}}(?:[ {thousands}]\d{{3}})+(?!\d)|\d+)(?:{decimals}\d+)?"
    return re.compile(
        rf"(?<![\w.,])(?<![^\W\d_]-)(?P<digits>{digits}){_ORDINAL[language]}"
        rf"(?:(?!\w)|(?=mila\b))(?:\s*(?:di\s+)?(?P<scale>{scales})\b)?",
        re.IGNORECASE,
    )


_DATES = {language: _date_pattern(language) for language in MONTHS}
_NUMBERS = {language: _number_pattern(language) for language in MONTHS}
