"""A source that changes overnight, and what editor and reader see next morning."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.test_desk import keep_violation, signed_in
from tests.meetings.verification.accounts import QUOTE, account
from tests.web import page as answer
from tests.web import served

pytestmark = pytest.mark.browser

OTHER_WORDS = "We want peace and security for our own people"
#: A published report that quotes a page, read by its editor some time ago.
PREPARE = """
from itertools import count
from tests import factories
factories.numbers = count(100 * {port})
from meetings import workflow
made = factories.report(quotes=0)
made.sources.all().delete()
source = factories.source(made, url="{url}", title="A visit", language="en")
factories.quote(made, "{quote}", source=source, original_language="en", text_en="{quote}")
workflow.publish(made, by=factories.editor("Publisher"))
print("made", made.meeting.number, source.record_id)
"""
#: What the timer runs at night; it ends in failure where somebody has to look.
NIGHT = """
from django.core.management import CommandError, call_command
try:
    call_command("check_sources")
except CommandError as error:
    print(error)
"""
MARK = re.compile("The page has changed since we read it: .+ 20")


@pytest.fixture
def site(newsroom_site):
    """The newsroom, the page that a report quotes, and the addresses of report and record."""
    with served(answer(account())) as server:
        newsroom_site.speaks("en")
        script = PREPARE.format(url=server.url, port=server.port, quote=QUOTE)
        printed = newsroom_site.manage("shell", "-v", "0", "-c", script)
        meeting, record = printed.split()[-2:]
        newsroom_site.manage("check_sources", "--record", record)
        yield (
            newsroom_site,
            server,
            f"/n/{meeting}",
            f"/admin/meetings/sourcerecord/{record}/change/",
        )


@pytest.fixture
def publisher(browser, site):
    """A publisher at the desk, of whose browser nothing is complained."""
    page = signed_in(browser, site[0], "publisher")
    complaints = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.complaints = complaints
    page.on("console", lambda message: keep_violation(page, message.text))
    yield page
    assert complaints == []
    page.context.close()


@pytest.fixture
def reader(browser, site):
    page = browser.new_context(base_url=site[0].url, locale="en-GB").new_page()
    yield page
    page.context.close()


def changes_overnight(newsroom, server, record):
    """Let the page say something else, and the night pass."""
    changed = answer(account(quote=OTHER_WORDS))
    server.answer = lambda connection, request: connection.sendall(changed)
    night = NIGHT.replace('"check_sources"', f'"check_sources", record={record.split("/")[4]}')
    printed = newsroom.manage("shell", "-v", "0", "-c", night)
    assert printed.splitlines()[-1] == (
        "1 pages: 1 read; 1 changed. 0 gone, 1 without words that are quoted."
    )


def test_source_that_changes_overnight(site, publisher, reader):
    newsroom, server, report, record = site
    evening(publisher, reader, report, record)
    changes_overnight(newsroom, server, record)
    reader_is_told(reader, report)
    editor_finds_and_settles_it(publisher)
    reader_is_no_longer_told(reader, report)


def evening(publisher, reader, report, record):
    publisher.goto(record)
    expect(publisher.locator(".source-verdict")).to_have_text("Found word for word")
    reader.goto(report)
    expect(reader.locator("h1")).to_be_visible()
    expect(reader.locator(".source__mark")).to_have_count(0)
    at_the_words = reader.locator(".quote-note__links a", has_text="read it there")
    expect(at_the_words).to_have_attribute("href", re.compile(r"/page#:~:text=We%20want%20peace"))


def reader_is_told(reader, report):
    reader.goto(report)
    expect(reader.locator(".source__mark")).to_have_text(MARK)


def editor_finds_and_settles_it(publisher):
    publisher.goto("/admin/")
    number = publisher.locator("a.newsroom-number[href*='care=changed']")
    expect(number.locator("b")).to_have_text("1")
    number.click()
    publisher.locator("#result_list tbody th a").click()
    change = publisher.locator(".source-lines a[href*='/changes/']")
    expect(change).to_have_text("Words that are quoted have changed")
    expect(publisher.locator(".source-verdict")).to_have_text("Found with differences")
    change.click()
    expect(publisher.locator(".source-quote")).to_have_text(QUOTE)
    expect(publisher.locator(".source-words ins").first).to_contain_text("our own people")
    publisher.locator("button[value=keep]").click()
    expect(publisher.locator(".messagelist .success")).to_be_visible()
    publisher.goto("/admin/")
    expect(number.locator("b")).to_have_text("0")


def reader_is_no_longer_told(reader, report):
    reader.goto(report)
    expect(reader.locator("h1")).to_be_visible()
    expect(reader.locator(".source__mark")).to_have_count(0)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_pages_of_sources_are_accessible(browser, site, width, scheme):
    newsroom, server, _report, record = site
    changes_overnight(newsroom, server, record)
    size = {"width": width, "height": 900}
    page = signed_in(
        browser, newsroom, "publisher", viewport=size, color_scheme=scheme, bypass_csp=True
    )
    page.goto(record)
    expect(page.locator(".source-care").first).to_be_visible()
    is_accessible(page, width)
    page.locator(".source-lines a[href*='/changes/']").click()
    expect(page.locator(".source-words")).to_be_visible()
    is_accessible(page, width)
    page.goto("/admin/meetings/sourcerecord/")
    expect(page.locator("#result_list")).to_be_visible()
    is_accessible(page, width)
    page.context.close()


def is_accessible(page, width):
    assert [found["id"] for found in Axe().run(page).response["violations"]] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
