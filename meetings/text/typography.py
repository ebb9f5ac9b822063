"""What a line may not break: names with a hyphen, days with month and year."""

import re

from .dates import MONTHS
from .quotation import TOKEN

_MONTHS = "|".join(month for months in MONTHS.values() for month in months)
#: Al-Farabi, Kassym-Jomart, G-20; and 19 giugno 2022, 1º maggio, 11–12 October. What is longer
#: breaks all the same: on a narrow screen it would stand out of its column.
_WHOLE = re.compile(
    rf"(?<![\w-])(?:[^\W\d_][\w’']{{0,14}}(?:-[^\Wa-z_][\w’']{{0,14}}){{1,2}}"
    rf"|\d{{1,2}}º?(?:–\d{{1,2}})?\s(?:{_MONTHS})(?:\s\d{{4}})?)(?![\w-])"
)


def unbroken(html: str) -> str:
    """Return HTML in which such words stand in elements that a line does not break.

    html: safe HTML, or a text that is escaped already.
    """
    return TOKEN.sub(
        lambda token: token[0] if token[0].startswith("<") else kept_whole(token[0]), html
    )


def kept_whole(text: str) -> str:
    """Return an escaped text with its unbreakable words marked."""
    return _WHOLE.sub(r'<span class="unbroken">\g<0></span>', text)
