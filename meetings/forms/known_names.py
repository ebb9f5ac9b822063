"""From a name that somebody types into a field to those who bear it."""

from people.models import Country, Organization, Person
from people.names import fold
from people.spellings import called, organization_spellings

from ..models.exposure import public_organizations
from ..search import Name, names

#: No name that anybody types is longer.
LONGEST_NAME = 100


def countries_called(text: str) -> list[Country]:
    """Return the countries one of whose known names is exactly `text`, as names are compared."""
    return list(whole_name(text).countries)


def people_called(text: str) -> list[Person]:
    """Return the public people one of whose known names is exactly `text`."""
    return list(whole_name(text).people)


def organizations_called(text: str) -> list[Organization]:
    """Return the public organisations one of whose names or acronyms is exactly `text`."""
    if len(text) > LONGEST_NAME:
        return []
    return list(public_organizations().filter(pk__in=called(organization_spellings(), text)))


def whole_name(text: str) -> Name:
    """Return the name that a text is and all who bear it; nobody where it is none, or several."""
    if len(text) <= LONGEST_NAME:
        for name in names(text).names:
            if fold(name.typed) == fold(text):
                return name
    return Name(text)
