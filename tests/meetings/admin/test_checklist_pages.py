"""The checklist beside the form: as typed, nothing saved."""

import re
import time
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from meetings import editions
from meetings.models import Report
from tests import factories
from tests.forms_on_page import fields_of
from tests.meetings.admin.everything import everything

pytestmark = pytest.mark.django_db
LIST = "/admin/meetings/report/"


def opened(client, report):
    return fields_of(client.get(f"{LIST}{report.pk}/change/"))


def said(answer):
    """Target and message of each line."""
    assert answer.status_code == 200
    found = re.findall(r'<a href="#([^"]*)"[^>]*>(.*?)</a>', answer.content.decode())
    return [(target, unescape(message)) for target, message in found]


def typed(client, report, **changed):
    fields = opened(client, report) | changed
    return said(client.post(f"{LIST}{report.pk}/checklist/", fields))


def test_form_as_it_was_saved_has_nothing_to_say(client, report):
    assert typed(client, report) == []


def test_page_leads_to_the_field_of_a_row(client, author, report):
    report.quotes.update(source=None)
    page = client.get(f"{LIST}{report.pk}/change/").content.decode()
    assert 'href="#id_quotes-0-source_key"' in page


def test_what_is_typed_is_looked_at_and_not_saved(client, report):
    before = everything()
    found = typed(client, report, summary_en="", held_on="2022-02-30")
    assert found == [
        ("id_held_on", "The date of the meeting is missing."),
        ("id_summary_en", "English is incomplete: readers will get the other language."),
    ]
    assert everything() == before


def test_body_that_is_typed_is_searched_for_the_quotes(client, report):
    [(target, message)] = typed(client, report, body_en="Nothing was said.")
    assert (target, message[:46]) == (
        "id_quotes-0-text_en",
        "English: a quote does not stand in the body: “",
    )


def test_row_that_is_not_stored_yet_is_looked_at(client, report):
    row = {"row_key": "", "original": "Altre parole", "original_language": "it", "text_en": ""}
    new = {f"quotes-1-{name}": value for name, value in row.items()}
    found = typed(client, report, **{"quotes-TOTAL_FORMS": "2", **new})
    assert [target for target, _message in found] == [
        "id_quotes-1-directness",
        "id_quotes-1-text_en",
        "id_quotes-1-speaker",
        "id_quotes-1-original",
    ]


def test_row_that_is_to_be_deleted_is_gone(client, report):
    found = typed(client, report, **{"sources-0-DELETE": "on"})
    assert [target for target, _message in found] == ["sources-group", "id_quotes-0-source_key"]


def test_address_that_is_typed_anew_is_another_page_which_nobody_has_read(client, report):
    found = typed(client, report, **{"sources-0-url": "https://example.org/another"})
    assert found == [("id_sources-0-url", "Not checked yet: A page")]


def test_unknown_name_is_answered_with_whom_it_may_mean(client, report):
    factories.person("Kassym-Jomart Tokayev")
    box = {"participations-1-person": "Tokaiev", "participations-1-person-chosen": ""}
    assert typed(client, report, **box)[-1] == (
        "id_participations-1-person",
        "“Tokaiev”: did you mean Kassym-Jomart Tokayev?",
    )


def test_pasted_list_is_read(client, report):
    factories.person("Kassym-Jomart Tokayev")
    found = typed(client, report, pasted_participants="Kassym-Jomart Tokajev; IR\nNobody at all")
    assert found == [
        ("id_pasted_participants", "“Kassym-Jomart Tokajev”: did you mean Kassym-Jomart Tokayev?"),
        ("id_pasted_participants", "Nobody is known as “Nobody at all”."),
    ]


def test_new_report_is_looked_at_before_it_is_saved(client, author):
    fields = fields_of(client.get(f"{LIST}add/"))
    found = said(client.post(f"{LIST}checklist/", fields | {"title_en": "A title"}))
    assert [target for target, _message in found[:5]] == [
        "id_title_en",
        "id_proposed_slug_en",
        "id_held_on",
        "participations-group",
        "sources-group",
    ]


def test_reading_the_page_is_no_question(client, report):
    assert client.get(f"{LIST}{report.pk}/checklist/").status_code == 405


@pytest.mark.parametrize(("role", "expected"), [("Author", 403), ("Translator", 403), (None, 403)])
def test_draft_of_somebody_else_is_not_looked_at(client, report, role, expected):
    client.force_login(factories.editor(role))
    assert client.post(f"{LIST}{report.pk}/checklist/", {}).status_code == expected


def test_who_may_write_no_report_asks_about_none(client):
    client.force_login(factories.editor("Translator"))
    assert client.post(f"{LIST}checklist/", {}).status_code == 403


def test_translator_sees_what_is_missing_without_typing_facts(client, report):
    translator = factories.editor("Translator", language="en", translates_en=True)
    Report.objects.filter(pk=report.pk).update(translator=translator)
    client.force_login(translator)
    assert [target for target, _message in typed(client, report, summary_en="")] == [
        "id_summary_en"
    ]


@pytest.mark.parametrize(
    "junk",
    [
        {"quotes-0-speaker-chosen": "9" * 30, "quotes-0-speaker": "x"},
        {"quotes-TOTAL_FORMS": "-1", "quotes-0-row_key": "no key"},
        {"participations-0-tenure": "\x00", "original_language": "xx", "body_it": "\x00«"},
        {"held_on_precision": "century", "held_on": "9999-99-99", "quotes-0-source_key": "?"},
        {"body_it": "a" * 300_000},
    ],
)
def test_nonsense_is_passed_over(client, report, junk):
    fields = opened(client, report) | junk
    assert client.post(f"{LIST}{report.pk}/checklist/", fields).status_code == 200


def test_more_than_any_report_holds_is_refused(client, report):
    answer = client.post(f"{LIST}{report.pk}/checklist/", {"body_it": "a" * 2_100_000})
    assert answer.status_code == 413


def big(author, quotes):
    made = factories.report(author=author, quotes=quotes)
    editions.save_version(made, by=author)
    return made


def test_twenty_quotes_cost_no_more_queries_than_one(client, author):
    counted = []
    for report in (big(author, 1), big(author, 20)):
        fields = opened(client, report) | {"body_en": "Nothing was said. " * 300}
        with CaptureQueriesContext(connection) as queries:
            begun = time.perf_counter()
            client.post(f"{LIST}{report.pk}/checklist/", fields)
            seconds = time.perf_counter() - begun
        counted.append(len(queries))
    assert counted[0] == counted[1]
    print(f"checklist of 20 quotes: {seconds * 1000:.0f} ms, {counted[1]} queries")
