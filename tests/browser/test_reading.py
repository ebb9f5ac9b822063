"""What a reader does on the page of a report, with the browser's help and without it."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import next_page

pytestmark = pytest.mark.browser
REPORT = "/it/incontri/tokayev-khamenei-teheran-2022/"
IN_ENGLISH = "/en/meetings/tokayev-khamenei-tehran-2022/"
#: Three parties; a long headline; a long title of who received.
LONGEST = (
    "/it/incontri/vertice-astana-teheran-2022/",
    "/it/incontri/xi-zelensky-telefonata/",
    "/it/incontri/xi-riceve-mattarella-pechino/",
)
PHONE = {"width": 390, "height": 844}
#: Whether something is in sight where one reads; the window may still be on its way there.
IN_THE_UPPER_HALF = """name => {
    const { top } = document.getElementById(name).getBoundingClientRect();
    return top >= 0 && top < innerHeight / 2;
}"""


@pytest.fixture
def reader(browser, demo_site):
    context = browser.new_context(base_url=demo_site.url, viewport=PHONE)
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    yield context.new_page()
    context.close()


def copied(page):
    return page.evaluate("navigator.clipboard.readText()")


def test_quote_is_cited_in_a_dialog_and_copied(reader):
    reader.goto(REPORT)
    reader.locator("[data-cite]").first.click()
    cited = reader.get_by_role("dialog").locator(".citation__text").inner_text()
    assert cited.startswith("Ali Khamenei, «Le due parti devono")
    reader.get_by_role("dialog").get_by_role("button", name="Copia").first.click()
    reader.get_by_role("button", name="Copiato").wait_for()
    assert copied(reader) == cited
    reader.keyboard.press("Escape")
    expect(reader.get_by_role("dialog")).to_have_count(0)


def test_link_to_a_quote_is_copied_and_stands_in_the_address(reader, demo_site):
    reader.goto(REPORT)
    anchor = reader.locator("mark.quote[id]").first.get_attribute("id")
    reader.locator("[data-copy-link]").first.click()
    reader.get_by_role("status").filter(has_text="copiato").wait_for(state="attached")
    expect(reader).to_have_url(f"{demo_site.url}{REPORT}#{anchor}")
    assert copied(reader) == reader.url


def test_language_switch_keeps_the_place_in_the_text(reader, demo_site):
    reader.goto(REPORT)
    anchor = reader.locator("mark.quote[id]").nth(2).get_attribute("id")
    reader.locator(f"#{anchor}").evaluate("one => one.scrollIntoView()")
    reader.locator(".languages a").evaluate("one => one.click()")
    reader.wait_for_url(f"{demo_site.url}{IN_ENGLISH}#{anchor}")
    reader.wait_for_function(IN_THE_UPPER_HALF, arg=anchor)


def test_language_switch_leads_from_the_top_to_the_top(reader, demo_site):
    reader.goto(REPORT)
    with next_page(reader):
        reader.locator(".languages a").click()
    assert reader.url == f"{demo_site.url}{IN_ENGLISH}"


def test_without_scripts_the_page_of_the_quote_has_its_citation(browser, demo_site):
    context = browser.new_context(base_url=demo_site.url, java_script_enabled=False)
    page = context.new_page()
    page.goto(REPORT)
    with next_page(page):
        page.locator("[data-cite]").first.click()
    assert page.locator("#cite .citation__text").inner_text().startswith("Ali Khamenei, «Le due")
    context.close()


def test_report_prints_as_two_pages_with_full_addresses_and_its_citation(reader):
    reader.goto(REPORT)
    assert len(re.findall(rb"/Type\s*/Page\b", reader.pdf(format="A4"))) == 2
    reader.emulate_media(media="print")
    assert reader.locator("article .citation__text").is_visible()
    assert not reader.locator(".site-nav").is_visible()
    printed = reader.locator(".sources a[rel=external]").first.evaluate(
        "one => getComputedStyle(one, '::after').content"
    )
    assert "english.khamenei.ir/news/9047" in printed


def test_first_screen_of_a_phone_holds_the_parties_and_the_story_begins(reader):
    for address in (REPORT, IN_ENGLISH, *LONGEST):
        reader.goto(address)
        boxes = [
            reader.locator(one).first.bounding_box()
            for one in (".report h1", ".report time", ".table", ".report .standfirst")
        ]
        assert all(box["y"] + 1.5 * 27 < PHONE["height"] for box in boxes)
        assert boxes[2]["y"] + boxes[2]["height"] <= boxes[3]["y"]
        sides = reader.locator(".table .side").count()
        assert boxes[2]["height"] / sides < PHONE["height"] / 6


@pytest.mark.parametrize("width", [320, 2560])
def test_report_fits_any_window_also_with_text_twice_as_large(browser, demo_site, width):
    context = browser.new_context(base_url=demo_site.url, viewport={"width": width, "height": 800})
    page = context.new_page()
    page.goto(REPORT)
    for size in ("100%", "200%"):
        page.evaluate("size => { document.documentElement.style.fontSize = size }", size)
        assert page.evaluate("document.documentElement.scrollWidth") == width
    context.close()
