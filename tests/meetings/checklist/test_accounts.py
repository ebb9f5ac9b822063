"""Whose account the sources of a report give, and what one side's account lacks."""

import pytest
from django.utils import translation

from meetings.checklist import Edition, check
from meetings.checklist.accounts import Accounts, origins
from tests.factories import country, participation, person, quote, report, source, wording

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


def talks(*voices, taken=()):
    """Talks of Iran and Kazakhstan with sources of these voices.

    voices: codes of countries, "independent" or None; taken: pairs of which is taken from which.
    """
    made = report(people=0, quotes=0)
    made.sources.all().delete()
    participation(made, person=person("Ali Khamenei"), code="IR")
    participation(made, person=person("Kassym-Jomart Tokayev"), code="KZ")
    sources = []
    for place, voice in enumerate(voices):
        whose = {"independent": voice == "independent"}
        if voice not in (None, "independent"):
            whose = {"account_country": country(voice)}
        sources.append(source(made, position=place, **whose))
    for later, earlier in taken:
        sources[later].taken_from = sources[earlier]
        sources[later].save()
    return made, sources


def accounts(made):
    edition = Edition.of(made)
    return Accounts(edition.sources, edition.participations)


def said(made):
    """What the checklist says of accounts."""
    words = ("account", "origin")
    return [line.message for line in check(made) if any(word in line.message for word in words)]


@pytest.mark.parametrize(
    ("parents", "found"),
    [
        ({}, {}),
        ({1: None, 2: None}, {1: 1, 2: 2}),
        ({1: 2, 2: 3, 3: None}, {1: 3, 2: 3, 3: 3}),
        ({1: 2, 2: 1, 3: 2}, {1: 1, 2: 1, 3: 1}),
        ({1: 1}, {1: 1}),
        ({1: 9}, {1: 1}),
    ],
)
def test_every_source_goes_back_to_one_origin(parents, found):
    assert origins(parents) == found


def test_source_that_repeats_another_speaks_with_its_voice():
    made, sources = talks("IR", "independent", taken=[(1, 0)])
    assert [side.name for side in accounts(made).told_by] == ["Iran"]
    assert accounts(made).voice_of(sources[1]).name == "Iran"
    assert accounts(made).independent == []


def test_sources_of_one_origin_confirm_nothing_more():
    made, sources = talks("IR", None, None, taken=[(1, 0), (2, 1)])
    assert said(made)[0] == (
        f"3 sources, 1 origin: all go back to “{sources[0].record}” and confirm nothing more."
    )


def test_side_for_which_no_source_speaks_is_named_with_its_people():
    made, _sources = talks("IR", "independent")
    assert said(made) == [
        "No source gives the account of this side: Kazakhstan (Kassym-Jomart Tokayev)."
    ]


def test_side_is_not_missed_while_an_account_may_be_its_own():
    made, sources = talks("IR", None)
    assert said(made) == [f"It is not said whose account these sources give: {sources[1].record}"]


def test_accounts_of_both_sides_leave_nothing_to_say():
    assert said(talks("IR", "KZ")[0]) == []


def test_words_of_a_side_that_only_the_other_side_reports_are_named():
    made, sources = talks("IR", "KZ")
    guest = made.participations.get(country="KZ").person
    quote(made, "Ottimi colloqui", speaker=guest, source=sources[0])
    [line] = said(made)
    assert line == (
        "What Kassym-Jomart Tokayev said stands in another side’s account alone (Iran): "
        "“Ottimi colloqui”"
    )


def test_quotes_that_one_sides_account_alone_has_are_told_together():
    made, sources = talks("IR", "KZ")
    host = made.participations.get(country="IR").person
    quote(made, "Una", speaker=host, source=sources[0])
    quote(made, "Due", speaker=host, source=sources[0])
    assert said(made) == ["Only one side’s account (Iran) has this: “Una” “Due”"]


def test_quote_of_which_another_account_has_another_wording_is_not_one_sided():
    made, sources = talks("IR", "KZ")
    host = made.participations.get(country="IR").person
    wording(quote(made, "Una", speaker=host, source=sources[0]), source=sources[1])
    assert said(made) == []


def test_quote_is_not_missed_in_accounts_that_do_not_exist():
    made, sources = talks("IR", "IR")
    quote(made, "Una", source=sources[0])
    assert [line for line in said(made) if "Una" in line] == []


def test_accounts_cost_no_query_beyond_the_rows(django_assert_num_queries):
    made, sources = talks("IR", "KZ", "independent", taken=[(2, 0)])
    wording(quote(made, "Una", source=sources[0]), source=sources[2])
    edition = Edition.of(made)
    with django_assert_num_queries(0):
        found = Accounts(edition.sources, edition.participations)
        assert found.only_in(edition.quotes[0], edition.wordings_of(edition.quotes[0])).key == "IR"
        assert found.silent == []
