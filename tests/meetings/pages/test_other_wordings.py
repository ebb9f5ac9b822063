"""What pages show of the other published wordings of a quote."""

import re

import pytest

from meetings import workflow
from meetings.pages.addresses import address
from tests.factories import editor, quote, report, source, wording

pytestmark = pytest.mark.django_db

OURS = "The problem is that they expand it"
THEIRS = "The problem is that they enlarge it"


def published(client, *others, page="report", language="en", **fields):
    """A page with a quote of these other wordings, each from a source of its own."""
    made = report(quotes=0)
    fields = {"text_en": OURS, "source": made.sources.get(), **fields}
    said = quote(made, "Il problema è che la allargano", **fields)
    for place, other in enumerate(others):
        defaults = {"source": source(made, position=place + 1), "position": place}
        wording(said, **{**defaults, **other})
    workflow.publish(made, by=editor("Publisher"))
    where = {"slug": made.meeting.slug_in(language)} if page == "report" else {"key": said.key}
    return client.get(address(page, language, **where)).content.decode()


def words(page):
    return re.findall(r'<blockquote class="wordings__words"([^>]*)>(.*?)</blockquote>', page)


def test_page_of_report_shows_other_wordings_with_what_differs(client):
    assert words(published(client, {"text": THEIRS})) == [
        ("", 'The problem is that they <mark class="wordings__differs">enlarge</mark> it')
    ]


def test_number_of_other_wordings_is_said(client):
    page = published(client, {"text": THEIRS}, {"text": "Words"}, language="it")
    assert re.findall(r'<details class="wordings">\n<summary>(.*?)</summary>', page) == [
        "Altre formulazioni (2)"
    ]


def test_page_of_quote_links_the_source_of_a_wording(client):
    page = published(client, {"text": THEIRS}, page="quote")
    links = re.findall(r'wordings__from">.*?<a href="(.*?)"', page, re.DOTALL)
    assert [link.startswith("https://") for link in links] == [True]


def test_page_of_report_links_the_number_of_the_source(client):
    page = published(client, {"text": THEIRS})
    assert re.findall(r'wordings__from">.*?<a href="(.*?)"', page, re.DOTALL) == ["#source-2"]


def test_wording_in_another_script_says_its_language_and_direction(client):
    assert words(published(client, {"text": "مشکل این است", "language": "fa"})) == [
        (' lang="fa" dir="rtl"', "مشکل این است")
    ]


def test_wording_of_which_nothing_is_alike_is_not_marked(client):
    assert words(published(client, {"text": "Quite another thing"})) == [
        ("", "Quite another thing")
    ]


def test_second_wording_of_a_language_is_compared_with_the_first(client):
    first, second = "Le problème est grave", "Le problème est réel"
    page = published(client, {"text": first, "language": "fr"}, {"text": second, "language": "fr"})
    assert words(page) == [
        (' lang="fr"', first),
        (' lang="fr"', 'Le problème est <mark class="wordings__differs">réel</mark>'),
    ]


def test_wording_that_the_report_uses_is_not_shown_again(client):
    page = published(client, {"text": f"«{OURS}»"}, {"text": THEIRS}, text_en=OURS)
    assert [text for _lang, text in words(page)] == [
        'The problem is that they <mark class="wordings__differs">enlarge</mark> it'
    ]


def test_report_without_other_wordings_says_nothing_of_them(client):
    assert "wordings" not in published(client)


def test_publisher_or_translator_of_a_wording_is_named(client):
    page = published(client, {"text": THEIRS, "worded_by": "<An agency>"})
    assert re.findall(r'wordings__whose">(.*?)</bdi>', page) == ["&lt;An agency&gt;"]
