"""The newsroom: each account sees what it may, and every number leads to as many reports."""

import datetime
import re
from html import unescape

import pytest
from django.utils import timezone

from meetings import workflow
from meetings.admin.lately import SENTENCES
from meetings.models import Step
from meetings.models.frozen import published_writes
from meetings.workflow.steps import move
from people.models import Tenure
from tests import factories
from tests.reading import texts

pytestmark = pytest.mark.django_db

NEWSROOM = "/admin/"
#: The numbers of the pages of sources: see test_sources.py.
PAGES = {"care=changed": 0, "care=dead": 0, "care=unverified": 0}
ROLES = ("Author", "Translator", "Publisher", "Manager")
NUMBER = re.compile(r'class="newsroom-number[^"]*" href="([^"]+)">(.*?)</a>', re.DOTALL)
A_THURSDAY = datetime.datetime(2026, 11, 26, 11, tzinfo=datetime.UTC)


def account(role="Publisher", **fields):
    return factories.editor(role, language="en", **fields)


def numbers(client):
    """Return how many reports the page counts, by the address of the list."""
    page = client.get(NEWSROOM).content.decode()
    return {
        unescape(href): int(re.search(r"<b>(\d+)", said)[1]) for href, said in NUMBER.findall(page)
    }


def number_of(client, words):
    """Return the number that stands with some words."""
    page = client.get(NEWSROOM).content.decode()
    return next(
        int(re.search(r"<b>(\d+)", said)[1])
        for _href, said in NUMBER.findall(page)
        if words in said
    )


def lines(client, section):
    """Return the headlines of a section."""
    page = client.get(NEWSROOM).content.decode()
    part = re.search(
        rf'<section aria-labelledby="newsroom-{section}">(.*?)</section>', page, re.DOTALL
    )
    return re.findall(r'class="newsroom-headline"[^>]*>(.*?)</a>', part[1], re.DOTALL)


def everything(author, translator, reviewer):
    """Make reports of which every number counts some, for an author and for somebody else."""
    for mine in (author, factories.editor("Author")):
        fields = {"author": mine, "translator": translator, "reviewer": reviewer}
        factories.report(languages=["it"], **fields)
        submitted = factories.report(languages=["en"], **fields)
        workflow.submit(submitted, by=mine)
        back = factories.report(**fields)
        workflow.submit(back, by=mine)
        workflow.send_back(back, by=reviewer, note="The date.")
        late = factories.report(embargo_until=timezone.now() + datetime.timedelta(days=1), **fields)
        workflow.submit(late, by=mine)
        move(late, "scheduled", scheduled_for=timezone.now())
        for language in ("it", "en"):
            live = factories.live_report(languages=[language], **fields)
            workflow.start_edition(live.meeting, by=mine)
        alone = factories.report(**fields)
        workflow.publish(alone, by=reviewer)
        with published_writes():
            alone.own_text_reason = "Urgent."
            alone.save()
        doubtful = factories.report(people=0, **fields)
        factories.participation(doubtful, person=factories.person())
        doubtful.quotes.update(source=None)
        workflow.remark(doubtful, by=reviewer, text="Says who?")


@pytest.fixture
def newsroom(client):
    """Somebody of each role, with reports of their own and of others."""
    people = {role: account(role, translates_en=role == "Translator") for role in ROLES}
    everything(people["Author"], people["Translator"], people["Publisher"])
    return people


@pytest.mark.parametrize("role", ROLES)
def test_every_number_leads_to_as_many_reports(client, newsroom, role):
    client.force_login(newsroom[role])
    counted = numbers(client)
    shown = {address: client.get(address).context["cl"].result_count for address in counted}
    assert counted == shown
    assert len(counted) >= 10


