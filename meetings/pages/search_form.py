"""What stands around the results of a search: the choices, what is set, and the way on."""

from dataclasses import dataclass

from django.db.models import Exists, Model, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from people.models import Country, Organization, Person
from people.names import fold

from ..forms.search import Criteria, SearchForm, word_for
from ..models import Topic
from ..models.exposure import public_organizations, public_people, public_topics
from .alternates import alternates, with_query
from .country import alphabetical, seen_in_live_report

#: A longer list of names serves nobody; any spelling can be typed all the same.
NAMES_OFFERED = 300


@dataclass(frozen=True)
class Choices:
    """What can be chosen rather than typed."""

    countries: list[Country]
    organizations: list[Organization]
    topics: list[Topic]
    leaders: list[Person]


@dataclass(frozen=True)
class Chip:
    """A criterion that is set: what it says, how it is kept, and the search without it."""

    label: str
    name: str
    value: str
    without: str


def choices() -> Choices:
    """Return what the form offers, in the order of the active language."""
    people = public_people().only("slug", "name_it", "name_en")[: NAMES_OFFERED + 1]
    return Choices(
        countries=alphabetical(Country.objects.filter(Exists(seen_in_live_report()))),
        organizations=sorted_by_name(public_organizations()),
        topics=sorted_by_name(public_topics()),
        leaders=sorted_by_name(people) if len(people) <= NAMES_OFFERED else [],
    )


def sorted_by_name(things: QuerySet) -> list:
    """Sort by name in the active language, whatever the database thinks of accents."""
    return sorted(things, key=lambda thing: fold(str(thing)))


def chips(criteria: Criteria, language: str) -> list[Chip]:
    """Return the criteria that were chosen from the vocabulary, each with the way without it."""
    kept = criteria.parameters(language)
    things: list[tuple[str, str, Model | None]] = [
        *(("country", "%s", country) for country in criteria.countries),
        *(("leader", "%s", leader) for leader in criteria.leaders),
        ("speaker", _("said by %s"), criteria.speaker),
        ("mentions", _("spoken of: %s"), criteria.mentions),
        ("organization", "%s", criteria.organization),
        ("topic", "%s", criteria.topic),
    ]
    return [
        chip(name, text % thing, word_for(thing, language), kept)
        for name, text, thing in things
        if thing
    ]


def chip(name: str, label: str, value: str, kept: list[tuple[str, str]]) -> Chip:
    """Return a criterion that is set; kept: all parameters of the search."""
    without = [pair for pair in kept if pair != (name, value)]
    return Chip(label=label, name=name, value=value, without=address(without))


def address(parameters: list[tuple[str, str]]) -> str:
    """Return the path of a search in the active language."""
    return with_query(reverse("search"), parameters)


def page_address(criteria: Criteria, page: int, language: str) -> str:
    """Return the path of a page of results."""
    numbered = [] if page == 1 else [("page", str(page))]
    return address(criteria.parameters(language) + numbered)


def versions(form: SearchForm) -> dict[str, str]:
    """Return the addresses of the same search by language; what is not understood stays."""
    if form.is_valid():
        criteria, page = form.criteria, form.cleaned_data["page"] or 1
        numbered = [] if page == 1 else [("page", str(page))]
        return alternates(
            lambda: reverse("search"), lambda code: criteria.parameters(code) + numbered
        )
    typed = [
        (name, value)
        for name in map(form.add_prefix, form.fields)
        for value in form.data.getlist(name)
    ]
    return alternates(lambda: reverse("search"), lambda _code: typed)
