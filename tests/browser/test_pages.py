"""Every kind of public page in a real browser: accessible, within the window, without cookies."""

import pytest
from axe_playwright_python.sync_playwright import Axe

pytestmark = pytest.mark.browser

REPORT = {
    "it": "/it/incontri/tokayev-khamenei-teheran-2022/",
    "en": "/en/meetings/tokayev-khamenei-tehran-2022/",
}
PAGES = {
    "home": "/it/",
    "home in English": "/en/",
    "list": "/it/incontri/",
    "month": "/en/meetings/2022/06/",
    "report": REPORT["it"],
    "report in English": REPORT["en"],
    "report of a gathering": "/it/incontri/vertice-astana-teheran-2022/",
    "versions": "/it/incontri/papa-francesco-riceve-zelensky/edizioni/",
    "earlier version": "/it/incontri/papa-francesco-riceve-zelensky/edizioni/1/",
    "year": "/it/incontri/2022/",
    "countries": "/it/paesi/",
    "country": "/it/paesi/kazakistan/",
    "ended country": "/en/countries/soviet-union/",
    "leaders": "/it/leader/",
    "leader": "/it/leader/kassym-jomart-tokayev/",
    "two countries": "/it/paesi/italia/kazakistan/",
    "two leaders": "/en/leaders/joe-biden/xi-jinping/",
    "corrections": "/it/correzioni/",
    "method": "/en/method/",
    "organisation": "/it/organizzazioni/nato/",
    "topic": "/en/topics/war-in-ukraine/",
    "quotes": "/it/citazioni/",
    "quotes of a country": "/en/quotes/?country=KZ",
    "quotes with an error": "/it/citazioni/?year=x",
    "search": "/it/cerca/?q=Tokaev",
    "search for words": "/en/search/?q=cooperation",
    "search for a quote": "/en/search/?q=Khamenei+NATO",
    "search without results": "/it/cerca/?q=Birmania+gas",
    "search with an unknown name": "/it/cerca/?leader=nessuno&q=gas",
    "search with an error": "/en/search/?from=2022-02-30",
    "not found": "/it/incontri/non-esiste/",
}
#: What has no address that is known beforehand: the page that leads there, and its link.
FOLLOWED = {"quote": ("/it/citazioni/", ".saying__words a")}
VIEWS = [(390, "light"), (390, "dark"), (1280, "light"), (1280, "dark")]
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


@pytest.fixture(scope="module", params=VIEWS, ids=lambda view: f"{view[0]} px {view[1]}")
def reader(request, browser, demo_site):
    width, scheme = request.param
    context = browser.new_context(
        base_url=demo_site.url,
        viewport={"width": width, "height": 900},
        color_scheme=scheme,
        bypass_csp=True,
    )
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("name", [*PAGES, *FOLLOWED])
def test_pages_are_accessible_and_fit_the_window(reader, name):
    address, link = FOLLOWED.get(name) or (PAGES[name], None)
    reader.goto(address)
    if link:
        reader.goto(reader.locator(link).first.get_attribute("href"))
    found = Axe().run(reader, options=RULES).response["violations"]
    assert [(rule["id"], [node["html"] for node in rule["nodes"]][:3]) for rule in found] == []
    assert reader.evaluate("document.documentElement.scrollWidth") == reader.viewport_size["width"]
    assert reader.context.cookies() == []


@pytest.mark.parametrize("name", ["report", "quote"])
def test_what_is_folded_is_accessible_too(reader, name):
    address, link = FOLLOWED.get(name) or (PAGES[name], None)
    reader.goto(address)
    if link:
        reader.goto(reader.locator(link).first.get_attribute("href"))
    reader.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
    found = Axe().run(reader, options=RULES).response["violations"]
    assert [(rule["id"], [node["html"] for node in rule["nodes"]][:3]) for rule in found] == []
    assert reader.evaluate("document.documentElement.scrollWidth") == reader.viewport_size["width"]


def refused(page, request):
    """What was refused and not only broken off, as the icon is when the next page is asked for."""
    return [] if request.failure == "net::ERR_ABORTED" else [(page.url, request.url)]


def test_a_strict_policy_is_kept_by_every_page(browser, demo_site):
    context = browser.new_context(base_url=demo_site.url)
    page = context.new_page()
    complaints = []
    page.on("console", lambda message: complaints.append((page.url, message.text)))
    page.on("requestfailed", lambda request: complaints.extend(refused(page, request)))
    for address in PAGES.values():
        # What is wrong on purpose, the browser itself remarks.
        if "non-esiste" not in address and "02-30" not in address:
            page.goto(address)
    assert complaints == []
    context.close()
