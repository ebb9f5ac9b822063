"""Who may do what on the desk; a refused act changes nothing."""

import re

import pytest

from meetings import editions, workflow
from meetings.models import Report
from tests import factories
from tests.forms_on_page import fields_of
from tests.meetings.admin.everything import everything

pytestmark = pytest.mark.django_db

LIST = "/admin/meetings/report/"


def page(report, rest="change/"):
    return f"{LIST}{report.pk}/{rest}"


def signed_in(client, role, **fields):
    account = factories.editor(role, language="en", **fields)
    client.force_login(account)
    return account


def saved(**fields):
    report = factories.report(**fields)
    editions.save_version(report, by=report.author)
    return report


def test_reader_is_asked_to_sign_in(client):
    report = saved()
    answer = client.get(page(report))
    assert answer.headers["Location"] == f"/admin/login/?next={page(report)}"


@pytest.mark.parametrize("role", ["Author", "Translator", None])
@pytest.mark.parametrize(
    "rest", ["change/", "history/", "preview/it/", "steps/submit/", "steps/publish/", "correct/"]
)
def test_draft_of_somebody_else_is_closed(client, role, rest):
    signed_in(client, role)
    assert client.get(page(saved(), rest)).status_code == 403


def test_account_without_a_role_sees_no_reports(client):
    signed_in(client, None)
    assert client.get(LIST).status_code == 403
    assert client.get(f"{LIST}choose/person/?q=a").status_code == 403


def test_author_sees_own_reports_only(client):
    author = signed_in(client, "Author")
    mine = saved(author=author)
    saved()
    assert list(client.get(LIST).context["cl"].queryset) == [mine]


def test_translator_sees_assigned_reports_only(client):
    translator = signed_in(client, "Translator", translates_en=True)
    mine = saved(translator=translator)
    saved()
    assert list(client.get(LIST).context["cl"].queryset) == [mine]


def test_publisher_sees_all_reports(client):
    signed_in(client, "Publisher")
    reports = {saved(), saved()}
    assert set(client.get(LIST).context["cl"].queryset) == reports


def test_author_cannot_write_into_the_draft_of_another(client):
    report = saved(author=factories.editor())
    signed_in(client, "Author")
    before = everything()
    answer = client.post(page(report), {"title_en": "Forged", "base_version": report.version})
    assert (answer.status_code, everything()) == (403, before)


def test_author_cannot_write_into_what_was_submitted(client):
    author = signed_in(client, "Author")
    report = saved(author=author)
    typed = fields_of(client.get(page(report)))
    workflow.submit(report, by=author)
    before = everything()
    answer = client.post(page(report), typed | {"title_en": "Late"})
    assert (answer.status_code, everything()) == (409, before)


@pytest.mark.parametrize("role", ["Author", "Publisher", "Manager"])
def test_published_edition_is_not_written_to_by_its_form(client, role):
    account = signed_in(client, role)
    report = factories.live_report(author=account if role == "Author" else None)
    before = everything()
    answer = client.post(page(report), {"title_en": "Forged", "base_version": report.version})
    assert (answer.status_code, everything()) == (403, before)


def test_published_edition_is_shown_without_fields(client):
    signed_in(client, "Publisher")
    report = factories.live_report()
    fields = fields_of(client.get(page(report)))
    assert [name for name in fields if name.startswith(("title", "quotes-0-original"))] == []


def test_translator_types_into_the_own_language_alone(client):
    translator = signed_in(client, "Translator", translates_en=True)
    report = saved(translator=translator, quotes=1)
    typed = fields_of(client.get(page(report)))
    assert {name for name in typed if name.startswith(("title_", "body_"))} == {
        "title_en",
        "body_en",
    }
    client.post(page(report), typed | {"title_en": "Translated", "quotes-0-text_en": "Words"})
    report.refresh_from_db()
    assert (report.title_en, report.quotes.get().text_en) == ("Translated", "Words")


def test_forged_fields_of_a_translator_go_nowhere(client):
    translator = signed_in(client, "Translator", translates_en=True)
    report = saved(translator=translator)
    facts = editions.snapshot(report)
    forged = {
        "title_it": "Forged",
        "held_on": "1999-01-01",
        "topic_names": factories.topic().name_it,
        "pasted_participants": str(factories.person("Somebody Else")),
        "quotes-0-original": "Forged",
        "quotes-0-text_it": "Forged",
        "quotes-0-DELETE": "on",
        "participations-0-person": "Forged",
        "author": str(translator.pk),
    }
    client.post(page(report), fields_of(client.get(page(report))) | forged)
    report.refresh_from_db()
    assert editions.snapshot(report) == facts


def test_author_does_not_hand_the_report_to_somebody_else(client):
    author = signed_in(client, "Author")
    report = saved(author=author)
    typed = fields_of(client.get(page(report)))
    client.post(page(report), typed | {"author": str(factories.editor().pk)})
    report.refresh_from_db()
    assert report.author == author


@pytest.mark.parametrize("step", ["publish", "schedule", "send-back", "lift-embargo", "hide"])
def test_author_does_not_take_the_steps_of_a_publisher(client, step):
    author = signed_in(client, "Author")
    report = saved(author=author)
    before = everything()
    answer = client.post(
        page(report, f"steps/{step}/"), {"version": report.version, "languages": "it"}
    )
    assert (answer.status_code, everything()) == (403, before)


def test_author_does_not_correct_what_is_live(client):
    author = signed_in(client, "Author")
    report = factories.live_report(author=author)
    before = everything()
    answer = client.post(page(report, "correct/"), {"title_en": "Forged", "confirm": "yes"})
    assert (answer.status_code, everything()) == (403, before)


def test_report_cannot_be_deleted_by_the_address_of_the_admin(client):
    signed_in(client, "Manager")
    report = saved()
    assert client.post(page(report, "delete/"), {"post": "yes"}).status_code == 403
    assert Report.objects.filter(pk=report.pk).exists()


@pytest.mark.parametrize("key", ["0", "999999", "9" * 30, "abc", "%00", "1/2"])
def test_unknown_report_is_not_found(client, key):
    signed_in(client, "Publisher")
    assert client.get(f"{LIST}{key}/change/").status_code in (302, 400, 404)


def test_texts_that_are_only_shown_are_labelled_by_language(client):
    signed_in(client, "Publisher")
    shown = client.get(page(factories.live_report())).content.decode()
    labels = re.findall(r"<label[^>]*>(Headline[^<]*|Group[^<]*):</label>", shown)
    assert sorted(set(labels)) == [
        *("Group in English", "Group in Italian"),
        *("Headline in English", "Headline in Italian"),
    ]
