import re

import feedparser
import pytest

from meetings import workflow
from tests import factories
from tests.reading import headlines, texts

pytestmark = pytest.mark.django_db


def corrected(report=None, *, note="The day was wrong.", substantive=True):
    """A live report with a correction."""
    report = report or factories.live_report()
    return workflow.correct(
        report,
        by=factories.editor("Publisher"),
        changes={"city_en": f"City {factories.next_number()}"},
        substantive=substantive,
        note_it="Il giorno era sbagliato." if substantive else "",
        note_en=note if substantive else "",
    )


def test_corrections_are_listed_newest_first(client):
    first, second = corrected(), corrected()
    assert headlines(client.get("/en/corrections/")) == [second.title_en, first.title_en]


def test_correction_says_what_was_wrong_in_the_readers_language(client):
    corrected()
    note = r'class="correction__note">(.*?)</p>'
    assert texts(client.get("/it/correzioni/"), note) == ["Il giorno era sbagliato."]
    assert texts(client.get("/en/corrections/"), note) == ["The day was wrong."]


def test_typing_slip_is_not_listed(client):
    corrected(substantive=False)
    assert headlines(client.get("/en/corrections/")) == []


def test_hidden_and_withdrawn_corrections_are_not_listed(client):
    publisher = factories.editor("Publisher")
    hidden = corrected()
    newest = corrected(hidden, note="Once more.")
    workflow.hide_edition(hidden, by=publisher, reason="x")
    withdrawn = corrected()
    workflow.withdraw(withdrawn.meeting, by=publisher, reason_it="x", reason_en="x")
    page = client.get("/en/corrections/")
    assert (headlines(page), page.content.decode().count("Once more.")) == ([newest.title_en], 1)


def test_list_goes_on_with_a_cursor(client):
    report = corrected()
    for index in range(31):
        report = corrected(report, note=f"Change number {index}.")
    first = client.get("/en/corrections/")
    after = texts(first, r'href="\?before=(\d+)"')
    second = client.get(f"/en/corrections/?before={after[0]}")
    assert (len(headlines(first)), len(headlines(second))) == (30, 2)


@pytest.mark.parametrize("query", ["before=abc", "before=0", "before=999999", "before=" + "9" * 30])
def test_place_that_the_list_does_not_have_is_not_found(client, query):
    corrected()
    assert client.get(f"/en/corrections/?{query}").status_code == 404


def test_feed_gives_each_correction_an_entry_of_its_own(client):
    report = corrected()
    corrected(report, note="Once more.")
    feed = feedparser.parse(client.get("/en/corrections/feed.atom").content)
    assert [entry.summary for entry in feed.entries] == ["Once more.", "The day was wrong."]
    assert len({entry.id for entry in feed.entries}) == 2


def test_corrections_ask_the_same_however_many(client, django_assert_num_queries):
    report = corrected()
    with django_assert_num_queries(1):
        client.get("/en/corrections/")
    for _index in range(29):
        report = corrected(report)
    with django_assert_num_queries(1):
        client.get("/en/corrections/")


@pytest.mark.parametrize("path", ["/it/metodo/", "/en/method/"])
def test_method_says_what_the_archive_covers(client, path):
    factories.live_report()
    page = client.get(path)
    assert [" 1 " in line and "2022" in line for line in texts(page, r'id="coverage".*?</p>')] == [
        True
    ]


@pytest.mark.parametrize("path", ["/it/metodo/", "/en/method/"])
def test_contents_of_the_method_lead_to_each_of_its_parts(client, path):
    page = client.get(path)
    (contents,) = texts(page, r'aria-labelledby="contents">(.*?)</nav>')
    parts = re.findall(r'<h2 id="(\w+)">(.*?)</h2>', page.content.decode())
    assert re.findall(r'<a href="#(\w+)">(.*?)</a>', contents) == parts
    assert len(parts) == 9


def test_method_of_an_empty_archive_claims_nothing(client):
    assert "The archive is still empty." in client.get("/en/method/").content.decode()
