"""Day and hour as the desk writes them."""

import datetime

from django.utils.timezone import localtime
from django.utils.translation import get_language

from ..text import dates


def written(moment: datetime.datetime) -> str:
    """Return a moment in words, in the language of the interface: 24 November 2026, 01:38."""
    local = localtime(moment)
    day = dates.written(local.date(), "day", language=get_language() or "en")
    return f"{day}, {local:%H:%M}"
