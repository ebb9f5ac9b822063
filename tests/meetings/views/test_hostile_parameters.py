import pytest

from tests.factories import live_report

pytestmark = pytest.mark.django_db

SEARCH = "q country leader speaker mentions organization topic kind outcome from to in sort page"
#: What each page reads from its address.
PARAMETERS = {
    "/en/meetings/": "before",
    "/en/meetings/2022/": "before",
    "/en/countries/kazakhstan/": "before",
    "/en/leaders/": "letter",
    "/en/quotes/": "before",
    "/en/search/": SEARCH,
    "/en/search/feed.atom": SEARCH,
    "/en/feed.atom": "q",
    "/sitemap-reports-en.xml": "p",
}
VALUES = {
    "nothing": "",
    "spaces": "%20%09",
    "no number": "abc",
    "infinity": "infinity",
    "no day": "2025-02-30",
    "year 10000": "10000-01-01",
    "huge": "9" * 400,
    "negative": "-1",
    "query syntax": "%22%29%20OR%20NEAR(a%20*",
    "minus signs": "-" * 33,
    "markup": "%3Cscript%3Ealert(1)%3C/script%3E",
    "percent signs": "%25s%25%28x%29s",
    "half a surrogate": "%ED%A0%80",
    "NUL": "a%00b",
    "from the right": "%E2%80%AE%D9%83",
    "many accents": "e" + "%CC%81" * 100,
}


@pytest.mark.parametrize("value", VALUES.values(), ids=VALUES.keys())
def test_odd_parameter_never_breaks_a_page(client, value):
    live_report()
    answered = {
        (path, name): client.get(f"{path}?{name}={value}").status_code
        for path, names in PARAMETERS.items()
        for name in names.split()
    }
    assert {pair: status for pair, status in answered.items() if status >= 500} == {}


@pytest.mark.parametrize(
    "path",
    [
        "/en/countries/no%20slug/",
        "/en/leaders/%D0%A2%D0%BE%D0%BA%D0%B0%D0%B5%D0%B2/",
        f"/en/topics/{'a' * 500}/",
        "/en/organizations/../admin/",
        "/en/meetings/99999/",
        "/en/meetings/2022/6/",
        "/en/quotes/not-a-key/",
        "/fr/",
        "/en/incontri/",
    ],
)
def test_odd_path_is_404(client, path):
    live_report()
    assert client.get("/en/meetings/").status_code == 200
    assert client.get(path).status_code == 404


@pytest.mark.parametrize("path", [*PARAMETERS, "/", "/en/", "/n/1", "/robots.txt"])
def test_pages_are_only_read(client, path):
    assert client.post(path).status_code == 405
