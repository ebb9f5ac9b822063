"""The newsroom in a real browser: accessible, by keyboard, within the content security policy."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.conftest import next_page
from tests.browser.test_desk import LIST, keep_violation, signed_in

pytestmark = pytest.mark.browser

NEWSROOM = "/admin/"
FILTERED = f"{LIST}?work=waiting&whose=mine"
EMPTY = f"{LIST}?work=overdue"
LISTS = [f"/admin/people/{name}/" for name in ("person", "office", "organization", "country")]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_newsroom_and_lists_are_accessible(browser, demo_site, width, scheme):
    size = {"width": width, "height": 900}
    page = signed_in(browser, demo_site, viewport=size, color_scheme=scheme, bypass_csp=True)
    for address in (NEWSROOM, LIST, FILTERED, EMPTY, *LISTS):
        page.goto(address)
        violations = Axe().run(page).response["violations"]
        assert [(address, found["id"]) for found in violations] == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.context.close()


@pytest.mark.parametrize("role", ["author", "translator", "manager"])
def test_newsroom_of_every_role_is_accessible(browser, demo_site, role):
    page = signed_in(browser, demo_site, role, bypass_csp=True)
    page.goto(NEWSROOM)
    assert [found["id"] for found in Axe().run(page).response["violations"]] == []
    page.context.close()


def test_newsroom_keeps_the_content_security_policy(browser, demo_site):
    page = signed_in(browser, demo_site)
    page.complaints = []
    page.on("console", lambda message: keep_violation(page, message.text))
    page.on("pageerror", lambda error: page.complaints.append(str(error)))
    for address in (NEWSROOM, FILTERED):
        page.goto(address)
    assert page.complaints == []
    page.context.close()


def test_from_signing_in_to_a_new_report_by_keyboard_alone(browser, demo_site):
    page = signed_in(browser, demo_site)
    page.goto(NEWSROOM)
    page.keyboard.press("Tab")
    expect(page.locator(".skip-to-content-link")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("#"))
    page.keyboard.press("Tab")
    expect(page.locator("#newsroom-q")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{demo_site.url}{LIST}add/")
    page.context.close()


def test_report_is_found_from_the_newsroom(browser, demo_site):
    page = signed_in(browser, demo_site)
    page.goto(NEWSROOM)
    page.fill("#newsroom-q", "khamenei")
    with next_page(page):
        page.keyboard.press("Enter")
    expect(page.locator("#result_list tbody tr")).not_to_have_count(0)
    expect(page.locator(".desk-chosen")).to_contain_text("khamenei")
    with next_page(page):
        page.click(".desk-chosen li a")
    expect(page.locator(".desk-chosen")).to_have_count(0)
    page.context.close()
