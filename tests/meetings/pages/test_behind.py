"""Readers are told that a translation is behind its original: where it is true, and only there."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from meetings import workflow
from meetings.models import Report
from tests import factories

pytestmark = pytest.mark.django_db

ITALIAN = "Il primo capoverso dice molto.\n\nIl secondo risponde a tutti.\n\nIl terzo tace."
CHANGED = "Il primo capoverso dice molto.\n\nIl secondo risponde a nessuno.\n\nIl terzo tace."
ENGLISH = "The first paragraph says much.\n\nThe second answers everybody.\n\nThe third is silent."
NOTES = {"note_it": "Corretto.", "note_en": "Corrected."}


def corrected(changes=None, substantive=True, **fields):
    """A live report of which something was corrected."""
    live = factories.live_report(**{"body_it": ITALIAN, "body_en": ENGLISH, "quotes": 0, **fields})
    publisher = factories.editor("Publisher")
    notes = NOTES if substantive else {}
    changes = changes or {"body_it": CHANGED}
    return workflow.correct(live, by=publisher, changes=changes, substantive=substantive, **notes)


def page(client, report, language="en"):
    words = {"en": "meetings", "it": "incontri"}[language]
    slug = report.meeting.slug_in(language)
    return client.get(f"/{language}/{words}/{slug}/").content.decode()


def test_the_passage_that_is_behind_is_marked_and_no_other(client):
    html = page(client, corrected())
    assert html.count('<small class="behind">') == 1
    assert 'answers everybody. <small class="behind">behind the Italian</small></p>' in html


def test_readers_are_told_of_which_day_the_original_is(client):
    report = corrected()
    told = page(client, report)
    day = f"{report.dated_at.day} {report.dated_at:%B %Y}"
    assert f"The English is behind the Italian of {day}." in " ".join(told.split())


def test_readers_of_the_original_are_told_nothing(client):
    assert "behind" not in page(client, corrected(), "it")


def test_nothing_is_said_where_everything_is_right(client):
    live = factories.live_report(body_it=ITALIAN, body_en=ENGLISH)
    assert "behind" not in page(client, live)


@pytest.mark.parametrize(
    ("changes", "substantive"),
    [
        ({"body_it": ITALIAN.replace("Il primo", "«Il  primo»")}, True),
        ({"body_it": ITALIAN.replace("tace", "tacé")}, False),
        ({"city_it": "Roma"}, True),
    ],
)
def test_spacing_slips_and_labels_are_not_told(client, changes, substantive):
    report = corrected(changes, substantive, city_it="Teheran", city_en="Tehran")
    assert "behind" not in page(client, report)


def test_a_headline_that_is_behind_says_so(client):
    html = page(client, corrected({"title_it": "Un altro titolo"}))
    assert '<p class="behind">behind the Italian</p>' in html


def test_the_notice_goes_with_the_next_translation(client):
    report = corrected()
    publisher = factories.editor("Publisher")
    draft = workflow.start_edition(report.meeting, by=publisher)
    factories.revise(draft, by=publisher, body_en=ENGLISH.replace("everybody", "nobody"))
    workflow.publish(draft, by=publisher, own_text_reason="Urgent.")
    assert "behind" not in page(client, Report.objects.live().get(meeting=report.meeting))


def test_an_italian_translation_is_behind_its_english_original(client):
    report = corrected({"body_en": ENGLISH.replace("everybody", "nobody")}, original_language="en")
    told = " ".join(page(client, report, "it").split())
    assert "Il testo italiano non è ancora aggiornato a quello inglese" in told


def test_a_quote_that_is_behind_its_source_says_so(client):
    live = factories.live_report(quotes=1)
    quote = live.quotes.get()
    changes = {"quotes": {str(quote.key): {"original": "Tutt’altre parole"}}}
    report = workflow.correct(live, by=factories.editor("Publisher"), changes=changes, **NOTES)
    html = page(client, report)
    assert html.count("Translated from earlier words of the source.") == 1
    assert "The English is behind the Italian" in html


def test_the_mark_costs_no_query(client):
    counts = []
    for report in (factories.live_report(body_it=ITALIAN, body_en=ENGLISH, quotes=0), corrected()):
        with CaptureQueriesContext(connection) as spent:
            page(client, report)
        counts.append(len(spent))
    assert counts[1] <= max(counts[0] + 1, 8)


def test_words_of_editors_are_escaped_in_the_mark(client):
    report = corrected(
        {"body_it": "Un <b>altro</b> testo.\n\nDue."},
        body_it="Uno.\n\nDue.",
        body_en="<i>One</i> & 1.\n\nTwo.",
    )
    assert '&lt;i&gt;One&lt;/i&gt; &amp; 1. <small class="behind">' in page(client, report)
