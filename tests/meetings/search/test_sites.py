"""Where a meeting was held sets its report above those that only speak of the place."""

import datetime

import pytest

from meetings import search
from meetings.search.answers import Chosen
from meetings.search.facts import of_quote, of_report, sites_of
from tests import factories

from .shown import met

pytestmark = pytest.mark.django_db


def hits(text, **chosen):
    """The keys of the reports that answer."""
    named = search.names(text)
    return search.answers.reports(Chosen(**chosen), named, language="it").hits


@pytest.fixture
def held():
    """A report of a meeting in Bali."""
    place = {"city_it": "Bali", "city_en": "Bali", "venue_it": "Villa della Pace"}
    return met(factories.person(), held_on=datetime.date(2022, 11, 14), **place)


@pytest.fixture
def spoken_of():
    """A later report that has the city in its title."""
    title = {"title_it": "Un anno dopo Bali, a Villa della Pace", "title_en": "A year after Bali"}
    return met(factories.person(), held_on=datetime.date(2023, 11, 15), **title)


@pytest.mark.parametrize("text", ["bali", "a Bali", "villa pace", "nella Villa della Pace"])
def test_the_meeting_in_a_city_stands_above_a_title_with_its_name(text, held, spoken_of):
    assert hits(text) == [held.pk, spoken_of.pk]


def test_a_city_of_several_words_is_known_in_either_language(held):
    place = {"city_it": "Città del Capo", "city_en": "Cape Town", "body_it": "Incontro."}
    there = met(factories.person(), held_on=datetime.date(2020, 1, 1), **place)
    later = met(factories.person(), title_it="Città Capo incontro", title_en="Cape Town")
    assert [hits(text) for text in ("città del capo", "cape town")] == [[there.pk, later.pk]] * 2


def test_a_part_of_the_name_of_a_place_sets_nothing_above(held, spoken_of):
    assert hits("villa") == [spoken_of.pk, held.pk]


def test_beside_other_words_the_place_stands_below_a_title_with_all_and_above_the_rest():
    texts = (
        {"title_it": "A Bali un accordo", "held_on": datetime.date(2020, 1, 1)},
        {"city_it": "Bali", "body_it": "Un accordo.", "held_on": datetime.date(2022, 1, 1)},
        {"summary_it": "L’accordo di Bali.", "held_on": datetime.date(2024, 1, 1)},
    )
    made = [met(factories.person(), **fields).pk for fields in texts]
    assert hits("accordo Bali") == made


def test_the_whole_phrase_in_a_title_stands_above_the_place(held):
    phrase = met(factories.person(), title_it="Verso l’accordo di Bali")
    with_words = met(factories.person(), city_it="Bali", body_it="Un accordo.")
    assert hits("accordo di bali") == [phrase.pk, with_words.pk]


@pytest.mark.parametrize(("sort", "order"), [("date", [1, 0]), ("date-asc", [0, 1])])
def test_by_date_the_place_sets_nothing_above(sort, order, held, spoken_of):
    made = [held.pk, spoken_of.pk]
    assert hits("bali", sort=sort) == [made[index] for index in order]


@pytest.mark.parametrize("text", ["Nusa Dua (Bali)", "Nusa Dua, Bali", "Nusa Dua – Bali"])
def test_each_of_two_names_of_a_place_counts(text):
    assert list(map(str, sites_of(text))) == [
        "held-in:nusa-dua-bali",
        "held-in:nusa-dua",
        "held-in:bali",
    ]


def test_a_report_and_its_quotes_say_where_the_meeting_was_held():
    made = factories.report(
        people=0,
        quotes=1,
        city_it="L’Aia",
        city_en="The Hague",
        venue_it="Sala uno due tre quattro",
    )
    for found in (of_report(made), of_quote(made.quotes.get(), made)):
        assert [fact for fact in found if fact.startswith("held-in:")] == [
            "held-in:aia",
            "held-in:hague",
        ]
