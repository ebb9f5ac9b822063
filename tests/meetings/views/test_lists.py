import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from meetings import workflow
from meetings.pages.addresses import address
from tests.factories import (
    country,
    editor,
    live_report,
    organization,
    participation,
    person,
    quote,
    report,
    tag,
    topic,
)
from tests.reading import headlines, texts

pytestmark = pytest.mark.django_db


def on(year, month, day):
    return datetime.date(year, month, day)


def test_list_shows_live_reports_of_both_languages_newest_first(client):
    old = live_report(held_on=on(2021, 1, 1), title_en="Old")
    new = live_report(held_on=on(2022, 1, 1), languages=("it",), title_it="Nuovo")
    report(title_en="A draft")
    response = client.get(address("meetings", "en"))
    assert headlines(response) == ["Nuovo", "Old"]
    slugs = (new.meeting.slug_en, old.meeting.slug_en)
    assert [slug in response.content.decode() for slug in slugs] == [True, True]


def test_title_in_the_other_language_carries_its_language(client):
    live_report(languages=("it",), title_it="Solo in italiano")
    response = client.get(address("meetings", "en"))
    assert texts(response, r'<a href="[^"]*" lang="(\w+)">Solo in italiano') == ["it"]


def test_year_and_month_show_what_began_in_them(client):
    live_report(held_on=on(2022, 6, 19), title_en="June")
    live_report(held_on=on(2022, 7, 1), title_en="July")
    live_report(held_on=on(2021, 6, 1), title_en="Earlier")
    in_year = client.get(address("meetings_of_year", "en", year=2022))
    in_month = client.get(address("meetings_of_month", "en", year=2022, month=6))
    assert (headlines(in_year), headlines(in_month)) == (["July", "June"], ["June"])


@pytest.mark.parametrize(
    "path",
    ["/en/meetings/2020/", "/en/meetings/2022/07/", "/en/meetings/0000/", "/en/meetings/2022/13/"],
)
def test_period_without_reports_does_not_exist(client, path):
    live_report(held_on=on(2022, 6, 19))
    assert client.get("/en/meetings/2022/06/").status_code == 200
    assert client.get(path).status_code == 404


def test_meeting_that_was_not_held_is_labelled(client):
    live_report(outcome="cancelled")
    response = client.get(address("meetings", "en"))
    assert texts(response, r'class="outcome">(.*?)<') == ["Cancelled"]


def test_list_goes_on_by_cursor_and_ends(client):
    for number in range(31):
        live_report(title_en=f"Report {number}", held_on=on(2022, 1, 1))
    first = client.get(address("meetings", "en"))
    (more,) = texts(first, r'href="(\?before=[^"]+)"')
    last = client.get(address("meetings", "en") + more)
    assert headlines(first) == [f"Report {number}" for number in range(30, 0, -1)]
    assert headlines(last) == ["Report 0"]
    assert texts(last, r'href="(\?before=[^"]+)"') == []


@pytest.mark.parametrize("cursor", ["1900-01-01.1", "x", "2022-02-30.1", "2022-01-01.abc"])
@pytest.mark.parametrize("name", ["meetings", "quotes"])
def test_place_beyond_the_end_or_nowhere_is_404(client, name, cursor):
    live_report()
    assert client.get(address(name, "en")).status_code == 200
    assert client.get(address(name, "en"), {"before": cursor}).status_code == 404


def test_language_switch_keeps_the_place_in_the_list(client):
    made = live_report(held_on=on(2022, 1, 2))
    live_report(held_on=on(2022, 1, 1))
    response = client.get(f"/en/meetings/?before=2022-01-02.{made.meeting_id}")
    assert texts(response, r'<a href="([^"]*)" lang="it" hreflang') == [
        f"/it/incontri/?before=2022-01-02.{made.meeting_id}"
    ]


@pytest.fixture
def things():
    return {
        "leader": person("Somebody"),
        "country": country("KZ"),
        "organization": organization("NATO"),
        "other organization": organization("UE"),
        "envoy": person("Somebody Else"),
        "topic": topic("Gas"),
    }


def publish_about(things, number):
    """A meeting of the country with another one and with two organisations; all spoke."""
    made = report(people=0, quotes=0, held_on=on(2022, 6, 1 + number % 28))
    participation(made, person=things["leader"], country=things["country"], role="host")
    participation(made, code="IT")
    participation(made, organization=things["organization"], person=things["envoy"])
    participation(made, organization=things["other organization"])
    for speaker in ("leader", "envoy"):
        quote(made, f"Words {number}", speaker=things[speaker])
    tag(made, things["topic"])
    workflow.publish(made, by=editor("Publisher"))


def queries_of(client, path):
    with CaptureQueriesContext(
        connection,
    ) as queries:
        assert client.get(path).status_code == 200
    return len(queries)


def test_lists_ask_the_database_the_same_at_1_and_at_30_reports(client, things):
    leader, organisation, about = things["leader"], things["organization"], things["topic"]
    most = {
        address("home", "en"): 6,
        address("meetings", "en"): 6,
        address("meetings_of_year", "en", year=2022): 6,
        address("meetings_of_month", "en", year=2022, month=6): 6,
        address("countries", "en"): 6,
        address("leaders", "en"): 6,
        address("quotes", "en"): 6,
        address("topic", "en", slug=about.slug_en): 6,
        address("organization", "en", slug=organisation.slug_en): 10,
        address("country", "en", slug="kazakhstan"): 10,
        address("leader", "en", slug=leader.slug): 10,
        address("search", "en") + "?q=somebody": 18,
        address("search", "en") + "?country=KZ&in=quotes": 18,
        address("method", "en"): 6,
        address("feed", "en"): 6,
        address("country_feed", "en", slug="kazakhstan"): 6,
        address("leader_feed", "en", slug=leader.slug): 6,
        address("organization_feed", "en", slug=organisation.slug_en): 6,
        address("topic_feed", "en", slug=about.slug_en): 6,
        address("search_feed", "en") + "?country=KZ&country=IT": 6,
    }
    publish_about(things, 0)
    at_one = {path: queries_of(client, path) for path in most}
    for number in range(1, 30):
        publish_about(things, number)
    at_thirty = {path: queries_of(client, path) for path in most}
    assert at_thirty == at_one
    assert [path for path in most if at_one[path] > most[path]] == []


def test_pages_for_everybody_set_no_cookie_and_do_not_vary_by_one(client, things):
    publish_about(things, 0)
    for path in ("/it/", "/en/meetings/", "/en/countries/kazakhstan/", "/en/search/?q=somebody"):
        response = client.get(path)
        assert (dict(response.cookies), response.get("Vary", "")) == ({}, "Accept-Encoding")
