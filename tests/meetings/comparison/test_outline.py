"""What differs in a few words."""

import datetime

import pytest
from django.utils import translation

from meetings import editions
from meetings.comparison import outline
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def in_english():
    with translation.override("en"):
        yield


def test_fields_are_named_as_on_the_form():
    report = factories.draft(held_on=datetime.date(2022, 6, 19))
    before = editions.snapshot(report)
    factories.revise(report, title_it="A", body_en="B", ended_on=datetime.date(2022, 6, 20))
    now = editions.snapshot(report)
    assert outline(before, now) == ["Held on", "Headline in Italian", "Body in English"]


def test_rows_are_counted_by_what_became_of_them():
    report = factories.draft()
    quotes = [factories.quote(report, text, position=n) for n, text in enumerate("abc")]
    before = editions.snapshot(report)
    quotes[0].delete()
    quotes[1].position = 9
    quotes[1].save()
    factories.quote(report, "d", position=10)
    factories.mention(report, country=factories.country("UA"))
    now = editions.snapshot(report)
    assert outline(before, now) == ["Quotes: 1 added, 1 removed, 1 moved", "Mentions: 1 added"]


def test_nothing_is_said_of_equal_states(django_assert_num_queries):
    state = editions.snapshot(factories.report())
    with django_assert_num_queries(0):
        assert outline(state, state) == []
