"""Every kind of public page: one of each by name, and what a walk from the first page finds."""

import html
import http.client
import re
from collections import Counter, deque
from dataclasses import dataclass
from urllib.parse import urldefrag, urljoin, urlsplit

from django.urls import Resolver404, resolve
from django.utils import translation

LANGUAGES = ("it", "en")

#: Name of a kind: address in Italian and in English.
PAGES = {
    "home": ("/it/", "/en/"),
    "list": ("/it/incontri/", "/en/meetings/"),
    "year": ("/it/incontri/2022/", "/en/meetings/2022/"),
    "month": ("/it/incontri/2022/06/", "/en/meetings/2022/06/"),
    "report": (
        "/it/incontri/tokayev-khamenei-teheran-2022/",
        "/en/meetings/tokayev-khamenei-tehran-2022/",
    ),
    "report of a gathering": (
        "/it/incontri/vertice-astana-teheran-2022/",
        "/en/meetings/astana-summit-tehran-2022/",
    ),
    "report in Italian only": (
        "/it/incontri/meloni-zelensky-roma/",
        "/en/meetings/meloni-zelensky-roma/",
    ),
    "versions": (
        "/it/incontri/papa-francesco-riceve-zelensky/edizioni/",
        "/en/meetings/pope-francis-receives-zelenskyy/editions/",
    ),
    "earlier version": (
        "/it/incontri/papa-francesco-riceve-zelensky/edizioni/1/",
        "/en/meetings/pope-francis-receives-zelenskyy/editions/1/",
    ),
    "countries": ("/it/paesi/", "/en/countries/"),
    "country": ("/it/paesi/kazakistan/", "/en/countries/kazakhstan/"),
    "ended country": ("/it/paesi/unione-sovietica/", "/en/countries/soviet-union/"),
    "leaders": ("/it/leader/", "/en/leaders/"),
    "leader": ("/it/leader/kassym-jomart-tokayev/", "/en/leaders/kassym-jomart-tokayev/"),
    "two countries": ("/it/paesi/italia/kazakistan/", "/en/countries/italy/kazakhstan/"),
    "two leaders": ("/it/leader/joe-biden/xi-jinping/", "/en/leaders/joe-biden/xi-jinping/"),
    "organisation": ("/it/organizzazioni/nato/", "/en/organizations/nato/"),
    "topic": ("/it/temi/guerra-in-ucraina/", "/en/topics/war-in-ukraine/"),
    "quotes": ("/it/citazioni/", "/en/quotes/"),
    "quotes of a country": ("/it/citazioni/?country=KZ", "/en/quotes/?country=KZ"),
    "quotes with an error": ("/it/citazioni/?year=x", "/en/quotes/?year=x"),
    "corrections": ("/it/correzioni/", "/en/corrections/"),
    "method": ("/it/metodo/", "/en/method/"),
    "search": ("/it/cerca/?q=Tokaev", "/en/search/?q=Tokaev"),
    "empty search": ("/it/cerca/", "/en/search/"),
    "search for words": ("/it/cerca/?q=cooperazione", "/en/search/?q=cooperation"),
    "search for a quote": ("/it/cerca/?q=Khamenei+NATO", "/en/search/?q=Khamenei+NATO"),
    "search among quotes": (
        "/it/cerca/?country=IR&in=quotes",
        "/en/search/?country=IR&in=quotes",
    ),
    "search without results": ("/it/cerca/?q=Birmania+gas", "/en/search/?q=Burma+gas"),
    "search with an unknown name": (
        "/it/cerca/?leader=nessuno&q=gas",
        "/en/search/?leader=nobody&q=gas",
    ),
    "search with an error": ("/it/cerca/?from=2022-02-30", "/en/search/?from=2022-02-30"),
}
#: What has no address that is known beforehand: the page that leads there, and its link.
QUOTE = (PAGES["quotes"], r'class="saying__words"[^>]*>(?:<p>)?<a href="([^"]+)"')
#: What went wrong: the status, and an address in each language; those of 500, 503 and 429 stand
#: in tests/judges/urls.py.
ERRORS = {
    "not understood": (400, ("/it/?q=%00", "/en/?q=%00")),
    "not found": (404, ("/it/incontri/non-esiste/", "/en/meetings/not-there/")),
    "withdrawn": (
        410,
        (
            "/it/incontri/tokayev-visita-ufficiale-roma/",
            "/en/meetings/tokayev-official-visit-rome/",
        ),
    ),
    "too long": (414, (f"/it/?q={'a' * 5000}", f"/en/?q={'a' * 5000}")),
    "too many attempts": (429, ("/it/judges/429/", "/en/judges/429/")),
    "our mistake": (500, ("/it/judges/500/", "/en/judges/500/")),
    "database away": (503, ("/it/judges/503/", "/en/judges/503/")),
}
LINK = re.compile(r'\bhref="([^"]*)"')
NOT_PUBLIC = ("/admin", "/static", "/judges")