def test_publisher_sees_every_number(client, newsroom):
    client.force_login(newsroom["Publisher"])
    found = {address.partition("?")[2]: number for address, number in numbers(client).items()}
    found.pop("whose=mine&status__exact=draft")
    found.pop("whose=mine&work=remarks")
    assert found == {
        "work=waiting": 2,
        "whose=review&work=waiting": 2,
        "incomplete=it-live": 2,
        "incomplete=en-live": 2,
        "status__exact=scheduled": 2,
        "work=this_week": 2,
        "work=overdue": 2,
        "work=embargoed": 2,
        "work=quotes_without_source": 2,
        "work=without_post": 2,
        "work=published_alone": 2,
        **PAGES,
    }


def test_author_sees_the_numbers_of_own_reports(client, newsroom):
    client.force_login(newsroom["Author"])
    found = {address.partition("?")[2]: number for address, number in numbers(client).items()}
    assert found == {
        "whose=mine&status__exact=draft": 5,
        "whose=mine&work=sent_back": 1,
        "work=waiting": 1,
        "incomplete=it-live": 1,
        "incomplete=en-live": 1,
        "status__exact=scheduled": 1,
        "work=this_week": 1,
        "work=overdue": 1,
        "work=embargoed": 1,
        "whose=mine&work=remarks": 1,
        "work=quotes_without_source": 1,
        "work=without_post": 1,
        **PAGES,
    }


def test_translator_sees_what_was_given_and_no_more(client, newsroom):
    given = factories.report(languages=["it"], translator=newsroom["Translator"])
    for report in newsroom["Translator"].reports_to_translate.open().exclude(pk=given.pk):
        report.translator = None
        report.save()
    factories.report(languages=["it"], title_it="Altrui")
    client.force_login(newsroom["Translator"])
    assert lines(client, "translate") == [f'<span lang="it">{given.title_it}</span>']
    assert "Altrui" not in client.get(NEWSROOM).content.decode()


def test_account_without_a_role_is_told_whom_to_ask(client):
    factories.report(title_it="Segreto", title_en="Secret")
    client.force_login(account(None))
    page = client.get(NEWSROOM)
    assert texts(page, r'class="newsroom-nothing">(.*?)</p>') == [
        "Your account has no role yet. Ask whoever manages the accounts to give it one."
    ]
    assert "Secret" not in page.content.decode()


def test_anonymous_is_asked_to_sign_in(client):
    assert client.get(NEWSROOM)["Location"] == "/admin/login/?next=/admin/"


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        (
            {"people": 0, "quotes": 0, "languages": ()},
            "lacks: headline, standfirst, body, participants",
        ),
        ({"people": 0, "quotes": 0, "held_on": None}, "lacks: date, participants"),
        ({"languages": ["en"]}, "lacks: Italian"),
        ({"languages": ["it"], "body_it": " \n"}, "lacks: body"),
        ({}, "complete"),
    ],
)
def test_draft_says_what_it_lacks(client, fields, said):
    author = account("Author")
    factories.report(author=author, original_language="it", **fields)
    client.force_login(author)
    assert texts(client.get(NEWSROOM), r'class="newsroom-said">(.*?)</span>') == [said]


def test_what_was_sent_back_comes_first_with_its_note(client):
    author, reviewer = account("Author"), account()
    back = factories.report(author=author)
    workflow.submit(back, by=author)
    workflow.send_back(back, by=reviewer, note="Who says so?")
    other = factories.report(author=author)
    client.force_login(author)
    assert lines(client, "drafts") == [back.title_en, other.title_en]
    assert texts(client.get(NEWSROOM), r'class="newsroom-note">(.*?)</q>') == ["Who says so?"]


def test_longest_wait_comes_first_in_review(client):
    author = account("Author")
    first, second = factories.report(author=author), factories.report(author=author)
    workflow.submit(second, by=author)
    workflow.submit(first, by=author)
    Step.objects.filter(report=first).update(at=timezone.now() - datetime.timedelta(days=3))
    client.force_login(account())
    assert lines(client, "waiting") == [first.title_en, second.title_en]
    said = texts(client.get(NEWSROOM), r'class="newsroom-said">(.*?)</span>')
    assert said == ["for 3 days", "just arrived"]


