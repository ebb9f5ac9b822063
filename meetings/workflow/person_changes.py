"""The log of what changes about people whom readers know."""

from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from people.descriptions import parts_of
from people.models import Person, PersonChange, Tenure

from ..models import Editor
from ..text import dates


def note_change(person: Person, *, what: str, reason: str, by: Editor) -> PersonChange:
    """Write into the log of a person what was changed, in words, and why."""
    return PersonChange.objects.create(
        person=person, what=what, reason=reason, by=by, at=timezone.now()
    )


def exactly(tenure: Tenure) -> str:
    """Return a time in office with its days, so that two of them can be told apart."""
    language = get_language() or "en"
    days = [
        dates.written(day, precision, language=language) if day else ""
        for day, precision in (
            (tenure.started_on, tenure.started_on_precision),
            (tenure.ended_on, tenure.ended_on_precision),
        )
    ]
    parts = [*parts_of(tenure.office), f"{days[0]} – {days[1]}".strip()]
    if tenure.acting:
        parts.append(_("acting"))
    return ", ".join(parts)
