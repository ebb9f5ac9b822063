import datetime
import json
import re

import pytest
from django.conf import settings

from meetings import structured_data, workflow
from tests import factories
from tests.meetings.pages.test_pair import met

pytestmark = pytest.mark.django_db


def documents(page):
    """The documents of schema.org on a page, as one list of things."""
    found = re.findall(
        r'<script type="application/ld\+json">(.*?)</script>', page.content.decode(), re.DOTALL
    )
    return [thing for text in found for thing in json.loads(text)["@graph"]]


def of_type(page, kind):
    return [thing for thing in documents(page) if thing["@type"] == kind]


def path(report, language="en"):
    return f"/{language}/{'meetings' if language == 'en' else 'incontri'}/" + (
        report.meeting.slug_in(language) + "/"
    )


@pytest.fixture
def report():
    made = factories.report(
        held_on=datetime.date(2022, 6, 19), city_en="Tehran", country=factories.country("IR")
    )
    workflow.publish(made, by=factories.editor("Publisher"))
    return made


def test_article_tells_of_the_meeting_and_its_sources(client, report):
    (article,) = of_type(client.get(path(report)), "NewsArticle")
    assert (article["headline"], article["inLanguage"]) == (report.title_en, "en")
    assert article["isBasedOn"][0]["url"] == report.sources.get().record.url


def test_meeting_has_day_place_and_people(client, report):
    (event,) = of_type(client.get(path(report)), "Event")
    assert (event["startDate"], event["location"]["address"]) == (
        "2022-06-19",
        {"@type": "PostalAddress", "addressLocality": "Tehran", "addressCountry": "IR"},
    )
    assert [one["name"] for one in event["attendee"]] == [
        row.person.name_en for row in report.participations.all()
    ]


def test_date_known_to_the_month_claims_no_day():
    made = factories.report(held_on=datetime.date(2022, 6, 1), held_on_precision="month")
    event = structured_data.meeting(made, "it", url="u", at=lambda name, **parts: name)
    assert event["startDate"] == "2022-06"


def test_quote_names_speaker_language_and_source(client, report):
    quote = report.quotes.get()
    (data,) = of_type(client.get(f"/it/citazioni/{quote.key}/"), "Quotation")
    assert (data["text"], data["inLanguage"], data["creator"]["name"]) == (
        quote.original,
        "it",
        quote.speaker.name_it,
    )


def test_way_leads_from_the_home_page(client, report):
    (way,) = of_type(client.get(path(report)), "BreadcrumbList")
    assert [step["name"] for step in way["itemListElement"]] == [
        *("Colloqui", "Meetings"),
        report.title_en,
    ]


def test_text_cannot_end_its_element(client):
    made = factories.report(title_en="</script><script>alert(1)</script> & more")
    workflow.publish(made, by=factories.editor("Publisher"))
    page = client.get(path(made))
    (article,) = of_type(page, "NewsArticle")
    assert article["headline"] == made.title_en
    assert "<script>alert(1)" not in page.content.decode()


def test_page_without_a_text_in_its_language_has_no_data(client):
    made = factories.report(languages=("it",))
    workflow.publish(made, by=factories.editor("Publisher"))
    made.refresh_from_db()
    assert len(documents(client.get(path(made, "it")))) > 0
    assert documents(client.get(path(made, "en"))) == []


def test_earlier_version_has_no_data(client, report):
    publisher = factories.editor("Publisher")
    newer = workflow.start_edition(report.meeting, by=publisher)
    workflow.publish(newer, by=publisher, own_text_reason="x", note_it="x", note_en="x")
    page = client.get(path(report) + "editions/1/")
    assert (page.status_code, documents(page)) == (200, [])


def test_leader_and_country_are_described(client, report):
    person = report.participations.first().person
    (leader,) = of_type(client.get(f"/en/leaders/{person.slug}/"), "Person")
    (country,) = of_type(client.get("/en/countries/iran/"), "Country")
    assert (leader["name"], country["identifier"]) == (person.name_en, "IR")


def way(page):
    """The names and paths of the steps that lead to a page."""
    (found,) = of_type(page, "BreadcrumbList")
    return [
        (step["name"], step["item"].removeprefix(settings.SITE_URL))
        for step in found["itemListElement"]
    ]


def test_way_leads_to_a_topic(client):
    made = factories.report()
    factories.tag(made, factories.topic("Gas", slug_en="gas", name_en="Gas"))
    workflow.publish(made, by=factories.editor("Publisher"))
    assert way(client.get("/en/topics/gas/")) == [("Colloqui", "/en/"), ("Gas", "/en/topics/gas/")]


def test_way_leads_to_two_leaders_and_to_two_countries(client):
    ada, ben = factories.person("Ada", slug="ada"), factories.person("Ben", slug="ben")
    met(ada, ben, datetime.date(2022, 6, 19))
    assert way(client.get("/en/leaders/ada/ben/"))[1:] == [
        ("Leaders", "/en/leaders/"),
        ("Ada – Ben", "/en/leaders/ada/ben/"),
    ]
    assert way(client.get("/it/paesi/italia/kazakistan/"))[1:] == [
        ("Paesi", "/it/paesi/"),
        ("Italia – Kazakistan", "/it/paesi/italia/kazakistan/"),
    ]


def test_organization_is_described_under_its_name_and_its_acronym(client):
    alliance = factories.organization(
        "NATO", name_en="North Atlantic Treaty Organization", acronym_en="NATO", slug_en="nato"
    )
    made = factories.report(people=0)
    factories.participation(made, organization=alliance)
    workflow.publish(made, by=factories.editor("Publisher"))
    (described,) = of_type(client.get("/en/organizations/nato/"), "Organization")
    assert (described["name"], described["alternateName"]) == (
        "North Atlantic Treaty Organization",
        "NATO",
    )
    assert described["url"].endswith("/en/organizations/nato/")
