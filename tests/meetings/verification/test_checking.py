"""A look at a page: what is kept, what counts as a change, and of what readers are told."""

import datetime

import pytest

from meetings.models import SourceCheck, SourceRecord, SourceSnapshot
from meetings.models.source_state import SourceState
from meetings.verification import checking
from meetings.verification.addresses import Reach
from meetings.verification.checking import look_at
from meetings.verification.connecting import Web
from meetings.verification.manners import Manners
from tests import factories
from tests.meetings.verification.accounts import FURTHER, QUOTE, TOLD, account
from tests.web import page, served

pytestmark = pytest.mark.django_db

EVENING = datetime.datetime(2026, 5, 2, 20, tzinfo=datetime.UTC)
MORNING = datetime.datetime(2026, 5, 3, 6, tzinfo=datetime.UTC)
NOON = datetime.datetime(2026, 5, 3, 12, tzinfo=datetime.UTC)


class Site:
    """A server whose page says what the test wants, and the record that cites it."""

    def __init__(self, server, said):
        self.server = server
        self.said = said
        self.record = None

    def look(self, html=None, *, at=MORNING, **answer):
        self.said["answer"] = page(html or "", **answer)
        manners = Manners(Web(reach=Reach.LOOPBACK, seconds=20), sleep=lambda seconds: None)
        looked = look_at(self.record, manners, at=at)
        self.record.refresh_from_db()
        return looked

    @property
    def snapshots(self):
        return list(SourceSnapshot.objects.filter(record=self.record).order_by("pk"))


@pytest.fixture
def site():
    """A page that a live report quotes."""
    said = {}

    def answer(connection, request):
        robots = b"/robots.txt" in request.split(b"\r\n")[0]
        connection.sendall(page(status="404 Not Found") if robots else said["answer"])

    with served(answer) as server:
        made = factories.report(quotes=0)
        source = factories.source(made, url=server.url)
        factories.quote(made, QUOTE, source=source, original_language="en", text_en=QUOTE)
        made.sources.exclude(pk=source.pk).delete()
        factories.workflow.publish(made, by=factories.editor("Publisher"))
        found = Site(server, said)
        SourceRecord.objects.filter(pk=source.record_id).update(confirmed_at=None)
        found.record = SourceRecord.objects.get(pk=source.record_id)
        yield found


def test_first_look_keeps_what_the_page_says(site):
    looked = site.look(account(), ETag='"1"')
    assert (looked.state, looked.change) == (SourceState.READ, "")
    [snapshot] = site.snapshots
    assert snapshot.told.split("\n") == ["A visit", TOLD, f"“{QUOTE}”, he said.", FURTHER]
    assert (snapshot.around, snapshot.title, snapshot.language) == (
        "Most read: 12",
        "A visit",
        "en",
    )
    assert (snapshot.etag, snapshot.fetched_at) == ('"1"', MORNING)


def test_record_says_how_the_page_answered(site):
    site.look(account())
    assert (site.record.state, site.record.checked_at, site.record.read_at) == (
        SourceState.READ,
        MORNING,
        MORNING,
    )
    assert site.record.is_checked


def test_every_look_is_noted(site):
    site.look(account(), at=EVENING)
    site.look(status="503 Service Unavailable")
    found = SourceCheck.objects.order_by("pk").values_list("state", "status", "snapshot")
    assert list(found) == [("read", 200, site.snapshots[0].pk), ("no_answer", 503, None)]
    assert site.record.read_at == EVENING


@pytest.mark.parametrize(
    "otherwise",
    [
        {},
        {"around": "Most read: 999. Today is Tuesday, and the sun shines all over the land"},
        {"told": TOLD.replace(" about ", "  about\n")},
        {"quote": QUOTE.upper()},
        {"title": "A visit, updated 12:04"},
    ],
)
def test_noise_is_no_change(site, otherwise):
    site.look(account(), at=EVENING)
    assert site.look(account(**otherwise)).change == ""
    assert len(site.snapshots) == 1
    assert site.record.changed_on is None


