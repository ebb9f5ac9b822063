"""A draft exactly as readers would see it, for those who may."""

import pytest

from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def author(client):
    account = factories.editor("Author", language="it")
    client.force_login(account)
    return account


def preview(client, report, language):
    return client.get(f"/admin/meetings/report/{report.pk}/preview/{language}/")


@pytest.mark.parametrize("language", ["it", "en"])
def test_draft_is_shown_as_readers_would_see_it(client, author, language):
    report = factories.report(author=author, title_it="Un titolo", title_en="A headline")
    answer = preview(client, report, language)
    assert "meetings/report_detail.html" in {template.name for template in answer.templates}
    assert answer.context["page"].title.text == {"it": "Un titolo", "en": "A headline"}[language]


def test_preview_is_in_its_own_language_not_that_of_the_desk(client, author):
    report = factories.report(author=author)
    assert '<html lang="en">' in preview(client, report, "en").content.decode()


def test_preview_is_kept_by_nobody(client, author):
    answer = preview(client, factories.report(author=author), "it")
    assert answer.headers["Cache-Control"] == (
        "max-age=0, no-cache, no-store, must-revalidate, private"
    )
    assert answer.headers["X-Robots-Tag"] == "noindex, nofollow"


def test_only_the_desk_frames_the_preview(client, author):
    answer = preview(client, factories.report(author=author), "it")
    assert "frame-ancestors 'self'" in answer.headers["Content-Security-Policy"]
    assert answer.headers["X-Frame-Options"] == "SAMEORIGIN"


def test_empty_draft_can_be_looked_at(client, author):
    assert preview(client, factories.draft(author=author), "it").status_code == 200


def test_other_languages_have_no_preview(client, author):
    assert preview(client, factories.report(author=author), "fr").status_code == 404
