import datetime

import pytest
from django.core.management import call_command
from django.db import DatabaseError
from django.utils import timezone

from meetings import workflow
from meetings.management.commands import publish_due as command
from meetings.models import Report
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def scheduled(monkeypatch):
    report = factories.report(title_it="Programmato")
    workflow.submit(report, by=report.author)
    moment = timezone.now() + datetime.timedelta(minutes=5)
    workflow.schedule(report, by=factories.editor("Publisher"), at=moment)
    monkeypatch.setattr(timezone, "now", lambda: moment + datetime.timedelta(seconds=1))
    return report


def test_what_is_due_is_published_and_named(scheduled, capsys):
    call_command("publish_due")
    assert capsys.readouterr().out == "Published: Programmato\n"
    assert Report.objects.get().status == "live"


def test_watching_goes_on_when_the_database_is_away(scheduled, monkeypatch, capsys):
    answers = iter([DatabaseError("away"), None])

    def publish_due():
        answer = next(answers, KeyboardInterrupt())
        if answer:
            raise answer
        return workflow.publish_due()

    monkeypatch.setattr(command, "publish_due", publish_due)
    # The connection belongs to the test.
    monkeypatch.setattr(command, "close_old_connections", lambda: None)
    call_command("publish_due", "--watch", "--every", "0.1")
    assert capsys.readouterr().out == "Published: Programmato\nStopped.\n"
