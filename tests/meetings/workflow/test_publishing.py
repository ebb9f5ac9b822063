import datetime

import pytest
from django.utils import timezone

from meetings import workflow
from meetings.models import FormerSlug, Meeting, Report, Step
from meetings.workflow import NotAllowed, WorkflowError
from tests import factories

pytestmark = pytest.mark.django_db


def statuses(meeting):
    return list(meeting.reports.order_by("edition").values_list("edition", "status"))


def test_publishing_a_draft_makes_it_live_at_its_address():
    report = factories.report(proposed_slug_it="tokayev-a-teheran", proposed_slug_en="")
    workflow.publish(report, by=factories.editor("Publisher"))
    meeting = Meeting.objects.get()
    assert (report.status, meeting.slug_it, meeting.slug_en) == (
        "live",
        "tokayev-a-teheran",
        "tokayev-a-teheran",
    )


@pytest.mark.parametrize("role", ["Author", "Translator", None])
def test_only_publishers_publish(role):
    report = factories.report()
    account = factories.editor(role)
    with pytest.raises(NotAllowed):
        workflow.publish(report, by=account)
    assert (Report.objects.get().status, Step.objects.count()) == ("draft", 0)


def test_publishing_a_new_edition_makes_the_former_one_an_earlier_version():
    live = factories.live_report()
    draft = workflow.start_edition(live.meeting, by=live.author)
    workflow.publish(draft, by=factories.editor("Publisher"))
    assert statuses(live.meeting) == [(1, "superseded"), (2, "live")]


def test_a_draft_beside_a_live_report_leaves_it_unchanged():
    live = factories.live_report(title_it="Com'era")
    draft = workflow.start_edition(live.meeting, by=live.author)
    factories.revise(draft, title_it="Come sarà")
    assert Report.objects.live().get().title_it == "Com'era"


def test_a_changed_address_redirects_from_the_former_one():
    live = factories.live_report(proposed_slug_it="prima", proposed_slug_en="first")
    draft = workflow.start_edition(live.meeting, by=live.author)
    factories.revise(draft, proposed_slug_it="poi")
    workflow.publish(draft, by=factories.editor("Publisher"))
    assert [(f.language, f.slug) for f in FormerSlug.objects.all()] == [("it", "prima")]
    assert (Meeting.objects.get().slug_it, Meeting.objects.get().slug_en) == ("poi", "first")


def test_a_new_title_alone_moves_no_address():
    live = factories.live_report(proposed_slug_it="prima")
    draft = workflow.start_edition(live.meeting, by=live.author)
    factories.revise(draft, title_it="Un altro titolo", proposed_slug_it="")
    workflow.publish(draft, by=factories.editor("Publisher"))
    assert Meeting.objects.get().slug_it == "prima"


def test_an_address_that_returns_is_no_former_one_any_more():
    live = factories.live_report(proposed_slug_it="prima")
    for slug in ("poi", "prima"):
        draft = workflow.start_edition(live.meeting, by=live.author)
        factories.revise(draft, proposed_slug_it=slug)
        workflow.publish(draft, by=factories.editor("Publisher"))
    assert list(FormerSlug.objects.values_list("slug", flat=True)) == ["poi"]


@pytest.mark.parametrize("taken", ["current", "former"])
def test_an_address_of_another_meeting_is_refused(taken):
    other = factories.live_report(proposed_slug_it="current")
    FormerSlug.keep(other.meeting, language="it", slug="former")
    report = factories.report(proposed_slug_it=taken)
    with pytest.raises(WorkflowError, match=taken):
        workflow.publish(report, by=factories.editor("Publisher"))
    assert Report.objects.live().get() == other


def test_an_address_of_digits_is_refused():
    report = factories.report(proposed_slug_it="2022")
    with pytest.raises(WorkflowError, match="letter"):
        workflow.publish(report, by=factories.editor("Publisher"))


def test_what_the_checklist_blocks_is_not_published():
    report = factories.report(people=0, quotes=0, held_on=None)
    with pytest.raises(WorkflowError) as refused:
        workflow.publish(report, by=factories.editor("Publisher"))
    assert len(refused.value.problems) == 2
    assert Report.objects.get().status == "draft"


