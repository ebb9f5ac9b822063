"""From a name that somebody types into a field to those who bear it."""

from django.db.models import QuerySet

from people.models import Country, Organization, Person

from ..search import Kind, called

#: No name that anybody types is longer.
LONGEST_NAME = 100


def countries_called(text: str) -> QuerySet[Country]:
    """Return the countries one of whose known names is exactly `text`, as names are compared."""
    return Country.objects.filter(pk__in=keys(text, Kind.COUNTRY))


def people_called(text: str) -> QuerySet[Person]:
    """Return the public people one of whose known names is exactly `text`."""
    return Person.objects.filter(pk__in=keys(text, Kind.PERSON)).order_by("pk")


def organizations_called(text: str) -> QuerySet[Organization]:
    """Return the public organisations one of whose names or acronyms is exactly `text`."""
    return Organization.objects.filter(pk__in=keys(text, Kind.ORGANIZATION))


def keys(text: str, kind: Kind) -> list[int | str]:
    """Return the keys of the public bearers of a name that are of a kind."""
    if len(text) > LONGEST_NAME:
        return []
    return [one.key for one in called(text) if one.kind == kind]
