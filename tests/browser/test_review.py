"""A review in a browser: a remark at a field, sent back, answered, settled, submitted again."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.conftest import next_page
from tests.browser.test_desk import LIST, keep_violation, signed_in

pytestmark = pytest.mark.browser

PREPARE = """
from meetings import editions, workflow
from meetings.models import Editor, Report
author = Editor.objects.get(username="author")
report = Report.objects.open().filter(quotes__isnull=False).distinct().first()
report.author, report.translator, report.reviewer = author, None, None
report.remarks.all().delete()
editions.save_version(report, by=author)
if report.status == "draft":
    workflow.submit(report, by=author, note="Finito.")
print("report", report.pk)
"""


@pytest.fixture
def report(demo_site):
    """The address of a report of the author's that waits for review."""
    said = demo_site.manage("shell", "-c", PREPARE)
    return f"{LIST}{re.search('report ([0-9]+)', said)[1]}/"


def at_desk(browser, site, role, **options):
    page = signed_in(browser, site, role, bypass_csp=False, **options)
    page.complaints = []
    page.on("pageerror", lambda error: page.complaints.append(str(error)))
    page.on("console", lambda message: keep_violation(page, message.text))
    return page


def press_until(page, key, locator, *, times=60):
    """Press a key until something has the focus, as somebody without a mouse does."""
    for _number in range(times):
        if locator.evaluate("element => element === document.activeElement"):
            return
        page.keyboard.press(key)
    raise AssertionError("the keyboard does not reach it")


def test_review_by_keyboard_from_remark_to_submission(browser, demo_site, report):
    publisher = at_desk(browser, demo_site, "publisher")
    publisher.goto(f"{report}change/")
    publisher.focus("#id_title_en")
    publisher.keyboard.press("Control+Alt+KeyM")
    publisher.keyboard.type("Then the capital was Nur-Sultan.")
    publisher.keyboard.press("Control+Enter")
    remark = publisher.locator(".remark[data-place=title_en]")
    expect(remark.first).to_contain_text("Nur-Sultan")
    expect(publisher.locator("#id_title_en")).to_be_focused()
    publisher.goto(f"{report}steps/send-back/")
    expect(publisher.locator(".remark")).to_contain_text("Nur-Sultan")
    send_back = publisher.locator(".submit-row button")
    press_until(publisher, "Tab", send_back)
    with next_page(publisher):
        publisher.keyboard.press("Enter")
    expect(publisher.locator(".messagelist")).to_be_visible()
    assert publisher.complaints == []
    publisher.context.close()

    author = at_desk(browser, demo_site, "author")
    author.goto(f"{report}change/")
    line = author.locator(".remark-line a")
    expect(line).to_have_count(1)
    press_until(author, "Tab", line)
    author.keyboard.press("Enter")
    thread = author.locator(".remark[data-place=title_en]")
    expect(thread).to_be_in_viewport()
    assert thread.evaluate(
        "element => element.parentElement.querySelector('#id_title_en') !== null"
    )
    press_until(author, "Tab", thread.locator("[data-remark-act=reply]"))
    author.keyboard.press("Enter")
    author.keyboard.type("Mended.")
    author.keyboard.press("Control+Enter")
    expect(thread.locator(".remark-replies")).to_contain_text("Mended.")
    press_until(author, "Tab", thread.locator("[data-remark-field]"), times=3)
    author.keyboard.press("Enter")
    expect(author.locator("#id_title_en")).to_be_focused()
    author.keyboard.press("Control+A")
    author.keyboard.type("Tokayev and Raisi in Tehran, on the way from Nur-Sultan")
    press_until(author, "Tab", thread.locator("[data-remark-act=settle]"))
    author.keyboard.press("Enter")
    expect(thread).to_have_class(re.compile("remark-settled"))
    expect(author.locator(".remark-line")).to_be_hidden()
    expect(author.locator("#id_title_en")).to_have_value(re.compile("on the way from Nur-Sultan"))
    press_until(author, "Tab", author.locator("[name=_continue]"), times=300)
    with next_page(author):
        author.keyboard.press("Enter")
    expect(author.locator("#id_title_en")).to_have_value(re.compile("on the way from Nur-Sultan"))
    expect(author.locator(".remark-line")).to_have_count(0)
    author.goto(f"{report}steps/submit/")
    press_until(author, "Tab", author.locator(".submit-row button"))
    with next_page(author):
        author.keyboard.press("Enter")
    expect(author.locator(".desk-status-in_review")).to_be_visible()
    assert author.complaints == []
    author.context.close()


