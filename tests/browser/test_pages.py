"""Every kind of public page in a real browser: accessible, within the window, without cookies."""

import pytest

from tests.judges.access import (
    LARGE_TEXT,
    MOVES,
    NARROWEST,
    REST,
    VIEWS,
    WITH_LARGE_TEXT,
    broken_rules,
    context,
    look,
    too_wide,
)
from tests.judges.pages import ERRORS, PAGES

pytestmark = pytest.mark.browser

#: One language of each kind, by turns; `make judge` looks at both.
ADDRESSES = {
    name: paths[number % 2]
    for number, (name, paths) in enumerate(
        (PAGES | {name: paths for name, (_status, paths) in ERRORS.items()}).items()
    )
}
#: What has no address that is known beforehand: the page that leads there, and its link.
FOLLOWED = {"quote": ("/it/citazioni/", ".saying__words a")}
LOOKS = ["390 px, light", "390 px, dark", "1280 px, light", "1280 px, dark"]


@pytest.fixture(scope="module", params=LOOKS)
def reader(request, browser, demo_site):
    has_page = context(browser, base_url=demo_site.url, **VIEWS[request.param])
    yield has_page.new_page()
    has_page.close()


@pytest.fixture(scope="module")
def large_text_browser(browser_type, browser_type_launch_args):
    arguments = [*browser_type_launch_args["args"], LARGE_TEXT]
    started = browser_type.launch(**browser_type_launch_args | {"args": arguments})
    yield started
    started.close()


@pytest.fixture
def addresses(demo_site):
    """Name and full address of each page."""
    return {name: demo_site.url + address for name, address in ADDRESSES.items()}


def go_to(page, name):
    """Open the page of a kind."""
    address, link = FOLLOWED.get(name) or (ADDRESSES[name], None)
    page.goto(address)
    if link:
        page.goto(page.locator(link).first.get_attribute("href"))


@pytest.mark.parametrize("name", [*ADDRESSES, *FOLLOWED])
def test_pages_are_accessible_and_fit_the_window(reader, name):
    go_to(reader, name)
    assert broken_rules(reader) + too_wide(reader) == []
    assert reader.context.cookies() == []


@pytest.mark.parametrize("name", ["report", "quote"])
def test_what_is_folded_is_accessible_too(reader, name):
    go_to(reader, name)
    reader.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
    assert broken_rules(reader) + too_wide(reader) == []


@pytest.mark.parametrize("width", NARROWEST)
def test_pages_fit_the_smallest_window(browser, addresses, width):
    assert look(browser, {"width": width}, addresses, too_wide) == []


@pytest.mark.parametrize("width", WITH_LARGE_TEXT)
def test_pages_fit_the_window_with_text_twice_as_large(large_text_browser, addresses, width):
    size = "getComputedStyle(document.documentElement).fontSize"
    assert look(large_text_browser, {"width": width}, addresses, too_wide) == []
    page = large_text_browser.new_page()
    page.goto(addresses["home"])
    assert page.evaluate(size) == "32px"


def test_nothing_moves_for_who_wants_rest(browser, addresses):
    assert look(browser, REST, addresses, lambda page: page.evaluate(MOVES)) == []


def refused(page, request):
    """What was refused and not only broken off, as the icon is when the next page is asked for."""
    return [] if request.failure == "net::ERR_ABORTED" else [(page.url, request.url)]


def test_a_strict_policy_is_kept_by_every_page(browser, demo_site):
    reader = browser.new_context(base_url=demo_site.url)
    page = reader.new_page()
    complaints = []
    page.on("console", lambda message: complaints.append((page.url, message.text)))
    page.on("requestfailed", lambda request: complaints.extend(refused(page, request)))
    # What went wrong on purpose, the browser itself remarks.
    for name in PAGES:
        page.goto(ADDRESSES[name])
    assert complaints == []
    reader.close()