def test_approved_report_is_said_to_be_approved(client):
    author, publisher = account("Author"), account()
    report = factories.report(author=author)
    workflow.submit(report, by=author)
    workflow.approve(report, by=publisher)
    client.force_login(publisher)
    assert texts(client.get(NEWSROOM), r'class="newsroom-said">(.*?)</span>') == ["approved"]


def test_oldest_published_report_is_translated_first(client):
    newer, older = (factories.live_report(languages=["it"]) for _number in range(2))
    older.meeting.first_published_at = timezone.now() - datetime.timedelta(days=9)
    older.meeting.save()
    client.force_login(account())
    assert lines(client, "translations") == [
        f'<span lang="it">{report.title_it}</span>' for report in (older, newer)
    ]


def test_translation_is_missing_for_readers_while_a_version_is_in_progress(client):
    factories.live_report(languages=["it"], also_open=True)
    client.force_login(account())
    assert number_of(client, "English") == 1


@pytest.fixture
def a_thursday(monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: A_THURSDAY)


def scheduled(moment, **fields):
    report = factories.report(**fields)
    move(report, "in_review")
    move(report, "scheduled", scheduled_for=moment)
    return report


def week(client):
    """Return the days of the week that have entries, each with its words."""
    rows = texts(client.get(NEWSROOM), r"<tr[^>]*>(\s*<th scope=\"row\">.*?)</tr>")
    plain = [re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", row)).strip() for row in rows]
    assert len(plain) == 7
    return [row for row in plain if not row.endswith("nothing")]


def test_week_shows_hours_of_rome(client, a_thursday):
    scheduled(
        datetime.datetime(2026, 11, 27, 23, 30, tzinfo=datetime.UTC), title_en="Late on Friday"
    )
    client.force_login(account())
    assert week(client) == ["Saturday 28 00:30 Late on Friday"]


def test_week_marks_today_and_what_is_overdue(client, a_thursday):
    scheduled(A_THURSDAY - datetime.timedelta(hours=2), title_en="Forgotten")
    client.force_login(account())
    assert week(client) == ["Thursday 26 today 10:00 overdue Forgotten"]


def test_week_marks_the_end_of_an_embargo(client, a_thursday):
    factories.report(embargo_until=A_THURSDAY + datetime.timedelta(days=1), title_en="Secret")
    client.force_login(account())
    assert week(client) == ["Friday 27 12:00 embargo ends Secret"]


def test_week_ends_on_sunday_and_keeps_what_is_late(client, a_thursday):
    scheduled(datetime.datetime(2026, 11, 22, 9, tzinfo=datetime.UTC), title_en="Late")
    scheduled(datetime.datetime(2026, 11, 30, 9, tzinfo=datetime.UTC), title_en="Next")
    client.force_login(account())
    assert week(client) == []
    assert texts(client.get(NEWSROOM), r'class="newsroom-late".*?<a [^>]*>(.*?)</a>') == ["Late"]
    assert number_of(client, "Schedule") == 2


def test_what_comes_after_the_week_follows_with_its_day(client, a_thursday):
    for day in (3, 1, 4, 2):
        moment = datetime.datetime(2026, 12, day, 8, tzinfo=datetime.UTC)
        scheduled(moment, title_en=f"Number {day}")
    client.force_login(account())
    assert week(client) == []
    lines = texts(client.get(NEWSROOM), r"<li>(<time [^>]*>[^<]*</time> <a [^>]*>Number .</a>)")
    assert [re.sub(r"<[^>]+>", "", line) for line in lines] == [
        "1 December 2026, 09:00 Number 1",
        "2 December 2026, 09:00 Number 2",
        "3 December 2026, 09:00 Number 3",
    ]


def test_post_that_had_ended_that_day_counts_as_none(client):
    report = factories.report(people=1)
    client.force_login(account())
    assert number_of(client, "without a post") == 0
    Tenure.objects.update(ended_on=report.held_on - datetime.timedelta(days=1))
    assert number_of(client, "without a post") == 1


def test_title_as_in_the_source_does_instead_of_a_post(client):
    report = factories.report(people=0)
    row = factories.participation(report, person=factories.person())
    client.force_login(account())
    assert number_of(client, "without a post") == 1
    row.title_printed_it = "Inviato"
    row.save()
    assert number_of(client, "without a post") == 0


def happenings(client):
    found = texts(client.get(NEWSROOM), r'class="newsroom-lately".*?<li>(.*?) <time')
    return [re.sub(r"<[^>]+>", "", words) for words in found]


def test_what_happened_is_said_in_a_sentence_with_a_link(client):
    publisher = account(first_name="Ada", last_name="Neri")
    report = factories.live_report(by=publisher, title_en="They met")
    client.force_login(publisher)
    page = client.get(NEWSROOM).content.decode()
    assert (
        f'Ada Neri published <a href="/admin/meetings/report/{report.pk}/change/">They met</a>'
        in page
    )


def test_discarded_report_is_named_though_it_is_gone(client):
    author = account("Author", first_name="Ada", last_name="Neri")
    workflow.discard(factories.report(author=author, title_it="Bozza"), by=author)
    client.force_login(account())
    assert happenings(client) == ["Ada Neri discarded Bozza"]


def test_author_is_not_told_what_happened_to_reports_of_others(client):
    factories.live_report(title_en="Of somebody else")
    client.force_login(account("Author"))
    assert "Of somebody else" not in client.get(NEWSROOM).content.decode()


def test_every_step_has_its_sentence():
    assert set(SENTENCES) == set(Step.Action)


def test_markup_in_a_headline_is_shown_as_it_was_typed(client):
    author = account("Author")
    workflow.create(by=author, title_en="<script>alert(1)</script>", title_it="x")
    client.force_login(author)
    page = client.get(NEWSROOM).content.decode()
    assert page.count("&lt;script&gt;alert(1)&lt;/script&gt;") == 2
    assert "<script>alert" not in page


def test_many_are_not_counted_one_by_one(client, monkeypatch):
    monkeypatch.setattr("meetings.admin.counting.MOST_COUNTED", 2)
    author = account("Author")
    for _number in range(4):
        factories.report(author=author)
    client.force_login(author)
    assert "<b>2+</b>" in client.get(NEWSROOM).content.decode()


@pytest.mark.parametrize("role", ROLES)
def test_newsroom_asks_the_same_of_few_and_of_many(client, django_assert_max_num_queries, role):
    people = {name: account(name, translates_en=True) for name in ROLES}
    client.force_login(people[role])

    def asked():
        with django_assert_max_num_queries(40) as queries:
            client.get(NEWSROOM)
        return len(queries)

    everything(people["Author"], people["Translator"], people["Publisher"])
    few = asked()
    for _number in range(3):
        everything(people["Author"], people["Translator"], people["Publisher"])
    assert asked() == few


def rooms(client):
    return texts(client.get(NEWSROOM), r'<li><a href="/admin/[^"]*"[^>]*>([^<]*)</a></li>')


def test_rooms_stand_in_the_order_of_an_editor(client):
    client.force_login(account("Manager"))
    assert rooms(client)[:9] == [
        *("Newsroom", "Reports", "People", "Posts", "Organisations", "Countries", "Topics"),
        *("Pages of sources", "Accounts"),
    ]


@pytest.mark.parametrize(
    ("address", "room", "current"),
    [
        ("/admin/", "Newsroom", "page"),
        ("/admin/meetings/report/", "Reports", "page"),
        ("/admin/meetings/report/add/", "Reports", "true"),
        ("/admin/people/person/", "People", "page"),
    ],
)
def test_room_that_one_is_in_is_marked(client, address, room, current):
    client.force_login(account())
    page = client.get(address)
    assert texts(page, r'<li><a href="[^"]*" aria-current="([^"]+)">') == [current]
    assert texts(page, r'<li><a href="[^"]*" aria-current="[^"]+">([^<]*)<') == [room]
