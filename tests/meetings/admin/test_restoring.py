"""Restoring: shown first, confirmed once, never over what somebody wrote meanwhile."""

import pytest

from meetings import workflow
from meetings.models import Report, Revision, Step
from tests import factories
from tests.forms_on_page import fields_of
from tests.meetings.admin.everything import everything

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("publisher")]


def page(report, version, of=None):
    return f"/admin/meetings/report/{report.pk}/restore/?state={(of or report).pk}.{version}"


def rewritten(**fields):
    """A draft whose headline was One and is Two; and the version of the first."""
    report = factories.revise(factories.report(title_en="One", **fields))
    first = report.version
    return factories.revise(report, title_en="Two"), first


def test_page_shows_what_will_change_and_changes_nothing(client):
    report, first = rewritten()
    before = everything()
    answer = client.get(page(report, first))
    [change] = answer.context["comparison"].sections[0].changes
    assert [(piece.kind, piece.text) for piece in change.pieces] == [
        ("deleted", "Two"),
        ("inserted", "One"),
    ]
    assert everything() == before


def test_confirmed_state_is_a_new_save_on_top(client, publisher):
    report, first = rewritten()
    typed = fields_of(client.get(page(report, first)), "restore_form")
    answer = client.post(page(report, first), typed)
    assert answer["Location"] == f"/admin/meetings/report/{report.pk}/change/"
    titles = Revision.objects.order_by("version").values_list("snapshot__title_en", "by")
    assert list(titles)[-2:] == [("Two", report.author_id), ("One", publisher.pk)]
    assert Step.objects.get(action="restore").note.startswith("Version 1, save of ")


def test_what_was_saved_meanwhile_is_not_written_over(client):
    report, first = rewritten()
    typed = fields_of(client.get(page(report, first)), "restore_form")
    factories.revise(report, title_en="Three")
    answer = client.post(page(report, first), typed)
    assert Report.objects.get().title_en == "Three"
    assert "Somebody changed this report" in answer.content.decode()
    again = fields_of(answer, "restore_form")
    client.post(page(report, first), again)
    assert Report.objects.get().title_en == "One"


def test_save_of_an_earlier_version_comes_into_the_open_one(client, publisher):
    earlier, first = rewritten()
    workflow.publish(earlier, by=publisher)
    draft = workflow.start_edition(earlier.meeting, by=publisher)
    address = page(draft, first, of=earlier)
    client.post(address, fields_of(client.get(address), "restore_form"))
    assert {report.title_en for report in Report.objects.all()} == {"Two", "One"}
    assert Report.objects.open().get().title_en == "One"


def test_photo_and_quote_come_back_under_their_keys(client):
    report, first = rewritten(quotes=2)
    keys = [quote.key for quote in report.quotes.all()]
    report.quotes.all().delete()
    factories.revise(report)
    client.post(page(report, first), fields_of(client.get(page(report, first)), "restore_form"))
    assert [quote.key for quote in report.quotes.all()] == keys


def test_what_no_longer_exists_is_said_before_and_after(client):
    report, first = rewritten(people=2, quotes=0)
    row = report.participations.last()
    row.delete()
    row.person.delete()
    factories.revise(report)
    shown = client.get(page(report, first))
    assert len(shown.context["lost"]) == 1
    answer = client.post(page(report, first), fields_of(shown, "restore_form"), follow=True)
    assert shown.context["lost"][0] in [str(message) for message in answer.context["messages"]]


def test_published_version_is_not_restored_into(client, publisher):
    report, first = rewritten()
    workflow.publish(report, by=publisher)
    before = everything()
    answer = client.post(page(report, first), {"version": report.version})
    assert "Only into a version in progress" in answer.content.decode()
    assert everything() == before


def test_nothing_is_asked_where_nothing_would_change(client):
    report, _first = rewritten()
    answer = client.get(page(report, report.version))
    assert fields_of(answer, "restore_form") == {}
    assert "Nothing would change." in answer.content.decode()


@pytest.mark.parametrize("role", ["Author", "Translator", None])
def test_who_may_not_restore_changes_nothing(client, role):
    report, first = rewritten()
    client.force_login(factories.editor(role, translates_en=True))
    before = everything()
    answer = client.post(page(report, first), {"version": report.version})
    assert (answer.status_code, everything()) == (403, before)


def test_author_restores_the_own_draft_but_not_what_was_submitted(client):
    report, first = rewritten(author=factories.editor(language="en"))
    client.force_login(report.author)
    typed = fields_of(client.get(page(report, first)), "restore_form")
    client.post(page(report, first), typed)
    assert Report.objects.get().title_en == "One"
    report.refresh_from_db()
    workflow.submit(report, by=report.author)
    assert fields_of(client.get(page(report, first + 1)), "restore_form") == {}
    answer = client.post(page(report, first + 1), {"version": report.version})
    assert "is being reviewed" in answer.content.decode()
    assert Report.objects.get().title_en == "One"


def test_states_of_another_report_are_not_found(client):
    (report, first), (other, second) = rewritten(), rewritten()
    before = everything()
    forged = [(report, first + 99), (other, second)]
    for of, version in forged:
        answer = client.post(page(report, version, of=of), {"version": report.version})
        assert (answer.status_code, everything()) == (404, before)


@pytest.mark.parametrize("version", ["", "x", "1\x00", "9" * 40, "-1"])
def test_forged_version_is_refused_in_words(client, version):
    report, first = rewritten()
    answer = client.post(page(report, first), {"version": version})
    assert (answer.status_code, Report.objects.get().title_en) == (200, "Two")


def test_discarded_version_is_not_restored_into(client, publisher):
    live = factories.live_report(by=publisher)
    draft = workflow.start_edition(live.meeting, by=publisher)
    address = page(draft, draft.version)
    workflow.discard(draft, by=publisher)
    assert client.post(address, {"version": "1"}).status_code == 404
