"""The guide for editors, read on the desk."""

import re

import pytest
from django.urls import reverse

from meetings.admin.guide import DOCS, FILES, PICTURES, Picture, chapters
from tests import factories

pytestmark = pytest.mark.django_db

GUIDE = reverse("admin:guide")


@pytest.mark.parametrize(
    ("language", "heading"), [("it", "Il primo resoconto"), ("en", "The first report")]
)
def test_guide_speaks_the_language_of_the_account(client, language, heading):
    client.force_login(factories.editor(language=language))
    page = client.get(GUIDE).content.decode()
    assert re.findall(r"<h2[^>]*>([^<]+)</h2>", page)[0] == heading


def test_every_page_of_the_desk_leads_to_the_guide(client):
    client.force_login(factories.editor())
    assert f'href="{GUIDE}"' in client.get(reverse("admin:index")).content.decode()


@pytest.mark.parametrize("language", FILES)
def test_every_picture_of_the_guide_is_there_described_and_small(language):
    shown = [
        block
        for chapter in chapters(language)
        for block in chapter.blocks
        if isinstance(block, Picture)
    ]
    names = [picture.name for picture in shown]
    assert names == re.findall(r"\(pictures/([^)]+)\.png\)", (DOCS / FILES[language]).read_text())
    assert {picture.width for picture in shown} == {1280}
    assert [name for name in names if (PICTURES / f"{name}.png").stat().st_size > 150_000] == []


def test_both_languages_of_the_guide_have_the_same_chapters_and_pictures():
    shapes = [
        [
            [getattr(block, "name", "")[:-3] for block in chapter.blocks]
            for chapter in chapters(code)
        ]
        for code in FILES
    ]
    assert shapes[0] == shapes[1]


def test_picture_of_the_guide_is_sent_as_it_is(client):
    client.force_login(factories.editor())
    address = reverse("admin:guide_picture", args=["form-en"])
    sent = b"".join(client.get(address).streaming_content)
    assert sent == (PICTURES / "form-en.png").read_bytes()


def test_no_other_file_is_sent_for_a_picture(client):
    client.force_login(factories.editor())
    for name in ("report", "..%2Freport", "../report"):
        answer = client.get(f"/admin/guide/pictures/{name}.png")
        assert answer.status_code == 404, name
