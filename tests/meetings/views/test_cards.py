import io

import pytest
from django.core.files.storage import default_storage
from PIL import Image as Picture

from meetings import workflow
from tests import factories
from tests.reading import texts

pytestmark = pytest.mark.django_db


def path(report, language="it", version=None):
    return f"/cards/{report.meeting_id}/{version or report.edition}/{language}.png"


def content(answer):
    return b"".join(answer.streaming_content)


def test_live_report_has_a_picture_in_each_language_it_reads(client):
    report = factories.live_report()
    sizes = [
        Picture.open(io.BytesIO(content(client.get(path(report, code))))).size
        for code in ("it", "en")
    ]
    assert sizes == [(1200, 630)] * 2


def test_page_names_its_picture(client):
    report = factories.live_report()
    page = client.get(f"/en/meetings/{report.meeting.slug_en}/")
    (address,) = texts(page, r'property="og:image" content="([^"]*)"')
    assert address.endswith(path(report, "en"))


def test_picture_is_drawn_once(client):
    report = factories.live_report()
    first = content(client.get(path(report)))
    name = default_storage.listdir("cards")[1]
    assert content(client.get(path(report))) == first
    assert default_storage.listdir("cards")[1] == name


def test_draft_withdrawn_and_earlier_versions_have_none(client):
    publisher = factories.editor("Publisher")
    draft = factories.report()
    live = factories.live_report(by=publisher)
    assert client.get(path(live)).status_code == 200
    newer = workflow.start_edition(live.meeting, by=publisher)
    workflow.publish(newer, by=publisher, own_text_reason="x", note_it="x", note_en="x")
    assert client.get(path(newer)).status_code == 200
    assert [client.get(path(one)).status_code for one in (draft, live)] == [404, 404]
    workflow.withdraw(live.meeting, by=publisher, reason_it="x", reason_en="x")
    assert client.get(path(newer)).status_code == 404


def test_language_that_does_not_read_has_none(client):
    report = factories.live_report(languages=("it",))
    answers = [client.get(path(report, code)).status_code for code in ("it", "en", "fr")]
    assert answers == [200, 404, 404]


def test_picture_known_to_the_browser_is_not_sent_again(client):
    report = factories.live_report()
    etag = client.get(path(report))["ETag"]
    assert client.get(path(report), headers={"if-none-match": etag}).status_code == 304
