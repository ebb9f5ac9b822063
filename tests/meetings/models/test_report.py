import datetime

import pytest
from django.db import IntegrityError, transaction

from meetings import workflow
from meetings.models import Participation, PublishedIsFrozen, Quote, Report, ReportTopic
from meetings.models.frozen import published_writes
from tests import factories

pytestmark = pytest.mark.django_db


def frozen_acts():
    """Every ordinary way to write to a published report or its rows."""
    return {
        "save": lambda r: r.save(),
        "save one field": lambda r: r.save(update_fields=["title_it"]),
        "delete": lambda r: r.delete(),
        "update": lambda r: Report.objects.filter(pk=r.pk).update(title_it="x"),
        "update of all": lambda r: Report.objects.update(city_it="x"),
        "delete by query": lambda r: Report.objects.filter(pk=r.pk).delete(),
        "bulk update": lambda r: Report.objects.bulk_update([r], ["title_it"]),
        "save a row": lambda r: r.quotes.get().save(),
        "delete a row": lambda r: r.quotes.get().delete(),
        "update rows": lambda r: r.quotes.update(locator="x"),
        "delete rows": lambda r: r.participations.all().delete(),
        "bulk update rows": lambda r: Quote.objects.bulk_update([r.quotes.get()], ["locator"]),
        "add a row": lambda r: factories.quote(r),
        "add rows": lambda r: Participation.objects.bulk_create([Participation(report=r)]),
        "add a topic": lambda r: r.topics.add(factories.topic()),
        "remove topics": lambda r: r.topics.clear(),
        "move a row away": lambda r: move_row(r, factories.draft()),
    }


def move_row(report, other):
    row = report.participations.first()
    row.report = other
    row.save()


@pytest.mark.parametrize("act", frozen_acts())
@pytest.mark.parametrize("status", ["live", "superseded", "withdrawn"])
def test_published_editions_refuse_every_ordinary_write(act, status):
    report = factories.live_report()
    with published_writes():
        report.topics.add(factories.topic())
        report.status = status
        report.save()
    with pytest.raises(PublishedIsFrozen):
        frozen_acts()[act](report)


def test_a_row_is_not_moved_into_a_published_edition():
    live, draft = factories.live_report(), factories.report()
    row = draft.participations.first()
    row.report = live
    with pytest.raises(PublishedIsFrozen):
        row.save()
    with pytest.raises(PublishedIsFrozen):
        draft.participations.update(report=live)


@pytest.mark.parametrize("status", ["in_review", "live", "withdrawn"])
def test_a_status_moves_only_through_the_workflow(status):
    report = factories.report()
    report.status = status
    with pytest.raises(PublishedIsFrozen):
        report.save()
    with pytest.raises(PublishedIsFrozen):
        Report.objects.filter(pk=report.pk).update(status=status)


def test_a_row_never_points_into_another_report():
    one, other = factories.report(), factories.report()
    quote = one.quotes.get()
    quote.source = other.sources.get()
    with pytest.raises(ValueError, match="another report"):
        quote.save()


def test_the_database_allows_one_live_and_one_open_edition():
    live = factories.live_report(also_open=True)
    for status in ("live", "draft"):
        with published_writes(), pytest.raises(IntegrityError), transaction.atomic():
            Report.objects.create(
                meeting=live.meeting,
                edition=9,
                status=status,
                author=live.author,
                published_at=live.published_at if status == "live" else None,
                held_on=live.held_on,
            )


def test_the_database_refuses_an_end_before_the_beginning():
    report = factories.report(held_on=datetime.date(2022, 6, 19))
    with pytest.raises(IntegrityError), transaction.atomic():
        Report.objects.filter(pk=report.pk).update(ended_on=datetime.date(2022, 6, 1))


def test_drafts_are_neither_live_nor_readable():
    factories.report()
    live = factories.live_report(also_open=True)
    assert list(Report.objects.live()) == [live]
    assert list(Report.objects.readable()) == [live]


def test_earlier_versions_are_readable_while_one_is_live():
    live = factories.live_report()
    draft = workflow.start_edition(live.meeting, by=live.author)
    workflow.publish(draft, by=factories.editor("Publisher"))
    assert set(Report.objects.readable()) == {live, draft}
    assert list(Report.objects.live()) == [draft]


def test_interpreters_and_staff_do_not_count_as_taking_part():
    report = factories.report(people=0, quotes=0)
    guest = factories.participation(report, role="guest", code="KZ")
    interpreter = factories.participation(report, role="interpreter", code="RU")
    factories.source(report)
    workflow.publish(report, by=factories.editor("Publisher"))
    found = Report.objects.live()
    assert list(found.in_country("KZ")) == [report]
    assert list(found.attended_by(guest.person)) == [report]
    assert found.in_country("RU").count() == 0
    assert found.attended_by(interpreter.person).count() == 0


def test_an_imprecise_date_covers_its_whole_period():
    report = factories.report(held_on=datetime.date(2022, 6, 19), held_on_precision="month")
    assert (report.held_on, report.covers_until) == (
        datetime.date(2022, 6, 1),
        datetime.date(2022, 6, 30),
    )
    june_end = datetime.date(2022, 6, 30)
    assert list(Report.objects.between(june_end, june_end)) == [report]
    assert Report.objects.between(datetime.date(2022, 7, 1), None).count() == 0


def test_reading_needs_title_summary_and_body():
    report = factories.report(summary_en=" ")
    assert (report.reads_it, report.reads_en) == (True, False)
    assert report.reading_language("en") == "it"


def test_every_save_is_one_version_more():
    report = factories.report()
    before = report.version
    report.save()
    assert Report.objects.get().version == before + 1


def test_quotes_are_marked_in_the_rendered_body():
    report = factories.report()
    key = str(report.quotes.get().key)
    assert f'data-quote="{key}"' in Report.objects.get().body_html_it


def test_a_quote_in_its_own_language_equals_the_original():
    report = factories.report(quotes=0)
    quote = factories.quote(report, "Le parole", text_it="altro", translation_by_it="ours")
    assert (quote.text_it, quote.translation_by_it) == ("Le parole", "")


def test_topics_are_kept_by_the_edition():
    report = factories.report()
    tag = factories.tag(report, factories.topic())
    assert list(ReportTopic.objects.all()) == [tag]
    assert list(Report.objects.about(tag.topic)) == [report]
