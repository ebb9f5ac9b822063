"""Every number of a version is a save or a step: none is left out, none is given twice."""

import datetime

import pytest
from django.utils import timezone

from meetings import editions, workflow
from meetings.models import Report
from tests import factories
from tests.versions import unexplained

pytestmark = pytest.mark.django_db


@pytest.fixture
def publisher():
    return factories.editor("Publisher")


def written(author, **texts):
    """A report made by the workflow, with all that publication asks for."""
    pattern = factories.report()
    fields = editions.snapshot(pattern)
    names = [f"{field}_{code}" for field in ("title", "summary", "body") for code in ("it", "en")]
    made = workflow.create(by=author, held_on=pattern.held_on, **{n: fields[n] for n in names})
    for model in editions.ROW_MODELS:
        for row in editions.rows_of(pattern, model):
            row.report = made
            if model.__name__ == "Quote":
                row.source = made.sources.get()
            row.save()
    return factories.revise(made, proposed_slug_it="uno", proposed_slug_en="one", **texts)


def test_from_draft_to_publication_each_version_is_told(publisher):
    report = written(factories.editor())
    workflow.submit(report, by=report.author)
    workflow.send_back(report, by=publisher, note="Why?")
    workflow.submit(report, by=report.author)
    later = timezone.now() + datetime.timedelta(hours=1)
    workflow.schedule(report, by=publisher, at=later)
    workflow.unschedule(report, by=publisher)
    workflow.publish(report, by=publisher)
    assert (unexplained(report), report.version) == (set(), 8)


def test_a_new_edition_counts_from_one_and_leaves_the_former_one_alone(publisher):
    report = written(factories.editor())
    workflow.publish(report, by=publisher)
    draft = workflow.start_edition(report.meeting, by=publisher)
    before = report.version
    workflow.publish(draft, by=publisher, own_text_reason="Urgent")
    report.refresh_from_db()
    assert [report.status, report.version] == [Report.Status.SUPERSEDED, before]
    assert (unexplained(draft), draft.version) == (set(), 2)


def test_texts_held_back_go_on_with_each_version_told(publisher):
    report = written(factories.editor())
    workflow.publish(report, by=publisher, languages=["it"])
    rest = Report.objects.open().get(meeting=report.meeting)
    assert (unexplained(report), unexplained(rest), rest.version) == (set(), set(), 1)


def test_a_correction_tells_its_versions_in_both_editions(publisher):
    report = written(factories.editor())
    workflow.publish(report, by=publisher)
    draft = workflow.start_edition(report.meeting, by=publisher)
    changes = {"title_en": "Mended"}
    mended = workflow.correct(report, by=publisher, changes=changes, substantive=False)
    draft.refresh_from_db()
    assert (unexplained(mended), unexplained(draft)) == (set(), set())
    assert (mended.version, draft.version) == (1, 2)


def test_a_text_set_aside_is_a_version_of_its_own(publisher):
    report = written(factories.editor())
    before = report.version
    kept = editions.set_aside(report, {"title_en": "Typed"}, by=publisher)
    factories.revise(report, title_en="Stored")
    saves = report.revisions.order_by("-version").values_list("version", "set_aside")[:2]
    assert list(saves) == [(before + 2, False), (before + 1, True)]
    assert (kept.snapshot, unexplained(report)) == ({"title_en": "Typed"}, set())
