import datetime

import pytest
from django.utils import timezone

from meetings import workflow
from meetings.models import Meeting, Report, Step
from meetings.workflow import NotAllowed, WorkflowError
from tests import factories

pytestmark = pytest.mark.django_db


def tomorrow():
    return timezone.now() + datetime.timedelta(days=1)


def test_creating_makes_a_meeting_with_one_saved_draft():
    author = factories.editor()
    report = workflow.create(by=author, title_it="Titolo")
    assert (report.status, report.edition, report.author, report.revisions.count()) == (
        "draft",
        1,
        author,
        1,
    )


def test_translators_create_nothing():
    with pytest.raises(NotAllowed):
        workflow.create(by=factories.editor("Translator"))
    assert Meeting.objects.count() == 0


def test_an_author_submits_and_a_publisher_sends_back_with_a_note():
    report = factories.report()
    workflow.submit(report, by=report.author, note="Fatto")
    workflow.send_back(report, by=factories.editor("Publisher"), note="La data?")
    notes = list(Step.objects.order_by("pk").values_list("action", "note"))
    assert (report.status, notes) == ("draft", [("submit", "Fatto"), ("send_back", "La data?")])


def test_sending_back_needs_a_note():
    report = factories.report()
    workflow.submit(report, by=report.author)
    with pytest.raises(WorkflowError):
        workflow.send_back(report, by=factories.editor("Publisher"), note="  ")


def test_authors_do_not_submit_the_reports_of_others():
    report = factories.report()
    with pytest.raises(NotAllowed):
        workflow.submit(report, by=factories.editor())
    assert Report.objects.get().status == "draft"


def test_a_step_out_of_turn_is_refused():
    report = factories.live_report()
    with pytest.raises(WorkflowError, match="Published"):
        workflow.submit(report, by=report.author)


def test_scheduling_and_taking_back():
    report = factories.report()
    publisher = factories.editor("Publisher")
    workflow.submit(report, by=report.author)
    workflow.schedule(report, by=publisher, at=tomorrow())
    assert (report.status, report.scheduled_by) == ("scheduled", publisher)
    workflow.unschedule(report, by=publisher)
    assert (report.status, report.scheduled_for) == ("in_review", None)


@pytest.mark.parametrize("hours", [-1, 1])
def test_the_moment_lies_in_the_future_and_after_the_embargo(hours):
    report = factories.report(embargo_until=tomorrow())
    workflow.submit(report, by=report.author)
    at = timezone.now() + datetime.timedelta(hours=hours)
    with pytest.raises(WorkflowError):
        workflow.schedule(report, by=factories.editor("Publisher"), at=at)


def test_one_version_in_progress_at_a_time():
    live = factories.live_report()
    workflow.start_edition(live.meeting, by=live.author)
    with pytest.raises(WorkflowError, match=str(live.author)):
        workflow.start_edition(live.meeting, by=live.author)


def test_a_translator_starts_a_version_as_its_translator():
    live = factories.live_report()
    translator = factories.editor("Translator", translates_en=True)
    draft = workflow.start_edition(live.meeting, by=translator)
    assert (draft.author, draft.translator) == (live.author, translator)


def test_discarding_a_first_draft_removes_its_meeting():
    report = factories.report()
    workflow.discard(report, by=report.author)
    assert (Report.objects.count(), Meeting.objects.count()) == (0, 0)


def test_discarding_a_new_version_leaves_what_is_live():
    live = factories.live_report()
    draft = workflow.start_edition(live.meeting, by=live.author)
    with pytest.raises(NotAllowed):
        workflow.discard(draft, by=live.author)
    workflow.discard(draft, by=factories.editor("Publisher"))
    assert list(Report.objects.all()) == [live]


def test_what_is_published_is_not_discarded():
    live = factories.live_report()
    with pytest.raises(WorkflowError):
        workflow.discard(live, by=factories.editor("Publisher"))
    assert Report.objects.count() == 1


def test_a_step_on_a_version_that_is_gone_says_so():
    report = factories.live_report()
    draft = workflow.start_edition(report.meeting, by=report.author)
    same = Report.objects.get(pk=draft.pk)
    workflow.discard(draft, by=factories.editor("Publisher"))
    with pytest.raises(WorkflowError, match="discarded"):
        workflow.submit(same, by=report.author)