@dataclass(frozen=True)
class Answer:
    """What the site answered to a GET."""

    path: str
    status: int
    kind: str
    body: bytes
    location: str = ""

    @property
    def text(self):
        return self.body.decode()

    @property
    def is_page(self):
        return self.kind.startswith("text/html")

    @property
    def is_feed(self):
        return self.kind.startswith("application/atom+xml")


def over_http(site):
    """Return how to fetch a path from a running site; redirects are not followed."""
    host = urlsplit(site).netloc

    def fetch(path):
        connection = http.client.HTTPConnection(host, timeout=30)
        connection.request("GET", path)
        answer = connection.getresponse()
        headers = answer.headers
        body = answer.read()
        connection.close()
        return Answer(
            path, answer.status, headers["Content-Type"] or "", body, headers["Location"] or ""
        )

    return fetch


def by_client(client):
    """Return how to fetch a path by Django's test client, which raises nothing of a view."""
    client.raise_request_exception = False

    def fetch(path):
        answer = client.get(path)
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        return Answer(
            path,
            answer.status_code,
            answer.get("Content-Type", ""),
            body,
            answer.get("Location", ""),
        )

    return fetch


def one_of_each(fetch):
    """Return name, language and answer of one page of each kind, also of those of errors."""
    addresses = PAGES | {name: paths for name, (_status, paths) in ERRORS.items()}
    found = [
        (name, language, fetch(path))
        for name, paths in addresses.items()
        for language, path in zip(LANGUAGES, paths, strict=True)
    ]
    return found + [("quote", language, fetch(quote(fetch, language))) for language in LANGUAGES]


def quote(fetch, language):
    """Return the address of the page of a quote."""
    paths, link = QUOTE
    return re.search(link, fetch(paths[LANGUAGES.index(language)]).text)[1]


def walk(fetch, *, most):
    """Return the pages, and what their links lead to, by kind of address; so many of a kind.

    A kind is the name of an address, its language, and whether it asks for something.
    """
    found, seen = {}, set()
    waiting = deque(path for paths in PAGES.values() for path in paths)
    counts = Counter()
    while waiting:
        path = waiting.popleft()
        kind = kind_of(path)
        if path in seen or kind is None or counts[kind] >= most:
            continue
        seen.add(path)
        counts[kind] += 1
        answer = fetch(path)
        found.setdefault(kind, []).append(answer)
        waiting.extend(links(answer))
    return found


def kind_of(path):
    """Return the kind of a public address; None of any other."""
    parts = urlsplit(path)
    if parts.scheme or parts.netloc or parts.path.startswith(NOT_PUBLIC):
        return None
    language = parts.path.split("/")[1]
    with translation.override(language if language in LANGUAGES else None):
        try:
            name = resolve(parts.path).url_name
        except Resolver404:
            name = "not found"
    return name, language, bool(parts.query)


def links(answer):
    """Return the paths to which an answer leads, as the site itself writes them."""
    if answer.location:
        return [urljoin(answer.path, answer.location)]
    if not answer.is_page:
        return []
    written = (html.unescape(one) for one in LINK.findall(answer.text))
    return [urldefrag(urljoin(answer.path, one)).url for one in written]
