"""What readers are told of the pages of sources, and where a quote leads to its words there."""

import datetime
import re

import pytest
from django.utils import translation

from meetings import workflow
from meetings.models import SourceRecord
from meetings.pages.addresses import address
from tests import factories

pytestmark = pytest.mark.django_db

READ_ON = datetime.date(2022, 6, 20)
LATER = datetime.date(2026, 5, 3)


def published(*, kind="official", accessed_on=READ_ON, language="it", **page):
    """A live report with one quote of a page."""
    made = factories.report(quotes=0)
    made.sources.all().delete()
    source = factories.source(
        made, kind=kind, accessed_on=accessed_on, url=page.pop("url", None), language=language
    )
    factories.quote(made, "Parole di pace", source=source)
    workflow.publish(made, by=factories.editor("Publisher"))
    SourceRecord.objects.filter(pk=source.record_id).update(**page)
    made.refresh_from_db()
    return made


def shown(client, made, language="en"):
    with translation.override(language):
        page = address("report", language, slug=made.meeting.slug_in(language))
        return client.get(page).content.decode()


def marks(client, made, language="en"):
    found = re.findall(
        r'<p class="source__mark">(.*?)</p>', shown(client, made, language), re.DOTALL
    )
    return [" ".join(re.sub("<[^>]+>", "", mark).split()) for mark in found]


def to_the_words(client, made):
    return re.findall(r'href="([^"]*:~:text=[^"]*)"', shown(client, made))


def test_readers_are_told_since_when_a_page_has_changed(client):
    made = published(changed_on=LATER)
    assert marks(client, made) == ["The page has changed since we read it: 3 May 2026."]
    assert marks(client, made, "it") == [
        "La pagina è cambiata dopo la nostra lettura: 3 maggio 2026."
    ]


def test_page_read_again_after_its_change_carries_no_mark(client):
    assert marks(client, published(changed_on=LATER, accessed_on=LATER)) == []


def test_page_of_which_nobody_noted_when_it_was_read_carries_the_mark(client):
    assert len(marks(client, published(changed_on=LATER, accessed_on=None))) == 1


def test_readers_are_told_of_a_page_that_is_gone_and_led_to_its_copy(client):
    made = published(gone_on=LATER, archived_url="https://archive.example/1")
    assert marks(client, made) == ["The page is no longer there: 3 May 2026. archived copy"]


def test_page_that_is_as_it_was_carries_no_mark(client):
    assert marks(client, published()) == []


def test_quote_leads_to_its_words_in_the_source(client):
    made = published(url="https://example.org/a-page")
    assert to_the_words(client, made) == ["https://example.org/a-page#:~:text=Parole%20di%20pace"]


@pytest.mark.parametrize(
    "page",
    [
        {"kind": "video"},
        {"kind": "document"},
        {"gone_on": LATER},
        {"language": "fa"},
        {"url": ""},
    ],
)
def test_quote_leads_to_no_words_where_there_are_none(client, page):
    assert to_the_words(client, published(**page)) == []
