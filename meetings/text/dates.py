"""Partial dates in words."""

import datetime

MONTHS = {
    "it": (
        *("gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno", "luglio"),
        *("agosto", "settembre", "ottobre", "novembre", "dicembre"),
    ),
    "en": (
        *("January", "February", "March", "April", "May", "June", "July"),
        *("August", "September", "October", "November", "December"),
    ),
}
_WEEKDAYS = {
    "it": ("lunedì", "martedì", "mercoledì", "giovedì", "venerdì", "sabato", "domenica"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}


def written(
    start: datetime.date | None,
    precision: str,
    end: datetime.date | None = None,
    end_precision: str = "day",
    *,
    language: str,
    weekday: bool = False,
) -> str:
    """Return a partial date, or the time from one to another, in words.

    precision, end_precision: day, month or year; language: it or en; weekday: name the day of the
    week, if it is one day.
    Returns "19 giugno 2022", "giugno 2022", "11–12 October 1986", "30 gennaio – 2 febbraio 2023";
    empty when there is no date. Raises KeyError for another language.
    """
    if start is None:
        return ""
    first = _parts(start, precision, language)
    last = first if end is None else _parts(end, end_precision, language)
    if first == last:
        named = weekday and precision == "day"
        return " ".join([_WEEKDAYS[language][start.weekday()], *first] if named else first)
    if precision != end_precision:
        return f"{' '.join(first)} – {' '.join(last)}"
    while first[-1] == last[len(first) - 1]:
        first.pop()
    # A dash between single words is set close: 20–21 marzo, but 30 gennaio – 2 febbraio.
    dash = "–" if len(first) == 1 else " – "
    return f"{' '.join(first)}{dash}{' '.join(last)}"


def weekday(on: datetime.date, *, language: str) -> str:
    """Return the day of the week with that of the month: "giovedì 26", "Thursday 26"."""
    return f"{_WEEKDAYS[language][on.weekday()]} {_parts(on, 'day', language)[0]}"


def iso(start: datetime.date, precision: str) -> str:
    """Return a partial date as HTML's `datetime` attribute wants it: 2022, 2022-06, 2022-06-19."""
    return start.isoformat()[: {"year": 4, "month": 7}.get(precision, 10)]


def _parts(on: datetime.date, precision: str, language: str) -> list[str]:
    day = "1º" if on.day == 1 and language == "it" else str(on.day)
    parts = [day, MONTHS[language][on.month - 1], str(on.year)]
    return parts[{"year": 2, "month": 1}.get(precision, 0) :]
