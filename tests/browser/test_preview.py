"""The page of readers beside the form: as it is typed, and at the place that is typed."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.test_desk import ADD, LIST, keep_violation, signed_in

pytestmark = pytest.mark.browser
TOGGLE = ".desk-preview-toggle"


def opened(browser, site, role="publisher", **options):
    """A page with the form of a report in review, and its complaints."""
    options.setdefault("viewport", {"width": 1280, "height": 900})
    page = signed_in(browser, site, role, **options)
    page.complaints = []
    page.on("pageerror", lambda error: page.complaints.append(str(error)))
    page.on("console", lambda message: keep_violation(page, message.text))
    page.goto(f"{LIST}?status__exact=in_review")
    page.locator("#result_list tbody a").first.click()
    expect(page.locator(TOGGLE)).to_be_visible()
    return page


@pytest.fixture
def desk(browser, demo_site):
    page = opened(browser, demo_site)
    page.click(TOGGLE)
    yield page
    assert page.complaints == []
    page.context.close()


def frame(page):
    return page.frame_locator(".desk-preview iframe")


def test_what_is_typed_is_shown_and_not_saved(desk):
    desk.fill("[name=title_it]", "Un titolo mai salvato")
    expect(frame(desk).locator("h1")).to_have_text("Un titolo mai salvato")
    desk.fill("[name=body_it]", "Uno.\n\n- due\n- **tre**")
    expect(frame(desk).locator(".prose li strong")).to_have_text("tre")
    expect(desk.locator("[name=body_it]")).to_be_focused()
    address = desk.locator(".desk-standing a[hreflang=it]").get_attribute("href")
    desk.goto(address)
    expect(desk.locator("h1")).not_to_have_text("Un titolo mai salvato")


def test_preview_speaks_the_language_that_is_typed(desk):
    desk.fill("[name=title_en]", "Typed in English")
    expect(frame(desk).locator("h1")).to_have_text("Typed in English")
    expect(frame(desk).locator("html")).to_have_attribute("lang", "en")
    english = desk.locator(".desk-preview [data-language=en]")
    expect(english).to_have_attribute("aria-pressed", "true")
    desk.click(".desk-preview [data-language=it]")
    expect(frame(desk).locator("html")).to_have_attribute("lang", "it")


def test_frame_is_as_wide_as_a_phone_or_a_desk(desk):
    sight = desk.locator(".desk-preview iframe")
    expect(sight).to_have_css("width", "390px")
    desk.click(".desk-preview [data-width='1100']")
    expect(sight).to_have_css("width", "1100px")
    room = desk.locator(".desk-preview-sight").bounding_box()
    assert round(sight.bounding_box()["width"]) <= round(room["width"])


def test_page_is_led_to_the_paragraph_that_is_typed(desk):
    last = " ".join(["Parola"] * 80)
    desk.fill("[name=body_it]", "\n\n".join([last] * 12 + ["Ultima riga."]))
    expect(frame(desk).locator(".prose p").last).to_be_in_viewport()
    expect(frame(desk).locator("h1")).not_to_be_in_viewport()
    desk.focus("[name=title_it]")
    expect(frame(desk).locator("h1")).to_be_in_viewport()


def test_place_is_kept_while_the_page_is_brought_up_to_date(desk):
    words = " ".join(["Parola"] * 80)
    body = desk.locator("[name=body_it]")
    body.fill("\n\n".join([words] * 12))
    expect(frame(desk).locator(".prose p").nth(11)).to_be_in_viewport()
    body.press_sequentially(" fine")
    expect(frame(desk).locator(".prose p").nth(11)).to_contain_text("fine")
    expect(frame(desk).locator(".prose p").nth(11)).to_be_in_viewport()


def test_row_that_is_begun_is_shown_and_what_lacks_is_said(desk):
    desk.fill("[name=sources-0-url]", "kremlin")
    notice = frame(desk).locator(".notice li")
    expect(notice).to_have_text("«kremlin» non è un indirizzo web.")
    desk.fill("[name=sources-0-title]", "Una fonte nuova")
    expect(frame(desk).locator("#source-1")).to_contain_text("Una fonte nuova")


def test_preview_is_remembered_and_hidden_again(desk):
    expect(frame(desk).locator("h1")).to_be_visible()
    desk.reload()
    expect(frame(desk).locator("h1")).to_be_visible()
    expect(desk.locator(TOGGLE)).to_have_attribute("aria-expanded", "true")
    desk.keyboard.press("Control+Alt+KeyV")
    expect(desk.locator(".desk-preview iframe")).to_be_hidden()
    desk.reload()
    expect(desk.locator(TOGGLE)).to_have_attribute("aria-expanded", "false")


def test_link_in_the_preview_leaves_the_form_where_it_is(desk):
    with desk.context.expect_page() as elsewhere:
        frame(desk).locator(".site-name").click()
    expect(elsewhere.value).to_have_url(re.compile(r"/it/$"))
    expect(frame(desk).locator(".prose")).to_be_visible()


def test_report_that_is_not_saved_has_a_preview(browser, demo_site):
    page = signed_in(browser, demo_site, "author", viewport={"width": 1280, "height": 900})
    page.goto(ADD)
    page.click(TOGGLE)
    page.fill("[name=title_it]", "Appena iniziato")
    expect(frame(page).locator("h1")).to_have_text("Appena iniziato")
    page.context.close()


def test_on_a_phone_the_preview_lies_over_the_form_and_gives_way(browser, demo_site):
    page = opened(browser, demo_site, viewport={"width": 390, "height": 844})
    page.fill("[name=title_it]", "Sul telefono")
    page.click(TOGGLE)
    expect(frame(page).locator("h1")).to_have_text("Sul telefono")
    page.get_by_role("button", name="Torna a scrivere").click()
    expect(page.locator(".desk-preview iframe")).to_be_hidden()
    expect(page.locator("[name=title_it]")).to_have_value("Sul telefono")
    assert page.complaints == []
    page.context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_form_with_preview_is_accessible(browser, demo_site, width, scheme):
    size = {"width": width, "height": 900}
    page = opened(browser, demo_site, viewport=size, color_scheme=scheme, bypass_csp=True)
    page.click(TOGGLE)
    expect(frame(page).locator(".prose")).to_be_visible()
    assert [found["id"] for found in Axe().run(page).response["violations"]] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.context.close()


def test_without_scripts_the_links_show_what_is_saved(browser, demo_site):
    page = signed_in(browser, demo_site, java_script_enabled=False)
    page.goto(f"{LIST}?status__exact=in_review")
    page.locator("#result_list tbody a").first.click()
    expect(page.locator(".desk-preview")).to_be_hidden()
    page.locator(".desk-standing a[hreflang=en]").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.locator(".prose")).to_be_visible()
    page.context.close()
