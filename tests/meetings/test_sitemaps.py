import re
from xml.etree import ElementTree

import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext

from meetings import sitemaps, workflow
from meetings.pages.addresses import address
from tests.factories import editor, live_report, participation, person, report, tag, topic

pytestmark = pytest.mark.django_db
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
LINK = "{http://www.w3.org/1999/xhtml}link"


def urls(client, section):
    root = ElementTree.fromstring(client.get(f"/sitemap-{section}.xml").content)
    return root.findall(f"{MAP}url")


def paths(client, section):
    found = [url.findtext(f"{MAP}loc") for url in urls(client, section)]
    return [location.removeprefix(settings.SITE_URL) for location in found]


def versions(url):
    found = {link.get("hreflang"): link.get("href") for link in url.findall(LINK)}
    return {code: link.removeprefix(settings.SITE_URL) for code, link in found.items()}


def test_index_leads_to_the_maps_of_all_kinds_in_both_languages(client):
    root = ElementTree.fromstring(client.get("/sitemap.xml").content)
    found = [re.search(r"/sitemap-(.*)\.xml$", one.text)[1] for one in root.iter(f"{MAP}loc")]
    kinds = ["lists", "reports", "countries", "leaders", "organizations", "topics"]
    assert found == [f"{kind}-{language}" for kind in kinds for language in ("it", "en")]


def test_report_stands_in_the_maps_of_the_languages_in_which_it_reads(client):
    both = live_report().meeting
    italian = live_report(languages=("it",)).meeting
    report()
    assert paths(client, "reports-it") == [
        address("report", "it", slug=meeting.slug_it) for meeting in (both, italian)
    ]
    assert paths(client, "reports-en") == [address("report", "en", slug=both.slug_en)]


def test_report_names_its_versions_and_the_address_for_everybody_else(client):
    both = live_report().meeting
    italian = live_report(languages=("it",)).meeting
    first, second = urls(client, "reports-it")
    assert versions(first) == {
        "it": address("report", "it", slug=both.slug_it),
        "en": address("report", "en", slug=both.slug_en),
        "x-default": f"/n/{both.number}",
    }
    assert versions(second) == {
        "it": address("report", "it", slug=italian.slug_it),
        "x-default": f"/n/{italian.number}",
    }


def test_last_change_is_that_of_which_readers_are_told(client):
    made = live_report()
    (url,) = urls(client, "reports-en")
    assert url.findtext(f"{MAP}lastmod") == made.dated_at.date().isoformat()


def test_withdrawn_report_is_on_no_map(client):
    made = live_report()
    before = len(paths(client, "reports-it"))
    workflow.withdraw(made.meeting, by=editor("Publisher"), reason_it="Sì", reason_en="Yes")
    assert (before, paths(client, "reports-it")) == (1, [])


def test_leaders_and_topics_are_on_the_map_when_a_live_report_shows_them(client):
    made, leader, gas = report(people=0), person("Somebody"), topic("Gas", slug_en="natural-gas")
    participation(made, person=leader, code="KZ")
    tag(made, gas)
    before = paths(client, "leaders-en") + paths(client, "topics-en")
    workflow.publish(made, by=editor("Publisher"))
    assert before == []
    assert paths(client, "leaders-en") == [f"/en/leaders/{leader.slug}/"]
    assert paths(client, "topics-en") == ["/en/topics/natural-gas/"]
    assert paths(client, "countries-en") == ["/en/countries/kazakhstan/"]


def test_map_is_split_into_files(client, monkeypatch):
    monkeypatch.setattr(sitemaps.PageMap, "limit", 2)
    for _number in range(3):
        live_report()
    index = client.get("/sitemap.xml").content.decode()
    assert "sitemap-reports-it.xml?p=2" in index
    assert len(paths(client, "reports-it")) == 2
    assert client.get("/sitemap-reports-it.xml?p=3").status_code == 404


def test_map_does_not_read_the_texts(client):
    live_report()
    with CaptureQueriesContext(connection) as queries:
        urls(client, "reports-it")
    wide = [query for query in queries if "body" in query["sql"] or "summary" in query["sql"]]
    assert (len(queries), wide) == (2, [])


@pytest.mark.parametrize("query", ["p=abc", "p=0", "p=99999999999999999999", "p="])
def test_odd_page_of_a_map_is_404(client, query):
    assert client.get(f"/sitemap-reports-it.xml?{query}").status_code == 404
