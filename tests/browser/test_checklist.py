"""The checklist beside the form: it follows what is typed, and leads to its fields."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.conftest import next_page
from tests.browser.test_desk import ADD, LIST, signed_in

pytestmark = pytest.mark.browser
LINES = ".desk-finding a"


@pytest.fixture
def in_review(browser, demo_site):
    """A publisher's page with the form of a report in review."""
    page = signed_in(browser, demo_site)
    page.complaints = []
    page.on("pageerror", lambda error: page.complaints.append(str(error)))
    page.goto(f"{LIST}?status__exact=in_review")
    with next_page(page):
        page.locator("#result_list tbody a").first.click()
    yield page
    page.context.close()


def test_line_appears_while_typing_and_leads_to_its_field(in_review):
    title = in_review.locator("[name=title_it]")
    title.fill("Firmati 12 accordi")
    in_review.fill("[name=title_en]", "13 deals signed")
    line = in_review.locator(LINES).filter(has_text="«12», «13»")
    expect(line).to_be_visible()
    expect(in_review.locator("[role=status][data-checklist-count]")).to_contain_text("Bloccano: 0.")
    line.click()
    expect(in_review.locator("[name=title_en]")).to_be_focused()
    in_review.keyboard.insert_text("Firmati 12 accordi. 12 deals signed")
    expect(line).to_have_count(0)
    assert in_review.complaints == []


def test_folded_part_is_opened(in_review):
    in_review.locator("[name=sources-0-accessed_on]").evaluate("box => { box.value = ''; }")
    line = in_review.locator(LINES).filter(has_text="Manca la data di consultazione").first
    line.click()
    folded = in_review.locator("#sources-group details").first
    expect(folded).to_have_js_property("open", True)


def test_checklist_stays_in_sight_while_the_page_moves(in_review):
    in_review.mouse.wheel(0, 1500)
    expect(in_review.locator("#checklist-heading")).to_be_in_viewport()
    expect(in_review.locator(".desk-steps")).to_be_in_viewport()


def test_new_report_says_at_once_what_is_missing(browser, demo_site):
    page = signed_in(browser, demo_site, "author")
    page.goto(ADD)
    expect(page.locator(LINES).filter(has_text="Manca la data dell’incontro.")).to_be_visible()
    page.fill("#id_held_on", "2022-06-19")
    expect(page.locator(LINES).filter(has_text="Manca la data dell’incontro.")).to_have_count(0)
    page.context.close()


@pytest.mark.parametrize("width", [1280, 390])
def test_checklist_is_accessible(browser, demo_site, width):
    size = {"width": width, "height": 900}
    page = signed_in(browser, demo_site, "author", viewport=size, bypass_csp=True)
    page.goto(ADD)
    expect(page.locator(LINES).first).to_be_visible()
    assert [found["id"] for found in Axe().run(page).response["violations"]] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.context.close()
