"""Single values: from what was posted to what a snapshot holds, and back."""

import datetime
import uuid
from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from .chosen import ChosenField
from .topics import TopicsField


class Unreadable(str):
    """What was typed and is no value of its field; the form will say so where it stands."""

    __slots__ = ()


def told(field: forms.Field, raw: Any) -> Any:
    """Return what was typed as a snapshot holds it.

    raw: as the widget of the field reads it from the data.
    """
    if isinstance(field, forms.ModelChoiceField):
        # A key is compared, not looked up: the form itself does that when it is checked.
        return int(raw) if raw and str(raw).isdigit() and len(str(raw)) < 19 else None
    try:
        return without_none(field, plain(field.clean(raw)))
    except ValidationError:
        return Unreadable(raw.text if hasattr(raw, "text") else normal(raw))


def plain(value: Any) -> Any:
    """Return a cleaned value as a snapshot holds it."""
    if isinstance(value, datetime.datetime):
        return value.astimezone(datetime.UTC).isoformat()
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, uuid.UUID):
        return str(value)
    if isinstance(value, models.Model):
        return value.pk
    if isinstance(value, list):
        return [plain(each) for each in value]
    return normal(value) if isinstance(value, str) else value


def normal(text: object) -> str:
    """Return a text as it is stored, whatever line ends a browser sent."""
    return "" if text is None else str(text).replace("\r\n", "\n").replace("\r", "\n").strip()


def as_field_tells(field: forms.Field, value: Any) -> Any:
    """Return a stored value as it comes back from a form on which nobody touched it."""
    if isinstance(value, str) and isinstance(field, forms.DateTimeField):
        return told(field, shown_moment(field, value))
    return without_none(field, normal(value) if isinstance(value, str) else value)


def without_none(field: forms.Field, value: Any) -> Any:
    """Return '' for the nothing of a text or a choice, as a snapshot holds it."""
    key = isinstance(field, forms.ModelChoiceField | forms.UUIDField)
    words = isinstance(field, forms.CharField | forms.ChoiceField) and not key
    return "" if value is None and words else value


def shown_moment(field: forms.Field, value: str) -> str:
    """Return a stored moment as its box shows it, in local time."""
    moment = parse_datetime(value)
    return "" if moment is None else timezone.localtime(moment).strftime(field.widget.format)


def raw(field: forms.Field, name: str, value: Any) -> Mapping[str, str]:
    """Return the names and texts under which a form posts a plain value; none for a box left."""
    if isinstance(field, ChosenField):
        typed = field.prepare_value(value)
        return {name: typed.text, f"{name}-chosen": typed.pk}
    if isinstance(field, TopicsField):
        return {name: field.written(value)}
    if isinstance(field, forms.BooleanField):
        return {name: "on"} if value else {}
    if isinstance(field, forms.DateTimeField) and value and not isinstance(value, Unreadable):
        return {name: shown_moment(field, value)}
    return {name: "" if value is None else str(value)}


def is_prose(field: forms.Field) -> bool:
    """Say whether a field holds words, which can be merged one by one."""
    return isinstance(field, forms.CharField) and not isinstance(
        field, TopicsField | forms.UUIDField | forms.SlugField
    )