def test_lost_words_of_a_quote_are_a_change_that_readers_are_told_of(site):
    site.look(account(), at=EVENING)
    looked = site.look(account(quote="We want peace and security for our people"))
    assert looked.change == SourceSnapshot.Change.QUOTES
    assert site.record.changed_on == datetime.date(2026, 5, 3)
    assert [snapshot.change for snapshot in site.snapshots] == ["", "quotes"]


def test_page_told_anew_is_a_change_that_readers_are_told_of(site):
    site.look(account(), at=EVENING)
    assert site.look(account(further=" ".join(reversed(FURTHER.split())))).change == "large"
    assert site.record.changed_on == datetime.date(2026, 5, 3)


def test_one_word_changed_is_for_editors_alone(site):
    site.look(account(), at=EVENING)
    assert site.look(account(told=TOLD.replace("grain", "corn"))).change == "small"
    assert site.record.changed_on is None
    assert SourceRecord.objects.changed().get() == site.record


def test_words_that_come_back_end_the_mark(site):
    site.look(account(), at=EVENING)
    site.look(account(quote="We want nothing of all this"), at=MORNING)
    site.look(account(), at=NOON)
    assert site.record.changed_on is None


def test_nobody_is_told_of_a_page_that_no_live_report_cites(site):
    site.look(account(), at=EVENING)
    factories.workflow.withdraw(
        site.record.sources.get().report.meeting,
        by=factories.editor("Publisher"),
        reason_it="Errore",
        reason_en="Error",
    )
    assert site.look(account(further="They will not meet again.")).change == "large"
    assert site.record.changed_on is None


def test_page_that_has_not_changed_is_not_sent_again(site):
    site.look(account(), at=EVENING, ETag='"1"')
    looked = site.look(status="304 Not Modified")
    assert b'If-None-Match: "1"' in site.server.requests[-1]
    assert (looked.state, looked.change, len(site.snapshots)) == (SourceState.READ, "", 1)
    assert site.record.checked_at == MORNING


def test_page_gone_twice_is_gone_for_readers(site):
    site.look(account(), at=EVENING)
    site.look(status="404 Not Found", at=EVENING)
    assert (site.record.state, site.record.gone_on) == (SourceState.GONE, None)
    site.look(status="404 Not Found", at=MORNING)
    assert site.record.gone_on == datetime.date(2026, 5, 3)
    assert SourceRecord.objects.dead().get() == site.record
    site.look(account(), at=NOON)
    assert (site.record.state, site.record.gone_on) == (SourceState.READ, None)


def test_page_that_leads_to_the_front_page_is_gone(site):
    looked = site.look(status="302 Found", Location="/")
    assert looked.state == SourceState.CIRCLES
    site.server.answer = lambda connection, request: connection.sendall(
        page(status="302 Found", Location="/") if b"/page" in request else page(account())
    )
    assert site.look().state == SourceState.GONE


@pytest.mark.parametrize(
    ("html", "state"),
    [
        ("<form>Please sign in <input type='password'></form>", SourceState.LOGIN),
        ("<script>write('words')</script><noscript>Turn it on</noscript>", SourceState.UNREADABLE),
        (account() + "<input type=password>", SourceState.LOGIN),
        (account(further=FURTHER * 4) + "<input type=password>", SourceState.READ),
    ],
)
def test_page_that_is_no_account_is_said_to_be_so(site, html, state):
    assert site.look(html).state == state


def test_text_is_kept_as_far_as_it_goes(site, monkeypatch):
    monkeypatch.setattr(SourceSnapshot, "MOST_TOLD", 20)
    site.look(account())
    assert site.snapshots[0].told == f"A visit\n{TOLD[:12]}"


def test_what_an_editor_writes_meanwhile_stays(site):
    stale = SourceRecord.objects.get(pk=site.record.pk)
    SourceRecord.objects.filter(pk=stale.pk).update(archived_url="https://archive.example/1")
    site.record = stale
    site.look(account())
    assert site.record.archived_url == "https://archive.example/1"


def test_page_that_nobody_foresaw_stops_nothing(site, monkeypatch, caplog):
    def stumble(fetched, url):
        raise RecursionError

    monkeypatch.setattr(checking, "read", stumble)
    assert site.look(account()).state == SourceState.UNREADABLE
    assert f"not understood: {site.record.url}" in caplog.text
