import datetime
import html
import re

import pytest

from meetings import workflow
from meetings.pages.addresses import address
from meetings.pages.quote_list import MEETINGS, QUOTES_OF_ONE
from tests.factories import editor, live_report, participation, person, quote, report, tag, topic
from tests.reading import texts

pytestmark = pytest.mark.django_db
WORDS = r'class="saying__words"[^>]*><p><a[^>]*>“(.*?)”'


def publish(made):
    workflow.publish(made, by=editor("Publisher"))


def test_quotes_stand_under_their_meeting_with_their_permanent_address(client):
    made = report(quotes=0, title_en="The meeting")
    said = quote(made, "Words", directness="reported")
    publish(made)
    live_report(quotes=0, title_en="A silent meeting")
    report(quotes=1)
    response = client.get(address("quotes", "en"))
    assert texts(response, r'class="said__title"[^>]*><a[^>]*>(.*?)</a>') == ["The meeting"]
    assert texts(response, WORDS) == ["Words"]
    assert texts(response, r'<p><a href="([^"]*/quotes/[^"]+)"') == [
        address("quote", "en", key=said.key)
    ]


def test_quote_without_a_translation_keeps_its_own_words_and_language(client):
    made = report(quotes=0)
    quote(made, "كلمات", original_language="ar", text_it="", text_en="")
    publish(made)
    response = client.get(address("quotes", "en"))
    assert texts(response, r'class="saying__words"( lang="ar" dir="rtl")><p>') == [
        'lang="ar" dir="rtl"'
    ]


def test_long_report_shows_its_first_quotes_and_how_many_more(client):
    made = report(quotes=0)
    for number in range(QUOTES_OF_ONE + 2):
        quote(made, f"Words {number}", position=number)
    publish(made)
    response = client.get(address("quotes", "en"))
    assert texts(response, WORDS) == [f"Words {number}" for number in range(QUOTES_OF_ONE)]
    assert texts(response, r">(\d+) more in the report<") == ["2"]


def said_by(name, words, **fields):
    """A live report in which somebody says something for a country."""
    made = report(people=0, quotes=0, **{"held_on": datetime.date(2022, 6, 19), **fields})
    somebody = person(name)
    participation(made, person=somebody, code="KZ")
    participation(made, code="IT")
    quote(made, words, speaker=somebody, text_en=words)
    publish(made)
    return somebody


def found(client, **parameters):
    return texts(client.get(address("quotes", "en"), parameters), WORDS)


def test_quotes_are_filtered_by_speaker_country_and_year(client):
    speaker = said_by("One", "Words of one")
    said_by("Other", "Words of another", held_on=datetime.date(2023, 1, 1))
    assert found(client) == ["Words of another", "Words of one"]
    assert found(client, speaker=speaker.slug) == ["Words of one"]
    assert found(client, speaker="Other") == ["Words of another"]
    assert found(client, year="2022") == ["Words of one"]
    assert found(client, country="KZ", year="2023") == ["Words of another"]
    # Italy sat at the table and said nothing.
    assert found(client, country="IT") == []


def test_most_quoted_stand_first_and_those_of_drafts_nowhere(client):
    often = said_by("Often", "Words")
    said_by("Once", "Words")
    made = report(people=0, quotes=0)
    participation(made, person=often)
    quote(made, "More words", speaker=often)
    quote(report(quotes=0), "Words", speaker=person("Never"))
    publish(made)
    response = client.get(address("quotes", "en"))
    lately = r'href="\?speaker=[^"]*">(.*?)</a> <span class="soft">(\d+)<'
    assert re.findall(lately, response.content.decode()) == [("Often", "2"), ("Once", "1")]


def test_quotes_are_filtered_by_topic(client):
    energy = topic("Energia", name_en="Energy")
    made = report(quotes=0)
    quote(made, "On energy", text_en="On energy")
    tag(made, energy)
    publish(made)
    said_by("Other", "On something else")
    assert found(client, topic=energy.slug_en) == ["On energy"]
    assert found(client, topic="energy") == ["On energy"]


@pytest.mark.parametrize(
    ("parameters", "message"),
    [
        ({"speaker": "Nobody"}, "“Nobody” is not known here."),
        ({"country": "ZZ"}, "“ZZ” is not known here."),
        ({"topic": "nothing"}, "“nothing” is not known here."),
        ({"year": "22nd"}, "Write the year with four digits, as in 2022."),
    ],
)
def test_filter_that_is_not_understood_says_so_and_shows_nothing(client, parameters, message):
    said_by("One", "Words")
    response = client.get(address("quotes", "en"), parameters)
    assert texts(response, r'class="field__error"[^>]*>(.*?)<') == [html.escape(message)]
    assert texts(response, WORDS) == []


def test_filters_are_kept_in_the_way_on_and_by_the_language_switch(client):
    energy = topic("Energia", slug_en="energy", slug_it="energia")
    for number in range(MEETINGS + 1):
        made = report(quotes=0)
        quote(made, f"Words {number}")
        tag(made, energy)
        publish(made)
    response = client.get(address("quotes", "en"), {"topic": "energy"})
    assert texts(response, r'href="\?(topic=energy&amp;before=)') == ["topic=energy&amp;before="]
    assert texts(response, r'href="([^"]*)" lang="it" hreflang') == [
        address("quotes", "it") + "?topic=energia"
    ]


@pytest.mark.parametrize("number", [1, 30])
def test_quotes_cost_at_most_six_queries(client, django_assert_max_num_queries, number):
    made = report(people=0, quotes=0)
    somebody = person("Somebody")
    participation(made, person=somebody, code="KZ")
    about = topic("Energia")
    tag(made, about)
    for position in range(number):
        quote(made, f"Words {position}", speaker=somebody, position=position)
    publish(made)
    chosen = {"speaker": somebody.slug, "country": "KZ", "topic": about.slug_en, "year": "2022"}
    for parameters in ({}, chosen):
        with django_assert_max_num_queries(6):
            assert found(client, **parameters)[0] == "Words 0"
