"""Submitted, sent back, approved; and the second pair of eyes."""

import datetime

import pytest
from django.utils import timezone

from meetings import editions, workflow
from meetings.models import Report, Step
from meetings.workflow import NotAllowed, WorkflowError
from meetings.workflow.second_reader import approvals, wrote_alone
from tests import factories

pytestmark = pytest.mark.django_db


def saved(**fields):
    report = factories.report(**fields)
    editions.save_version(report, by=report.author)
    return report


def in_review(**fields):
    report = saved(**fields)
    workflow.submit(report, by=report.author)
    return report


def published_alone(publisher, **fields):
    report = saved(author=publisher, **fields)
    workflow.publish(report, by=publisher, own_text_reason="Urgent")
    return report


def tomorrow():
    return timezone.now() + datetime.timedelta(days=1)


def test_an_author_asks_for_a_reviewer():
    report, reviewer = saved(), factories.editor("Publisher", first_name="Ada")
    workflow.submit(report, by=report.author, reviewer=reviewer)
    notes = list(report.steps.order_by("pk").values_list("action", "note"))
    assert (report.reviewer, notes) == (reviewer, [("submit", ""), ("assign", "reviewer: Ada")])


def test_who_does_not_review_is_not_asked_to():
    report = saved()
    with pytest.raises(WorkflowError, match="does not review"):
        workflow.submit(report, by=report.author, reviewer=factories.editor("Author"))
    assert Report.objects.get().status == "draft"


def test_the_reviewer_whom_publishers_chose_stays():
    chosen = factories.editor("Publisher")
    report = saved(reviewer=chosen)
    with pytest.raises(WorkflowError, match="decided already"):
        workflow.submit(report, by=report.author, reviewer=factories.editor("Publisher"))
    assert (Report.objects.get().status, Report.objects.get().reviewer) == ("draft", chosen)


def test_sent_back_with_a_remark_alone():
    report, publisher = in_review(), factories.editor("Publisher")
    workflow.send_back(report, by=publisher, remark="Which Friday?", place="body_it")
    said = report.remarks.values_list("place", "text", "by")
    assert (report.status, list(said)) == ("draft", [("body_it", "Which Friday?", publisher.pk)])


def test_waiting_remarks_say_enough_to_send_back():
    report, publisher = in_review(), factories.editor("Publisher")
    workflow.remark(report, by=publisher, text="Which Friday?")
    workflow.send_back(report, by=publisher)
    assert report.status == "draft"


def test_settled_remarks_do_not_say_enough_to_send_back():
    report, publisher = in_review(), factories.editor("Publisher")
    workflow.settle(workflow.remark(report, by=publisher, text="Well"), by=publisher)
    with pytest.raises(WorkflowError, match="Say what"):
        workflow.send_back(report, by=publisher)


def test_a_remark_that_is_refused_does_not_send_back():
    report = in_review()
    with pytest.raises(WorkflowError):
        workflow.send_back(report, by=factories.editor("Publisher"), remark="Hm", place="no_field")
    assert (Report.objects.get().status, report.remarks.count()) == ("in_review", 0)


def test_approval_keeps_the_status_and_the_version_approved():
    report, publisher = in_review(), factories.editor("Publisher")
    workflow.approve(report, by=publisher, note="Well done")
    step = Step.objects.get(action="approve")
    assert (report.status, step.version, step.by, step.note) == (
        "in_review",
        report.version,
        publisher,
        "Well done",
    )


def test_authors_do_not_approve():
    report = in_review()
    with pytest.raises(NotAllowed):
        workflow.approve(report, by=report.author)
    assert not Step.objects.filter(action="approve").exists()


def test_a_draft_is_not_approved():
    with pytest.raises(WorkflowError, match="Draft"):
        workflow.approve(saved(), by=factories.editor("Publisher"))


def test_own_text_is_not_approved_by_its_writer():
    publisher = factories.editor("Publisher")
    report = in_review(author=publisher)
    with pytest.raises(WorkflowError, match="You wrote this text alone"):
        workflow.approve(report, by=publisher)


@pytest.mark.parametrize(
    ("change", "outdated"),
    [
        ({}, False),
        ({"title_it": "Altro"}, True),
        ({"venue_en": "Elsewhere"}, True),
        ({"embargo_until": datetime.datetime(2030, 1, 1, tzinfo=datetime.UTC)}, False),
    ],
)
def test_approval_is_outdated_by_what_readers_would_see(change, outdated):
    report, publisher = in_review(), factories.editor("Publisher")
    workflow.approve(report, by=publisher)
    factories.revise(report, by=publisher, **change)
    assert [found.is_outdated for found in approvals(report)] == [outdated]


def test_steps_that_change_no_word_leave_an_approval_valid():
    report, publisher = in_review(), factories.editor("Publisher")
    workflow.approve(report, by=publisher)
    workflow.schedule(report, by=publisher, at=tomorrow())
    workflow.unschedule(report, by=publisher)
    assert [found.is_outdated for found in approvals(report)] == [False]


def test_the_latest_approval_of_each_counts():
    report, one, two = in_review(), factories.editor("Publisher"), factories.editor("Publisher")
    workflow.approve(report, by=one)
    factories.revise(report, title_it="Altro")
    workflow.approve(report, by=two)
    workflow.approve(report, by=one)
    found = [(approval.step.by, approval.is_outdated) for approval in approvals(report)]
    assert found == [(one, False), (two, False)]


