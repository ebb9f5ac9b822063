"""Day and hour as the desk writes them."""

import datetime

from django.utils.timesince import timesince
from django.utils.timezone import localtime
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ..text import dates


def written(moment: datetime.datetime) -> str:
    """Return a moment in words, in the language of the interface: 24 November 2026, 01:38."""
    local = localtime(moment)
    day = dates.written(local.date(), "day", language=get_language() or "en")
    return f"{day}, {local:%H:%M}"


def ago(moment: datetime.datetime, at: datetime.datetime) -> str:
    """Return how long before `at` something was, in one unit: 3 days ago."""
    if at - moment < datetime.timedelta(minutes=1):
        return _("just now")
    return _("%(time)s ago") % {"time": timesince(moment, at, depth=1)}


def waited(since: datetime.datetime, at: datetime.datetime) -> str:
    """Return for how long something has waited, in one unit: for 3 days."""
    if at - since < datetime.timedelta(minutes=1):
        return _("just arrived")
    return _("for %(time)s") % {"time": timesince(since, at, depth=1)}
