"""Suggestions under the search boxes, with the keyboard alone, with the pointer, and without."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.judges.access import RULES

pytestmark = pytest.mark.browser


@pytest.fixture
def page(browser, demo_site):
    context = browser.new_context(base_url=demo_site.url, locale="it")
    yield context.new_page()
    context.close()


def typed(page, text, address="/it/", box="#site-search"):
    """Put a text into a search box and return the list of suggestions.

    It is put there at once: a list for the first letters alone would still be exchanged.
    """
    page.goto(address)
    page.locator(box).focus()
    page.keyboard.insert_text(text)
    found = page.get_by_role("listbox")
    expect(found).to_be_visible()
    return found


def chosen(page):
    """The option that the box says is the current one."""
    place = page.locator("#site-search").get_attribute("aria-activedescendant")
    return page.locator(f"[id='{place}']") if place else None


def test_leader_is_reached_with_the_keyboard_alone(page):
    found = typed(page, "Токае")
    expect(found.get_by_role("group", name="Leader").get_by_role("option")).to_have_text(
        re.compile("Kassym-Jomart Tokayev.*trovato come Токаев")
    )
    page.keyboard.press("ArrowDown")
    expect(chosen(page)).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Enter")
    page.wait_for_url("**/it/leader/kassym-jomart-tokayev/")


def test_arrows_home_and_end_go_through_the_list_and_back_to_the_text(page):
    options = typed(page, "toka").get_by_role("option")
    assert options.count() > 2
    page.keyboard.press("ArrowUp")
    expect(options.last).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Home")
    expect(options.first).to_have_attribute("aria-selected", "true")
    page.keyboard.press("End")
    expect(options.last).to_have_attribute("aria-selected", "true")
    page.keyboard.press("ArrowDown")
    assert chosen(page) is None


def test_escape_closes_the_list_and_keeps_the_text(page):
    found = typed(page, "toka")
    page.keyboard.press("Escape")
    expect(found).to_be_hidden()
    expect(page.locator("#site-search")).to_have_value("toka")
    expect(page.locator("#site-search")).to_have_attribute("aria-expanded", "false")
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("listbox")).to_be_visible()


def test_tab_closes_the_list_and_goes_to_the_button(page):
    found = typed(page, "toka")
    page.keyboard.press("Tab")
    expect(found).to_be_hidden()
    expect(page.locator(".site-search button")).to_be_focused()


def test_enter_on_no_option_asks_the_search(page):
    typed(page, "toka")
    page.keyboard.press("Enter")
    page.wait_for_url("**/it/cerca/?q=toka")


def test_number_of_suggestions_is_said(page):
    found = typed(page, "gorbaciof")
    expect(found.get_by_role("option")).to_have_count(1)
    expect(page.locator(".site-search [role=status]")).to_have_text("1 suggerimento")


def test_list_goes_when_nothing_is_left_in_the_box(page):
    found = typed(page, "xi")
    page.keyboard.press("Backspace")
    page.keyboard.press("Backspace")
    expect(found).to_be_hidden()
    expect(page.locator(".site-search [role=status]")).to_have_text("")


def test_pointer_chooses_without_losing_the_list_before(page):
    typed(page, "toka").get_by_role("option").first.click()
    page.wait_for_url("**/it/leader/kassym-jomart-tokayev/")


def test_list_moves_nothing_on_the_page(page):
    page.goto("/it/")
    before = page.locator("main").bounding_box()
    typed(page, "toka")
    assert page.locator("main").bounding_box() == before


@pytest.mark.parametrize(
    ("width", "scheme"), [(390, "light"), (390, "dark"), (1280, "light"), (1280, "dark")]
)
@pytest.mark.parametrize("address", ["/it/", "/en/search/"])
def test_open_list_is_accessible_and_fits_the_window(browser, demo_site, width, scheme, address):
    context = browser.new_context(
        base_url=demo_site.url,
        viewport={"width": width, "height": 900},
        color_scheme=scheme,
        bypass_csp=True,
    )
    page = context.new_page()
    typed(page, "tokaev", address, "#id_q" if "search" in address else "#site-search")
    page.keyboard.press("ArrowDown")
    found = Axe().run(page, options=RULES).response["violations"]
    assert [(rule["id"], [node["html"] for node in rule["nodes"]][:3]) for rule in found] == []
    assert page.evaluate("document.documentElement.scrollWidth") == width
    assert context.cookies() == []
    context.close()


def test_strict_policy_is_kept(page):
    complaints = []
    page.on("console", lambda message: complaints.append(message.text))
    typed(page, "tokaev")
    assert complaints == []


def test_without_scripts_the_form_asks_the_search(browser, demo_site):
    context = browser.new_context(base_url=demo_site.url, java_script_enabled=False)
    page = context.new_page()
    page.goto("/it/")
    page.fill("#site-search", "tokaev")
    page.press("#site-search", "Enter")
    page.wait_for_url("**/it/cerca/?q=tokaev")
    context.close()
