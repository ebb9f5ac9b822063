"""The checklist warns of a translation that is behind its original."""

import pytest

from meetings.checklist import check
from tests import factories

pytestmark = pytest.mark.django_db


def saved(**fields):
    texts = {"body_it": "Uno.\n\nDue.\n\nTre.", "body_en": "One.\n\nTwo.\n\nThree."}
    return factories.revise(factories.report(**{**texts, **fields}))


def behind(report):
    lines = [line for line in check(report) if "da aggiornare" in line.message]
    return [(line.level, line.field, line.key, line.part) for line in lines]


def test_nothing_is_behind_what_was_written_together():
    assert behind(saved()) == []


def test_paragraphs_of_a_body_are_one_line_that_leads_to_the_translation():
    report = factories.revise(saved(), body_it="Uno.\n\nAltro.\n\nAncora altro.")
    assert behind(report) == [("warns", "body_en", None, "")]


def test_a_headline_and_a_quote_are_a_line_each():
    report = saved()
    quote = report.quotes.get()
    quote.original = "Altre parole"
    quote.save()
    factories.revise(report, title_it="Altro titolo")
    assert behind(report) == [
        ("warns", "title_en", None, ""),
        ("warns", "quotes", str(quote.key), "text_en"),
    ]
