"""What is typed survives: a crash, an ended session, a second tab, a colleague."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PASSWORD, next_page
from tests.browser.test_desk import add_row, keep_violation, signed_in

pytestmark = pytest.mark.browser

LIST = "/admin/meetings/report/"
ADD = f"{LIST}add/"
HOUR = re.compile(r"\d\d:\d\d:\d\d")
WORDS = "Parole che nessuno deve perdere"
#: Whether the browser knows that the desk has a text with these words.
SENT = """words => Object.keys(localStorage)
    .filter(key => key.startsWith("colloqui:unsaved:"))
    .map(key => JSON.parse(localStorage.getItem(key)))
    .some(entry => entry.sent && words.every(each => entry.content.includes(each)))"""


@pytest.fixture
def desk(browser, empty_site):
    """A publisher's page, with what the browser complained of while it was used."""
    page = watched(signed_in(browser, empty_site))
    yield page
    assert page.complaints == []
    page.context.close()


def watched(page):
    page.complaints = []
    page.context.on("page", lambda other: watch(other, page.complaints))
    watch(page, page.complaints)
    return page


def watch(page, complaints):
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.complaints = complaints
    page.on("console", lambda message: keep_violation(page, message.text))


def new_report(page, title):
    """Save a report and stay in its form."""
    page.goto(ADD)
    page.fill("[name=title_it]", title)
    with next_page(page):
        page.click("[name=_continue]")
    expect(page.locator("h1").last).to_contain_text(title)
    return page.url


def is_kept(page, *words):
    """Wait until the desk says that it has what was typed, and has all the words."""
    page.wait_for_function(SENT, arg=words)
    expect(page.locator(".desk-kept")).to_contain_text(HOUR)


def killed(page):
    """End a page as a crash does, asked nothing; return another one of the same browser."""
    other = page.context.new_page()
    page.close(run_before_unload=False)
    return other


def offer(page):
    bar = page.locator(".desk-unsaved-bar")
    expect(bar).to_be_visible()
    return bar


def take_over(page):
    with next_page(page):
        offer(page).locator(".desk-button-first").click()


def test_text_of_a_killed_page_is_offered_taken_over_and_saved(desk):
    address = new_report(desk, "Prima")
    desk.fill("[name=body_it]", WORDS)
    for number, original in enumerate(("Detto per primo", "Detto per secondo")):
        add_row(desk, "quotes")
        desk.fill(f"[name=quotes-{number}-original]", original)
        desk.select_option(f"[name=quotes-{number}-directness]", "verbatim")
    is_kept(desk, WORDS, "Detto per primo", "Detto per secondo")
    page = killed(desk)
    page.goto(address)
    offer(page).locator("summary").click()
    expect(offer(page).locator("ins").first).to_have_text(WORDS)
    take_over(page)
    with next_page(page):
        page.click("[name=_continue]")
    expect(page.locator(".desk-unsaved-bar, .errornote")).to_have_count(0)
    fields = ("body_it", "quotes-0-original", "quotes-1-original")
    saved = [page.input_value(f"[name={field}]") for field in fields]
    assert saved == [WORDS, "Detto per primo", "Detto per secondo"]


def test_last_words_before_a_crash_are_offered_from_this_browser(desk):
    address = new_report(desk, "Prima")
    desk.route("**/unsaved/keep/", lambda route: route.abort())
    desk.fill("[name=body_it]", WORDS)
    expect(desk.locator(".desk-kept")).to_contain_text("offline")
    page = killed(desk)
    page.goto(address)
    take_over(page)
    expect(page.locator("[name=body_it]")).to_have_value(WORDS)


def test_words_typed_before_the_scripts_have_come_are_kept(desk):
    address = new_report(desk, "Prima")
    late = []
    desk.route("**/desk-autosave*.js", lambda route: late.append(route))
    with desk.expect_request("**/desk-autosave*.js"):
        desk.goto(address, wait_until="commit")
    desk.fill("[name=body_it]", WORDS)
    late[0].continue_()
    is_kept(desk, WORDS)


def test_new_report_survives_a_crash_too(desk):
    desk.goto(ADD)
    desk.fill("[name=title_it]", WORDS)
    is_kept(desk, WORDS)
    page = killed(desk)
    page.goto(ADD)
    take_over(page)
    expect(page.locator("[name=title_it]")).to_have_value(WORDS)


