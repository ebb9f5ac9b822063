"""The steps of the workflow as pages: they ask, they act once, they say what stands in the way."""

import datetime

import pytest
from django.utils import timezone

from meetings import editions, workflow
from meetings.admin.steps import buttons
from meetings.models import Report
from tests import factories
from tests.forms_on_page import fields_of

pytestmark = pytest.mark.django_db


def page(report, step):
    return f"/admin/meetings/report/{report.pk}/steps/{step}/"


def saved(**fields):
    report = factories.report(**fields)
    editions.save_version(report, by=report.author)
    return report


def in_review(**fields):
    report = saved(**fields)
    workflow.submit(report, by=report.author)
    return report


def taken(client, report, step, **typed):
    """The answer to a confirmed step."""
    return client.post(page(report, step), {"version": report.version, **typed})


def names(editor, report):
    return [step.name for step in buttons(editor, report)]


def test_asking_changes_nothing(client, publisher):
    report = in_review()
    client.get(page(report, "publish"))
    assert Report.objects.get().status == "in_review"


def test_author_submits(client):
    author = factories.editor("Author")
    client.force_login(author)
    report = saved(author=author)
    taken(client, report, "submit", note="Please look.")
    assert Report.objects.get().status == "in_review"


def test_publisher_publishes_in_the_languages_chosen(client, publisher):
    report = in_review()
    answer = taken(client, report, "publish", languages=["it"])
    assert answer.headers["Location"] == f"/admin/meetings/report/{report.pk}/change/"
    live = Report.objects.live().get()
    assert (live.reads_it, live.reads_en) == (True, False)


def test_page_shows_the_checklist(client, publisher):
    report = in_review(held_on=None)
    page_text = client.get(page(report, "publish")).content.decode()
    assert "The date of the meeting is missing." in page_text


def test_refusal_is_told_and_what_was_typed_stays(client, publisher):
    report = in_review()
    answer = taken(client, report, "schedule", at="2020-01-01T10:00")
    assert answer.context["form"].non_field_errors() == ["The moment must lie in the future."]
    assert answer.context["form"]["at"].value() == "2020-01-01T10:00"


def test_step_on_a_version_that_nobody_has_seen_is_refused(client, publisher):
    report = in_review()
    seen = report.version
    factories.revise(report, by=publisher, title_en="Changed meanwhile")
    client.post(page(report, "publish"), {"version": seen, "languages": ["it", "en"]})
    assert Report.objects.get().status == "in_review"


def test_publisher_sends_back_with_a_note(client, publisher):
    report = in_review()
    taken(client, report, "send-back", note="The date is wrong.")
    assert Report.objects.get().status == "draft"


def test_sending_back_needs_a_note(client, publisher):
    report = in_review()
    answer = taken(client, report, "send-back", note="  ")
    assert answer.context["form"].errors == {"note": ["Say what the author should do."]}


def test_publisher_schedules(client, publisher):
    report = in_review()
    moment = timezone.localtime() + datetime.timedelta(days=1)
    taken(client, report, "schedule", at=moment.strftime("%Y-%m-%dT%H:%M"))
    assert Report.objects.get().status == "scheduled"


def test_own_text_asks_for_a_reason(client, publisher):
    report = saved(author=publisher)
    assert "own_text_reason" in fields_of(client.get(page(report, "publish")), form_id=None)
    taken(client, report, "publish", languages=["it", "en"], own_text_reason="Urgent.")
    assert Report.objects.live().get().own_text_reason == "Urgent."


def test_new_version_opens_its_form(client, publisher):
    report = factories.live_report()
    answer = taken(client, report, "new-version")
    draft = Report.objects.open().get()
    assert answer.headers["Location"] == f"/admin/meetings/report/{draft.pk}/change/"


def test_withdrawn_report_is_brought_back(client, publisher):
    report = factories.live_report()
    taken(client, report, "withdraw", reason_it="Doppione.", reason_en="Published twice.")
    report.refresh_from_db()
    assert report.status == "withdrawn"
    taken(client, report, "bring-back")
    report.refresh_from_db()
    assert report.status == "live"


def test_discarded_draft_leads_back_to_what_is_live(client, publisher):
    report = factories.live_report(also_open=True)
    draft = Report.objects.open().get()
    answer = taken(client, draft, "discard")
    assert answer.headers["Location"] == f"/admin/meetings/report/{report.pk}/change/"
    assert not Report.objects.open().exists()


def test_embargo_is_lifted_with_a_reason(client, publisher):
    report = in_review(embargo_until=timezone.now() + datetime.timedelta(days=2))
    taken(client, report, "lift-embargo", reason="Broken by an agency.")
    assert Report.objects.get().embargo_until is None


def test_unknown_step_is_not_found(client, publisher):
    assert client.get(page(saved(), "burn")).status_code == 404


def test_author_of_a_draft_may_submit_or_discard():
    author = factories.editor("Author")
    assert names(author, saved(author=author)) == ["submit", "discard"]


def test_live_report_offers_a_new_version_and_withdrawal():
    report = factories.live_report()
    assert names(factories.editor("Publisher"), report) == ["new-version", "withdraw"]


def test_live_report_with_an_open_version_offers_no_other():
    report = factories.live_report(also_open=True)
    assert names(factories.editor("Publisher"), report) == ["withdraw"]
