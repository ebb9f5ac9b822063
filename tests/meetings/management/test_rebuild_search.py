import io

import pytest
from django.core.management import CommandError, call_command

from meetings import search
from meetings.search import upkeep
from tests import factories

pytestmark = pytest.mark.django_db


def test_it_rebuilds_and_says_how_far_it_is(capsys):
    factories.live_report()
    search.clear()
    call_command("rebuild_search")
    assert capsys.readouterr().out.splitlines() == [
        "1 of 1 reports",
        "1 live reports: 0 missing, 0 stale entries.",
    ]


def test_a_check_fails_where_entries_are_missing_and_changes_nothing():
    factories.live_report()
    search.clear()
    with pytest.raises(CommandError, match=r"^1 live reports: 1 missing, 0 stale entries\.$"):
        call_command("rebuild_search", check=True)
    assert search.state().missing == 1


def test_it_shows_a_bar_on_a_terminal():
    factories.live_report()
    terminal = io.StringIO()
    terminal.isatty = lambda: True
    call_command("rebuild_search", stdout=terminal)
    assert terminal.getvalue().splitlines()[-2:] == [
        f"{'█' * 40} 1 of 1 reports",
        "1 live reports: 0 missing, 0 stale entries.",
    ]


def test_what_is_pending_is_counted_and_written(monkeypatch, capsys):
    with monkeypatch.context() as broken:
        broken.setattr(upkeep, "refresh", lambda meetings: 1 / 0)
        factories.live_report()
    with pytest.raises(CommandError, match=r"1 missing, 0 stale entries\. 1 pending: run"):
        call_command("rebuild_search", check=True)
    call_command("rebuild_search", pending=True)
    assert capsys.readouterr().out == "1 live reports: 0 missing, 0 stale entries.\n"
