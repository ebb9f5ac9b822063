"""Correct now, in a browser: clicks, keystrokes and seconds until readers see the right word."""

import time

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.conftest import next_page
from tests.browser.test_desk import LIST, keep_violation, signed_in

pytestmark = pytest.mark.browser

SELECT = """selector => {
    const text = document.querySelector(selector).firstChild;
    const range = document.createRange();
    range.setStart(text, 0);
    range.setEnd(text, text.data.indexOf(" "));
    getSelection().removeAllRanges();
    getSelection().addRange(range);
    return range.toString();
}"""


#: Whether a word is selected in the field where the cursor is.
SELECTED = """(word) => {
    const field = document.activeElement;
    return field?.value?.slice(field.selectionStart, field.selectionEnd) === word;
}"""


@pytest.fixture
def live(browser, demo_site):
    """A publisher who reads the newest report on the public site."""
    page = signed_in(browser, demo_site)
    page.complaints = []
    page.on("pageerror", lambda error: page.complaints.append(str(error)))
    page.on("console", lambda message: keep_violation(page, message.text))
    page.goto("/it/incontri/")
    with next_page(page):
        page.locator("main h2 a, main h3 a").first.click()
    yield page
    page.context.close()


def test_one_word_of_the_text_is_corrected_from_the_public_page(live, capsys):
    begun = time.monotonic()
    address = live.url
    word = live.evaluate(SELECT, ".report .prose p")
    with next_page(live):
        live.click(".correct-passage")
    live.wait_for_function(SELECTED, arg=word)
    live.keyboard.type("Certo")
    live.click("[name=substantive]")
    with next_page(live):
        live.click("text=Mostra prima e dopo")
    expect(live.locator(".desk-differences ins")).to_contain_text("Certo")
    expect(live.locator("[name=confirm]")).to_be_focused()
    live.keyboard.press("Enter")
    clicks, keys = 3, len("Certo") + 1
    expect(live).to_have_url(address)
    expect(live.locator(".report .prose p").first).to_contain_text("Certo")
    seconds = time.monotonic() - begun
    with capsys.disabled():
        print(f"\none word corrected: {clicks} clicks, {keys} keys, {seconds:.1f} s", end=" ")
    assert live.complaints == []


def test_quote_is_disputed_from_its_own_page(live):
    live.locator("main a[data-cite]").first.click()
    with next_page(live):
        live.click("dialog [data-quote-page]")
    with next_page(live):
        live.click("text=Segna come contestata")
    for box in live.locator("[name*=dispute_reason]").all():
        box.fill("Lo nega il governo di Astana.")
    with next_page(live):
        live.click("text=Mostra prima e dopo")
    expect(live.locator("[name=confirm]")).to_be_focused()
    live.keyboard.press("Enter")
    expect(live.locator("dl.facts")).to_contain_text("Lo nega il governo di Astana.")


def test_reader_sees_nothing_of_it(browser, demo_site):
    page = browser.new_context(base_url=demo_site.url).new_page()
    page.goto("/it/incontri/")
    with next_page(page):
        page.locator("main h2 a, main h3 a").first.click()
    assert page.evaluate(SELECT, ".report .prose p")
    expect(page.locator(".correct-passage, .desk-bar")).to_have_count(0)
    page.context.close()


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark")])
def test_pages_of_the_correction_are_accessible(browser, demo_site, width, scheme):
    size = {"width": width, "height": 900}
    page = signed_in(browser, demo_site, viewport=size, color_scheme=scheme, bypass_csp=True)
    page.goto("/it/incontri/")
    with next_page(page):
        page.locator("main h2 a, main h3 a").first.click()
    page.click(".desk-bar__more summary")
    places = [page.locator(".desk-bar__more a").nth(at).get_attribute("href") for at in (2, 3, -1)]
    found = [(page.url, Axe().run(page).response["violations"])]
    page.goto(f"{LIST}?status__exact=live")
    found.append((page.url, Axe().run(page).response["violations"]))
    for place in places:
        page.goto(place)
        found.append((place, Axe().run(page).response["violations"]))
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert [(at, one["id"]) for at, violations in found for one in violations] == []
    page.context.close()
