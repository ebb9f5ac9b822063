"""What the desk shows of a review: approvals, reviewers, what nobody else has read, letters."""

import pytest

from meetings import editions, workflow
from meetings.admin.steps import buttons
from meetings.models import Editor, Report
from tests import factories
from tests.forms_on_page import fields_of

pytestmark = pytest.mark.django_db

LIST = "/admin/meetings/report/"


@pytest.fixture
def publisher(client):
    account = factories.editor("Publisher", username="bruno", language="en")
    client.force_login(account)
    return account


def page(report, rest="change/"):
    return f"{LIST}{report.pk}/{rest}"


def saved(**fields):
    report = factories.report(**fields)
    editions.save_version(report, by=report.author)
    return report


def in_review(**fields):
    report = saved(**fields)
    workflow.submit(report, by=report.author)
    return report


def published_alone(by=None):
    by = by or factories.editor("Publisher", username="carla")
    report = saved(author=by)
    workflow.publish(report, by=by, own_text_reason="Nobody was here")
    return report


def taken(client, report, step, **typed):
    return client.post(page(report, f"steps/{step}/"), {"version": report.version, **typed})


def names(editor, report):
    return [step.name for step in buttons(editor, report)]


def test_publisher_approves_and_the_form_says_so(client, publisher):
    report = in_review()
    taken(client, report, "approve", note="Well done")
    answer = client.get(page(report))
    assert [(one.step.by, url) for one, url in answer.context["approvals"]] == [(publisher, "")]
    assert "approved by bruno" in answer.content.decode()
    assert "changed since" not in answer.content.decode()
    approved = report.revisions.first().version
    factories.revise(report, title_it="Altro")
    changes = f"{page(report, 'compare/')}?from={report.pk}.{approved}&amp;to={report.pk}"
    assert f'<a href="{changes}">changed since</a>' in client.get(page(report)).content.decode()


def test_approval_is_offered_again_only_where_something_changed(client, publisher):
    report = in_review()
    assert "approve" in names(publisher, report)
    taken(client, report, "approve")
    assert "approve" not in names(publisher, report)
    report.refresh_from_db()
    report.title_it = "Un altro titolo"
    editions.save_version(report, by=report.author)
    assert "approve" in names(publisher, report)


def test_own_text_is_not_offered_for_approval(client, publisher):
    report = in_review(author=publisher)
    assert "approve" not in names(publisher, report)
    answer = taken(client, report, "approve")
    assert answer.context["form"].non_field_errors() == [
        "You wrote this text alone: somebody else must read it."
    ]
    assert "approve" in names(factories.editor("Publisher"), report)


def test_author_asks_for_a_reviewer_among_those_who_review(client, publisher):
    author = factories.editor("Author", language="en")
    client.force_login(author)
    report = saved(author=author)
    form = client.get(page(report, "steps/submit/")).context["form"]
    assert list(form.fields["reviewer"].queryset) == [publisher]
    taken(client, report, "submit", reviewer=publisher.pk)
    assert (Report.objects.get().reviewer, Report.objects.get().status) == (publisher, "in_review")


def test_author_is_not_asked_where_the_reviewer_is_decided(client, publisher):
    author = factories.editor("Author")
    client.force_login(author)
    report = saved(author=author, reviewer=publisher)
    taken(client, report, "submit", reviewer=factories.editor("Publisher").pk)
    assert (Report.objects.get().reviewer, Report.objects.get().status) == (publisher, "in_review")


@pytest.mark.parametrize("forged", ["abc", "9" * 40, "0"])
def test_forged_reviewer_is_refused(client, publisher, forged):
    author = factories.editor("Author")
    client.force_login(author)
    answer = taken(client, saved(author=author), "submit", reviewer=forged)
    assert (list(answer.context["form"].errors), Report.objects.get().status) == (
        ["reviewer"],
        "draft",
    )


def test_publisher_gives_parts_on_the_form_which_is_logged(client, publisher):
    report = saved()
    typed = fields_of(client.get(page(report)))
    client.post(page(report), typed | {"translator": publisher.pk, "reviewer": publisher.pk})
    step = report.steps.get(action="assign")
    assert (step.by, step.note) == (publisher, "translator: bruno; reviewer: bruno")


def test_saving_without_giving_parts_logs_nothing(client, publisher):
    report = saved(translator=publisher)
    typed = fields_of(client.get(page(report)))
    client.post(page(report), typed | {"title_en": "Better"})
    assert (Report.objects.get().title_en, report.steps.filter(action="assign").count()) == (
        "Better",
        0,
    )


def test_new_report_given_to_somebody_is_logged(client, publisher):
    author = factories.editor("Author", username="anna")
    typed = fields_of(client.get(f"{LIST}add/"))
    client.post(f"{LIST}add/", typed | {"title_en": "New", "author": author.pk})
    report = Report.objects.get()
    notes = list(report.steps.filter(action="assign").values_list("note", flat=True))
    assert (report.author, notes) == (author, ["author: anna"])


def test_schedule_asks_for_a_reason_for_own_text_alone(client, publisher):
    own, other = in_review(author=publisher), in_review()
    asked = [
        "own_text_reason" in client.get(page(report, "steps/schedule/")).context["form"].fields
        for report in (own, other)
    ]
    assert asked == [True, False]


def test_flag_is_shown_until_another_publisher_approves(client, publisher):
    report = published_alone()
    assert "Nobody was here" in client.get(page(report)).content.decode()
    assert "approve-afterwards" in names(publisher, report)
    taken(client, report, "approve-afterwards")
    report.refresh_from_db()
    assert report.own_text_approved_by == publisher
    assert "Nobody was here" not in client.get(page(report)).content.decode()


def test_whoever_published_alone_is_not_offered_to_approve(client, publisher):
    report = published_alone(by=publisher)
    assert "approve-afterwards" not in names(publisher, report)
    answer = taken(client, report, "approve-afterwards")
    assert answer.context["form"].non_field_errors() == [
        "You published this text alone: somebody else must read it."
    ]


def test_list_says_what_nobody_else_has_read(client, publisher):
    report = published_alone()
    assert "Read by nobody else" in client.get(LIST).content.decode()
    workflow.approve_afterwards(report, by=publisher)
    assert "Read by nobody else" not in client.get(LIST).content.decode()


def test_everybody_chooses_their_own_letters(client):
    account = factories.editor("Author", language="en")
    client.force_login(account)
    address = f"/admin/meetings/editor/{account.pk}/change/"
    assert "mail_remark" in fields_of(client.get(address), "editor_form")
    client.post(address, {"language": "en", "mail_submitted": "on"})
    again = Editor.objects.get(pk=account.pk)
    chosen = [name for name in vars(again) if name.startswith("mail_") and getattr(again, name)]
    assert chosen == ["mail_submitted"]


def test_nobody_chooses_the_letters_of_others(client):
    client.force_login(factories.editor("Manager", language="en"))
    other = factories.editor("Author")
    address = f"/admin/meetings/editor/{other.pk}/change/"
    typed = fields_of(client.get(address), "editor_form")
    assert not any(name.startswith("mail_") for name in typed)
    client.post(address, {**typed, "mail_remark": ""})
    assert Editor.objects.get(pk=other.pk).mail_remark
