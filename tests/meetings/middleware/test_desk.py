import pytest

from tests.factories import editor

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("language", ["it", "en"])
def test_desk_speaks_the_language_of_the_account(client, language):
    client.force_login(editor(language=language))
    response = client.get("/admin/", headers={"accept-language": "de"})
    assert f'<html lang="{language}"' in response.content.decode()


@pytest.mark.parametrize("language", ["it", "en"])
def test_before_signing_in_the_browser_says_the_language(client, language):
    response = client.get("/admin/login/", headers={"accept-language": language})
    assert f'<html lang="{language}"' in response.content.decode()


def test_public_page_keeps_the_language_of_its_address(client):
    client.force_login(editor(language="it"))
    assert '<html lang="en"' in client.get("/en/").content.decode()


@pytest.mark.parametrize("path", ["/it/", "/en/"])
def test_reader_without_account_gets_no_cookie_and_no_page_of_ones_own(client, path):
    response = client.get(path)
    assert (response.status_code, len(response.cookies)) == (200, 0)
    assert "Cookie" not in response.get("Vary", "")
