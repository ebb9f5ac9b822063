"""Letters: to whom, whether they want them, and that they hold nothing that is not public."""

import datetime

import pytest
from django.core import mail
from django.utils import timezone

from meetings import editions, workflow
from meetings.models import Remark, Report
from tests import factories

pytestmark = pytest.mark.django_db

SECRET = "Segreto"


@pytest.fixture
def sent(django_capture_on_commit_callbacks):
    """Does something and returns to whom letters went, with the kinds as subjects say them."""

    def do(function, *args, **kwargs):
        mail.outbox.clear()
        with django_capture_on_commit_callbacks(execute=True):
            function(*args, **kwargs)
        return sorted(
            (letter.to[0], letter.subject.split(":")[1].strip()) for letter in mail.outbox
        )

    return do


def account(name, role="Author", **fields):
    return factories.editor(
        role, username=name, **{"email": f"{name}@example.org", "language": "en", **fields}
    )


def saved(**fields):
    report = factories.report(**{f"{name}_it": SECRET for name in ("title", "summary")}, **fields)
    editions.save_version(report, by=report.author)
    return report


def in_review(author, **fields):
    report = saved(author=author, **fields)
    workflow.submit(report, by=author)
    return report


def given(report, by, **parts):
    """Give somebody a part in a report, as the form does."""
    before = workflow.parts_of(report)
    factories.revise(report, by=by, **parts)
    workflow.note_assignment(report, by=by, before=before)


def test_whoever_is_given_a_part_is_told_once(sent):
    publisher, other = account("publisher", "Publisher"), account("other", "Publisher")
    report = saved(author=account("author"))
    assert sent(given, report, publisher, translator=other, reviewer=other) == [
        ("other@example.org", "Given to you")
    ]
    assert "Your part: translator, reviewer." in mail.outbox[0].body
    assert sent(given, report, publisher, translator=publisher) == []


def test_assignment_is_logged_with_names():
    publisher = account("publisher", "Publisher", first_name="Anna")
    report = saved(author=account("author"))
    given(report, publisher, reviewer=publisher)
    given(report, publisher, reviewer=None)
    notes = report.steps.filter(action="assign").order_by("pk").values_list("note", flat=True)
    assert list(notes) == ["reviewer: Anna", "reviewer: nobody"]


def test_authors_give_parts_to_nobody():
    report = saved(author=account("author"))
    with pytest.raises(workflow.NotAllowed):
        given(report, report.author, translator=account("other"))


def test_all_who_review_are_told_of_a_report_without_a_reviewer(sent):
    author = account("author", ("Author", "Publisher"))
    for name, role in (("one", "Publisher"), ("two", "Manager"), ("three", "Translator")):
        account(name, role)
    assert sent(workflow.submit, saved(author=author), by=author) == [
        ("one@example.org", "Waiting for review"),
        ("two@example.org", "Waiting for review"),
    ]


def test_the_reviewer_alone_is_told_of_a_report_that_has_one(sent):
    author, reviewer = account("author"), account("reviewer", "Publisher")
    account("other", "Publisher")
    assert sent(workflow.submit, saved(author=author), by=author, reviewer=reviewer) == [
        ("reviewer@example.org", "Waiting for review")
    ]


def test_a_reviewer_who_has_left_keeps_nobody_from_being_told(sent):
    author, gone = account("author"), account("gone", "Publisher", is_active=False)
    account("other", "Publisher")
    assert sent(workflow.submit, saved(author=author, reviewer=gone), by=author) == [
        ("other@example.org", "Waiting for review")
    ]


def test_author_and_translator_are_told_of_what_is_sent_back(sent):
    author, translator = account("author"), account("translator", "Translator")
    report = in_review(author, translator=translator)
    by = account("publisher", "Publisher")
    assert sent(workflow.send_back, report, by=by, note=SECRET, remark=SECRET) == [
        ("author@example.org", "Sent back"),
        ("translator@example.org", "Sent back"),
    ]


def test_author_and_the_others_in_the_thread_are_told_of_a_remark(sent):
    author, publisher = account("author"), account("publisher", "Publisher")
    other, report = account("other", "Publisher"), saved(author=author)
    remark = workflow.remark(report, by=publisher, text=SECRET)
    workflow.reply(remark, by=author, text=SECRET)
    assert sent(workflow.reply, remark, by=other, text=SECRET) == [
        ("author@example.org", "New remark"),
        ("publisher@example.org", "New remark"),
    ]
    assert f"/change/#remark-{remark.pk}" in mail.outbox[0].body


def test_remarks_of_one_sitting_bring_one_letter_until_somebody_answers(sent):
    author, publisher = account("author"), account("publisher", "Publisher")
    report = saved(author=author)
    told = [("author@example.org", "New remark")]
    assert sent(workflow.remark, report, by=publisher, text="One") == told
    assert sent(workflow.remark, report, by=publisher, text="Two") == []
    workflow.reply(Remark.objects.first(), by=author, text="Why?")
    assert sent(workflow.remark, report, by=publisher, text="Three") == told


