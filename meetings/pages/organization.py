"""The page of an organisation."""

import datetime
from dataclasses import dataclass

from django.db.models import QuerySet

from people.models import Organization, Person, Tenure

from ..forms.cursor import Cursor
from ..models import Quote, Report
from ..models.exposure import public_organizations, public_people, with_whether_spoken_of
from .dealings import Dealings, dealings
from .lists import Listing, listing
from .posts import post
from .quote_list import Saying, sayings
from .timeline import Timeline, timeline

#: So many times in office are shown, so many of those who stood for it, so many of their quotes.
HOLDERS = 24
REPRESENTATIVES = 24
LATEST_QUOTES = 3


@dataclass(frozen=True)
class OrganizationPage:
    """What the page of an organisation shows."""

    organization: Organization
    #: Whether a live report speaks of it where it took no part.
    is_spoken_of: bool
    #: Those who held a post in it, drawn over the years.
    offices: Timeline | None
    #: Those who stood for it and held, as far as we know, no post in it.
    representatives: list[Person]
    meetings: Listing
    dealings: Dealings
    sayings: list[Saying]


def organizations_with_page() -> QuerySet[Organization]:
    """Return the public organisations, each with whether others spoke of it."""
    return with_whether_spoken_of(public_organizations(), "organization")


def organization_page(
    organization: Organization, before: Cursor | None, *, today: datetime.date, language: str
) -> OrganizationPage:
    """Return what the page shows; `organization` comes from `organizations_with_page`."""
    meetings = Report.objects.live().with_organization(organization)
    counted = dealings(organization)
    people = counted.representatives[:REPRESENTATIVES]
    tenures = holders(organization)
    quotes = Quote.objects.filter(speaker__in=people, report__in=meetings.values("pk"))
    return OrganizationPage(
        organization=organization,
        is_spoken_of=organization.is_spoken_of,
        offices=timeline([post(tenure, language) for tenure in tenures], today=today),
        representatives=without_post(people, tenures),
        meetings=listing(meetings, before, language=language),
        dealings=counted,
        sayings=sayings(quotes, language, limit=LATEST_QUOTES),
    )


def holders(organization: Organization) -> list[Tenure]:
    """Return who held its posts, of those whom readers know, the latest first."""
    tenures = Tenure.objects.filter(office__organization=organization, person__in=public_people())
    return list(tenures.select_related("person", "office").latest_first()[:HOLDERS])


def without_post(people: list[int], tenures: list[Tenure]) -> list[Person]:
    """Return those of these people, in their order, who hold none of these posts."""
    found = Person.objects.in_bulk(set(people) - {tenure.person_id for tenure in tenures})
    return [found[key] for key in people if key in found]
