"""One thing done with several reports of the list: asked first, and told for each of them."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from meetings.models import Report, Revision, Step
from tests import factories
from tests.meetings.admin.everything import everything

pytestmark = pytest.mark.django_db
LIST = "/admin/meetings/report/"


def sign_in(client, role="Publisher", **fields):
    account = factories.editor(role, language="en", **fields)
    client.force_login(account)
    return account


def together(client, action, *reports, **sent):
    ticked = {"action": action, "_selected_action": [report.pk for report in reports]}
    return client.post(LIST, ticked | sent)


def offered(client):
    choices = client.get(LIST).context["action_form"].fields["action"].choices
    return [name for name, _label in choices if name]


def test_only_what_rights_allow_is_offered(client):
    sign_in(client, "Author")
    assert offered(client) == ["submit"]
    sign_in(client, "Publisher")
    assert offered(client) == ["submit", "assign-translator", "assign-reviewer"]


def test_it_is_asked_first_and_nothing_is_done(client):
    sign_in(client)
    draft, live = factories.report(), factories.live_report()
    before = everything()
    answer = together(client, "submit", draft, live)
    assert (answer.context["suited"], answer.context["others"]) == ([draft], [live])
    assert everything() == before


def test_each_report_goes_through_its_own_step_and_those_that_do_not_are_told(client):
    publisher = sign_in(client)
    drafts = [factories.report(), factories.report()]
    live = factories.live_report()
    answer = together(client, "submit", *drafts, live, confirmed="yes", note="All three")
    assert set(answer.context["went"]) == set(drafts)
    assert [(report, reason[:33]) for report, reason in answer.context["stayed"]] == [
        (live, "This step is not possible now: th")
    ]
    assert [Report.objects.get(pk=draft.pk).status for draft in drafts] == ["in_review"] * 2
    steps = Step.objects.filter(action="submit", by=publisher, note="All three")
    assert set(steps.values_list("report", flat=True)) == {draft.pk for draft in drafts}


def test_translator_is_given_each_report_and_told_of_each(
    client, mailoutbox, django_capture_on_commit_callbacks
):
    sign_in(client)
    translator = factories.editor("Translator", translates_en=True, email="t@example.org")
    reports = [factories.report(), factories.report()]
    with django_capture_on_commit_callbacks(execute=True):
        together(client, "assign-translator", *reports, confirmed="yes", account=translator.pk)
    stored = Report.objects.filter(pk__in=[report.pk for report in reports])
    assert {report.translator for report in stored} == {translator}
    assert [letter.to for letter in mailoutbox] == [["t@example.org"]] * 2
    assert Revision.objects.filter(report__in=reports).count() == 2


def test_who_has_the_part_already_gets_no_version_more(client):
    sign_in(client)
    reviewer = factories.editor("Publisher")
    report = factories.report(reviewer=reviewer)
    before = everything()
    answer = together(client, "assign-reviewer", report, confirmed="yes", account=reviewer.pk)
    assert answer.context["went"] == [report]
    assert everything() == before


@pytest.mark.parametrize("part", ["translator", "reviewer"])
def test_only_those_who_do_such_work_are_taken(client, part):
    sign_in(client)
    author, report = factories.editor("Author"), factories.report()
    answer = together(client, f"assign-{part}", report, confirmed="yes", account=author.pk)
    assert list(answer.context["form"].errors) == ["account"]
    assert getattr(Report.objects.get(pk=report.pk), part) is None


def test_author_submits_own_reports_and_cannot_touch_those_of_others(client):
    author = sign_in(client, "Author")
    own, foreign = factories.report(author=author), factories.report()
    together(client, "submit", own, foreign, confirmed="yes")
    statuses = [Report.objects.get(pk=report.pk).status for report in (own, foreign)]
    assert statuses == ["in_review", "draft"]


@pytest.mark.parametrize("action", ["assign-reviewer", "delete_selected", "nothing"])
def test_what_is_not_offered_cannot_be_forged(client, action):
    author = sign_in(client, "Author")
    report = factories.report(author=author)
    reviewer = factories.editor("Publisher")
    before = everything()
    together(client, action, report, confirmed="yes", account=reviewer.pk, post="yes")
    assert everything() == before


@pytest.mark.parametrize("ticked", [["x"], ["\x00"], ["9" * 40], [""], []])
def test_forged_ticks_do_nothing(client, ticked):
    sign_in(client)
    report = factories.report()
    sent = {"action": "submit", "_selected_action": ticked, "confirmed": "yes"}
    assert client.post(LIST, sent).status_code in (200, 302, 400)
    assert Report.objects.get(pk=report.pk).status == "draft"


def test_asking_costs_the_same_for_one_and_for_thirty(client):
    sign_in(client)
    reports = [factories.report(people=1) for _number in range(30)]

    def queries(number):
        with CaptureQueriesContext(connection) as counted:
            assert len(together(client, "submit", *reports[:number]).context["suited"]) == number
        return len(counted)

    assert queries(1) == queries(30)


def test_more_than_anybody_looks_at_are_refused(client, monkeypatch):
    monkeypatch.setattr("meetings.admin.together.MOST", 2)
    sign_in(client)
    reports = [factories.report() for _number in range(3)]
    answer = together(client, "submit", *reports, confirmed="yes")
    assert answer.status_code == 302
    assert Report.objects.filter(status="draft").count() == 3