def test_own_text_goes_out_once_another_has_approved_it():
    publisher, other = factories.editor("Publisher"), factories.editor("Publisher")
    report = in_review(author=publisher)
    workflow.approve(report, by=other)
    workflow.publish(report, by=publisher)
    assert (report.status, report.own_text_reason) == ("live", "")


def test_own_text_changed_after_the_approval_does_not_go_out():
    publisher, other = factories.editor("Publisher"), factories.editor("Publisher")
    report = in_review(author=publisher)
    workflow.approve(report, by=other)
    factories.revise(report, title_it="Altro")
    with pytest.raises(WorkflowError, match="You wrote this text alone"):
        workflow.publish(report, by=publisher)
    with pytest.raises(WorkflowError, match="You wrote this text alone"):
        workflow.schedule(report, by=publisher, at=tomorrow())


def test_own_text_is_scheduled_with_a_reason_and_goes_out_flagged():
    publisher = factories.editor("Publisher")
    report = in_review(author=publisher)
    workflow.schedule(report, by=publisher, at=tomorrow(), own_text_reason="Nobody is here")
    workflow.publish_due(at=tomorrow() + datetime.timedelta(hours=1))
    assert list(Report.objects.published_alone()) == [report]
    assert Report.objects.get().own_text_reason == "Nobody is here"


def test_approved_while_it_waits_own_text_goes_out_without_a_flag():
    publisher, other = factories.editor("Publisher"), factories.editor("Publisher")
    report = in_review(author=publisher)
    workflow.schedule(report, by=publisher, at=tomorrow(), own_text_reason="Nobody is here")
    workflow.approve(report, by=other)
    workflow.publish_due(at=tomorrow() + datetime.timedelta(hours=1))
    assert (Report.objects.get().status, Report.objects.published_alone().count()) == ("live", 0)


def test_the_reason_goes_with_the_schedule():
    publisher = factories.editor("Publisher")
    report = in_review(author=publisher)
    workflow.schedule(report, by=publisher, at=tomorrow(), own_text_reason="Nobody is here")
    workflow.unschedule(report, by=publisher)
    assert report.own_text_reason == ""


def test_a_reason_that_was_not_needed_flags_nothing():
    report = in_review()
    workflow.publish(report, by=factories.editor("Publisher"), own_text_reason="Urgent")
    assert (report.own_text_reason, Report.objects.published_alone().count()) == ("", 0)


def test_published_alone_is_approved_afterwards_by_another():
    publisher, other = factories.editor("Publisher"), factories.editor("Publisher")
    report = published_alone(publisher)
    assert list(Report.objects.published_alone()) == [report]
    workflow.approve_afterwards(report, by=other, note="Read")
    step = report.steps.first()
    assert (report.own_text_approved_by, Report.objects.published_alone().count()) == (other, 0)
    assert (step.action, step.by, step.note) == ("approve_afterwards", other, "Read")


def test_nobody_approves_their_own_text_afterwards():
    publisher = factories.editor("Publisher")
    report = published_alone(publisher)
    with pytest.raises(WorkflowError, match="You published this text alone"):
        workflow.approve_afterwards(report, by=publisher)
    assert list(Report.objects.published_alone()) == [report]


def test_authors_do_not_approve_afterwards():
    report = published_alone(factories.editor("Publisher"))
    with pytest.raises(NotAllowed):
        workflow.approve_afterwards(report, by=factories.editor("Author"))


def test_what_was_read_before_publication_is_not_approved_afterwards():
    report = factories.live_report()
    with pytest.raises(WorkflowError, match="does not wait"):
        workflow.approve_afterwards(report, by=factories.editor("Publisher"))


def test_a_correction_does_not_take_the_flag_away():
    publisher, other = factories.editor("Publisher"), factories.editor("Publisher")
    report = published_alone(publisher)
    corrected = workflow.correct(report, by=other, changes={"city_it": "Roma"}, substantive=False)
    assert list(Report.objects.published_alone()) == [corrected]
    with pytest.raises(WorkflowError, match="You published this text alone"):
        workflow.approve_afterwards(corrected, by=publisher)
    workflow.approve_afterwards(corrected, by=other)
    assert Report.objects.published_alone().count() == 0


def test_another_hand_in_the_text_is_a_second_pair_of_eyes():
    publisher = factories.editor("Publisher")
    report = saved(author=publisher)
    assert wrote_alone(report, publisher)
    factories.revise(report, by=factories.editor("Translator"), title_en="Better")
    assert not wrote_alone(report, publisher)


def test_what_was_only_set_aside_outdates_no_approval_and_is_no_second_hand():
    publisher, other = factories.editor("Publisher"), factories.editor("Publisher")
    report = in_review(author=publisher)
    workflow.approve(report, by=other)
    snapshot = editions.snapshot(report) | {"title_it": "Altro"}
    editions.set_aside(report, snapshot, by=factories.editor("Publisher"))
    assert [found.is_outdated for found in approvals(report)] == [False]
    report.steps.filter(action="approve").delete()
    assert wrote_alone(report, publisher)