def test_what_is_typed_into_a_remark_stays_when_it_cannot_be_sent(browser, demo_site, report):
    page = at_desk(browser, demo_site, "publisher")
    page.goto(f"{report}change/")
    page.route("**/remarks/", lambda route: route.abort())
    page.focus("#id_title_it")
    page.keyboard.press("Control+Alt+KeyM")
    page.keyboard.type("Not lost")
    page.keyboard.press("Control+Enter")
    expect(page.locator(".remark-problem")).not_to_be_empty()
    expect(page.locator(".remark-box textarea")).to_have_value("Not lost")
    page.unroute("**/remarks/")
    page.context.clear_cookies()
    with page.expect_response(lambda answer: "/remarks/" in answer.url):
        page.keyboard.press("Control+Enter")
    expect(page.locator(".remark-box textarea")).to_have_value("Not lost")
    page.context.close()


def test_answer_that_comes_late_takes_nobody_away_from_another_field(browser, demo_site, report):
    page = at_desk(browser, demo_site, "publisher")
    page.goto(f"{report}change/")
    held = []
    page.route("**/remarks/", lambda route: held.append(route))
    page.focus("#id_title_it")
    page.keyboard.press("Control+Alt+KeyM")
    page.keyboard.type("Said late")
    with page.expect_request("**/remarks/"):
        page.keyboard.press("Control+Enter")
    page.focus("#id_title_en")
    held[0].continue_()
    expect(page.locator(".remark[data-place=title_it]").last).to_contain_text("Said late")
    expect(page.locator("#id_title_en")).to_be_focused()
    page.context.close()


def test_a_remark_is_no_unsaved_text_of_the_report(browser, demo_site, report):
    page = at_desk(browser, demo_site, "publisher")
    page.goto(f"{report}change/")
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.focus("#id_title_it")
    page.keyboard.press("Control+Alt+KeyM")
    page.keyboard.type("Said")
    page.click("[data-remark-send]")
    expect(page.locator(".remark[data-place=title_it]").last).to_contain_text("Said")
    page.goto(LIST)
    assert asked == []
    page.context.close()


def test_remarks_work_without_script(browser, demo_site, report):
    page = signed_in(browser, demo_site, "publisher", java_script_enabled=False)
    page.goto(f"{report}change/")
    with next_page(page):
        page.locator("#remarks-group > .remark-acts a").first.click()
    page.select_option("[name=place]", "title_en")
    page.fill("#id_text", "Without a script")
    with next_page(page):
        page.locator(".submit-row button").click()
    expect(page.locator("#remarks-group")).to_contain_text("Without a script")
    thread = page.locator("#remarks-group .remark", has_text="Without a script").first
    with next_page(page):
        thread.locator("[data-remark-act=settle]").click()
    with next_page(page):
        page.locator("[id^=remark-]:target button[value=settle]").click()
    expect(page.locator("#remarks-group")).not_to_contain_text("Without a script")
    page.context.close()


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark")])
def test_pages_of_a_review_are_accessible(browser, demo_site, report, width, scheme):
    size = {"width": width, "height": 900}
    page = signed_in(browser, demo_site, viewport=size, color_scheme=scheme, bypass_csp=True)
    for place in ("title_en", "quotes", ""):
        page.goto(f"{report}remarks/?place={place}")
        page.fill("#id_text", "Look at this")
        with next_page(page):
            page.locator(".submit-row button").click()
    for rest in ("remarks/", "steps/send-back/", "steps/approve/", "change/"):
        page.goto(f"{report}{rest}")
        if rest == "change/":
            page.focus("#id_title_it")
            page.keyboard.press("Control+Alt+KeyM")
        violations = Axe().run(page).response["violations"]
        assert [(rest, found["id"]) for found in violations] == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.context.close()
