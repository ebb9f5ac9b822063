"""Times in office in words."""

import datetime
import re
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from people.models import Tenure

from ..text import dates

#: Dates whose first word begins with a vowel in Italian: otto, undici, aprile.
ELIDED = re.compile(r"(8|11)\b|[aeiou]")


@dataclass(frozen=True)
class Post:
    """A time in office as readers see it."""

    tenure: Tenure
    title: str
    #: From when to when it was held, as far as that is known.
    period: str

    @property
    def is_current(self) -> bool:
        """Whether no end is known."""
        return self.tenure.ended_on is None


def post(tenure: Tenure, language: str) -> Post:
    """Return a time in office in words."""
    return Post(
        tenure=tenure,
        title=tenure.office.title,
        period=period(
            partial_date(tenure.started_on, tenure.started_on_precision, language),
            partial_date(tenure.ended_on, tenure.ended_on_precision, language),
        ),
    )


def period(start: str, end: str) -> str:
    """Return from when to when, in words; empty dates are not known."""
    if start and end:
        return f"{start} – {end}"
    # Italian joins the word before to a vowel that follows: dal 19, dall’8.
    if start and ELIDED.match(start):
        return pgettext("before a vowel", "since %(start)s") % {"start": start}
    if start:
        return _("since %(start)s") % {"start": start}
    if end and ELIDED.match(end):
        return pgettext("before a vowel", "until %(end)s") % {"end": end}
    return _("until %(end)s") % {"end": end} if end else ""


def main_post(posts: list[Post]) -> Post | None:
    """Return the current one of these posts, which come latest first; else the last; else None."""
    current = [one for one in posts if one.is_current]
    return next(iter(current or posts), None)


def partial_date(day: datetime.date | None, precision: str, language: str) -> str:
    """Return a date in words; '' where it is not known."""
    return dates.written(day, precision, language=language) if day else ""
