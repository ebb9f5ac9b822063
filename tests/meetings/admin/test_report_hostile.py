"""Odd values in every field of the form: refused or stored, never an error of ours."""

import pytest

from meetings import editions
from meetings.admin.row_inline import MOST_ROWS
from tests import factories
from tests.forms_on_page import fields_of

pytestmark = pytest.mark.django_db

ODD = [
    "\x00",
    "a" * 30_000,
    "9" * 40,
    "-1",
    "10000-01-01",
    "0001-01-01",
    "infinity",
    "<script>alert(1)</script>",
    "' OR 1=1 --",
    "\u202e\ufeff\u0000",
    "[]",
    "💥" * 300,
]


@pytest.fixture
def report(publisher):
    report = factories.report(author=publisher)
    factories.mention(report, country=factories.country("UA"))
    editions.save_version(report, by=publisher)
    return report


@pytest.mark.parametrize("value", ["\x00", "9" * 40])
def test_no_hidden_field_answers_with_an_error(client, report, value):
    address = f"/admin/meetings/report/{report.pk}/change/"
    fields = fields_of(client.get(address))
    hidden = ("-id", "-row_key", "_version", "-report", "-chosen", "_key", "-INITIAL_FORMS")
    kinds = ("quotes", "base", "agreed", "country")
    for name in [name for name in fields if name.startswith(kinds) and name.endswith(hidden)]:
        answer = client.post(address, fields | {name: value})
        assert (name, answer.status_code) in [(name, 200), (name, 302)]
        if answer.status_code == 302:
            fields = fields_of(client.get(address))


@pytest.mark.parametrize("value", ODD)
def test_form_full_of_odd_values_is_refused(client, report, value):
    address = f"/admin/meetings/report/{report.pk}/change/"
    fields = fields_of(client.get(address))
    frame = ("_FORMS", "-id", "-row_key", "version", "-report")
    odd = {name: value for name in fields if not name.endswith(frame)}
    assert client.post(address, fields | odd).status_code == 200


@pytest.mark.parametrize("typed", [{}, {"quotes-TOTAL_FORMS": "x"}, {"quotes-INITIAL_FORMS": "9"}])
def test_form_without_its_frame_is_refused(client, report, typed):
    address = f"/admin/meetings/report/{report.pk}/change/"
    assert client.post(address, typed).status_code == 200


@pytest.mark.parametrize("value", ODD)
@pytest.mark.parametrize("step", ["publish", "schedule", "send-back", "discard", "lift-embargo"])
def test_no_step_answers_with_an_error(client, report, step, value):
    address = f"/admin/meetings/report/{report.pk}/steps/{step}/"
    fields = ("version", "note", "at", "languages", "reason", "note_it", "own_text_reason")
    assert client.post(address, dict.fromkeys(fields, value)).status_code == 200


def test_more_rows_than_any_report_has_are_refused(client, report):
    address = f"/admin/meetings/report/{report.pk}/change/"
    fields = fields_of(client.get(address))
    answer = client.post(address, fields | {"mentions-TOTAL_FORMS": "9" * 20})
    rows = {group.formset.prefix: group for group in answer.context["inline_admin_formsets"]}
    assert len(rows["mentions"].formset.forms) == MOST_ROWS
    assert len(rows["mentions"].formset.non_form_errors()) == 1
