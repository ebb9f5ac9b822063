"""Day and hour as the desk writes them and as they are typed, in the time of the newsroom."""

import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.dateparse import parse_datetime
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


def written_with_zone(moment: datetime.datetime) -> str:
    """Return a moment in words with its zone: 24 November 2026, 01:38 (Europe/Rome, UTC+1)."""
    return f"{written(moment)} ({timezone.get_current_timezone_name()}, {offset(moment)})"


def offset(moment: datetime.datetime) -> str:
    """Return how far the newsroom's time is from UTC at a moment: UTC+2."""
    ahead = localtime(moment).utcoffset() or datetime.timedelta()
    minutes = int(ahead.total_seconds()) // 60
    sign = "+" if minutes >= 0 else "−"
    hours, rest = divmod(abs(minutes), 60)
    return f"UTC{sign}{hours}" + (f":{rest:02}" if rest else "")


#: The first and the last day that Python knows have no moment everywhere on earth.
UNUSABLE_YEARS = (datetime.MINYEAR, datetime.MAXYEAR)


def readings(typed: datetime.datetime) -> list[datetime.datetime]:
    """Return the moments that a day and an hour without zone may mean.

    None when the clocks jump over it in spring or no calendar holds it, two when it comes twice in
    autumn.
    """
    if typed.year in UNUSABLE_YEARS:
        return []
    zone = timezone.get_current_timezone()
    both = [typed.replace(tzinfo=zone, fold=fold) for fold in (0, 1)]
    exact = [moment.astimezone(datetime.UTC) for moment in both]
    return sorted({moment for moment in exact if localtime(moment).replace(tzinfo=None) == typed})


def typed_moment(text: Any) -> datetime.datetime | None:
    """Return the day and hour of a box, without zone; None where it holds none."""
    try:
        found = parse_datetime(str(text or "").strip())
    except ValueError:
        return None
    return None if found is None or timezone.is_aware(found) else found


class MomentInput(forms.DateTimeInput):
    """A box for day and hour; desk-moment.js shows beside it how far from UTC they are."""

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%dT%H:%M", attrs={"type": "datetime-local"})

    def build_attrs(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return super().build_attrs(*args, **kwargs) | {
            "data-zone": timezone.get_current_timezone_name()
        }


class MomentField(forms.DateTimeField):
    """A moment in the newsroom's time.

    An hour that the clocks jump over is refused. Of one that comes twice `reading` chooses: 0 the
    first, 1 the second, None asks.
    """

    widget = MomentInput
    reading: int | None = 1

    def to_python(self, value: Any) -> datetime.datetime | None:
        typed = typed_moment(value)
        if typed is None:
            return super().to_python(value)
        if typed.year in UNUSABLE_YEARS:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        found = readings(typed)
        if not found:
            raise ValidationError(
                _("This hour does not exist that night: the clocks go forward. Choose another."),
                code="no_such_hour",
            )
        if len(found) > 1 and self.reading is None:
            raise ValidationError(
                _("This hour comes twice that night, when the clocks go back: say which."),
                code="twice",
            )
        # In UTC: Python holds an hour that comes twice for equal to no other moment.
        return found[self.reading or 0] if len(found) > 1 else found[0]
