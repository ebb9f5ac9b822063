"""The line beside the sources: how many origins, and whose accounts."""

import pytest
from django.utils import translation

from meetings.pages.numbering import numbered
from meetings.pages.origins import origins_line
from tests.factories import country, participation, person, source
from tests.meetings.checklist.test_accounts import talks

pytestmark = pytest.mark.django_db


IRAN = "the account of one side (Iran)"


def line(made, language="en"):
    with translation.override(language):
        return origins_line(made, numbered(made.sources.order_by("position")))


@pytest.mark.parametrize(
    ("voices", "words"),
    [
        (["IR"], "The account of one side only (Iran)."),
        (["independent"], "Independent of the parties."),
        ([None], ""),
        (["IR", "KZ"], "2 sources, 2 origins: the accounts of both sides."),
        (["IR", "IR"], "2 sources, 2 origins: the account of one side only (Iran)."),
        (
            ["IR", "independent"],
            "2 sources, 2 origins: the account of one side (Iran); 1 independent of the parties.",
        ),
        (["IR", None], "2 sources, 2 origins: the account of one side (Iran)."),
        (["IR", "RU"], f"2 sources, 2 origins: {IRAN}; account of a third party (Russia)."),
        (["independent"] * 2, "2 sources, 2 origins: all independent of the parties."),
        ([None, None], "2 sources, 2 origins."),
    ],
)
def test_line_says_whose_accounts_there_are(voices, words):
    assert line(talks(*voices)[0]) == words


ONLY_ORIGIN = {
    "en": (
        "3 sources, 1 origin: all go back to source 2 (%s); the account of one side only (Iran)."
    ),
    "it": ("3 fonti, 1 origine: tutte risalgono alla fonte 2 (%s); voce di una parte sola (Iran)."),
}


@pytest.mark.parametrize(("language", "words"), ONLY_ORIGIN.items())
def test_line_names_the_only_origin(language, words):
    made, sources = talks(None, "IR", "independent", taken=[(0, 1), (2, 0)])
    assert line(made, language) == words % (sources[1].record.publisher or sources[1].record)


def test_accounts_of_all_of_three_sides_are_said_in_italian():
    made, _sources = talks("IR", "KZ")
    participation(made, person=person("Recep Tayyip Erdoğan"), code="TR")
    assert line(made, "it") == "2 fonti, 2 origini: voce di alcune parti (Iran, Kazakistan)."
    source(made, position=2, account_country=country("TR"))
    assert line(made, "it") == "3 fonti, 3 origini: voce di tutte le parti."
