import logging

import pytest
from django.db import connection

from meetings import search, workflow
from meetings.models import Meeting, Report
from meetings.search import upkeep
from meetings.search.answers import Chosen
from meetings.search.entries import MOST_PLACES
from tests import factories

pytestmark = pytest.mark.django_db


def finds(word):
    found = search.answers.reports(Chosen(sort="date"), search.Named(rest=word), language="it")
    return [Report.objects.get(pk=key) for key in reversed(found.hits)]


def refused_by_the_database(meetings):
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM no_such_table")


def test_publishing_writes_the_entry():
    report = factories.live_report(title_it="Un gasdotto")
    assert finds("gasdotto") == [report]


def test_a_draft_beside_it_changes_nothing():
    live = factories.live_report(title_it="Un gasdotto")
    draft = workflow.start_edition(live.meeting, by=live.author)
    factories.revise(draft, title_it="Un oleodotto")
    assert (finds("gasdotto"), finds("oleodotto")) == ([live], [])


def test_a_new_edition_takes_the_place_of_the_former():
    live = factories.live_report(title_it="Un gasdotto")
    draft = workflow.start_edition(live.meeting, by=live.author)
    factories.revise(draft, title_it="Un oleodotto")
    workflow.publish(draft, by=factories.editor("Publisher"))
    assert (finds("gasdotto"), finds("oleodotto")) == ([], [draft])


def test_a_correction_is_found_at_once():
    live = factories.live_report(title_it="Un gasdotto")
    publisher = factories.editor("Publisher")
    corrected = workflow.correct(
        live, by=publisher, changes={"title_it": "Un oleodotto"}, substantive=False
    )
    assert (finds("gasdotto"), finds("oleodotto")) == ([], [corrected])


def test_withdrawal_removes_the_entry_and_bringing_back_writes_it():
    live = factories.live_report(title_it="Un gasdotto")
    publisher = factories.editor("Publisher")
    workflow.withdraw(live.meeting, by=publisher, reason_it="Errore", reason_en="Mistake")
    assert search.state() == search.State(live=0, missing=0, stale=0)
    workflow.bring_back(live.meeting, by=publisher)
    assert finds("gasdotto") == [live]


def test_a_failing_index_is_logged_and_blocks_no_publication(monkeypatch, caplog):
    monkeypatch.setattr(upkeep, "refresh", refused_by_the_database)
    report = factories.live_report(title_it="Un gasdotto")
    assert (Report.objects.live().get(), finds("gasdotto")) == (report, [])
    errors = [record for record in caplog.records if record.levelno == logging.ERROR]
    assert [record.name for record in errors] == ["meetings.search.upkeep"]
    assert search.state() == search.State(live=1, missing=1, stale=0, pending=1)


def test_what_could_not_be_taken_away_is_neither_found_nor_counted(monkeypatch):
    live = factories.live_report(title_it="Un gasdotto")
    asked = [(Chosen(), search.Named(rest="gasdotto"))]
    before = search.answers.numbers(asked)
    monkeypatch.setattr(upkeep, "refresh", refused_by_the_database)
    publisher = factories.editor("Publisher")
    workflow.withdraw(live.meeting, by=publisher, reason_it="Errore", reason_en="Mistake")
    assert (before, search.answers.numbers(asked), finds("gasdotto")) == ([1], [0], [])


def test_what_could_not_be_written_is_written_later(monkeypatch):
    with monkeypatch.context() as broken:
        broken.setattr(upkeep, "refresh", refused_by_the_database)
        report = factories.live_report(title_it="Un gasdotto")
    assert (search.catch_up(), finds("gasdotto")) == (1, [report])
    assert search.state() == search.State(live=1, missing=0, stale=0, pending=0)


def test_a_rebuild_leaves_nothing_pending(monkeypatch):
    with monkeypatch.context() as broken:
        broken.setattr(upkeep, "refresh", refused_by_the_database)
        factories.live_report()
    assert (list(search.rebuild()), search.state().is_sound) == ([1], True)


def test_an_enormous_report_is_indexed_as_far_as_there_is_room():
    words = " ".join(f"parola{number}" for number in range(18_000))
    live = factories.live_report(body_it=words[:199_000], body_en=words[:199_000])
    last = f"parola{MOST_PLACES + 100}"
    assert (finds("parola100"), finds(last), search.state().is_sound) == ([live], [], True)


def test_the_longest_words_do_not_break_the_index():
    long = " ".join(f"{number:05}" + "ж" * 59 for number in range(1_500))
    report = factories.live_report(body_it=long, body_en=long, summary_it=long[:900])
    assert (finds("00007" + "ж" * 59), search.state().is_sound) == ([report], True)


@pytest.mark.parametrize("number", [1, 20])
def test_writing_an_entry_takes_as_many_queries_whatever_the_report(
    number, django_assert_num_queries
):
    meeting = factories.live_report(people=number, quotes=number).meeting
    # Savepoint and release, report, its six kinds of rows, the former entry away, the new one in.
    with django_assert_num_queries(13 if connection.vendor == "postgresql" else 18):
        search.index(meeting)


def test_the_state_tells_missing_and_stale_entries(monkeypatch):
    for _number in range(3):
        factories.live_report()
    search.clear()
    assert search.state() == search.State(live=3, missing=3, stale=0)
    search.index(Meeting.objects.first())
    monkeypatch.setattr(upkeep, "ANALYSIS", upkeep.ANALYSIS + 1)
    assert search.state() == search.State(live=3, missing=2, stale=1)


def test_a_rebuild_mends_everything_in_batches(monkeypatch):
    monkeypatch.setattr(upkeep, "BATCH", 2)
    live = [factories.live_report(title_it="Un gasdotto") for _number in range(5)]
    search.clear()
    assert (list(search.rebuild()), search.state()) == ([2, 4, 5], search.State(5, 0, 0))
    assert finds("gasdotto") == live


def test_a_rebuild_removes_what_was_left_behind(monkeypatch):
    live = factories.live_report()
    monkeypatch.setattr("meetings.workflow.withdrawal.search.index", lambda meeting: None)
    publisher = factories.editor("Publisher")
    workflow.withdraw(live.meeting, by=publisher, reason_it="Errore", reason_en="Mistake")
    assert search.state() == search.State(live=0, missing=0, stale=1)
    assert (list(search.rebuild()), search.state()) == ([], search.State(0, 0, 0))


def test_search_answers_while_it_is_rebuilt(monkeypatch):
    monkeypatch.setattr(upkeep, "BATCH", 1)
    live = [factories.live_report(title_it="Un gasdotto") for _number in range(2)]
    rebuilding = search.rebuild()
    next(rebuilding)
    assert finds("gasdotto") == live


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("run", ["first", "second"])
def test_no_entry_of_a_transactional_test_is_left_for_the_next(run):
    assert search.state() == search.State(live=0, missing=0, stale=0)
    factories.live_report()
    assert search.state() == search.State(live=1, missing=0, stale=0)
