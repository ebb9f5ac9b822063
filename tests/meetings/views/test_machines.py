import xml.etree.ElementTree as ElementTree

import pytest
from django.templatetags.static import static

pytestmark = pytest.mark.django_db

OPENSEARCH = "{http://a9.com/-/spec/opensearch/1.1/}"


@pytest.mark.parametrize(("language", "path"), [("it", "/it/cerca/"), ("en", "/en/search/")])
def test_browsers_learn_how_to_search_in_each_language(client, language, path):
    description = ElementTree.fromstring(client.get(f"/opensearch-{language}.xml").content)
    template = description.find(f"{OPENSEARCH}Url").get("template")
    assert template.endswith(f"{path}?q={{searchTerms}}")


def test_unknown_language_has_no_description(client):
    assert client.get("/opensearch-fr.xml").status_code == 404


def test_manifest_names_site_and_icons(client):
    manifest = client.get("/site.webmanifest")
    assert manifest["Content-Type"] == "application/manifest+json"
    assert [manifest.json()["name"], len(manifest.json()["icons"])] == ["Colloqui", 2]


def test_pages_lead_to_description_and_manifest(client):
    page = client.get("/en/").content.decode()
    assert 'href="/opensearch-en.xml"' in page
    assert 'rel="manifest" href="/site.webmanifest"' in page


def test_whoever_asks_for_an_icon_without_reading_a_page_is_led_to_it(client):
    answer = client.get("/favicon.ico")
    assert (answer.status_code, answer["Location"]) == (302, static("img/mark-32.png"))
