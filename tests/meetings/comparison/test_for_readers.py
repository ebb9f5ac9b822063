import pytest
from django.utils import translation

from meetings import workflow
from meetings.comparison import reader_changes
from meetings.models import Report
from tests.factories import editor, live_report, participation, person, quote, source

pytestmark = pytest.mark.django_db


def revised(made, *, languages=None, **fields):
    """Publish another version of a live report and return what it changed."""
    edition = workflow.start_edition(made.meeting, by=editor("Publisher"))
    change = fields.pop("change", None)
    for name, value in fields.items():
        setattr(edition, name, value)
    edition.save()
    if change:
        change(edition)
    workflow.publish(edition, by=editor("Publisher"), languages=languages)
    return changes(made)


def changes(made, language="en"):
    before, after = Report.objects.readable().filter(meeting=made.meeting).order_by("edition")
    with translation.override("en"):
        return reader_changes(before, after, language)


def marked(text):
    signs = {"deleted": "[-{}]", "inserted": "[+{}]"}
    return "".join(signs.get(piece.kind, "{}").format(piece.text) for piece in text.pieces)


def test_texts_that_differ_are_shown_with_what_went_and_came():
    made = live_report(title_en="Three agreements signed")
    found = revised(made, title_en="Nine agreements signed")
    assert [(text.label, marked(text)) for text in found.texts] == [
        ("Headline", "[-Three][+Nine] agreements signed")
    ]
    assert found.said == ["headline"]


def test_body_is_compared_as_it_is_read():
    made = live_report(body_en="He was **very** glad.", quotes=0)
    found = revised(made, body_en="He was *very* sad.")
    assert [marked(text) for text in found.texts] == ["He was very [-glad][+sad]."]


def test_rows_that_came_and_went_are_counted():
    def change(edition):
        quote(edition, "Words", speaker=edition.participations.first().person)
        source(edition)
        source(edition)

    assert revised(live_report(quotes=0), change=change).said == [
        "1 quote added",
        "2 sources added",
    ]


def test_interpreter_is_not_told():
    def change(edition):
        participation(edition, person=person("Interpreter"), role="interpreter", code="IR")

    assert revised(live_report(), change=change, city_en="Rome").said == ["place"]


def test_language_that_was_not_published_is_not_told():
    made = live_report(languages=("it",), quotes=0)
    found = revised(
        made, languages=["it"], title_it="Nuovo", title_en="Secret", summary_en="Not yet"
    )
    assert (found.language, [marked(text) for text in found.texts]) == (
        "it",
        [f"[-{made.title_it}][+Nuovo]"],
    )
    assert found.said == ["headline"]


def test_new_translation_is_told_and_not_compared():
    made = live_report(languages=("it",), quotes=0)
    found = revised(
        made, title_en="Now too", summary_en="In English.", body_en="A text.", proposed_slug_en="x"
    )
    assert (found.said, found.texts) == (["translation added"], [])


def test_what_only_the_other_language_says_is_left_out():
    found = revised(live_report(), title_it="Un altro titolo")
    assert (found.said, found.texts) == ([], [])
