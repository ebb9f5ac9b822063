import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from meetings import editions, workflow
from meetings.models import Meeting, Quote, Source
from tests import factories

pytestmark = pytest.mark.django_db


def rich_report():
    report = factories.report(people=3, quotes=2)
    first = report.sources.get()
    second = factories.source(report, taken_from=first, account_country=factories.country("IR"))
    Quote.objects.filter(report=report).update(translation_source_en=second)
    factories.mention(report, country=factories.country("UA"), quote=report.quotes.first())
    factories.tag(report, factories.topic())
    return report


def keys(report):
    return {
        model: list(editions.rows_of(report, model).values_list("key", flat=True))
        for model in editions.ROW_MODELS
    }


def test_a_copy_has_all_rows_with_their_keys():
    report = rich_report()
    twin = editions.copy(report, edition=2, meeting=Meeting.objects.create())
    assert keys(twin) == keys(report)
    assert report.quotes.count() == 2


def test_a_copy_says_the_same():
    report = rich_report()
    twin = editions.copy(report, edition=2, meeting=Meeting.objects.create())
    assert editions.snapshot(twin) == editions.snapshot(report)


def test_rows_of_a_copy_point_into_the_copy():
    report = rich_report()
    twin = editions.copy(report, edition=2, meeting=Meeting.objects.create())
    taken = Source.objects.get(report=twin, taken_from__isnull=False)
    assert taken.taken_from.report == twin
    assert {quote.source.report_id for quote in twin.quotes.all()} == {twin.pk}
    assert {quote.translation_source_en for quote in twin.quotes.all()} == {taken}
    assert twin.mentions.get().quote.report == twin


def test_copying_costs_the_same_for_many_rows():
    small, large = factories.report(people=1, quotes=1), factories.report(people=9, quotes=9)
    counts = []
    for report in (small, large):
        other = Meeting.objects.create()
        with CaptureQueriesContext(connection) as spent:
            editions.copy(report, edition=2, meeting=other)
        counts.append(len(spent))
    assert counts[0] == counts[1]


def test_every_saved_version_is_kept_with_who_and_what():
    report = factories.report(title_it="Uno")
    factories.revise(report, title_it="Due")
    factories.revise(report, title_it="Tre")
    kept = [(r.snapshot["title_it"], r.by) for r in report.revisions.order_by("version")]
    assert kept == [("Due", report.author), ("Tre", report.author)]


def test_a_snapshot_names_rows_by_key():
    report = rich_report()
    quote = editions.snapshot(report)["quotes"][0]
    assert quote["source"] == str(report.sources.first().key)
    assert "text" not in quote


def test_a_new_edition_counts_on():
    live = factories.live_report()
    draft = workflow.start_edition(live.meeting, by=live.author)
    assert (draft.edition, editions.next_number(live)) == (2, 3)
