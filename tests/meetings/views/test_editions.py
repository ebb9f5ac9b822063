import re

import pytest

from meetings import workflow
from meetings.pages.addresses import address
from tests.factories import editor, live_report, report
from tests.meetings.views.test_lists import queries_of

pytestmark = pytest.mark.django_db


def edition_path(meeting, number, language="en"):
    return address("edition", language, slug=meeting.slug_in(language), number=number)


def publish_again(meeting, **fields):
    edition = workflow.start_edition(meeting, by=editor("Publisher"))
    for name, value in fields.items():
        setattr(edition, name, value)
    edition.save()
    workflow.publish(edition, by=editor("Publisher"), note_en="A figure was wrong")
    return edition


def test_earlier_version_stays_readable_with_a_notice(client):
    made = live_report(title_en="First headline")
    publish_again(made.meeting, title_en="Second headline")
    page = client.get(edition_path(made.meeting, 1)).content.decode()
    assert re.findall(r"<h1>(.*?)</h1>", page) == ["First headline"]
    live = address("report", "en", slug=made.meeting.slug_en)
    assert re.findall(r'<p class="notice">.*?<a href="(.*?)">', page) == [live]
    assert re.findall(r'<meta name="robots" content="(.*?)">', page) == ["noindex"]


def test_live_version_redirects_to_the_report(client):
    made = live_report()
    response = client.get(edition_path(made.meeting, 1))
    live = address("report", "en", slug=made.meeting.slug_en)
    assert (response.status_code, response["Location"]) == (302, live)


def test_versions_are_listed_with_what_changed(client):
    made = live_report()
    publish_again(made.meeting)
    page = client.get(address("editions", "en", slug=made.meeting.slug_en)).content.decode()
    assert re.findall(r">Version (\d)</a>", page) == ["2", "1"]
    assert re.findall(r'<p class="soft">(.*?)</p>', page) == ["A figure was wrong"]


def test_hidden_version_is_gone(client):
    made = live_report()
    publish_again(made.meeting)
    assert client.get(edition_path(made.meeting, 1)).status_code == 200
    made.refresh_from_db()
    workflow.hide_edition(made, by=editor("Publisher"), reason="A name")
    assert client.get(edition_path(made.meeting, 1)).status_code == 404


def test_version_in_progress_is_not_read_by_its_number(client):
    made = live_report(also_open=True)
    assert client.get(edition_path(made.meeting, 2)).status_code == 404


@pytest.mark.parametrize("name", ["editions", "edition"])
def test_versions_of_a_withdrawn_report_give_the_reason(client, name):
    made = live_report()
    workflow.withdraw(made.meeting, by=editor("Publisher"), reason_it="Sì", reason_en="Because")
    number = {"number": 1} if name == "edition" else {}
    response = client.get(address(name, "en", slug=made.meeting.slug_en, **number))
    reasons = re.findall(r'class="standfirst">(.*?)</p>', response.content.decode())
    assert (response.status_code, reasons) == (410, ["Because"])


def test_versions_follow_the_report_to_its_new_address(client):
    made = live_report(proposed_slug_en="before")
    former = address("edition", "en", slug="before", number=1)
    publish_again(made.meeting, proposed_slug_en="after")
    response = client.get(former)
    after = address("edition", "en", slug="after", number=1)
    assert (response.status_code, response["Location"]) == (301, after)


def test_versions_of_a_draft_are_not_found(client):
    made = report(proposed_slug_en="not-yet")
    assert client.get(address("editions", "en", slug="not-yet")).status_code == 404
    assert made.is_open


def told(page):
    return re.findall(r'id="changes-title">(.*?)</h2>\s*<p>(.*?)</p>', page)


def test_earlier_version_says_what_the_next_one_changed(client):
    made = live_report(title_en="First headline")
    publish_again(made.meeting, title_en="Second headline")
    publish_again(made.meeting, summary_en="Another standfirst.")
    first, second = (
        client.get(edition_path(made.meeting, number)).content.decode() for number in (1, 2)
    )
    assert told(first) == [("What version 2 changed", "Changed: headline.")]
    assert told(second) == [("What version 3 changed", "Changed: standfirst.")]


def test_hidden_version_is_compared_with_nothing(client):
    made = live_report(title_en="First headline")
    publish_again(made.meeting, title_en="A name too many")
    publish_again(made.meeting, title_en="Last headline")
    hidden = made.meeting.reports.get(edition=2)
    assert "too many" in client.get(edition_path(made.meeting, 1)).content.decode()
    workflow.hide_edition(hidden, by=editor("Publisher"), reason="A name")
    page = client.get(edition_path(made.meeting, 1)).content.decode()
    assert told(page) == [("What version 3 changed", "Changed: headline.")]
    assert "too many" not in page


def test_live_report_is_compared_with_nothing(client):
    made = live_report()
    publish_again(made.meeting)
    page = client.get(address("report", "en", slug=made.meeting.slug_en)).content.decode()
    assert told(page) == []


def test_list_of_versions_leads_to_what_each_changed(client):
    made = live_report()
    publish_again(made.meeting)
    page = client.get(address("editions", "en", slug=made.meeting.slug_en)).content.decode()
    assert re.findall(r'href="([^"]*#changes)"', page) == [
        edition_path(made.meeting, 1) + "#changes"
    ]


def test_versions_ask_the_database_the_same_however_many_they_are(client):
    made = live_report()
    publish_again(made.meeting)
    versions = address("editions", "en", slug=made.meeting.slug_en)
    earlier = edition_path(made.meeting, 1)
    at_two = [queries_of(client, versions), queries_of(client, earlier)]
    for _version in range(8):
        publish_again(made.meeting)
    assert [queries_of(client, versions), queries_of(client, earlier)] == at_two
    assert at_two[0] <= 6
