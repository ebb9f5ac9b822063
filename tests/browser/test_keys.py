"""The report's form by keyboard: saved without leaving the place, the checklist, the steps."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import next_page
from tests.browser.test_desk import ADD, signed_in

pytestmark = pytest.mark.browser


@pytest.fixture
def saved(browser, demo_site):
    """An author's page with a report that was just saved by keyboard, in the text."""
    page = signed_in(browser, demo_site, "author")
    page.goto(ADD)
    page.fill("[name=title_it]", "Salvato con la tastiera")
    page.focus("[name=body_it]")
    page.keyboard.type("Prima, dopo.")
    for _letter in range(len(", dopo.")):
        page.keyboard.press("ArrowLeft")
    with next_page(page):
        page.keyboard.press("Control+S")
    yield page
    page.context.close()


def test_saving_goes_on_where_the_cursor_was(saved):
    expect(saved).to_have_url(re.compile(r"/report/\d+/change/$"))
    expect(saved.locator("[name=body_it]")).to_be_focused()
    saved.keyboard.type(" e poi")
    expect(saved.locator("[name=body_it]")).to_have_value("Prima e poi, dopo.")


def test_saving_is_told_where_one_looks(saved):
    expect(saved.locator(".desk-kept")).to_be_in_viewport()
    expect(saved.locator(".desk-kept [role=status]")).to_contain_text("Salvato con la tastiera")


def test_checklist_and_steps_are_one_shortcut_away(saved):
    saved.keyboard.press("Control+Alt+KeyL")
    expect(saved.locator(".desk-finding a").first).to_be_focused()
    saved.keyboard.press("Control+Alt+KeyP")
    expect(saved.locator(".desk-steps a").first).to_be_focused()
    expect(saved.locator(".desk-keys")).to_be_visible()
