"""The command that reads the pages of sources, by hand, by a timer, and for those who ask."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone, translation

from meetings.management import serving
from meetings.management.commands import check_sources
from meetings.models import SourceCheck, SourceRecord
from meetings.verification import manners, waiting
from tests import factories
from tests.meetings.verification.accounts import QUOTE, account
from tests.web import page, served

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def no_waiting(monkeypatch):
    monkeypatch.setattr(manners, "SECONDS_BETWEEN", 0.0)


@pytest.fixture
def site():
    """A server whose pages exist under /page, and are gone under /gone."""

    def answer(connection, request):
        there = request.split()[1].startswith(b"/page")
        connection.sendall(page(account()) if there else page(status="404 Not Found"))

    with served(answer) as server:
        yield server


def cited(url):
    made = factories.report(quotes=0)
    made.sources.all().delete()
    SourceRecord.objects.filter(sources=None).delete()
    record = factories.source(made, url=url).record
    SourceRecord.objects.filter(pk=record.pk).update(confirmed_at=None)
    return record


def run(**options):
    out = StringIO()
    call_command("check_sources", stdout=out, **options)
    return out.getvalue().splitlines()


def test_pages_are_read_with_progress_and_a_sum(site):
    first, second = cited(site.url), cited(f"{site.url}/2")
    assert run() == [
        f"[1/2] Read: {first.url}",
        f"[2/2] Read: {second.url}",
        "2 pages: 2 read; 0 changed.",
    ]
    assert [record.is_checked for record in SourceRecord.objects.all()] == [True, True]


def test_page_that_is_gone_fails_the_command(site):
    cited(site.url.replace("/page", "/gone"))
    with pytest.raises(CommandError, match=r"1 pages: 1 gone; 0 changed\. 1 gone, 0 without words"):
        run()


def test_lost_quote_fails_the_command(site):
    record = cited(site.url)
    source = record.sources.get()
    factories.quote(source.report, QUOTE, source=source, original_language="en", text_en=QUOTE)
    run()
    site.answer = lambda connection, request: connection.sendall(page(account(quote="Never")))
    with pytest.raises(CommandError, match="0 gone, 1 without words that are quoted"):
        run()


def test_longest_unseen_come_first_and_no_more_than_asked_for(site):
    old, new, never = (cited(f"{site.url}/{number}") for number in range(3))
    SourceRecord.objects.filter(pk=old.pk).update(checked_at=timezone.now() - waiting.DUE_AFTER)
    SourceRecord.objects.filter(pk=new.pk).update(checked_at=timezone.now())
    assert run(limit=2)[:2] == [f"[1/2] Read: {never.url}", f"[2/2] Read: {old.url}"]


def test_one_page_can_be_named(site):
    cited(f"{site.url}/1")
    record = cited(f"{site.url}/2")
    assert run(record=record.pk)[0] == f"[1/1] Read: {record.url}"


def test_dry_run_reads_nothing(site):
    record = cited(site.url)
    assert run(dry_run=True) == [f"{record.pk}  {record.url}", "1 pages would be read."]
    assert (site.connections, SourceCheck.objects.count()) == (0, 0)


@pytest.mark.parametrize("options", [{"record": 417}, {"limit": 0}, {"limit": -1}])
def test_what_cannot_be_is_refused(options):
    with pytest.raises(CommandError):
        run(**options)


def test_documents_and_pages_that_nobody_cites_are_left_out(site):
    cited("")
    SourceRecord.objects.create(url=f"{site.url}/nobody")
    assert run() == ["0 pages: none; 0 changed."]


# Watching


def watched():
    command = check_sources.Command(stdout=StringIO())
    guest = manners.Manners(check_sources.web_of_site())
    with translation.override("en"):
        command.read_waiting(guest)
    return command.stdout.getvalue().splitlines()


def test_saved_source_waits_and_is_read(site):
    record = cited(site.url)
    assert waiting.asked().get() == record
    assert watched() == [f"Read: {record.url}"]
    record.refresh_from_db()
    assert (record.asked_at, record.state) == (None, "read")


def test_who_asked_first_comes_first(site):
    first, second = cited(f"{site.url}/1"), cited(f"{site.url}/2")
    waiting.ask(first)
    assert watched() == [f"Read: {second.url}", f"Read: {first.url}"]


def test_what_nobody_asked_for_is_read_once_a_week(site):
    record = cited(site.url)
    watched()
    assert watched() == []
    SourceRecord.objects.update(checked_at=timezone.now() - waiting.DUE_AFTER)
    assert watched() == [f"Read: {record.url}"]


def test_page_taken_by_one_reader_is_not_taken_by_another():
    record = cited("https://example.org/taken")
    assert waiting.take(record)
    assert not waiting.take(record)


def test_asking_while_it_is_read_asks_again(site):
    record = cited(site.url)
    assert waiting.take(record)
    waiting.ask(record)
    assert waiting.asked().get() == record


def test_demo_reads_no_page_by_itself(settings):
    settings.CHECK_SOURCES = False
    assert [command[2:] for command in serving.watchers()] == [["publish_due", "--watch"]]


def test_reader_of_pages_runs_beside_the_server_where_it_is_wanted(settings):
    settings.CHECK_SOURCES = True
    assert serving.watchers()[1][2:] == ["check_sources", "--watch"]
