import pytest

from tests.reading import texts

HOSTILE = {
    "NUL in the path": ("/it/%00/", 400),
    "NUL in the path, quoted twice": ("/it/%2500/", 400),
    "NUL at the end of a file": ("/static/css/base.css%00.html", 400),
    "NUL in the query": ("/healthz?q=%00", 400),
    "NUL in the name of a parameter": ("/healthz?a%00b=1", 400),
    "a lone byte in the path": ("/it/%ff/", 400),
    "a lone byte in the query": ("/healthz?q=%ff", 400),
    "a cut letter in the query": ("/healthz?q=%C3", 400),
    "half of a surrogate pair": ("/healthz?q=%ED%A0%80", 400),
    "an overlong slash": ("/it/%C0%AF", 400),
    "a path over 4 kB": ("/it/" + "a" * 4096, 414),
    "a query over 4 kB": ("/healthz?q=" + "a" * 4096, 414),
    "4 kB of quoted letters": ("/it/" + "%C3%A8" * 700, 414),
}
HARMLESS = {
    "letters with accents": "/healthz?q=perch%C3%A9",
    "Cyrillic": "/healthz?q=%D0%A2%D0%BE%D0%BA%D0%B0%D0%B5%D0%B2",
    "a letter beyond the first plane": "/healthz?q=%F0%9F%87%B0",
    "a per cent sign": "/healthz?q=100%25",
    "a per cent sign that quotes nothing": "/healthz?q=100%",
    "no value": "/healthz?q",
    "many parameters": "/healthz?" + "&".join(["a=1"] * 900),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_request_is_refused(client, name):
    path, status = HOSTILE[name]
    response = client.get(path)
    assert (response.status_code, response["Content-Type"]) == (status, "text/html; charset=utf-8")


@pytest.mark.parametrize("name", HARMLESS)
def test_harmless_request_passes(client, name):
    response = client.get(HARMLESS[name])
    assert (response.status_code, response.content) == (200, b"ok\n")


@pytest.mark.parametrize("path", ["/it/%00/", "/healthz?q=" + "a" * 4096])
def test_refusal_speaks_both_languages_and_repeats_nothing(client, path):
    page = client.get(path).content.decode()
    assert [page.count(f'<section lang="{language}">') for language in ("it", "en")] == [1, 1]
    assert "aaaa" not in page


def test_refusal_leads_to_the_first_page_in_each_language(client):
    assert texts(client.get("/it/%00/"), r'<li><a href="(.*?)">') == ["/it/", "/en/"]


def test_refusal_asks_nothing_of_the_database_and_sets_no_cookie(client):
    response = client.get("/it/%00/")
    assert (len(response.cookies), response.get("Vary")) == (0, None)


@pytest.mark.parametrize("method", ["head", "post", "put", "delete", "options"])
def test_hostile_request_is_refused_by_any_method(client, method):
    assert getattr(client, method)("/it/%ff/").status_code == 400
