"""People in a real browser: found while they are typed, changed with a reason, made one."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.conftest import next_page
from tests.browser.test_desk import signed_in

pytestmark = pytest.mark.browser

PEOPLE = "/admin/people/person/"
ADD = f"{PEOPLE}add/"
REPORT = "/admin/meetings/report/add/"


@pytest.fixture
def page(browser, demo_site):
    page = signed_in(browser, demo_site)
    yield page
    page.context.close()


def page_of(page, name):
    """Open the page of somebody on the desk and return its address."""
    page.goto(f"{PEOPLE}?q={name}")
    page.locator("#result_list tbody a").first.click()
    page.wait_for_url(re.compile(r"/change/"))
    return page.url.partition("?")[0]


def add_twin(page, name):
    """Add a second record of somebody, as a hurried editor does, and return its address."""
    page.goto(ADD)
    page.fill("#id_name_it", name)
    page.fill("#id_name_en", name)
    with next_page(page):
        page.click("[name=_continue]")
    page.check("#id_is_another")
    page.click("[name=_continue]")
    page.wait_for_url(re.compile(r"/change/"))
    return page.url.partition("?")[0]


def test_known_person_is_used_instead_of_a_new_one(page):
    page.goto(REPORT)
    with page.expect_popup() as opened:
        page.click("#add_id_participations-0-person-chosen")
    window = opened.value
    window.locator("#id_name_it").press_sequentially("Kasym Tokaev")
    known = window.locator(".desk-likes li").first
    expect(known).to_contain_text("Kassym-Jomart Tokayev")
    expect(known).to_contain_text("Kazakistan")
    with window.expect_event("close"):
        known.get_by_role("link").click()
    expect(page.locator("#id_participations-0-person")).to_have_value("Kassym-Jomart Tokayev")


def test_list_of_known_people_goes_when_the_name_is_another(page):
    page.goto(ADD)
    page.locator("#id_name_it").press_sequentially("Токаев")
    expect(page.locator(".desk-likes li")).not_to_have_count(0)
    page.fill("#id_name_it", "Somebody Entirely Different")
    expect(page.locator(".desk-likes")).to_be_hidden()


def test_two_records_become_one_and_the_old_address_leads_on(page):
    add_twin(page, "Kasym Tokaev")
    kept = page_of(page, "kassym-jomart")
    with next_page(page):
        page.click(".object-tools a[href$='/merge/']")
    page.locator("#id_other").press_sequentially("kasym tokaev")
    page.locator("[role=option]").filter(has_text="Kasym Tokaev").click()
    with next_page(page):
        page.click(".desk-form [type=submit]")
    expect(page.locator(".desk-moves")).to_contain_text("Kasym Tokaev")
    page.fill("#id_reason", "Stessa carica, stesso volto.")
    page.click(".desk-form [type=submit]")
    page.wait_for_url(kept)
    expect(page.locator(".desk-changes")).to_contain_text("Stessa carica, stesso volto.")
    page.goto("/it/leader/kasym-tokaev/")
    assert page.url.endswith("/it/leader/kassym-jomart-tokayev/")


def test_new_name_of_a_public_person_is_looked_at_first(page):
    page_of(page, "antonio tajani")
    page.fill("#id_name_en", "Antonio Tajani Again")
    with next_page(page):
        page.click("[name=_continue]")
    touched = page.locator("section[aria-labelledby=touched-heading]")
    expect(touched.locator(".desk-uses li")).not_to_have_count(0)
    expect(page.locator("#id_name_en")).to_have_value("Antonio Tajani Again")
    page.fill("#id_change_reason", "Prova.")
    page.click("[name=_continue]")
    expect(page.locator(".desk-changes")).to_contain_text("Antonio Tajani Again")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_pages_of_people_are_accessible(browser, demo_site, width, scheme):
    size = {"width": width, "height": 900}
    page = signed_in(browser, demo_site, viewport=size, color_scheme=scheme, bypass_csp=True)
    looked_at = []

    def look(what):
        found = [violation["id"] for violation in Axe().run(page).response["violations"]]
        looked_at.append((what, found, page.evaluate("document.documentElement.scrollWidth")))

    page.goto(ADD)
    page.locator("#id_name_it").press_sequentially("Tokaev")
    expect(page.locator(".desk-likes li")).not_to_have_count(0)
    look("known people")
    with next_page(page):
        page.click("[name=_continue]")
    look("refused")
    person = page_of(page, "giorgia meloni")
    look("person")
    page.fill("#id_name_en", "Another Name")
    with next_page(page):
        page.click("[name=_continue]")
    look("reason")
    page.goto(person.replace("/change/", "/merge/"))
    look("choosing")
    page.fill("#id_other", "Sergio Mattarella")
    with next_page(page):
        page.click(".desk-form [type=submit]")
    look("preview")
    assert [(what, found) for what, found, _wide in looked_at if found] == []
    assert [what for what, _found, wide in looked_at if wide > width] == []
    page.context.close()
