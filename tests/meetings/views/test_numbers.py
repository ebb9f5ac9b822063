import pytest

from meetings import workflow
from meetings.pages.addresses import address
from tests.factories import editor, live_report, report

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("language", ["it", "en"])
def test_number_leads_to_the_report_in_the_language_of_the_browser(client, language):
    meeting = live_report().meeting
    response = client.get(f"/n/{meeting.number}", headers={"accept-language": language})
    expected = address("report", language, slug=meeting.slug_in(language))
    assert (response.status_code, response["Location"]) == (302, expected)
    assert response["Vary"] == "Accept-Language"


def test_number_of_a_draft_leads_nowhere(client):
    made = report()
    before = client.get(f"/n/{made.meeting_id}").status_code
    workflow.publish(made, by=editor("Publisher"))
    assert (before, client.get(f"/n/{made.meeting_id}").status_code) == (404, 302)


def test_number_of_a_withdrawn_report_leads_to_the_reason(client):
    made = live_report()
    workflow.withdraw(made.meeting, by=editor("Publisher"), reason_it="Sì", reason_en="Yes")
    response = client.get(f"/n/{made.meeting_id}", follow=True)
    assert response.status_code == 410


@pytest.mark.parametrize("number", ["0", "99", "9" * 30, "1a", "-1"])
def test_what_is_no_number_of_a_meeting_is_404(client, number):
    assert client.get(f"/n/{number}").status_code == 404
