"""How moments are set on the desk."""

import datetime

from django import template

from ..forms import moments

register = template.Library()


@register.filter
def moment(value: datetime.datetime | None) -> str:
    """Return day and hour in words; '' for none."""
    return moments.written(value) if value else ""
