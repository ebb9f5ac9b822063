"""The desk in a real browser: suggestions, rows that name each other, warnings, accessibility."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.conftest import PASSWORD, next_page

pytestmark = pytest.mark.browser

LIST = "/admin/meetings/report/"
ADD = f"{LIST}add/"


def signed_in(browser, site, role="publisher", **options):
    page = browser.new_context(base_url=site.url, **options).new_page()
    page.goto("/admin/login/")
    page.fill("[name=username]", role)
    page.fill("[name=password]", PASSWORD)
    with next_page(page):
        page.click("[type=submit]")
    return page


@pytest.fixture
def desk(browser, demo_site):
    """A publisher's page, with what the browser complained of while it was used."""
    page = signed_in(browser, demo_site)
    page.complaints = []
    page.on("pageerror", lambda error: page.complaints.append(str(error)))
    page.on("console", lambda message: keep_violation(page, message.text))
    yield page
    page.context.close()


def keep_violation(page, text):
    if "Content Security Policy" in text:
        page.complaints.append(text)


def add_row(page, kind):
    page.locator(f"#{kind}-group .add-row a").click()


def test_person_is_chosen_from_the_list_with_the_keyboard(desk):
    desk.goto(ADD)
    desk.fill("#id_held_on", "2022-06-19")
    box = desk.locator("#id_participations-0-person")
    box.press_sequentially("toka")
    option = desk.locator("#participations-0 [role=option]").first
    expect(option).to_contain_text("Kassym-Jomart Tokayev")
    expect(option).to_contain_text("Kazakistan")
    box.press("ArrowDown")
    box.press("Enter")
    expect(box).to_have_value("Kassym-Jomart Tokayev")
    posts = desk.locator("#id_participations-0-tenure option")
    expect(posts.last).to_contain_text("Presidente del Kazakistan")
    assert desk.complaints == []


def test_suggestions_close_with_escape_and_keep_what_was_typed(desk):
    desk.goto(ADD)
    box = desk.locator("#id_country")
    box.press_sequentially("ital")
    expect(desk.locator("[role=listbox]:visible")).to_have_count(1)
    box.press("Escape")
    expect(desk.locator("[role=listbox]:visible")).to_have_count(0)
    expect(box).to_have_value("ital")


def test_enter_chooses_nobody_from_the_list_for_fewer_letters(desk):
    desk.goto(ADD)
    box = desk.locator("#id_country")
    box.press_sequentially("it")
    expect(desk.locator("[role=option]:visible").first).to_be_visible()
    desk.route("**/choose/**", lambda route: None)
    box.press_sequentially("al")
    box.press("Enter")
    expect(box).to_have_value("ital")


def test_quote_names_a_source_that_was_just_added(desk):
    desk.goto(ADD)
    add_row(desk, "sources")
    desk.fill("[name=sources-1-publisher]", "Tehran Times")
    desk.locator("[name=sources-1-publisher]").blur()
    add_row(desk, "quotes")
    choices = desk.locator("[name=quotes-1-source_key] option")
    expect(choices.last).to_have_text("2 · Tehran Times")
    keys = [desk.input_value(f"[name=sources-{row}-row_key]") for row in (0, 1)]
    assert len(set(keys)) == 2
    assert desk.complaints == []


def test_quote_has_one_text_in_the_language_of_its_source(desk):
    desk.goto(ADD)
    desk.select_option("[name=quotes-0-original_language]", "en")
    expect(desk.locator("[name=quotes-0-text_en]")).to_be_hidden()
    expect(desk.locator("[name=quotes-0-text_it]")).to_be_visible()


def test_person_is_added_without_leaving_the_form(desk):
    desk.goto(ADD)
    desk.fill("[name=title_it]", "Non si perde")
    with desk.expect_popup() as opened:
        desk.click("#add_id_participations-0-person-chosen")
    window = opened.value
    window.fill("[name=name_it]", "Persona Nuova")
    window.fill("[name=name_en]", "New Person")
    window.click("[name=_save]")
    expect(desk.locator("#id_participations-0-person")).to_have_value("Persona Nuova")
    expect(desk.locator("[name=title_it]")).to_have_value("Non si perde")
    assert desk.complaints == []


def test_leaving_with_something_typed_is_asked_about(desk):
    desk.goto(ADD)
    desk.route("**/unsaved/keep/", lambda route: route.abort())
    desk.locator("[name=title_it]").press_sequentially("Titolo")
    asked = []
    desk.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    desk.goto(LIST)
    assert asked == ["beforeunload"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_list_form_and_steps_are_accessible(browser, demo_site, width, scheme):
    size = {"width": width, "height": 900}
    page = signed_in(browser, demo_site, viewport=size, color_scheme=scheme, bypass_csp=True)
    page.goto(f"{LIST}?status__exact=in_review")
    number = re.search(
        r"report/(\d+)/", page.locator("#result_list tbody a").first.get_attribute("href")
    )
    report = f"{LIST}{number[1]}/"
    for address in (LIST, ADD, f"{report}change/", f"{report}steps/publish/", f"{report}history/"):
        page.goto(address)
        violations = Axe().run(page).response["violations"]
        assert [(address, found["id"]) for found in violations] == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.context.close()
