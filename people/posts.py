"""Which of the posts that a person held on a day belongs to a meeting."""

import datetime
from collections.abc import Iterable

from .models import Office, Tenure

ROLES = [str(role) for role in Office.Role.values]


def held(tenure: Tenure, day: datetime.date) -> bool:
    """Say whether a tenure may cover a day."""
    begun = tenure.started_on is None or tenure.started_on <= day
    return begun and (tenure.ended_on is None or tenure.ended_on >= day)


def post_for_meeting(
    tenures: Iterable[Tenure],
    day: datetime.date,
    *,
    country: str | None = None,
    organization: int | None = None,
) -> Tenure | None:
    """Return the tenure that a meeting of that day shows; None where no post was held.

    tenures: of one person, with their offices; country, organization: keys of the party that
    the person represents, where known. A post of that party comes first, then the kind of post
    in the order of `Office.Role`, then the latest start.
    """

    def order(tenure: Tenure) -> tuple[bool, int, int]:
        office = tenure.office
        of_party = (country is not None and office.country_id == country) or (
            organization is not None and office.organization_id == organization
        )
        start = tenure.started_on or datetime.date.min
        return (not of_party, ROLES.index(office.role), -start.toordinal())

    return min((tenure for tenure in tenures if held(tenure, day)), key=order, default=None)
