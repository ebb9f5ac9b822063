import pytest

from meetings import workflow
from meetings.models import Report
from meetings.workflow import NotAllowed, WorkflowError
from tests import factories

pytestmark = pytest.mark.django_db
REASONS = {"reason_it": "Doppione.", "reason_en": "Duplicate."}


def test_withdrawing_takes_the_report_from_the_public():
    live = factories.live_report()
    workflow.withdraw(live.meeting, by=factories.editor("Publisher"), **REASONS)
    assert Report.objects.readable().count() == 0
    assert live.meeting.withdrawal_reason_en == "Duplicate."


def test_withdrawing_hides_earlier_versions_too():
    live = factories.live_report()
    draft = workflow.start_edition(live.meeting, by=live.author)
    workflow.publish(draft, by=factories.editor("Publisher"))
    assert Report.objects.readable().count() == 2
    workflow.withdraw(live.meeting, by=factories.editor("Publisher"), **REASONS)
    assert Report.objects.readable().count() == 0


def test_a_withdrawal_needs_its_reason_in_both_languages():
    live = factories.live_report()
    with pytest.raises(WorkflowError):
        workflow.withdraw(
            live.meeting, by=factories.editor("Publisher"), reason_it="Doppione.", reason_en=" "
        )
    assert Report.objects.live().count() == 1


def test_authors_do_not_withdraw():
    live = factories.live_report()
    with pytest.raises(NotAllowed):
        workflow.withdraw(live.meeting, by=live.author, **REASONS)
    assert Report.objects.live().count() == 1


def test_bringing_back_publishes_the_same_edition_again():
    live = factories.live_report()
    publisher = factories.editor("Publisher")
    workflow.withdraw(live.meeting, by=publisher, **REASONS)
    workflow.bring_back(live.meeting, by=publisher, note_it="Torna.", note_en="It is back.")
    assert Report.objects.live().get() == live
    assert (live.meeting.withdrawn_at, live.meeting.withdrawal_reason_it) == (None, "")


def test_a_new_edition_ends_a_withdrawal_and_what_was_withdrawn_stays_unreadable():
    live = factories.live_report()
    publisher = factories.editor("Publisher")
    workflow.withdraw(live.meeting, by=publisher, **REASONS)
    draft = workflow.start_edition(live.meeting, by=live.author)
    workflow.publish(draft, by=publisher)
    assert list(Report.objects.readable()) == [draft]


def test_what_is_not_withdrawn_is_not_brought_back():
    live = factories.live_report()
    with pytest.raises(WorkflowError):
        workflow.bring_back(live.meeting, by=factories.editor("Publisher"))


def test_one_earlier_version_can_be_hidden():
    live = factories.live_report()
    publisher = factories.editor("Publisher")
    draft = workflow.start_edition(live.meeting, by=live.author)
    workflow.publish(draft, by=publisher)
    workflow.hide_edition(live, by=publisher, reason="Names a bystander")
    assert list(Report.objects.readable()) == [draft]


def test_the_live_version_is_not_hidden():
    live = factories.live_report()
    with pytest.raises(WorkflowError):
        workflow.hide_edition(live, by=factories.editor("Publisher"), reason="x")
