import datetime
import re
from html import unescape

import feedparser
import pytest

from tests import factories
from tests.meetings.pages.test_pair import met
from tests.reading import headlines, texts

pytestmark = pytest.mark.django_db

PAIR = "/en/leaders/ada/ben/"


@pytest.fixture
def two():
    return factories.person("Ada", slug="ada"), factories.person("Ben", slug="ben")


@pytest.fixture
def report(two):
    return met(*two, datetime.date(2022, 6, 19))


def test_page_of_two_leaders_shows_their_meeting(client, report):
    page = client.get(PAIR)
    assert headlines(page) == [report.title_en]


def test_page_of_two_countries_shows_their_meeting(client, report):
    page = client.get("/it/paesi/italia/kazakistan/")
    assert headlines(page) == [report.title_it]


@pytest.mark.parametrize(
    ("asked", "led"),
    [
        ("/en/leaders/ben/ada/", PAIR),
        ("/en/leaders/ben/ada/?from=2019", f"{PAIR}?from=2019"),
        ("/en/countries/kazakhstan/italy/", "/en/countries/italy/kazakhstan/"),
    ],
)
def test_other_order_redirects_for_good(client, report, asked, led):
    answer = client.get(asked)
    assert (answer.status_code, answer["Location"]) == (301, led)


@pytest.mark.parametrize(
    "path",
    [
        "/en/leaders/ada/ada/",
        "/en/leaders/ada/nobody/",
        "/en/leaders/ada/carl/",
        "/en/countries/iran/italy/",
        f"{PAIR}?before=2001-01-01.1",
        f"{PAIR}?before=abc",
    ],
)
def test_pair_that_never_met_is_not_found(client, report, path):
    factories.person("Carl", slug="carl")
    factories.country("IR")
    assert client.get(path).status_code == 404


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("from=abc", "Write the year with four digits, as in 2022."),
        ("to=999999999999", "Write the year with four digits, as in 2022."),
        ("from=2022&to=2019", "The period ends before it begins."),
    ],
)
def test_odd_years_are_answered_with_a_message_and_no_meetings(client, report, query, message):
    page = client.get(f"{PAIR}?{query}")
    assert [message in line for line in texts(page, r'role="alert">(.*?)</div>')] == [True]
    assert headlines(page) == []


def test_language_switch_leads_to_the_same_pair(client, report):
    page = client.get("/en/countries/italy/kazakhstan/")
    assert page.context["alternates"] == {
        "it": "/it/paesi/italia/kazakistan/",
        "en": "/en/countries/italy/kazakhstan/",
    }


@pytest.mark.parametrize(("path", "number"), [(PAIR, 9), ("/en/countries/italy/kazakhstan/", 11)])
def test_pages_of_pairs_ask_the_same_however_many_meetings(
    client, two, path, number, django_assert_num_queries
):
    met(*two, datetime.date(2022, 6, 19), host=0)
    with django_assert_num_queries(number):
        client.get(path)
    for index in range(34):
        met(*two, datetime.date(2021, 1, 1 + index % 28), host=index % 2)
    with django_assert_num_queries(number):
        client.get(path)


@pytest.mark.parametrize("path", [PAIR, "/en/countries/italy/kazakhstan/"])
def test_page_of_a_pair_leads_to_the_feed_of_what_both_took_part_in(client, two, report, path):
    met(two[0], factories.person("Carl"), datetime.date(2023, 6, 19), code="IR")
    (address,) = texts(client.get(path), r'section__feed"><a href="([^"]*)"')
    feed = feedparser.parse(client.get(unescape(address)).content)
    assert [entry.title for entry in feed.entries] == [report.title_en]


def test_report_leads_to_the_pages_of_its_pairs(client, report):
    page = client.get(f"/en/meetings/{report.meeting.slug_en}/")
    assert texts(page, r'<ul class="pairs".*?</ul>') != []
    links = texts(page, r'<a href="(/en/(?:leaders|countries)/[a-z]+/[a-z]+/)">')
    assert links == [PAIR, "/en/countries/italy/kazakhstan/"]


def test_report_says_how_often_its_pairs_met(client, two, report):
    met(two[0], factories.person("Carl"), datetime.date(2023, 6, 19))
    page = client.get(f"/en/meetings/{report.meeting.slug_en}/")
    (pairs,) = texts(page, r'<ul class="pairs".*?</ul>')
    assert re.findall(r"</a> <span[^>]*>(.*?)</span>", pairs) == ["1 meeting", "2 meetings"]


def test_page_of_a_pair_tells_the_kinds_of_their_meetings(client, two, report):
    met(*two, datetime.date(2023, 6, 19), kind="phone_call")
    page = client.get(PAIR)
    (kinds,) = texts(page, r"<dt>Kinds</dt><dd>(.*?)</dd>")
    found = re.findall(r"([A-Z][a-z ]+)&nbsp;<span[^>]*>(.*?)</span>", kinds)
    assert found == [("Phone call", "1"), ("Bilateral meeting", "1")]
