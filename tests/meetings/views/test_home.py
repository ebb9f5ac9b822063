import pytest

from meetings import workflow
from tests.factories import editor, live_report, participation, person, quote, report
from tests.reading import headlines, texts

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("accepted", "home"), [("it", "/it/"), ("en-GB,en;q=0.9", "/en/"), ("fr", "/it/"), ("", "/it/")]
)
def test_front_door_leads_to_the_language_of_the_browser(client, accepted, home):
    response = client.get("/", headers={"accept-language": accepted})
    assert (response.status_code, response["Location"]) == (302, home)
    assert response["Vary"] == "Accept-Language"


def test_what_was_published_last_leads(client):
    for title in ("First", "Second", "Third"):
        live_report(title_en=title)
    response = client.get("/en/")
    assert texts(response, r'class="lead__title"><a[^>]*>(.*?)</a>') == ["Third"]
    assert headlines(response) == ["Second", "First"]


def test_draft_and_withdrawn_report_are_not_shown(client):
    report(title_en="A draft")
    gone = live_report(title_en="Withdrawn")
    live_report(title_en="Live")
    workflow.withdraw(gone.meeting, by=editor("Publisher"), reason_it="Sì", reason_en="Yes")
    response = client.get("/en/")
    assert texts(response, r'class="lead__title"><a[^>]*>(.*?)</a>') == ["Live"]
    assert headlines(response) == []


def test_each_report_gives_one_quote(client):
    made = report(quotes=0)
    for position, words in enumerate(("The first words", "The second words")):
        quote(made, words, position=position)
    workflow.publish(made, by=editor("Publisher"))
    response = client.get("/en/")
    assert texts(response, r'class="saying__words"><p><a[^>]*>“(.*?)”') == ["The first words"]


def test_countries_and_leaders_who_met_lately_stand_once_each(client):
    somebody = person("Somebody")
    for _meeting in range(2):
        made = report(people=0, quotes=0)
        participation(made, person=somebody, code="KZ")
        participation(made, group_it="Una delegazione", group_en="A delegation", code="IT")
        workflow.publish(made, by=editor("Publisher"))
    response = client.get("/en/")
    lately = r'href="/en/(?:countries|leaders)/[^"/]+/">([^<]*)</a></li>'
    assert texts(response, lately) == ["Kazakhstan", "Italy", "Somebody"]


def test_site_without_reports_says_so(client):
    response = client.get("/en/")
    assert texts(response, r'class="page-head standfirst">(.*?)<') == [
        "Nothing has been published yet."
    ]
