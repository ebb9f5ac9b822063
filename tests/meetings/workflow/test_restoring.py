"""An earlier state comes back as a new version, and nothing that was written since is lost."""

import pytest

from meetings import editions, workflow
from meetings.models import Image, Photo, Report, Revision, Source, Step
from meetings.models.frozen import ReportRow
from meetings.workflow import NotAllowed, WorkflowError
from meetings.workflow.restoring import planned
from tests import factories

pytestmark = pytest.mark.django_db


def rich_draft(**fields):
    """A draft with rows of every kind that point to each other."""
    report = factories.report(people=3, quotes=2, **fields)
    first = report.sources.get()
    second = factories.source(report, position=1, account_country=factories.country("IR"))
    Source.objects.filter(pk=first.pk).update(taken_from=second)
    report.quotes.update(translation_source_en=second)
    factories.mention(report, country=factories.country("UA"), quote=report.quotes.first())
    factories.wording(report.quotes.last(), source=second)
    image = Image.objects.create(sha256="a" * 64, width=1, height=1)
    Photo.objects.create(report=report, image=image, alt_it="Foto", credit="ANSA")
    factories.tag(report, factories.topic())
    editions.save_version(report, by=report.author)
    return report


def emptied(report):
    """Take everything out of a draft that can be taken out."""
    for model in reversed(editions.ROW_MODELS):
        editions.rows_of(report, model).delete()
    return factories.revise(report, title_it="", body_en="", held_on=None, country=None)


def said(report):
    """Return what an edition says, without where its rows are numbered from."""
    state = editions.snapshot(report)
    rows = [row for kind in state.values() if isinstance(kind, list) for row in kind]
    for row in rows:
        row.pop("position")
    return state


def test_everything_comes_back_under_its_key():
    report = rich_draft()
    before, state = said(report), editions.snapshot(report)
    emptied(report)
    assert workflow.restore(report, by=report.author, state=state).lost == []
    assert said(report) == before


def test_what_came_since_goes():
    report = rich_draft()
    before, state = said(report), editions.snapshot(report)
    factories.quote(report, "Nuova")
    factories.source(report)
    factories.revise(report, title_it="Nuovo")
    workflow.restore(report, by=report.author, state=state)
    assert said(report) == before


def test_rows_stand_in_their_former_order():
    report = rich_draft()
    state = editions.snapshot(report)
    order = [row.key for row in report.quotes.all()]
    for place, row in enumerate(reversed(report.quotes.all())):
        row.position = place
        row.save()
    workflow.restore(report, by=report.author, state=state)
    assert [row.key for row in report.quotes.all()] == order


def test_restoring_is_a_version_more_with_its_step():
    report = factories.revise(factories.report(title_it="Uno"))
    first = report.revisions.get()
    factories.revise(report, title_it="Due")
    workflow.restore(report, by=report.author, state=first.snapshot, note="Versione 1")
    kept = Revision.objects.order_by("version").values_list("snapshot__title_it", flat=True)
    assert list(kept) == ["Uno", "Due", "Uno"]
    step = Step.objects.get(action="restore")
    assert (step.version, step.by, step.note) == (report.version, report.author, "Versione 1")


def test_restored_body_is_rendered_with_its_quotes():
    report = rich_draft()
    state, html = editions.snapshot(report), report.body_html_it
    assert "<mark" in html
    emptied(report)
    workflow.restore(report, by=report.author, state=state)
    assert report.body_html_it == html


def test_state_of_an_earlier_edition_comes_into_the_open_one():
    live = factories.live_report(title_en="As published")
    draft = workflow.start_edition(live.meeting, by=live.published_by)
    factories.revise(draft, title_en="Otherwise")
    draft.quotes.all().delete()
    workflow.restore(draft, by=live.published_by, state=editions.snapshot(live))
    assert (draft.title_en, draft.quotes.count()) == ("As published", 1)
    assert draft.quotes.get().source.report == draft
    assert Report.objects.live().get().quotes.get().pk != draft.quotes.get().pk


