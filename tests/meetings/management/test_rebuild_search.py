import pytest
from django.core.management import CommandError, call_command

from meetings import search
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
