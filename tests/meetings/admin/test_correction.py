"""Correct now: before and after, then one confirmation."""

import datetime
import re

import pytest

from meetings import workflow
from meetings.models import Report
from meetings.pages.addresses import address
from tests import factories
from tests.forms_on_page import fields_of

pytestmark = pytest.mark.django_db


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


def corrected(client, report, query="", **typed):
    """Confirm a correction on the page that an address opens; the live report after it."""
    shown = fields_of(client.get(page(report) + query), "correction_form")
    client.post(page(report) + query, shown | NOTES | typed | {"confirm": "yes"})
    return Report.objects.live().get()


def shown_fields(client, report, query):
    answer = client.get(page(report) + query)
    hidden = {"csrfmiddlewaretoken", "version", "substantive", "note_it", "note_en"}
    return set(fields_of(answer, "correction_form")) - hidden


def test_place_leaves_one_field(client, publisher):
    report = factories.live_report(by=publisher)
    assert shown_fields(client, report, "?place=title_en") == {"title_en"}


def test_selected_words_leave_their_paragraph(client, publisher):
    body = "First of 12.\n\nThen **twelve** of 12 left.\n\nLast of 12."
    report = factories.live_report(by=publisher, body_en=body, quotes=0)
    query = "?place=body_en&find=of+12&block=Then+twelve+of+12"
    live = corrected(client, report, query, body_en="Then thirteen left.")
    assert live.body_en == "First of 12.\n\nThen thirteen left.\n\nLast of 12."


def test_words_of_a_quote_are_corrected_in_the_text_and_in_the_quote(client, publisher):
    report = factories.live_report(by=publisher)
    words = report.quotes.get().text_en
    query = f"?place=body_en&find={words.split()[-1]}"
    key = f"quotes-{report.quotes.get().key}-text_en"
    assert shown_fields(client, report, query) == {"body_en", key}


@pytest.mark.parametrize(
    "query",
    ["?place=nothing", "?place=quotes:x", "?place=body_en&find=%3Cnowhere", "?place=title_xx:"],
)
def test_place_that_does_not_exist_leaves_the_whole_form_or_the_field(client, publisher, query):
    report = factories.live_report(by=publisher)
    assert {"body_en"} <= shown_fields(client, report, query)


def test_quote_gets_another_speaker_source_and_directness(client, publisher):
    report = factories.report(author=publisher)
    other = factories.source(report, title="The transcript")
    workflow.publish(report, by=factories.editor("Publisher"))
    quote, person = report.quotes.get(), factories.person("Ebrahim Raisi")
    changed = {
        f"quotes-{quote.key}-speaker": "Ebrahim Raisi",
        f"quotes-{quote.key}-speaker-chosen": "",
        f"quotes-{quote.key}-source": str(other.key),
        f"quotes-{quote.key}-directness": "reported",
    }
    mended = corrected(client, report, f"?place=quotes:{quote.key}", **changed).quotes.get()
    assert (mended.speaker, mended.source.key, mended.directness) == (person, other.key, "reported")
    assert mended.source.report_id == mended.report_id


def test_source_of_a_quote_is_taken_away(client, publisher):
    report = factories.live_report(by=publisher)
    key = report.quotes.get().key
    live = corrected(client, report, **{f"quotes-{key}-source": "", f"quotes-{key}-speaker": ""})
    assert (live.quotes.get().source, live.quotes.get().speaker) == (None, None)


def test_facts_and_roles_are_corrected(client, publisher):
    report = factories.live_report(by=publisher)
    row = report.participations.first()
    changed = {
        "held_on": "2022-06-18",
        "kind": "audience",
        "city_en": "Tehran",
        f"participations-{row.key}-role": "mediator",
        f"participations-{row.key}-title_printed_en": "Envoy",
    }
    live = corrected(client, report, **changed)
    person = live.participations.get(key=row.key)
    assert (live.held_on, live.kind, live.city_en) == (
        datetime.date(2022, 6, 18),
        "audience",
        "Tehran",
    )
    assert (person.role, person.title_printed_en) == ("mediator", "Envoy")


def test_before_and_after_name_choices_in_words(client, publisher):
    report = factories.live_report(by=publisher)
    key = report.quotes.get().key
    typed = opened(client, report) | NOTES | {f"quotes-{key}-directness": "reported"}
    answer = client.post(page(report), typed)
    [(_label, pieces)] = answer.context["differences"]
    assert [(piece.kind, piece.text) for piece in pieces] == [
        ("deleted", "Verbatim"),
        ("inserted", "Reported"),
    ]


def test_quote_is_marked_as_disputed_at_once(client, publisher):
    report = factories.live_report(by=publisher)
    key = report.quotes.get().key
    reasons = {f"quotes-{key}-dispute_reason_{code}": "Teheran" for code in ("it", "en")}
    shown = fields_of(client.get(page(report) + f"?place=quotes:{key}:status"), "correction_form")
    assert shown["note_en"] == f"A quote by {report.quotes.get().speaker} is disputed."
    query = f"?place=quotes:{key}:status"
    client.post(page(report) + query, shown | reasons | {"confirm": "yes"})
    quote = Report.objects.live().get().quotes.get()
    assert (quote.status, quote.dispute_reason_it) == ("disputed", "Teheran")


def test_dispute_needs_its_reason_in_both_languages(client, publisher):
    report = factories.live_report(by=publisher)
    key = report.quotes.get().key
    query = f"?place=quotes:{key}:status"
    shown = fields_of(client.get(page(report) + query), "correction_form")
    answer = client.post(page(report) + query, shown | {"confirm": "yes"})
    assert set(answer.context["form"].errors) == {
        f"quotes-{key}-dispute_reason_it",
        f"quotes-{key}-dispute_reason_en",
    }


def test_who_came_from_the_site_is_led_back_there(client, publisher):
    report = factories.live_report(by=publisher)
    query = "?place=title_en&back=site"
    shown = fields_of(client.get(page(report) + query), "correction_form")
    typed = shown | NOTES | {"title_en": "Corrected", "confirm": "yes"}
    answer = client.post(page(report) + query, typed)
    assert answer["Location"] == address("report", "en", slug=report.meeting.slug_en)


def test_who_came_from_the_page_in_the_other_language_is_led_back_there(client, publisher):
    report = factories.live_report(by=publisher)
    answer = client.get(f"{page(report)}?place=title_it&back=site&read=it")
    expected = address("report", "it", slug=report.meeting.slug_it)
    assert answer.context["back_url"] == expected


def test_number_of_queries_does_not_follow_the_quotes(client, publisher, django_assert_num_queries):
    reports = [factories.live_report(by=publisher, quotes=quotes) for quotes in (1, 20)]
    client.get(page(reports[0]))
    for report in reports:
        with django_assert_num_queries(9):
            client.get(page(report))


def links_of_list(client):
    shown = client.get("/admin/meetings/report/").content.decode()
    return re.findall(r'href="(/admin/meetings/report/\d+/correct/)"', shown)


def test_list_leads_publishers_to_the_correction_of_what_is_live(client, publisher):
    live, _draft = factories.live_report(author=factories.editor("Author")), factories.draft()
    assert links_of_list(client) == [page(live)]
    client.force_login(live.author)
    assert links_of_list(client) == []


def test_rows_of_a_live_report_lead_to_their_correction(client, publisher):
    report = factories.live_report()
    quote = f"{page(report)}?place=quotes:{report.quotes.get().key}"
    shown = client.get(f"/admin/meetings/report/{report.pk}/change/").content.decode()
    assert [f'href="{link}"' in shown for link in (quote, f"{quote}:status")] == [True, True]