def test_a_later_sitting_brings_another_letter(sent):
    author, publisher = account("author"), account("publisher", "Publisher")
    report = saved(author=author)
    workflow.remark(report, by=publisher, text="One")
    Remark.objects.update(at=timezone.now() - datetime.timedelta(minutes=11))
    assert len(sent(workflow.remark, report, by=publisher, text="Two")) == 1


def test_who_may_no_longer_read_the_report_is_not_told(sent):
    author, translator = account("author"), account("translator", "Translator")
    report = saved(author=author, translator=translator)
    remark = workflow.remark(report, by=translator, text=SECRET)
    factories.revise(report, translator=None)
    publisher = account("publisher", "Publisher")
    assert sent(workflow.reply, remark, by=publisher, text=SECRET) == [
        ("author@example.org", "New remark")
    ]


def test_whoever_scheduled_is_told_when_it_fails(sent):
    author, publisher = account("author"), account("publisher", "Publisher")
    report = in_review(author)
    later = timezone.now() + datetime.timedelta(hours=1)
    workflow.schedule(report, by=publisher, at=later)
    report.sources.all().delete()
    assert sent(workflow.publish_due, at=later) == [("publisher@example.org", "Not published")]
    assert Report.objects.get().status == "in_review"


@pytest.mark.parametrize(
    "fields",
    [{"mail_submitted": False}, {"email": ""}, {"email": "  "}, {"is_active": False}],
)
def test_who_wants_no_letters_gets_none(sent, fields):
    author = account("author")
    account("publisher", "Publisher", **fields)
    assert sent(workflow.submit, saved(author=author), by=author) == []


def test_letters_of_an_unpublished_report_hold_no_word_of_it(sent):
    author, publisher = account("author", first_name="Anna"), account("publisher", "Publisher")
    report = in_review(author)
    sent(workflow.send_back, report, by=publisher, note=SECRET, remark=SECRET, place="title_it")
    letter = mail.outbox[0]
    number = report.meeting_id
    assert letter.subject == f"Colloqui: Sent back: report no. {number}"
    assert letter.body.splitlines() == [
        f"publisher has sent back report no. {number}. The desk says what is to be done.",
        "",
        f"http://127.0.0.1:8000/admin/meetings/report/{report.pk}/change/",
        "",
        "Which letters you get, you choose in your account:",
        "",
        f"http://127.0.0.1:8000/admin/meetings/editor/{author.pk}/change/",
    ]


def test_letters_of_a_published_report_say_what_is_public_of_it_alone(sent):
    author, publisher = account("author"), account("publisher", "Publisher")
    live = factories.live_report(author=author)
    draft = workflow.start_edition(live.meeting, by=author)
    factories.revise(draft, held_on=datetime.date(2023, 1, 2))
    factories.participation(draft, code="US")
    workflow.submit(draft, by=author)
    sent(workflow.send_back, draft, by=publisher, note="Look")
    number = live.meeting_id
    assert mail.outbox[0].subject == (
        f"Colloqui: Sent back: report no. {number} (Iran – Kazakhstan, 19 June 2022)"
    )


def test_letters_speak_the_language_of_their_reader(sent):
    author = account("author", language="it")
    report = in_review(author)
    sent(workflow.send_back, report, by=account("publisher", "Publisher"), note="Look")
    assert mail.outbox[0].subject == f"Colloqui: Rimandato: resoconto n. {report.meeting_id}"


def test_names_with_line_ends_break_no_letter(sent):
    author = account("author")
    report = in_review(author)
    by = account("publisher", "Publisher", first_name="Anna\nBcc: all@example.org")
    assert len(sent(workflow.send_back, report, by=by, note="Look")) == 1
    assert "\n" not in mail.outbox[0].subject


@pytest.mark.parametrize("moment", ["open", "send_messages"])
def test_a_mail_server_that_fails_breaks_no_step(sent, monkeypatch, caplog, moment):
    def fail(*args):
        raise OSError("no mail today")

    monkeypatch.setattr(f"django.core.mail.backends.locmem.EmailBackend.{moment}", fail)
    author = account("author")
    account("publisher", "Publisher")
    report = saved(author=author)
    assert sent(workflow.submit, report, by=author) == []
    assert (report.status, "no letter was sent" in caplog.text) == ("in_review", True)


def test_a_letter_that_is_refused_does_not_keep_the_others_back(sent):
    author = account("author")
    bad, _good = account("bad", "Publisher"), account("good", "Publisher")
    type(bad).objects.filter(pk=bad.pk).update(email="bad@example.org\nBcc: x@example.org")
    assert sent(workflow.submit, saved(author=author), by=author) == [
        ("good@example.org", "Waiting for review")
    ]


def test_a_step_that_is_undone_sends_nothing(sent):
    author = account("author")
    account("publisher", "Publisher")
    report = saved(author=author)

    def refused():
        with pytest.raises(workflow.WorkflowError):
            workflow.submit(report, by=author, reviewer=author)

    assert sent(refused) == []
