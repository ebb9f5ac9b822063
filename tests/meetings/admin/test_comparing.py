"""Two states of a report on one page."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from meetings import workflow
from meetings.models import Report
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("publisher")]


def page(report):
    return f"/admin/meetings/report/{report.pk}/compare/"


def compared(client, report, **states):
    """Return the fields that the page shows as changed, without the words for those who listen."""
    answer = client.get(page(report), states)
    shown = re.sub(r'<span class="visually-hidden".*?</span>', "", answer.content.decode())
    field = r'<div class="history-field">\s*<dt>(.*?)</dt>\s*<dd[^>]*>(.*?)</dd>'
    return [(label, text.strip()) for label, text in re.findall(field, shown, re.DOTALL)]


def beside_live(publisher, **fields):
    """A draft that says something else than the live version of its report."""
    live = factories.live_report(by=publisher, title_en="Talks in Rome")
    draft = workflow.start_edition(live.meeting, by=publisher)
    return factories.revise(draft, by=publisher, title_en="Talks in Milan", **fields)


ROME = ("Headline in English", "Talks in <del>Rome</del><ins>Milan</ins>")


def test_draft_is_compared_with_what_readers_see(client, publisher):
    draft = beside_live(publisher)
    assert compared(client, draft) == [ROME]


def test_what_is_written_is_never_markup(client, publisher):
    draft = beside_live(publisher, summary_it="<script>alert(1)</script>")
    assert "<script>alert" not in client.get(page(draft)).content.decode()
    assert "<ins>" in client.get(page(draft)).content.decode()


def test_those_who_listen_hear_what_went_and_what_came(client, publisher):
    shown = client.get(page(beside_live(publisher))).content.decode()
    assert "[deleted: </span>Rome<" in shown
    assert "[inserted: </span>Milan<" in shown


def test_save_is_compared_with_the_one_before(client):
    report = factories.revise(factories.report(title_en="One"))
    factories.revise(report, title_en="Two", body_it="Altro.")
    states = {"from": f"{report.pk}.{report.version - 1}", "to": f"{report.pk}.{report.version}"}
    fields = [label for label, _text in compared(client, report, **states)]
    assert fields == ["Headline in English", "Body in Italian"]


def test_earlier_versions_are_compared_with_each_other(client, publisher):
    draft = beside_live(publisher)
    live = Report.objects.live().get()
    workflow.publish(draft, by=publisher, own_text_reason="Urgent.")
    assert compared(client, live, **{"from": live.pk, "to": draft.pk}) == [ROME]


def test_moved_quote_is_said_to_have_moved(client, publisher):
    live = factories.live_report(by=publisher, quotes=3)
    draft = workflow.start_edition(live.meeting, by=publisher)
    first = draft.quotes.first()
    first.position = 9
    first.save()
    shown = client.get(page(draft)).content.decode()
    assert re.findall(r'class="history-fate">(.*?)<', shown) == ["Moved"]
    assert "from place 1 to 3" in shown


def test_long_text_is_shown_whole_where_that_is_wanted(client, publisher):
    text = "\n\n".join("Un paragrafo che resta. " * 9 for _number in range(9))
    live = factories.live_report(by=publisher, body_it=text)
    draft = workflow.start_edition(live.meeting, by=publisher)
    factories.revise(draft, by=publisher, body_it=f"{text}\n\nFine.")
    assert "8 paragraphs unchanged" in client.get(page(draft)).content.decode()
    whole = client.get(page(draft), {"whole": "1"}).content.decode()
    assert "unchanged" not in whole
    assert whole.count("Un paragrafo che resta.") == 81


def test_report_that_nobody_reads_is_said_to_be_so(client):
    report = factories.revise(factories.report())
    answer = client.get(page(report))
    assert "Readers see nothing of this report now" in answer.content.decode()


def test_equal_states_are_said_to_be_equal(client, publisher):
    live = factories.live_report(by=publisher, also_open=True)
    answer = client.get(page(live), {"to": Report.objects.open().get().pk})
    assert "Nothing differs" in answer.content.decode()


def test_states_of_another_report_are_not_found(client):
    report, other = (factories.revise(factories.report()) for _number in range(2))
    own = f"{report.pk}.{report.version}"
    assert client.get(page(report), {"from": own}).status_code == 200
    for forged in (f"{other.pk}.{other.version}", other.pk, f"{report.pk}.999", "9" * 18):
        assert client.get(page(report), {"from": forged}).status_code == 404


@pytest.mark.parametrize(
    "name", ["x", "1.2.3", "-1", ".1", "1.", "٣", "1" * 30, f"1.{'9' * 20}", "live ", "1\n"]
)
def test_malformed_states_are_not_found(client, name):
    report = factories.revise(factories.report())
    for state in ("from", "to"):
        assert client.get(page(report), {state: name}).status_code == 404


def test_author_looks_at_what_is_live_but_not_into_its_saves(client, publisher):
    draft = beside_live(publisher)
    live = Report.objects.live().get()
    Report.objects.filter(pk=draft.pk).update(author=factories.editor("Author", language="en"))
    draft.refresh_from_db()
    client.force_login(draft.author)
    assert compared(client, draft) == [ROME]
    assert compared(client, draft, **{"from": live.pk}) == [ROME]
    save = draft.revisions.model.objects.create(
        report=live, version=live.version + 1, snapshot={}, at=draft.changed_at
    )
    answer = client.get(page(draft), {"from": f"{live.pk}.{save.version}"})
    assert answer.status_code == 403


def test_hidden_version_is_closed_to_those_who_did_not_write_it(client, publisher):
    draft = beside_live(publisher)
    earlier = Report.objects.live().get()
    workflow.publish(draft, by=publisher, own_text_reason="Urgent.")
    newest = workflow.start_edition(draft.meeting, by=publisher)
    Report.objects.filter(pk=newest.pk).update(author=factories.editor("Author"))
    newest.refresh_from_db()
    client.force_login(newest.author)
    assert client.get(page(newest), {"from": earlier.pk}).status_code == 200
    workflow.hide_edition(earlier, by=publisher, reason="Names of minors.")
    assert client.get(page(newest), {"from": earlier.pk}).status_code == 403


def test_one_click_leads_there_from_everywhere(client, publisher):
    draft = beside_live(publisher)
    desk = f"/admin/meetings/report/{draft.pk}"
    way = f'href="{page(draft)}?from=live&amp;to={draft.pk}"'
    live = f"/admin/meetings/report/{Report.objects.live().get().pk}"
    places = [f"{desk}/{rest}/" for rest in ("change", "history", "steps/publish", "steps/submit")]
    for place in (*places, f"{live}/change/", f"{live}/history/", "/admin/meetings/report/"):
        assert way in client.get(place).content.decode(), place


def test_first_draft_has_nothing_to_differ_from(client):
    report = factories.revise(factories.report())
    desk = f"/admin/meetings/report/{report.pk}"
    for place in (f"{desk}/change/", f"{desk}/history/", "/admin/meetings/report/"):
        assert "from=live" not in client.get(place).content.decode(), place


def test_what_would_change_is_said_before_publishing(client, publisher):
    draft = beside_live(publisher)
    answer = client.get(f"/admin/meetings/report/{draft.pk}/steps/publish/")
    assert answer.context["differences"] == ["Headline in English"]


def test_comparing_costs_the_same_for_many_rows(client, publisher):
    spent = []
    for many in (1, 9):
        live = factories.live_report(by=publisher, people=many, quotes=many)
        draft = workflow.start_edition(live.meeting, by=publisher)
        draft.quotes.all().delete()
        draft.participations.all().delete()
        client.get(page(draft))
        with CaptureQueriesContext(connection) as queries:
            client.get(page(draft))
        spent.append(len(queries))
    assert spent[0] == spent[1]
