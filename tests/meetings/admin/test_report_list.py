"""The list of reports: one line per meeting, found by any spelling."""

import pytest

from meetings import workflow
from meetings.models import Report
from tests import factories

pytestmark = pytest.mark.django_db

LIST = "/admin/meetings/report/"


@pytest.fixture(autouse=True)
def publisher(client):
    account = factories.editor("Publisher", language="en")
    client.force_login(account)
    return account


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
    ],
)
def test_odd_parameters_are_no_error_of_ours(client, parameters):
    factories.report()
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
