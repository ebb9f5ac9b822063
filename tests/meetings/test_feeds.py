import datetime
from xml.etree import ElementTree

import pytest
from django.conf import settings

from meetings import workflow
from meetings.pages.addresses import address
from tests.factories import (
    country,
    editor,
    live_report,
    participation,
    person,
    report,
    tag,
    topic,
)

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def read(client, path):
    response = client.get(path)
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    return ElementTree.fromstring(response.content)


def titles(feed):
    return [entry.findtext(f"{ATOM}title") for entry in feed.iter(f"{ATOM}entry")]


def links(element):
    return {link.get("rel"): link.get("href") for link in element.findall(f"{ATOM}link")}


def test_feed_holds_what_the_format_demands(client):
    live_report()
    feed = read(client, "/en/feed.atom")
    assert feed.get(LANGUAGE) == "en"
    assert feed.findtext(f"{ATOM}id") == "tag:127.0.0.1,2026:en/feed.atom"
    assert feed.findtext(f"{ATOM}author/{ATOM}name") == "Colloqui"
    assert links(feed) == {
        "alternate": f"{settings.SITE_URL}/en/",
        "self": f"{settings.SITE_URL}/en/feed.atom",
    }
    assert datetime.datetime.fromisoformat(feed.findtext(f"{ATOM}updated")).tzinfo


def test_entry_holds_the_whole_standfirst_and_a_name_for_ever(client):
    made = live_report(summary_en="Peace & <b>quiet</b>, “at last”.")
    (entry,) = read(client, "/en/feed.atom").iter(f"{ATOM}entry")
    assert entry.findtext(f"{ATOM}id") == f"tag:127.0.0.1,2026:en/meeting/{made.meeting_id}"
    assert entry.findtext(f"{ATOM}summary") == "Peace &amp; &lt;b&gt;quiet&lt;/b&gt;, “at last”."
    assert entry.find(f"{ATOM}summary").get("type") == "html"
    assert links(entry) == {
        "alternate": settings.SITE_URL + address("report", "en", slug=made.meeting.slug_en)
    }


def test_title_of_an_entry_is_plain_text(client):
    live_report(title_en="Peace & <b>quiet</b>")
    assert titles(read(client, "/en/feed.atom")) == ["Peace & <b>quiet</b>"]


def test_feed_holds_only_what_reads_in_its_language(client):
    live_report(title_it="Entrambi", title_en="Both")
    live_report(languages=("it",), title_it="Solo italiano")
    assert titles(read(client, "/it/feed.atom")) == ["Solo italiano", "Entrambi"]
    assert titles(read(client, "/en/feed.atom")) == ["Both"]


def test_draft_and_withdrawn_report_are_in_no_feed(client):
    report(title_en="Draft")
    live_report(title_en="Live", also_open=True)
    gone = live_report(title_en="Withdrawn")
    workflow.withdraw(gone.meeting, by=editor("Publisher"), reason_it="Sì", reason_en="Yes")
    assert titles(read(client, "/en/feed.atom")) == ["Live"]


def test_substantive_correction_moves_the_date_and_keeps_the_name(client):
    made = live_report(title_en="Wrong name")
    (before,) = read(client, "/en/feed.atom").iter(f"{ATOM}entry")
    workflow.correct(
        made,
        by=editor("Publisher"),
        changes={"title_en": "Right name"},
        note_it="Corretto il nome.",
        note_en="Name corrected.",
    )
    (after,) = read(client, "/en/feed.atom").iter(f"{ATOM}entry")
    assert [after.findtext(f"{ATOM}{name}") for name in ("id", "published", "title")] == [
        before.findtext(f"{ATOM}id"),
        before.findtext(f"{ATOM}published"),
        "Right name",
    ]
    assert after.findtext(f"{ATOM}updated") > before.findtext(f"{ATOM}updated")


def test_control_characters_do_not_break_a_feed(client):
    live_report(title_en="Before\x0bafter", summary_en="One\x08two\ufffe")
    (entry,) = read(client, "/en/feed.atom").iter(f"{ATOM}entry")
    assert entry.findtext(f"{ATOM}title") == "Beforeafter"
    assert entry.findtext(f"{ATOM}summary") == "Onetwo"


def test_empty_feed_is_a_feed(client):
    assert titles(read(client, "/it/feed.atom")) == []


def test_country_leader_topic_and_search_have_feeds_of_their_own(client):
    made, leader, gas = report(people=0, title_en="It"), person("Somebody"), topic("Gas")
    participation(made, person=leader, code="KZ")
    tag(made, gas)
    workflow.publish(made, by=editor("Publisher"))
    live_report(people=1, title_en="Another")
    paths = [
        address("country_feed", "en", slug="kazakhstan"),
        address("leader_feed", "en", slug=leader.slug),
        address("topic_feed", "en", slug=gas.slug_en),
        address("search_feed", "en") + "?country=KZ",
        address("search_feed", "en") + "?q=somebody",
    ]
    feeds = [read(client, path) for path in paths]
    assert [titles(feed) for feed in feeds] == [["It"]] * 5
    assert [links(feed)["self"] for feed in feeds] == [settings.SITE_URL + path for path in paths]


@pytest.mark.parametrize(
    "path",
    [
        "/en/countries/nowhere/feed.atom",
        "/en/leaders/somebody-hidden/feed.atom",
        "/en/topics/gas/feed.atom",
        "/en/search/feed.atom",
        "/en/search/feed.atom?country=abc",
    ],
)
def test_feed_of_nothing_public_does_not_exist(client, path):
    made = report(people=0)
    participation(made, person=person("Hidden", slug="somebody-hidden"))
    tag(made, topic("Gas", slug_en="gas"))
    country("KZ")
    assert client.get("/en/countries/kazakhstan/feed.atom").status_code == 200
    assert client.get(path).status_code == 404
