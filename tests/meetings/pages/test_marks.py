import pytest

from meetings.pages.marks import letters
from people.models import Country, Organization


def test_country_that_has_ended_is_marked_by_two_letters():
    assert letters(Country(code="SUHH")) == "SU"


@pytest.mark.parametrize(
    ("acronym", "name", "mark"),
    [
        ("NATO", "North Atlantic Treaty Organization", "NATO"),
        ("", "African Union", "AU"),
        ("Mercosur", "Southern Common Market", "MER"),
    ],
)
def test_organisation_is_marked_by_its_acronym_or_initials(acronym, name, mark):
    names = {"acronym_it": acronym, "acronym_en": acronym, "name_it": name, "name_en": name}
    assert letters(Organization(**names)) == mark
