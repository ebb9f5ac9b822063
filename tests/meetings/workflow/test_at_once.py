"""Two at once: each act happens once, in whichever order."""

import datetime
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection
from django.utils import timezone

from meetings import workflow
from meetings.models import Meeting, Report, Step
from meetings.workflow import WorkflowError
from tests import factories

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*acts):
    """Run acts in threads that start together; return what each gave or raised."""
    ready = Barrier(len(acts))

    def run(act):
        try:
            ready.wait()
            return act()
        except WorkflowError as error:
            return error
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as threads:
        return list(threads.map(run, acts))


def test_two_timers_publish_a_due_report_once():
    report = factories.report()
    workflow.submit(report, by=report.author)
    moment = timezone.now() + datetime.timedelta(hours=1)
    workflow.schedule(report, by=factories.editor("Publisher"), at=moment)
    later = moment + datetime.timedelta(hours=1)
    published = at_once(*[lambda: workflow.publish_due(at=later)] * 2)
    assert sorted(len(reports) for reports in published) == [0, 1]
    assert Step.objects.filter(action="publish").count() == 1


def test_two_versions_are_not_started_at_once():
    live = factories.live_report()
    one, other = factories.editor("Publisher"), factories.editor("Publisher")
    results = at_once(
        lambda: workflow.start_edition(live.meeting, by=one),
        lambda: workflow.start_edition(live.meeting, by=other),
    )
    assert sorted(type(result).__name__ for result in results) == ["Report", "WorkflowError"]
    assert Report.objects.open().count() == 1


def test_two_reports_do_not_get_one_address():
    reports = [factories.report(proposed_slug_it="stesso") for _ in range(2)]
    publisher = factories.editor("Publisher")
    results = at_once(
        *[lambda report=report: workflow.publish(report, by=publisher) for report in reports]
    )
    assert sorted(type(result).__name__ for result in results) == ["NoneType", "WorkflowError"]
    assert Meeting.objects.filter(slug_it="stesso").count() == 1


def test_an_address_is_not_taken_while_its_owner_leaves_it():
    publisher = factories.editor("Publisher")
    live = factories.live_report(proposed_slug_it="conteso")
    draft = workflow.start_edition(live.meeting, by=live.author)
    factories.revise(draft, proposed_slug_it="altrove")
    rival = factories.report(proposed_slug_it="conteso")
    results = at_once(
        lambda: workflow.publish(draft, by=publisher),
        lambda: workflow.publish(rival, by=publisher),
    )
    assert [type(result).__name__ for result in results] == ["NoneType", "WorkflowError"]
    assert list(Meeting.objects.once_at_address("conteso", language="it")) == [live.meeting]
