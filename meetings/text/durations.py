"""The time between two days, in words."""

import calendar
import datetime

#: For one and for several.
UNITS = {
    "it": (("anno", "anni"), ("mese", "mesi"), ("giorno", "giorni")),
    "en": (("year", "years"), ("month", "months"), ("day", "days")),
}
AND = {"it": "e", "en": "and"}


def elapsed(start: datetime.date, end: datetime.date) -> tuple[int, int, int]:
    """Return whole years, months and days from a day to a later one.

    A month is over on the same day of the next one, or on its last day where that is shorter.
    """
    months = (end.year - start.year) * 12 + end.month - start.month
    if later(start, months) > end:
        months -= 1
    days = (end - later(start, months)).days
    return months // 12, months % 12, days


def later(day: datetime.date, months: int) -> datetime.date:
    """Return the day so many months later."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return datetime.date(year, month + 1, min(day.day, last))


def written(start: datetime.date, end: datetime.date, *, language: str) -> str:
    """Return the time from a day to a later one in its two largest units.

    language: it or en. Returns "3 anni e 2 mesi", "1 month and 4 days", "12 giorni"; raises
    KeyError for another language.
    """
    counted = zip(elapsed(start, end), UNITS[language], strict=True)
    parts = [f"{number} {words[number != 1]}" for number, words in counted if number]
    return f" {AND[language]} ".join(parts[:2]) or f"0 {UNITS[language][2][1]}"
