"""The history of a report: versions, saves and steps in one line of time."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from meetings import editions, workflow
from meetings.models import Report, Revision
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("publisher")]


def history(client, report, **parameters):
    return client.get(f"/admin/meetings/report/{report.pk}/history/", parameters)


def told(answer):
    """Return what the page says happened, the latest first."""
    return [
        entry.what if entry.revision else entry.step.action for entry in answer.context["entries"]
    ]


def saved(**fields):
    return factories.revise(factories.report(**fields))


def test_each_save_says_what_it_changed(client):
    report = saved(title_it="Uno")
    factories.revise(report, title_it="Due", body_en="Text.")
    report.quotes.all().delete()
    factories.revise(report)
    assert told(history(client, report)) == [
        ["Quotes: 1 removed"],
        ["Headline in Italian", "Body in English"],
        [],
    ]


def test_save_leads_to_its_change(client):
    report = saved()
    factories.revise(report, title_it="Due")
    first, second = Revision.objects.order_by("version")
    address = f"/admin/meetings/report/{report.pk}/compare/"
    states = f"from={report.pk}.{first.version}&amp;to={report.pk}.{second.version}"
    page = history(client, report).content.decode()
    assert f'<a href="{address}?{states}">Headline in Italian</a>' in page


def test_steps_stand_among_the_saves_with_what_was_said(client):
    report = saved()
    workflow.submit(report, by=report.author, note="Look at the second quote.")
    factories.revise(report, title_it="Due")
    answer = history(client, report)
    assert told(answer) == [["Headline in Italian"], "submit", []]
    assert "Look at the second quote." in answer.content.decode()


def test_public_note_is_shown_in_both_languages(client, publisher):
    report = factories.live_report(by=publisher)
    newer = workflow.start_edition(report.meeting, by=publisher)
    reason = {"own_text_reason": "Urgent."}
    workflow.publish(newer, by=publisher, note_it="Nomi.", note_en="Names.", **reason)
    page = history(client, newer).content.decode()
    assert '<span lang="it">Nomi.</span>' in page
    assert '<span lang="en">Names.</span>' in page


def test_saves_of_all_versions_stand_together(client, publisher):
    live = factories.live_report(by=publisher)
    draft = workflow.start_edition(live.meeting, by=publisher)
    factories.revise(draft, title_it="Nuovo", by=publisher)
    assert told(history(client, live)) == told(history(client, draft))
    assert told(history(client, draft))[:2] == [["Headline in Italian"], "start"]


def test_text_that_was_set_aside_is_shown_as_such(client, publisher):
    report = saved(title_it="Uno")
    typed = editions.snapshot(report) | {"title_it": "Intanto"}
    editions.set_aside(report, typed, by=publisher)
    report.refresh_from_db()
    factories.revise(report, body_it="Testo.")
    answer = history(client, report)
    # The save after it is compared with what was stored, not with what was set aside.
    assert told(answer) == [["Body in Italian"], ["Headline in Italian"], []]
    assert answer.content.decode().count("<strong>set aside</strong>") == 1


def test_any_two_states_can_be_chosen(client, publisher):
    live = factories.live_report(by=publisher)
    draft = workflow.start_edition(live.meeting, by=publisher)
    page = history(client, draft).content.decode()
    names = [str(draft.pk), str(live.pk), f"{draft.pk}.1"]
    for column in ("from", "to"):
        assert re.findall(rf'name="{column}" value="(.*?)"', page) == names
    assert re.findall(r'name="(\S+)" value="(\S+)" checked', page) == [
        ("to", str(draft.pk)),
        ("from", str(live.pk)),
    ]


def test_state_without_another_is_chosen_against_the_save_before(client):
    report = saved()
    factories.revise(report, title_it="Due")
    answer = history(client, report)
    assert answer.context["chosen_before"] == f"{report.pk}.{report.version - 1}"
    assert answer.context["chosen_after"] == str(report.pk)


def test_long_history_is_read_page_by_page(client):
    report = saved()
    for number in range(70):
        factories.revise(report, title_it=f"Titolo {number}")
    pages, place = [], {}
    while place is not None:
        answer = history(client, report, **place)
        pages.append([entry.revision.version for entry in answer.context["entries"]])
        older = answer.context["older"]
        place = {"before": str(older)} if older else None
    assert [len(page) for page in pages] == [30, 30, 11]
    seen = [version for page in pages for version in page]
    assert seen == sorted(seen, reverse=True)


def test_saves_and_steps_of_one_moment_are_told_once(client):
    report = saved()
    for number in range(20):
        factories.revise(report, title_it=f"Titolo {number}")
        workflow.submit(report, by=report.author)
        workflow.send_back(report, by=factories.editor("Publisher"), note="Again.")
        report.refresh_from_db()
    moment = report.revisions.first().at
    Revision.objects.update(at=moment)
    report.meeting.steps.update(at=moment)
    seen, place = [], {}
    while place is not None:
        answer = history(client, report, **place)
        seen += [(entry.kind, entry.pk) for entry in answer.context["entries"]]
        older = answer.context["older"]
        place = {"before": str(older)} if older else None
    assert len(seen) == len(set(seen)) == 21 + 40


@pytest.mark.parametrize(
    "place", ["x", "1", "1-2-3", "-1-0-1", "9" * 18 + "-0-1", "1-0-" + "9" * 19, "1-0-1 "]
)
def test_place_that_does_not_exist_is_not_found(client, place):
    report = saved()
    assert history(client, report).status_code == 200
    assert history(client, report, before=place).status_code == 404


def test_author_sees_no_saves_of_a_version_of_somebody_else(client, publisher):
    live = factories.live_report(by=publisher)
    draft = workflow.start_edition(live.meeting, by=publisher)
    Report.objects.filter(pk=draft.pk).update(author=factories.editor("Author", username="anna"))
    draft.refresh_from_db()
    factories.revise(draft, title_it="Nuovo")
    client.force_login(draft.author)
    entries = history(client, draft).context["entries"]
    assert {entry.revision.report_id for entry in entries if entry.revision} == {draft.pk}
    assert f'value="{live.pk}"' not in history(client, draft).content.decode()


def test_way_to_restore_is_shown_to_those_who_may(client, publisher):
    translator = factories.editor("Translator", translates_en=True)
    report = saved(translator=translator)
    factories.revise(report, title_it="Due")
    way = f"/admin/meetings/report/{report.pk}/restore/?state={report.pk}."
    assert history(client, report).content.decode().count(way) == 2
    client.force_login(translator)
    assert way not in history(client, report).content.decode()


def test_author_is_shown_no_way_to_restore_what_was_submitted(client):
    report = saved()
    client.force_login(report.author)
    assert "/restore/" in history(client, report).content.decode()
    workflow.submit(report, by=report.author)
    assert "/restore/" not in history(client, report).content.decode()


def test_history_costs_the_same_however_long_it_is(client, publisher):
    spent = []
    for saves in (2, 90):
        report = saved()
        for number in range(saves):
            factories.revise(report, title_it=f"Titolo {number}")
        workflow.submit(report, by=report.author)
        history(client, report)
        with CaptureQueriesContext(connection) as queries:
            history(client, report)
        spent.append(len(queries))
    assert spent[0] == spent[1] <= 9
