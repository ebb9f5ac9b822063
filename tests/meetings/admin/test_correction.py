"""Correct now: before and after, then one confirmation."""

import re

import pytest

from meetings.models import Report
from tests import factories
from tests.forms_on_page import fields_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def publisher(client):
    account = factories.editor("Publisher", language="en")
    client.force_login(account)
    return account


def page(report):
    return f"/admin/meetings/report/{report.pk}/correct/"


def opened(client, report):
    return fields_of(client.get(page(report)), "correction_form")


NOTES = {"note_it": "Corretto un nome.", "note_en": "A name corrected."}


def test_before_and_after_are_shown_and_nothing_is_changed(client, publisher):
    report = factories.live_report(by=publisher, title_en="Tokaev visits")
    typed = opened(client, report) | NOTES | {"title_en": "Tokayev visits"}
    answer = client.post(page(report), typed)
    shown = re.sub(r'<span class="visually-hidden".*?</span>', "", answer.content.decode())
    assert "<del>Tokaev</del><ins>Tokayev</ins>" in shown
    assert Report.objects.live().get().title_en == "Tokaev visits"


def test_confirmed_correction_is_live_at_once(client, publisher):
    report = factories.live_report(by=publisher)
    typed = opened(client, report) | NOTES | {"title_en": "Corrected", "confirm": "yes"}
    client.post(page(report), typed)
    live = Report.objects.live().get()
    assert (live.title_en, live.change_note_en) == ("Corrected", "A name corrected.")


def test_correction_reaches_the_open_version(client, publisher):
    report = factories.live_report(by=publisher, also_open=True)
    typed = opened(client, report) | NOTES | {"title_en": "Corrected", "confirm": "yes"}
    client.post(page(report), typed)
    assert Report.objects.open().get().title_en == "Corrected"


def test_words_of_a_quote_are_corrected(client, publisher):
    report = factories.live_report(by=publisher)
    key = report.quotes.get().key
    typed = opened(client, report) | NOTES | {f"quotes-{key}-text_en": "Better", "confirm": "yes"}
    client.post(page(report), typed)
    assert Report.objects.live().get().quotes.get().text_en == "Better"


def test_typing_slip_needs_no_note(client, publisher):
    report = factories.live_report(by=publisher)
    typed = opened(client, report) | {"title_en": "Corrected", "confirm": "yes"}
    del typed["substantive"]
    client.post(page(report), typed)
    assert Report.objects.live().get().dated_at == report.dated_at


def test_substantive_correction_needs_a_note_in_each_language(client, publisher):
    report = factories.live_report(by=publisher)
    typed = opened(client, report) | {"title_en": "Corrected", "confirm": "yes"}
    answer = client.post(page(report), typed)
    assert set(answer.context["form"].errors) == {"note_it", "note_en"}
    assert fields_of(answer, "correction_form")["title_en"] == "Corrected"


def test_nothing_changed_is_said(client, publisher):
    report = factories.live_report(by=publisher)
    answer = client.post(page(report), opened(client, report) | NOTES | {"confirm": "yes"})
    assert answer.context["form"].non_field_errors() == ["Nothing would change."]


def test_earlier_version_is_not_corrected(client, publisher):
    report = factories.live_report(by=publisher)
    typed = opened(client, report) | NOTES | {"title_en": "Corrected", "confirm": "yes"}
    client.post(page(report), typed)
    client.post(page(report), typed | {"title_en": "Again"})
    assert Report.objects.live().get().title_en == "Corrected"
