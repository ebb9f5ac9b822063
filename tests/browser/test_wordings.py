"""Other published wordings under their quotes, in a real browser: added, put to use, taken back."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.test_desk import add_row, signed_in

pytestmark = pytest.mark.browser

ADD = "/admin/meetings/report/add/"


@pytest.fixture
def desk(browser, demo_site):
    """A new report with an Italian quote and an English wording of it, nothing of it saved."""
    page = signed_in(browser, demo_site, bypass_csp=True)
    page.errors = []
    page.on("pageerror", lambda error: page.errors.append(str(error)))
    page.goto(ADD)
    page.fill("[name=sources-0-publisher]", "Tehran Times")
    page.locator("[name=sources-0-publisher]").blur()
    page.fill("[name=quotes-0-original]", "Parole dette")
    page.fill("[name=quotes-0-text_en]", "Our words")
    page.locator("#quotes-0 .desk-wording-button").first.click()
    expect(page.locator("#quotes-0 [name=wordings-0-text]")).to_be_focused()
    page.fill("[name=wordings-0-text]", "Their words")
    page.select_option("[name=wordings-0-language]", "en")
    page.select_option("[name=wordings-0-source_key]", label="1 · Tehran Times")
    yield page
    page.context.close()


def use(desk, place):
    desk.locator("#wordings-0 .desk-wording-use > button:visible").nth(place).click()
    expect(desk.locator("#wordings-0 .desk-wording-done button")).to_be_focused()


def test_new_wording_stands_under_its_quote_and_names_it(desk):
    key = desk.input_value("[name=quotes-0-row_key]")
    expect(desk.locator("[name=wordings-0-quote_key]")).to_have_value(key)
    expect(desk.locator("#wordings-group")).to_be_hidden()
    assert desk.errors == []


def test_quote_takes_a_wording_in_one_click_and_gives_it_back_in_another(desk):
    use(desk, 0)
    expect(desk.locator("[name=quotes-0-original]")).to_have_value("Their words")
    expect(desk.locator("[name=quotes-0-text_it]")).to_have_value("Parole dette")
    expect(desk.locator("[name=quotes-0-translation_by_it]")).to_have_value("published")
    expect(desk.locator("[name=wordings-0-text]")).to_have_value("Parole dette")
    desk.locator("#wordings-0 .desk-wording-done button").click()
    expect(desk.locator("[name=quotes-0-original]")).to_have_value("Parole dette")
    expect(desk.locator("[name=quotes-0-text_en]")).to_have_value("Our words")
    expect(desk.locator("[name=wordings-0-text]")).to_have_value("Their words")
    assert desk.errors == []


def test_wording_becomes_the_english_text_with_its_source(desk):
    source = desk.input_value("[name=sources-0-row_key]")
    use(desk, 1)
    expect(desk.locator("[name=quotes-0-text_en]")).to_have_value("Their words")
    expect(desk.locator("[name=quotes-0-translation_source_en_key]")).to_have_value(source)
    expect(desk.locator("#wordings-0 .desk-wording-in-use")).to_be_visible()


def test_removed_new_wording_is_not_saved(desk):
    desk.locator("#wordings-0 .inline-deletelink").click()
    expect(desk.locator("#quotes-0 .desk-wordings details")).to_be_hidden()
    desk.click("[name=_continue]")
    expect(desk).to_have_url(re.compile(r"/change/$"))
    expect(desk.locator("[name=wordings-TOTAL_FORMS]")).to_have_value("0")


def test_saved_wording_comes_back_under_its_quote(desk):
    add_row(desk, "quotes")
    desk.fill("[name=quotes-1-original]", "Seconda citazione")
    desk.click("[name=_continue]")
    expect(desk.locator("[name=wordings-INITIAL_FORMS]")).to_have_value("1")
    desk.locator("#quotes-0 .desk-wordings summary").click()
    expect(desk.locator("#quotes-0 [name=wordings-0-text]")).to_be_visible()
    expect(desk.locator("#quotes-1 .desk-wordings details")).to_be_hidden()


def test_quote_that_is_taken_away_leaves_the_rows_of_the_others(desk):
    desk.click("[name=_continue]")
    expect(desk.locator("[name=wordings-INITIAL_FORMS]")).to_have_value("1")
    add_row(desk, "quotes")
    desk.fill("[name=quotes-1-original]", "Via")
    desk.locator("#quotes-1 .inline-deletelink").click()
    expect(desk.locator("[name=quotes-TOTAL_FORMS]")).to_have_value("1")
    expect(desk.locator("#quotes-0 [name=wordings-0-text]")).to_have_value("Their words")


def test_form_with_wordings_is_accessible(desk):
    use(desk, 0)
    report = Axe().run(desk, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]})
    assert [found["id"] for found in report.response["violations"]] == []
