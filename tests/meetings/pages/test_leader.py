import datetime

import pytest
from django.utils import translation

from meetings import workflow
from meetings.pages.leader import leader_index, leader_page
from meetings.pages.posts import period
from tests.factories import country, editor, office, participation, person, report, tenure

pytestmark = pytest.mark.django_db

TODAY = datetime.date(2026, 6, 1)


def met(name, **fields):
    made, somebody = report(people=0), person(name, **fields)
    participation(made, person=somebody, code="KZ")
    workflow.publish(made, by=editor("Publisher"))
    return somebody


def test_leader_is_known_by_the_current_post():
    somebody = met("Somebody")
    former = office("Primo ministro", country=country("KZ"))
    tenure(somebody, office("Presidente"), started_on=datetime.date(2019, 3, 20))
    tenure(
        somebody,
        former,
        started_on=datetime.date(2020, 1, 1),
        ended_on=datetime.date(2021, 1, 1),
    )
    page = leader_page(somebody, None, today=TODAY, language="it")
    assert [post.title for post in page.posts] == ["Primo ministro", "Presidente"]
    assert page.main_post.title == "Presidente"


def test_leader_without_a_current_post_is_known_by_the_last():
    somebody = met("Somebody")
    for title, year in (("Prima", 2001), ("Poi", 2005)):
        tenure(
            somebody,
            office(title),
            started_on=datetime.date(year, 1, 1),
            ended_on=datetime.date(year + 1, 1, 1),
        )
    assert leader_page(somebody, None, today=TODAY, language="it").main_post.title == "Poi"


def test_spellings_that_the_page_shows_already_are_left_out():
    somebody = met("Kassym-Jomart Tokayev", spellings=["KASSYM JOMART TOKAYEV", "Tokaev", "tokaev"])
    page = leader_page(somebody, None, today=TODAY, language="en")
    assert [spelling.text for spelling in page.spellings] == ["Tokaev"]


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("2019", "2021", "2019 – 2021"),
        ("20 March 2019", "", "since 20 March 2019"),
        ("", "8 May 1945", "until 8 May 1945"),
        ("", "", ""),
    ],
)
def test_period_is_said_as_far_as_it_is_known(start, end, words):
    translation.activate("en")
    assert period(start, end) == words


def test_leaders_are_sorted_by_the_name_for_sorting_without_regard_to_accents():
    met("Kassym-Jomart Tokayev", sort_name="Tokayev, Kassym-Jomart")
    met("Mevlüt Çavuşoğlu", sort_name="Çavuşoğlu, Mevlüt")
    met("Pope Francis", sort_name="Francis")
    index = leader_index("", language="en")
    assert [(letter, [str(one.person) for one in group]) for letter, group in index.groups] == [
        ("C", ["Mevlüt Çavuşoğlu"]),
        ("F", ["Pope Francis"]),
        ("T", ["Kassym-Jomart Tokayev"]),
    ]


def test_letter_shows_its_leaders_alone_and_all_letters():
    met("Anna", sort_name="Anna")
    met("Bruno", sort_name="Bruno")
    index = leader_index("b", language="it")
    assert (index.letters, index.letter) == (["A", "B"], "B")
    assert [letter for letter, _group in index.groups] == ["B"]
