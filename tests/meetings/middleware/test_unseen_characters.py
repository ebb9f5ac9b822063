"""Characters that deceive do not reach readers, and stay for editors."""

import pytest

from meetings import workflow
from meetings.pages.addresses import address
from meetings.text.deception import CONTROLS
from tests import factories

pytestmark = pytest.mark.django_db

TITLE = "Talks \u202eof\u2069 Te\u200bhran"


@pytest.fixture
def live():
    report = factories.report(quotes=0, title_en=TITLE)
    said = "Words\u202e said"
    factories.quote(report, said, original_language="en", source=report.sources.get())
    workflow.publish(report, by=factories.editor("Publisher"))
    return report


def pages(live):
    yield address("report", "en", slug=live.meeting.slug_en)
    yield address("quote", "en", key=live.quotes.get().key)
    yield from (address(name, "en") for name in ("home", "meetings", "quotes"))
    yield "/en/feed.atom"


def test_no_page_or_feed_gives_readers_what_turns_text_round(client, live):
    answers = [client.get(page) for page in pages(live)]
    assert [answer.status_code for answer in answers] == [200] * len(answers)
    found = [CONTROLS.findall(answer.content.decode()) for answer in answers]
    assert found == [[]] * len(answers)
    assert "Talks of Tehran" in answers[0].content.decode()


def test_page_that_holds_none_is_as_it_was_made(client):
    report = factories.live_report(title_en="خامنه\u200cای — “x”")
    page = client.get(address("report", "en", slug=report.meeting.slug_en)).content.decode()
    assert "خامنه\u200cای — “x”" in page


def test_editor_finds_the_title_as_it_is_stored(client, live):
    client.force_login(factories.editor("Publisher"))
    draft = workflow.start_edition(live.meeting, by=factories.editor("Publisher"))
    page = client.get(f"/admin/meetings/report/{draft.pk}/change/").content.decode()
    assert TITLE in page


def test_preview_shows_what_readers_will_see(client, live):
    client.force_login(factories.editor("Publisher"))
    draft = workflow.start_edition(live.meeting, by=factories.editor("Publisher"))
    page = client.get(f"/admin/meetings/report/{draft.pk}/preview/en/").content.decode()
    assert CONTROLS.findall(page) == []
