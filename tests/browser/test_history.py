"""The history in a real browser: chosen with the keyboard, compared, restored, accessible."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.conftest import next_page
from tests.browser.test_desk import keep_violation, signed_in

pytestmark = pytest.mark.browser

#: A version in progress beside a live one, rewritten by its author three times.
REWRITTEN = """
from meetings import editions, workflow
from meetings.models import Editor, Report
publisher = Editor.objects.get(username="publisher")
complete = Report.objects.live().filter(quotes__isnull=False).distinct()
live = complete.exclude(meeting__reports__in=Report.objects.open()).order_by("held_on")[0]
draft = workflow.start_edition(live.meeting, by=publisher)
for words in ("Prima", "Seconda", "Terza"):
    draft.title_it = f"{words} stesura del titolo"
    draft.body_it = f"{draft.body_it}\\n\\nUn paragrafo, {words.lower()} stesura."
    editions.save_version(draft, by=publisher)
quotes = list(draft.quotes.all())
for place, quote in enumerate([*quotes[1:], quotes[0]]):
    quote.position = place
    quote.save()
editions.save_version(draft, by=publisher)
print("report", draft.pk)
"""


def rewritten(demo_site):
    """Give a report some history and return its address."""
    printed = demo_site.manage("shell", "-v", "0", "-c", REWRITTEN)
    return f"/admin/meetings/report/{printed.split()[-1]}/"


@pytest.fixture(scope="module")
def report(demo_site):
    """The address of a report with some history, which all look at."""
    return rewritten(demo_site)


@pytest.fixture
def own_report(demo_site):
    """The address of one that a test may change."""
    return rewritten(demo_site)


@pytest.fixture
def desk(browser, demo_site):
    """A publisher's page, with what the browser complained of while it was used."""
    page = signed_in(browser, demo_site)
    page.complaints = []
    page.on("pageerror", lambda error: page.complaints.append(str(error)))
    page.on("console", lambda message: keep_violation(page, message.text))
    yield page
    page.context.close()


def test_two_states_are_chosen_and_compared_with_the_keyboard(desk, report):
    desk.goto(f"{report}history/")
    column = desk.locator("[name=to]")
    column.first.focus()
    for _press in range(2):
        desk.keyboard.press("ArrowDown")
    expect(column.nth(2)).to_be_checked()
    desk.locator("[name=from]").nth(4).focus()
    desk.keyboard.press("Space")
    with next_page(desk):
        desk.keyboard.press("Enter")
    expect(desk.locator("h1")).to_have_text("Differenze")
    expect(desk.locator("#text ins").first).to_contain_text("Terza")
    expect(desk.locator(".history-fate")).to_have_text("Spostamento")
    assert desk.complaints == []


def test_change_of_a_save_is_one_click_away(desk, report):
    desk.goto(f"{report}history/")
    with next_page(desk):
        desk.locator(".history-changed a").nth(1).click()
    expect(desk.locator("#text del").first).to_contain_text("Seconda")
    expect(desk.locator("#text ins").first).to_contain_text("Terza")


def test_what_readers_see_is_one_click_away_from_the_form(desk, report):
    desk.goto(f"{report}change/")
    with next_page(desk):
        desk.click("text=Differenze rispetto al pubblicato")
    expect(desk.locator("#quotes-heading")).to_be_visible()
    expect(desk.locator(".history-folded").first).to_contain_text("paragrafi invariati")
    with next_page(desk):
        desk.click("text=Mostra anche quello che è rimasto uguale")
    expect(desk.locator(".history-folded")).to_have_count(0)


def test_earlier_save_is_restored_with_the_keyboard(desk, own_report):
    desk.goto(f"{own_report}history/")
    way = desk.locator(".history-save .history-more a", has_text="Ripristina").nth(2)
    way.focus()
    with next_page(desk):
        desk.keyboard.press("Enter")
    expect(desk.locator("#text ins").first).to_contain_text("Seconda")
    desk.locator("#restore_form button").focus()
    with next_page(desk):
        desk.keyboard.press("Enter")
    expect(desk.locator("[name=title_it]")).to_have_value("Seconda stesura del titolo")
    desk.goto(f"{own_report}history/")
    expect(desk.locator(".history-action").first).to_have_text(
        "Ripristinato un salvataggio precedente"
    )
    assert desk.complaints == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_history_comparison_and_restoring_are_accessible(browser, demo_site, report, width, scheme):
    size = {"width": width, "height": 900}
    page = signed_in(browser, demo_site, viewport=size, color_scheme=scheme, bypass_csp=True)
    page.goto(f"{report}history/")
    restore = page.locator(".history-save .history-more a", has_text="Ripristina").last
    places = (f"{report}history/", f"{report}compare/", restore.get_attribute("href"))
    for address in (*places, f"{report}compare/?whole=1", f"{report}steps/publish/"):
        page.goto(address)
        violations = Axe().run(page).response["violations"]
        assert [(address, found["id"]) for found in violations] == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.context.close()
