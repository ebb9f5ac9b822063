import re

import pytest

from meetings import workflow
from meetings.models import Quote, Report
from meetings.pages.addresses import address
from tests.factories import editor, live_report, quote, report

pytestmark = pytest.mark.django_db


def get(client, key, language="en"):
    return client.get(address("quote", language, key=key))


def words(response):
    found = r'<blockquote class="quote-page__words"[^>]*><p>(.*?)</p>'
    return re.findall(found, response.content.decode())


def live_quote(**fields):
    made = report(quotes=0)
    said = quote(made, "Parole dette", source=made.sources.get(), **fields)
    workflow.publish(made, by=editor("Publisher"))
    return said


def publish_without(said):
    edition = workflow.start_edition(said.report.meeting, by=editor("Publisher"))
    edition.quotes.get().delete()
    workflow.publish(edition, by=editor("Publisher"))


def test_quote_is_shown_in_the_language_of_the_address(client):
    said = live_quote(text_en="Words said")
    assert words(get(client, said.key, "en")) == ["“Words said”"]
    assert words(get(client, said.key, "it")) == ["«Parole dette»"]


def test_quote_leads_to_its_place_in_the_report(client):
    said = live_quote()
    report_path = address("report", "en", slug=said.report.meeting.slug_en)
    page = get(client, said.key).content.decode()
    place = f"{report_path}#q-{str(said.key)[:8]}"
    assert re.findall(r'<dd><a href="([^"]*#[^"]*)"', page) == [place]


def test_dropped_quote_is_shown_as_it_was_read_last(client):
    said = live_quote(text_en="Words said")
    publish_without(said)
    response = get(client, said.key)
    assert words(response) == ["“Words said”"]
    notice = re.findall(r'<p class="notice">(.*?)</p>', response.content.decode())
    assert notice == [
        "This quote stood in version 1 of the report. The current version no longer holds it."
    ]


def test_quote_of_a_draft_has_no_page(client):
    said = quote(report(quotes=0))
    assert Quote.objects.filter(key=said.key).exists()
    assert get(client, said.key).status_code == 404


def test_quote_that_only_a_hidden_version_held_is_gone(client):
    said = live_quote()
    publish_without(said)
    assert get(client, said.key).status_code == 200
    first = Report.objects.get(edition=1)
    workflow.hide_edition(first, by=editor("Publisher"), reason="A name")
    assert get(client, said.key).status_code == 404


def test_quote_of_a_withdrawn_report_gives_the_reason_alone(client):
    said = live_quote(text_en="Words said")
    publisher = editor("Publisher")
    workflow.withdraw(said.report.meeting, by=publisher, reason_it="Sì", reason_en="Because")
    response = get(client, said.key)
    page = response.content.decode()
    assert (response.status_code, re.findall(r'"standfirst">(.*?)</p>', page)) == (410, ["Because"])
    assert "Words said" not in page


def test_live_version_of_a_quote_goes_before_earlier_ones(client):
    said = live_quote(text_en="First words")
    edition = workflow.start_edition(said.report.meeting, by=editor("Publisher"))
    copy = edition.quotes.get()
    copy.text_en = "Better words"
    copy.save()
    workflow.publish(edition, by=editor("Publisher"))
    assert words(get(client, said.key)) == ["“Better words”"]


def test_untranslated_quote_is_marked_with_its_language(client):
    said = live_quote(text_en="", translation_by_en="")
    page = get(client, said.key).content.decode()
    assert re.findall(r'quote-page__words" lang="(\w+)"', page) == ["it"]


def test_quote_costs_few_queries(client, django_assert_max_num_queries):
    made = live_report(people=10, quotes=20)
    key = made.quotes.first().key
    with django_assert_max_num_queries(6):
        assert get(client, key).status_code == 200


def test_quote_is_read_in_its_context(client):
    made = report(quotes=0, body_en="It rained. He said: “Words said”, and left. Then it stopped.")
    said = quote(made, "Parole dette", text_en="Words said", source=made.sources.get())
    made.save()
    workflow.publish(made, by=editor("Publisher"))
    found = r'quote-page__around">(.*?)</p>'
    assert re.findall(found, get(client, said.key).content.decode()) == [
        'It rained. He said: <mark class="quote">“Words said”</mark>, and left. Then it stopped.'
    ]


def test_quote_is_cited_with_its_permanent_address(client):
    said = live_quote(text_en="Words said")
    page = get(client, said.key).content.decode()
    cited = re.findall(r'<p class="citation__text"[^>]*>(.*?)</p>', page)
    permanent = re.findall(r'class="permanent" href="(.*?)"', page)
    assert [text.rsplit(" ", 1)[1] for text in cited] == permanent
