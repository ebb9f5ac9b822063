"""The page of an organisation."""

from dataclasses import dataclass

from people.models import Organization, Tenure

from ..forms.cursor import Cursor
from ..models import Report
from ..models.exposure import public_people
from .lists import Listing, Total, listing, total_held
from .posts import Post, post

#: So many of those who held a post in it are shown.
HOLDERS = 12


@dataclass(frozen=True)
class OrganizationPage:
    """What the page of an organisation shows."""

    organization: Organization
    #: Who held its posts, the latest first.
    holders: list[Post]
    meetings: Listing
    total: Total


def organization_page(
    organization: Organization, before: Cursor | None, *, language: str
) -> OrganizationPage:
    """Return what the page shows; `organization` comes from `public_organizations`."""
    meetings = Report.objects.live().with_organization(organization)
    tenures = (
        Tenure.objects.filter(office__organization=organization, person__in=public_people())
        .select_related("person", "office")
        .latest_first()[:HOLDERS]
    )
    return OrganizationPage(
        organization=organization,
        holders=[post(tenure, language) for tenure in tenures],
        meetings=listing(meetings, before, language=language),
        total=total_held(meetings),
    )
