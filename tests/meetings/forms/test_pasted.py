"""Lists of participants as people paste them."""

import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import override

from meetings.forms.pasted import read
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def known():
    factories.country("IR", adjective_it="iraniano")
    factories.organization("NATO")
    factories.person("Ebrahim Raisi", spellings=["Raisi, Ebrahim"])


def said(text):
    """Name, party and role of each line."""
    return [
        (str(line.person), str(line.country or line.organization or ""), line.role)
        for line in read(text)
    ]


@pytest.mark.parametrize(
    ("line", "meaning"),
    [
        ("Ebrahim Raisi", ("Ebrahim Raisi", "", None)),
        ("  • ebrahim RAISI ;", ("Ebrahim Raisi", "", None)),
        ("2) Ebrahim Raisi; Iran; riceve", ("Ebrahim Raisi", "Iran", "host")),
        ("Ebrahim Raisi\tmediatore\tIR", ("Ebrahim Raisi", "Iran", "mediator")),
        ("Ebrahim Raisi, iraniano", ("Ebrahim Raisi", "Iran", None)),
        ("Raisi, Ebrahim", ("Ebrahim Raisi", "", None)),
        ("Ebrahim Raisi | NATO | Also present", ("Ebrahim Raisi", "NATO", "also_present")),
    ],
)
def test_line_is_understood(line, meaning):
    assert said(line) == [meaning]


def test_empty_lines_are_passed_over():
    assert said("\n\n  \nEbrahim Raisi\n\n") == [("Ebrahim Raisi", "", None)]


@pytest.mark.parametrize(
    "line", ["Nobody", "Ebrahim Raisi; Atlantis", "Ebrahim Raisi; Iran; NATO", ";;;", "Raisi; Iran"]
)
def test_line_that_is_not_understood_is_refused(line):
    with pytest.raises(ValidationError) as refused:
        read(line)
    assert len(refused.value.messages) == 1


def test_two_people_of_one_name_are_not_told_apart_silently():
    factories.person("Ebrahim Raisi")
    with pytest.raises(ValidationError):
        read("Ebrahim Raisi")


def test_each_wrong_line_is_named():
    with override("en"):
        with pytest.raises(ValidationError) as refused:
            read("Nobody\nEbrahim Raisi\nNo one")
        assert [message[:7] for message in refused.value.messages] == ["Line 1:", "Line 3:"]


def test_endless_list_is_refused():
    with pytest.raises(ValidationError):
        read("Ebrahim Raisi\n" * 500)
