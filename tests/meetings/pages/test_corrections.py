import pytest
from django.db import connection

from meetings import workflow
from meetings.pages.corrections import corrected, older_than
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def correction():
    made, publisher = factories.live_report(), factories.editor("Publisher")
    workflow.correct(
        made,
        by=publisher,
        changes={"title_it": "Altro", "title_en": "Other"},
        note_it="Il titolo era sbagliato.",
        note_en="The title was wrong.",
    )
    return corrected().get()


def plan(reports):
    if connection.vendor == "postgresql":
        # Of a few rows all are read and put in order, whatever index there is.
        connection.cursor().execute("SET LOCAL enable_seqscan = off; SET LOCAL enable_sort = off")
    return reports.explain()


def test_corrections_are_read_from_their_index(correction):
    assert "report_correcting" in plan(corrected()[:31])


def test_further_pages_of_corrections_are_read_from_their_index(correction):
    assert "report_correcting" in plan(corrected().filter(older_than(correction.pk))[:31])
