"""What the boxes of the form suggest while somebody types."""

import datetime
from collections.abc import Callable, Iterable
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, JsonResponse
from django.utils import timezone

from people.models import Country, Organization, Person, Tenure
from people.posts import held, post_for_meeting
from people.spellings import Match, find, folded

from ..forms.chosen import KINDS
from ..forms.participants import tenure_label
from ..forms.topics import topic_spellings
from ..models import Topic
from .listing import works_on_reports

LIMIT = 15


class ChooseForm(forms.Form):
    """What is typed, or the key of what was just added; and the day of the meeting."""

    q = forms.CharField(required=False, max_length=200)
    id = forms.CharField(required=False, max_length=18)
    on = forms.DateField(required=False)


def choose(request: HttpRequest, kind: str) -> JsonResponse:
    """Answer with what a text may mean: key, name, matching spelling and a line to tell apart.

    Raises PermissionDenied for accounts without a role, Http404 for an unknown kind.
    """
    if not works_on_reports(request.user):
        raise PermissionDenied
    if kind not in DESCRIBED:
        raise Http404
    form = ChooseForm(request.GET)
    # A date that is no date yet, while it is being typed, is as none.
    form.full_clean()
    asked = form.cleaned_data
    spellings = topic_spellings if kind == "topic" else KINDS[kind].spellings
    if asked.get("id"):
        matches = [Match(asked["id"], "")]
    else:
        matches = find(spellings(), asked.get("q", ""), limit=LIMIT)
    return JsonResponse({"results": DESCRIBED[kind](matches, asked.get("on"))})


def described(
    match: Match, name: object, detail: Iterable[object], **further: object
) -> dict[str, object]:
    """Return one suggestion; the spelling is said where it differs from the name."""
    spelling = match.spelling if folded(match.spelling) != folded(str(name)) else ""
    parts = [str(part) for part in detail if part]
    shown = {"id": match.pk, "text": str(name), "spelling": spelling}
    return {**shown, "detail": " · ".join(parts), **further}


def fetched(records: Any, matches: list[Match]) -> list[tuple[Match, Any]]:
    """Return the records of matches, in their order."""
    keys = [match.pk for match in matches if is_key(records.model, match.pk)]
    known = {str(record.pk): record for record in records.filter(pk__in=keys)}
    return [(match, known[str(match.pk)]) for match in matches if str(match.pk) in known]


def is_key(model: Any, pk: object) -> bool:
    """Say whether a text can be a key of a model."""
    return model is Country or (str(pk).isascii() and str(pk).isdigit())


def described_people(matches: list[Match], on: datetime.date | None) -> list[dict[str, object]]:
    """Describe people: the post of that day or the latest, its country, the years of life."""
    found = []
    for match, person in fetched(Person.objects.with_tenures(), matches):
        tenures = list(person.tenures.all())
        post = shown_post(tenures, on)
        party = (post.office.country or post.office.organization) if post else None
        held_then = [tenure for tenure in tenures if on is None or held(tenure, on)]
        found.append(
            described(
                match,
                person,
                (post.office.title if post else "", party, years(person)),
                posts=[{"id": each.pk, "text": tenure_label(each)} for each in held_then],
            )
        )
    return found


def shown_post(tenures: list[Tenure], on: datetime.date | None) -> Tenure | None:
    """Return the post of a day, else the latest of all."""
    that_day = post_for_meeting(tenures, on or timezone.localdate())
    return that_day or (tenures[0] if tenures else None)


def years(person: Person) -> str:
    """Return the years of birth and death, as far as known."""
    if person.born_on is None and person.died_on is None:
        return ""
    born = person.born_on.year if person.born_on else "?"
    return f"{born}–{person.died_on.year if person.died_on else ''}"


def described_countries(matches: list[Match], on: datetime.date | None) -> list[dict[str, object]]:
    """Describe countries: their letters and, where they have ended, until when they existed."""
    return [
        described(match, country, (country.mark, span(country)))
        for match, country in fetched(Country.objects.all(), matches)
    ]


def span(country: Country) -> str:
    """Return the years in which a state that has ended existed."""
    if country.existed_to is None:
        return ""
    return f"{country.existed_from.year if country.existed_from else ''}–{country.existed_to.year}"


def described_organizations(
    matches: list[Match], on: datetime.date | None
) -> list[dict[str, object]]:
    """Describe organisations: what their acronym stands for."""
    return [
        described(match, each, (each.name if each.acronym else "",))
        for match, each in fetched(Organization.objects.all(), matches)
    ]


def described_topics(matches: list[Match], on: datetime.date | None) -> list[dict[str, object]]:
    """Describe topics: by their names alone."""
    return [described(match, topic, ()) for match, topic in fetched(Topic.objects.all(), matches)]


DESCRIBED: dict[str, Callable[..., list[dict[str, object]]]] = {
    "person": described_people,
    "country": described_countries,
    "organization": described_organizations,
    "topic": described_topics,
}
