"""How moments are set on the desk, and in which order its rooms stand."""

import datetime
from collections.abc import Iterable
from typing import Any

from django import template

from ..forms import moments

register = template.Library()

#: The models whose lists are rooms of the desk, as an editor needs them; others come after these.
ROOMS = ("Report", "Person", "Office", "Organization", "Country", "Topic", "SourceRecord", "Editor")


@register.filter
def moment(value: datetime.datetime | None) -> str:
    """Return day and hour in words; '' for none."""
    return moments.written(value) if value else ""


@register.filter
def moment_with_zone(value: datetime.datetime | None) -> str:
    """Return day and hour in words with the zone in which they are meant; '' for none."""
    return moments.written_with_zone(value) if value else ""


@register.filter
def rooms(apps: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the lists that an account may open, out of the apps that Django offers it."""
    models = [model for app in apps for model in app["models"] if model["admin_url"]]
    last = len(ROOMS)
    return sorted(
        models,
        key=lambda model: ROOMS.index(name) if (name := model["object_name"]) in ROOMS else last,
    )
