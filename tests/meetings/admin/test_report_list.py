"""The list of reports: one line per meeting, found by any spelling."""

import datetime
import re

import pytest

from meetings import workflow
from meetings.models import Report
from tests import factories
from tests.reading import texts

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("publisher")]

LIST = "/admin/meetings/report/"


def listed(client, **parameters):
    return list(client.get(LIST, parameters).context["cl"].queryset)


def test_open_version_stands_for_its_meeting(client):
    live = factories.live_report(also_open=True)
    assert listed(client) == [Report.objects.open().get(meeting=live.meeting)]


def test_live_version_stands_for_its_meeting(client, publisher):
    first = factories.live_report(by=publisher)
    second = workflow.start_edition(first.meeting, by=publisher)
    workflow.publish(second, by=publisher, own_text_reason="Urgent.")
    assert listed(client) == [second]


def test_withdrawn_report_is_listed(client, publisher):
    report = factories.live_report(by=publisher)
    workflow.withdraw(report.meeting, by=publisher, reason_it="Doppione.", reason_en="Twice.")
    assert listed(client) == [report]


def test_line_shows_parties_with_their_marks(client):
    factories.report(people=2)
    page = client.get(LIST).content.decode()
    assert '<span class="desk-mark">IR</span>' in page
    assert '<span class="desk-mark">KZ</span>' in page


def test_headline_is_in_the_language_of_the_account(client):
    factories.report(title_it="Titolo", title_en="Headline")
    assert ">Headline</a>" in client.get(LIST).content.decode()


@pytest.mark.parametrize("text", ["Tokaïev", "tokaiev", "Headline", "kazako", "Kazakhstan tokaiev"])
def test_report_is_found_by(client, text):
    tokayev = factories.person(spellings=["Tokaïev"])
    kazakhstan = factories.country("KZ", adjective_it="kazako")
    report = factories.report(people=0, quotes=0, title_en="A headline")
    factories.participation(report, person=tokayev, country=kazakhstan)
    factories.report(people=0, quotes=0, title_en="Another")
    assert listed(client, q=text) == [report]


def test_unknown_words_find_nothing(client):
    factories.report()
    assert listed(client, q="xyzzy") == []


@pytest.mark.parametrize(
    "parameters",
    [
        {"q": "a\x00b"},
        {"country": "\x00"},
        {"author": "abc"},
        {"author": "9" * 40},
        {"incomplete": "xx"},
        {"status__exact": "nonsense"},
        {"p": "99999"},
        {"held_on__year": "abc"},
        {"country": "abc", "author": "999999999999"},
        {"whose": "nobody", "work": "none"},
        {"work": ["waiting", "\x00", "overdue"], "whose": ["mine", "review"]},
        {"status__exact": ["live", "draft"], "incomplete": ["it-live", "en"]},
        {"work": "", "whose": "", "country": "", "incomplete": ""},
        {"_facets": "True"},
        {"o": "99.-5.x"},
        {"held_on__year": "2022", "held_on__month": "99"},
        {"meeting__slug_it__regex": "("},
    ],
)
def test_odd_parameters_are_no_error_of_ours(client, parameters):
    factories.live_report()
    assert client.get(LIST, parameters).status_code in (200, 302, 400)


def test_filter_by_country(client):
    report = factories.report(people=1)
    factories.report(people=0, quotes=0)
    assert listed(client, country="IR") == [report]


def test_filter_by_incomplete_language(client):
    report = factories.report(languages=["it"])
    factories.report()
    assert listed(client, incomplete="en") == [report]


def questions(client, django_assert_max_num_queries):
    with django_assert_max_num_queries(30) as asked:
        client.get(LIST)
    return len(asked)


def test_list_asks_the_same_of_one_and_of_thirty(client, django_assert_max_num_queries):
    factories.report()
    client.get(LIST)
    few = questions(client, django_assert_max_num_queries)
    for _number in range(29):
        factories.report()
    assert questions(client, django_assert_max_num_queries) == few


@pytest.mark.parametrize("name", ["whose", "work", "incomplete", "country", "author"])
def test_unknown_value_of_a_filter_selects_nothing_and_is_shown(client, name):
    factories.report()
    assert listed(client, **{name: "unheard-of"}) == []
    assert chosen(client, **{name: "unheard-of"})[0].endswith("unheard-of")


