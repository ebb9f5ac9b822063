"""The page of a country, and the list of all."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Exists, OuterRef

from people.models import Country, Person
from people.names import fold

from ..forms.cursor import Cursor
from ..models import Participation, Report
from .lists import Listing, Total, listing, total_held
from .posts import Post, main_post, partial_date, post

#: Who stood for the country is read from so many of its latest meetings.
LATEST_MEETINGS = 200


@dataclass(frozen=True)
class Representative:
    """Somebody who stood for the country, with the latest post held in it."""

    person: Person
    post: Post | None


@dataclass(frozen=True)
class CountryPage:
    """What the page of a country shows."""

    country: Country
    existed_from: str
    existed_to: str
    predecessors: list[Country]
    successors: list[Country]
    representatives: list[Representative]
    meetings: Listing
    total: Total


@dataclass(frozen=True)
class CountryEntry:
    """A country in the alphabetical list."""

    country: Country
    #: Whether a live report shows it taking part.
    has_meetings: bool


@dataclass(frozen=True)
class CountryIndex:
    """The alphabetical lists of countries: those that exist and those that have ended."""

    groups: list[tuple[str, list[CountryEntry]]]
    ended: list[CountryEntry]


def country_page(country: Country, before: Cursor | None, *, language: str) -> CountryPage:
    """Return what the page of a country shows."""
    meetings = Report.objects.live().in_country(country.code)
    return CountryPage(
        country=country,
        existed_from=partial_date(country.existed_from, country.existed_from_precision, language),
        existed_to=partial_date(country.existed_to, country.existed_to_precision, language),
        predecessors=alphabetical(country.predecessors.all()),
        successors=alphabetical(country.successors.all()),
        representatives=representatives(country, language),
        meetings=listing(meetings, before, language=language),
        total=total_held(meetings),
    )


def representatives(country: Country, language: str) -> list[Representative]:
    """Return who stood for the country at its latest meetings, the most recent first."""
    latest = Report.objects.live().in_country(country.code).newest_first()
    seats = (
        Participation.objects.filter(
            country=country, person__isnull=False, report__in=latest.values("pk")[:LATEST_MEETINGS]
        )
        .exclude(role__in=Participation.UNSEEN)
        .order_by("-report__held_on", "position", "pk")
    )
    keys = list(dict.fromkeys(seats.values_list("person_id", flat=True)))
    people = Person.objects.with_tenures().in_bulk(keys)
    return [Representative(people[key], post_in(people[key], country, language)) for key in keys]


def post_in(person: Person, country: Country, language: str) -> Post | None:
    """Return the current or last post of a person in a country; tenures are already fetched."""
    held = [one for one in person.tenures.all() if one.office.country_id == country.code]
    return main_post([post(tenure, language) for tenure in held])


def country_index() -> CountryIndex:
    """Return the lists of countries in the order of the active language."""
    ordered = alphabetical(Country.objects.annotate(has_meetings=Exists(seen_in_live_report())))
    entries = [CountryEntry(country, country.has_meetings) for country in ordered]
    groups: dict[str, list[CountryEntry]] = {}
    for one in entries:
        if one.country.existed_to is None:
            groups.setdefault(fold(str(one.country))[:1].upper(), []).append(one)
    ended = [one for one in entries if one.country.existed_to is not None]
    return CountryIndex(groups=list(groups.items()), ended=ended)


def seen_in_live_report() -> object:
    """Return the participations that show the outer country to the public."""
    seats = Participation.objects.filter(country=OuterRef("pk"), report__status="live")
    return seats.exclude(role__in=Participation.UNSEEN)


def alphabetical(countries: Iterable[Country]) -> list[Country]:
    """Sort countries by their names in the active language."""
    return sorted(countries, key=lambda country: fold(str(country)))