def test_people_at_work_and_embargo_stay_as_they_are():
    report = factories.revise(factories.report())
    state = editions.snapshot(report)
    reviewer = factories.editor("Publisher")
    factories.revise(report, reviewer=reviewer, title_it="Nuovo")
    workflow.restore(report, by=report.author, state=state | {"author": reviewer.pk})
    assert (report.reviewer, report.title_it) == (reviewer, state["title_it"])
    assert report.author_id == state["author"]


def test_what_an_older_state_does_not_know_stays():
    report = rich_draft(title_en="Now")
    before = said(report)
    workflow.restore(report, by=report.author, state={"title_it": "Allora", "sources": []})
    after = said(report)
    assert (after["title_it"], after["title_en"], after["sources"]) == ("Allora", "Now", [])
    assert [row["source"] for row in after["quotes"]] == [None, None]
    assert after["participations"] == before["participations"]


def test_row_whose_person_is_gone_is_told_of():
    report = factories.report(people=2)
    state = editions.snapshot(report)
    gone = report.participations.first()
    gone.delete()
    report.quotes.all().delete()
    state["quotes"] = []
    gone.person.delete()
    plan = workflow.restore(report, by=report.author, state=state | {"title_it": "Altro"})
    assert len(plan.lost) == 1
    assert report.participations.count() == 1


def test_post_that_is_gone_is_told_of_and_its_holder_comes_back():
    report = factories.report(people=2)
    state = editions.snapshot(report)
    first = report.participations.first()
    tenure, key = first.tenure, first.key
    first.delete()
    tenure.delete()
    plan = workflow.restore(report, by=report.author, state=state)
    back = report.participations.get(key=key)
    assert (back.person, back.tenure, len(plan.lost)) == (first.person, None, 1)


def test_mention_of_something_gone_stays_as_it_is():
    report = factories.report()
    mention = factories.mention(report, country=factories.country("UA"))
    state = editions.snapshot(report)
    state["mentions"][0] |= {"country": None, "organization": 999_999}
    plan = planned(report, state)
    assert plan.state["mentions"][0]["country"] == mention.country_id
    assert len(plan.lost) == 1


def test_value_that_is_no_choice_any_more_stays():
    report = factories.report(title_it="Ora")
    state = editions.snapshot(report) | {"kind": "tea party", "title_it": "Allora"}
    plan = workflow.restore(report, by=report.author, state=state)
    assert (report.title_it, report.kind, len(plan.lost)) == ("Allora", "bilateral", 1)


def test_nothing_is_saved_where_nothing_would_change():
    report = rich_draft()
    with pytest.raises(WorkflowError):
        workflow.restore(report, by=report.author, state=report.revisions.get().snapshot)
    assert report.revisions.count() == 1


@pytest.mark.parametrize("role", ["Author", "Translator", None])
def test_who_may_not_restore_changes_nothing(role):
    report = factories.revise(factories.report(title_it="Uno"))
    with pytest.raises(NotAllowed):
        workflow.restore(report, by=factories.editor(role), state={"title_it": "Forged"})
    assert Report.objects.get().title_it == "Uno"


def test_author_does_not_restore_what_is_being_reviewed():
    report = factories.revise(factories.report(title_it="Uno"))
    workflow.submit(report, by=report.author)
    with pytest.raises(WorkflowError):
        workflow.restore(report, by=report.author, state={"title_it": "Late"})
    assert Report.objects.get().title_it == "Uno"


def test_published_edition_is_not_restored_into():
    live = factories.live_report(title_it="Uno")
    with pytest.raises(WorkflowError):
        workflow.restore(live, by=live.published_by, state={"title_it": "Forged"})
    assert Report.objects.get().title_it == "Uno"


def test_every_kind_of_row_is_restored():
    kinds = {f"{model._meta.model_name}s" for model in ReportRow.__subclasses__()}
    state = editions.snapshot(rich_draft())
    assert {kind for kind in kinds if state[kind]} == kinds