def test_last_of_repeated_values_counts(client):
    waiting = factories.report()
    workflow.submit(waiting, by=waiting.author)
    factories.report()
    assert listed(client, work=["overdue", "waiting"]) == [waiting]


def test_refused_address_is_said_to_be_refused(client):
    report = factories.report()
    page = client.get(LIST, {"held_on__year": "abc"}, follow=True)
    assert list(page.context["cl"].queryset) == [report]
    assert texts(page, r'<li class="warning">(.*?)</li>') == [
        "The list cannot be filtered like that: everything is shown."
    ]


def chosen(client, **parameters):
    """Return the filters that the list says are on."""
    found = texts(client.get(LIST, parameters), r"<li>([^<]*<strong>.*?</strong>)")
    return [re.sub(r"<[^>]+>", "", words) for words in found]


def test_list_says_which_filters_are_on(client):
    factories.report(people=1)
    found = chosen(client, country="IR", status__exact="draft", work="remarks", q="Title")
    assert found == [
        "Work: With unsettled remarks",
        "Status: Draft",
        "Country: Iran",
        "Words: Title",
    ]


def test_period_is_shown_as_a_filter(client):
    factories.report()
    assert chosen(client, held_on__year=2022, held_on__month=6) == ["Date: 2022-6"]


def test_each_filter_is_taken_off_by_itself(client):
    factories.report(people=1)
    page = client.get(LIST, {"country": "IR", "work": "remarks"})
    off = texts(page, r'<a href="([^"]*)" aria-label="Remove the filter')
    assert off == ["?country=IR", "?work=remarks"]


def test_list_without_filters_names_none(client):
    factories.report()
    assert chosen(client) == []


def test_no_report_yet_is_said_with_what_to_do(client):
    page = client.get(LIST)
    assert nothing(page) == ["There is no report yet.", "Start a report"]


def test_filters_that_fit_nothing_are_said_to_fit_nothing(client):
    factories.report()
    assert nothing(client.get(LIST, {"work": "overdue"}))[0] == "No report fits these filters."


def nothing(page):
    found = texts(page, r'<div class="desk-nothing">(.*?)</div>')
    return [words for words in re.split(r"\s*<[^>]+>\s*", found[0]) if words]


def beside(client, **parameters):
    return texts(client.get(LIST, parameters), r'class="desk-beside[^"]*">(.*?)</span>')


def test_version_in_progress_stands_beside_the_published_one(client):
    factories.live_report(also_open=True)
    factories.live_report()
    assert beside(client) == ["Beside the published version"]


def test_list_of_what_is_published_says_where_a_version_is_in_progress(client):
    live = factories.live_report(also_open=True)
    assert listed(client, status__exact="live") == [live]
    assert beside(client, status__exact="live") == ["With a version in progress"]


def test_schedule_and_embargo_are_shown_with_the_status(client, publisher):
    later = datetime.datetime(2040, 6, 19, 7, 30, tzinfo=datetime.UTC)
    report = factories.report(embargo_until=later - datetime.timedelta(days=1))
    workflow.submit(report, by=report.author)
    workflow.schedule(report, by=publisher, at=later)
    assert beside(client) == [
        "Scheduled for 19 June 2040, 09:30",
        "Embargo until 18 June 2040, 09:30",
    ]


def test_author_finds_the_live_report_that_somebody_else_revises(client, publisher):
    author = factories.editor("Author", language="en")
    live = factories.live_report(author=author)
    revised = workflow.start_edition(live.meeting, by=publisher)
    factories.revise(revised, author=publisher)
    client.force_login(author)
    assert listed(client) == [live]


def test_filter_by_language_missing_for_readers(client):
    live = factories.live_report(languages=["it"], also_open=True)
    factories.report(languages=["it"])
    assert listed(client, incomplete="en-live") == [live]


def test_filter_of_what_the_account_wrote_translates_or_reviews(client, publisher):
    mine = factories.report(author=publisher)
    translated = factories.report(translator=publisher)
    reviewed = factories.report(reviewer=publisher)
    found = [listed(client, whose=value) for value in ("mine", "translate", "review")]
    assert found == [[mine], [translated], [reviewed]]


def test_waiting_reports_come_the_longest_wait_first(client):
    first, second = factories.report(), factories.report()
    workflow.submit(first, by=first.author)
    workflow.submit(second, by=second.author)
    assert listed(client, work="waiting") == [first, second]
    assert listed(client, work="waiting", o="-6") == [second, first]
