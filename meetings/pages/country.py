"""The page of a country, and the list of all."""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet

from people.models import Country, Person
from people.names import fold

from ..forms.cursor import Cursor
from ..models import Participation, Quote, Report
from ..models.exposure import with_whether_spoken_of
from .dealings import Dealings, dealings
from .lists import Listing, listing
from .posts import Post, main_post, partial_date, post
from .quote_list import Saying, sayings
from .timeline import Timeline, timeline

#: So many of those who stood for the country are shown, and so many of their quotes.
REPRESENTATIVES = 24
LATEST_QUOTES = 3


@dataclass(frozen=True)
class Representative:
    """Somebody who stood for the country, with the latest post held in it."""

    person: Person
    post: Post | None


@dataclass(frozen=True)
class CountryPage:
    """What the page of a country shows."""

    country: Country
    #: Whether a live report speaks of it where it took no part.
    is_spoken_of: bool
    existed_from: str
    existed_to: str
    predecessors: list[Country]
    successors: list[Country]
    #: Those who held a post in it, drawn over the years.
    offices: Timeline | None
    #: Those of whom no post in it is known.
    representatives: list[Representative]
    meetings: Listing
    dealings: Dealings
    sayings: list[Saying]


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


def countries_with_page() -> QuerySet[Country]:
    """Return all countries, each with whether others spoke of it."""
    return with_whether_spoken_of(Country.objects.all(), "country")


def country_page(
    country: Country, before: Cursor | None, *, today: datetime.date, language: str
) -> CountryPage:
    """Return what the page of a country shows; `country` comes from `countries_with_page`."""
    meetings = Report.objects.live().in_country(country.code)
    counted = dealings(country)
    people = counted.representatives[:REPRESENTATIVES]
    predecessors, successors = succession(country)
    stood_for_it = representatives(people, country, language)
    quotes = Quote.objects.filter(speaker__in=people, report__in=meetings.values("pk"))
    return CountryPage(
        country=country,
        is_spoken_of=country.is_spoken_of,
        existed_from=partial_date(country.existed_from, country.existed_from_precision, language),
        existed_to=partial_date(country.existed_to, country.existed_to_precision, language),
        predecessors=predecessors,
        successors=successors,
        offices=timeline(posts_held(stood_for_it, country, language), today=today),
        representatives=[one for one in stood_for_it if one.post is None],
        meetings=listing(meetings, before, language=language),
        dealings=counted,
        sayings=sayings(quotes, language, limit=LATEST_QUOTES),
    )


def succession(country: Country) -> tuple[list[Country], list[Country]]:
    """Return the states that a state followed, and those that followed it, in one query."""
    steps = Country.successors.through.objects.filter(
        Q(from_country=country) | Q(to_country=country)
    ).select_related("from_country", "to_country")
    before = [step.from_country for step in steps if step.to_country_id == country.pk]
    after = [step.to_country for step in steps if step.from_country_id == country.pk]
    return alphabetical(before), alphabetical(after)


def representatives(keys: Sequence[int], country: Country, language: str) -> list[Representative]:
    """Return the people of these keys with the current or last post of each in the country."""
    people = Person.objects.with_tenures().in_bulk(keys)
    return [Representative(people[key], post_in(people[key], country, language)) for key in keys]


def posts_held(people: Iterable[Representative], country: Country, language: str) -> list[Post]:
    """Return every post that these people held in the country, the latest first."""
    held = [
        tenure
        for one in people
        for tenure in one.person.tenures.all()
        if tenure.office.country_id == country.code
    ]
    held.sort(key=lambda tenure: tenure.started_on or datetime.date.min, reverse=True)
    return [post(tenure, language) for tenure in held]


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
