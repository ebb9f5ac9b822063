import pytest

from meetings import workflow
from tests.factories import editor, live_report, quote, report, tag, topic
from tests.reading import headlines, texts

pytestmark = pytest.mark.django_db


def test_topic_page_shows_its_reports_in_both_languages(client):
    gas = topic("Gas", slug_it="gas", slug_en="natural-gas")
    made = report(title_en="About gas")
    tag(made, gas)
    workflow.publish(made, by=editor("Publisher"))
    live_report(title_en="About something else")
    response = client.get("/en/topics/natural-gas/")
    assert headlines(response) == ["About gas"]
    assert texts(response, r'<a href="([^"]*)" lang="it" hreflang') == ["/it/temi/gas/"]


def test_topic_page_shows_a_quote_of_each_report_and_leads_to_all(client):
    gas = topic("Gas", slug_en="gas")
    for words in ("Earlier words", "Later words"):
        made = report(quotes=0)
        quote(made, words)
        quote(made, "Further words", position=1)
        tag(made, gas)
        workflow.publish(made, by=editor("Publisher"))
    page = client.get("/en/topics/gas/")
    said = texts(page, r'class="saying__words".*?<a[^>]*>“(.*?)”')
    assert said == ["Later words", "Earlier words"]
    assert len(client.get("/en/quotes/?topic=gas").context["said"]) == 2


def test_topic_of_a_draft_does_not_exist(client):
    gas = topic("Gas", slug_en="gas")
    made = report()
    tag(made, gas)
    before = client.get("/en/topics/gas/").status_code
    workflow.publish(made, by=editor("Publisher"))
    assert (before, client.get("/en/topics/gas/").status_code) == (404, 200)