def test_a_language_not_chosen_keeps_the_live_texts_and_goes_on_in_a_draft():
    live = factories.live_report(title_it="Titolo", title_en="Headline")
    draft = workflow.start_edition(live.meeting, by=live.author)
    factories.revise(draft, title_it="Titolo nuovo", title_en="Half a headl")
    workflow.publish(draft, by=factories.editor("Publisher"), languages=["it"])
    now_live, now_open = Report.objects.live().get(), Report.objects.open().get()
    assert (now_live.title_it, now_live.title_en) == ("Titolo nuovo", "Headline")
    assert (now_open.title_it, now_open.title_en) == ("Titolo nuovo", "Half a headl")


def test_an_unfinished_translation_of_a_quote_does_not_leak():
    live = factories.live_report()
    draft = workflow.start_edition(live.meeting, by=live.author)
    quote = draft.quotes.get()
    quote.text_en = "half a transl"
    quote.save()
    workflow.publish(draft, by=factories.editor("Publisher"), languages=["it"])
    assert Report.objects.live().get().quotes.get().text_en == live.quotes.get().text_en
    assert Report.objects.open().get().quotes.get().text_en == "half a transl"


def test_a_complete_publication_leaves_no_draft_behind():
    live = factories.live_report(languages=("it",))
    assert (live.reads_it, live.reads_en, Report.objects.open().count()) == (True, False, 0)


def test_unknown_languages_are_refused():
    report = factories.report()
    with pytest.raises(WorkflowError):
        workflow.publish(report, by=factories.editor("Publisher"), languages=["fr"])


def test_nobody_publishes_alone_what_they_wrote_without_a_reason():
    publisher = factories.editor("Publisher")
    report = factories.report(author=publisher)
    with pytest.raises(WorkflowError):
        workflow.publish(report, by=publisher)
    workflow.publish(report, by=publisher, own_text_reason="Urgent, nobody else is here")
    assert report.own_text_reason == "Urgent, nobody else is here"


def test_an_embargo_holds_until_it_is_lifted():
    publisher = factories.editor("Publisher")
    until = timezone.now() + datetime.timedelta(hours=1)
    report = factories.report(embargo_until=until)
    with pytest.raises(WorkflowError, match="embargo"):
        workflow.publish(report, by=publisher)
    workflow.lift_embargo(report, by=publisher, reason="An agency broke it")
    factories.revise(report)
    workflow.publish(report, by=publisher)
    assert report.status == "live"


def test_titles_of_that_day_are_kept_in_the_row():
    report = factories.live_report()
    titles = {row.title_shown_it for row in report.participations.all()}
    assert titles == {"Presidente"}


def test_change_notes_are_published_and_logged():
    live = factories.live_report()
    draft = workflow.start_edition(live.meeting, by=live.author)
    workflow.publish(draft, by=factories.editor("Publisher"), note_it="Nuovo", note_en="New")
    step = Step.objects.filter(action="publish", report=draft).get()
    assert (draft.change_note_it, step.public_note_en) == ("Nuovo", "New")


def test_a_refused_publication_leaves_the_object_as_it_was():
    report = factories.report(languages=("it",), proposed_slug_it="1", title_en="Half")
    with pytest.raises(WorkflowError):
        workflow.publish(report, by=factories.editor("Publisher"))
    assert (report.status, report.title_en) == ("draft", "Half")


def scheduled(*, hours=-1, **fields):
    publisher = factories.editor("Publisher")
    report = factories.report(**fields)
    workflow.submit(report, by=report.author)
    now = timezone.now()
    workflow.schedule(report, by=publisher, at=now + datetime.timedelta(hours=1))
    return report


def test_due_reports_are_published_by_the_one_who_scheduled():
    report = scheduled()
    later = timezone.now() + datetime.timedelta(hours=2)
    assert workflow.publish_due() == []
    assert workflow.publish_due(at=later) == [report]
    assert workflow.publish_due(at=later) == []
    report.refresh_from_db()
    assert (report.status, report.published_by == report.scheduled_by) == ("live", False)


def test_a_scheduled_report_that_is_blocked_by_then_goes_back_into_review():
    report = scheduled()
    report.participations.all().delete()
    later = timezone.now() + datetime.timedelta(hours=2)
    assert workflow.publish_due(at=later) == []
    report.refresh_from_db()
    step = Step.objects.first()
    assert (report.status, step.action) == ("in_review", "schedule_failed")


def test_a_scheduler_who_lost_the_right_publishes_nothing():
    report = scheduled()
    report.scheduled_by.groups.clear()
    assert workflow.publish_due(at=timezone.now() + datetime.timedelta(hours=2)) == []
    assert Report.objects.get().status == "in_review"
