"""Whether sources were read, and still say what is quoted from them."""

import pytest
from django.core.cache import cache
from django.utils import timezone, translation

from meetings.checklist import check
from meetings.models import Report, SourceRecord, SourceSnapshot
from meetings.text import attestation
from tests import factories

pytestmark = pytest.mark.django_db

TOLD = "They met in Rome.\nHe said: “We want a just and lasting peace for all of us”, and left."


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


def cited(original, told=TOLD, *, language="en", **page):
    """A draft with one quote of a page that says something, or was never read."""
    made = factories.report(quotes=0)
    source = made.sources.get()
    factories.quote(made, original, source=source, original_language=language)
    SourceRecord.objects.filter(pk=source.record_id).update(
        **{"language": "en", "confirmed_at": None, **page}
    )
    if told is not None:
        SourceRecord.objects.filter(pk=source.record_id).update(read_at=timezone.now())
        SourceSnapshot.objects.create(
            record=source.record, fetched_at=timezone.now(), told=told, digest=str(hash(told))
        )
    return Report.objects.get(pk=made.pk)


def said(report):
    """What the checklist says of sources and of quotes in them."""
    found = [(finding.field, str(finding.message)) for finding in check(report)]
    return [
        message
        for field, message in found
        if field == "sources" or "found in A page" in message or message.startswith("The source")
    ]


@pytest.mark.parametrize(
    "quote",
    [
        "We want a just and lasting peace for all of us",
        "We want a “just” and lasting peace for all of us",
        "We want a just […] peace for all of us",
    ],
)
def test_quote_that_the_page_holds_is_not_mentioned(quote):
    assert said(cited(quote)) == []


def test_quote_with_other_words_is_shown_with_those_of_the_page():
    [line] = said(cited("We want a quick and lasting peace for all of us"))
    assert line == (
        "The source has other words than the quote “We want a quick and lasting peace for all of "
        "us”. There it says: “We want a just and lasting peace for all of us”"
    )


def test_quote_that_the_page_lacks_is_named():
    assert said(cited("Nothing of the kind")) == [
        "The quote “Nothing of the kind” was not found in A page."
    ]


def test_page_in_another_language_is_no_accusation():
    assert said(cited("Nulla di tutto ciò", language="it")) == [
        "The quote “Nulla di tutto ciò” was not found in A page, which is in another language."
    ]


def test_page_that_nobody_read_is_not_held_against_the_quote():
    assert said(cited("Nothing of the kind", told=None)) == ["Not checked yet: A page"]


def test_page_that_an_editor_has_read_is_checked():
    assert said(cited("Nothing", told=None, confirmed_at=timezone.now())) == []


def test_document_without_an_address_needs_no_check():
    assert said(cited("Nothing", told=None, url="")) == []


def test_page_that_is_gone_is_named():
    gone = cited("We want a just and lasting peace for all of us", state="gone")
    assert said(gone) == ["The page of this source is gone: A page"]


def test_published_translation_is_looked_for_on_its_own_page():
    made = cited("We want a just and lasting peace for all of us")
    quote = made.quotes.get()
    quote.text_it, quote.translation_by_it = "Vogliamo la pace", "published"
    quote.translation_source_it = made.sources.get()
    quote.save()
    [line] = said(Report.objects.get(pk=made.pk))
    assert line.endswith("was not found in A page, which is in another language.")


def test_number_of_queries_does_not_follow_the_quotes(django_assert_max_num_queries):
    def asked(quotes):
        cache.clear()
        made = cited("We want peace")
        for number in range(quotes):
            factories.quote(made, f"We want {number}", source=made.sources.get())
        with django_assert_max_num_queries(30) as queries:
            check(Report.objects.get(pk=made.pk))
        return len(queries)

    # The first look also fetches what is remembered after it.
    asked(1)
    assert asked(1) == asked(12)


def test_page_is_looked_through_once(monkeypatch):
    made = cited("Nothing of the kind")
    before = said(made)
    monkeypatch.setattr(attestation, "nearly", None)
    assert said(Report.objects.get(pk=made.pk)) == before
    cache.clear()
    with pytest.raises(TypeError):
        said(Report.objects.get(pk=made.pk))