def test_text_typed_after_signing_out_elsewhere_is_kept_and_saved(desk):
    address = new_report(desk, "Prima")
    other = desk.context.new_page()
    other.goto(LIST)
    with next_page(other):
        other.locator("#logout-form button").click()
    desk.fill("[name=body_it]", WORDS)
    expect(desk.locator(".desk-kept")).to_contain_text("questo browser")
    sign_in_again(other)
    # The open page goes on by itself, with its form.
    is_kept(desk, WORDS)
    with next_page(desk):
        desk.click("[name=_continue]")
    expect(desk.locator("[name=body_it]")).to_have_value(WORDS)
    assert desk.url == address


def test_form_sent_after_the_session_ended_is_offered_after_signing_in(desk):
    address = new_report(desk, "Prima")
    desk.context.clear_cookies()
    desk.fill("[name=body_it]", WORDS)
    with next_page(desk):
        desk.click("[name=_continue]")
    sign_in_again(desk)
    desk.goto(address)
    take_over(desk)
    expect(desk.locator("[name=body_it]")).to_have_value(WORDS)


def test_who_signs_out_leaves_no_text_in_the_browser_and_finds_it_again(desk):
    address = new_report(desk, "Prima")
    desk.fill("[name=body_it]", WORDS)
    is_kept(desk, WORDS)
    with next_page(desk):
        desk.locator("#logout-form button").click()
    left = "Object.keys(localStorage).filter((key) => key.startsWith('colloqui:unsaved:'))"
    assert desk.evaluate(left) == []
    sign_in_again(desk)
    desk.goto(address)
    take_over(desk)
    expect(desk.locator("[name=body_it]")).to_have_value(WORDS)


def sign_in_again(page):
    page.goto("/admin/login/")
    page.fill("[name=username]", "publisher")
    page.fill("[name=password]", PASSWORD)
    with next_page(page):
        page.click("[type=submit]")


def test_saved_text_is_not_offered_again(desk):
    address = new_report(desk, "Prima")
    desk.fill("[name=body_it]", WORDS)
    with next_page(desk):
        desk.click("[name=_save]")
    desk.goto(address)
    desk.wait_for_load_state("networkidle")
    expect(desk.locator(".desk-unsaved-bar")).to_have_count(0)
    assert kept_here(desk) == 0


def test_discarded_text_is_forgotten_by_the_browser_too(desk):
    address = new_report(desk, "Prima")
    desk.fill("[name=body_it]", WORDS)
    is_kept(desk, WORDS)
    page = killed(desk)
    page.goto(address)
    with next_page(page):
        offer(page).get_by_role("link", name="Scarta").click()
    with next_page(page):
        page.get_by_role("button", name="Scarta").click()
    expect(page.locator("[name=body_it]")).to_have_value("")
    expect(page.locator(".desk-unsaved-bar")).to_have_count(0)
    assert kept_here(page) == 0


def kept_here(page):
    return page.evaluate(
        "Object.keys(localStorage).filter((key) => key.includes('unsaved')).length"
    )


def test_two_tabs_of_one_person_see_each_other(desk):
    address = new_report(desk, "Prima")
    other = desk.context.new_page()
    other.goto(address)
    desk.fill("[name=body_it]", WORDS)
    is_kept(desk, WORDS)
    told = other.locator(".desk-around")
    expect(told).to_contain_text("in un’altra scheda")
    told.get_by_role("link").click()
    expect(other.locator("ins")).to_have_text(WORDS)


def test_two_people_see_each_other(browser, empty_site, desk):
    address = new_report(desk, "Prima")
    manager = signed_in(browser, empty_site, "manager")
    manager.goto(address)
    desk.fill("[name=body_it]", WORDS)
    is_kept(desk, WORDS)
    expect(manager.locator(".desk-around")).to_contain_text("publisher")
    with next_page(desk):
        desk.click("[name=_continue]")
    manager.bring_to_front()
    link = manager.locator(".desk-around a")
    expect(link).to_have_attribute("href", re.compile("/history/"))
    manager.context.close()


def test_leaving_what_is_kept_is_not_asked_about(desk):
    desk.goto(ADD)
    desk.fill("[name=title_it]", "Titolo")
    is_kept(desk, "Titolo")
    asked = []
    desk.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    desk.goto(LIST)
    assert asked == []
