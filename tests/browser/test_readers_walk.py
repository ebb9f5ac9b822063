"""A reader's way through the site: by finger on a phone, and once more by keyboard only."""

import re
from urllib.parse import quote
from xml.etree import ElementTree

import pytest
from playwright.sync_api import expect

from tests.browser.effort import Keyboard, Mouse

pytestmark = pytest.mark.browser

PHONE = {"width": 390, "height": 844}
#: As Kazakhs and Russians write Tokayev.
SPELLING = "Токаев"
REPORT = {
    "it": "/it/incontri/tokayev-mattarella-astana/",
    "en": "/en/meetings/tokayev-mattarella-in-astana/",
}
#: The reader goes on in the other language.
OTHER = {"it": "en", "en": "it"}
PAIR = {
    "it": "/it/leader/kassym-jomart-tokayev/sergio-mattarella/",
    "en": "/en/leaders/kassym-jomart-tokayev/sergio-mattarella/",
}


@pytest.fixture(params=[(Mouse, "it"), (Mouse, "en"), (Keyboard, "it"), (Keyboard, "en")])
def reader(request, browser, demo_site):
    """A reader with a phone, the language to begin in, and what the browser complains of."""
    kind, language = request.param
    context = browser.new_context(base_url=demo_site.url, viewport=PHONE, has_touch=kind is Mouse)
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    complaints = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    # What the content security policy refuses is an error of the console too.
    page.on(
        "console",
        lambda message: complaints.append(message.text) if message.type == "error" else None,
    )
    page.on(
        "response", lambda answer: complaints.append(answer.url) if answer.status >= 400 else None
    )
    yield kind(page), language
    assert complaints == []
    context.close()


def test_reader_walks_from_home_to_the_feed_of_two_leaders(reader, capsys):
    hand, language = reader
    with hand.work(f"from the home page in {language} to a feed in {OTHER[language]}"):
        hand.page.goto(f"/{language}/")
        searches_a_leader(hand)
        opens_the_report(hand, language)
        links_to_a_quote(hand)
        changes_the_language(hand, OTHER[language])
        sees_how_often_they_met(hand, OTHER[language])
        follows_them(hand)
    with capsys.disabled():
        print(f"\n{hand.efforts[0]}")


def searches_a_leader(hand):
    """Find a leader by a spelling in a script that the site does not use."""
    hand.write("#site-search", SPELLING)
    hand.follow(".site-search [type=submit]")
    expect(hand.page).to_have_url(re.compile(quote(SPELLING)))
    expect(hand("main .tags a").first).to_contain_text("Kassym-Jomart Tokayev")


def opens_the_report(hand, language):
    hand.follow(f"main a[href='{REPORT[language]}']")
    expect(hand("article.report h1")).to_contain_text("Mattarella")
    expect(hand("article.report")).to_be_visible()


def links_to_a_quote(hand):
    """Take the link to the first quote, which leads back to its place in the text."""
    hand.use("[data-copy-link]")
    expect(hand.page).to_have_url(re.compile("#q-[0-9a-f]{8}$"))
    expect(hand("mark.quote:target")).to_be_visible()


def changes_the_language(hand, language):
    """Go on in the other language, at the part of the report that stands on the screen."""
    hand.follow(".languages a")
    # Keys that lead there move the page, so that it may be another quote than the one before.
    expect(hand.page).to_have_url(re.compile(f"{REPORT[language]}(#[a-z0-9-]+)?$"))
    expect(hand("html")).to_have_attribute("lang", language)


def sees_how_often_they_met(hand, language):
    hand.follow(".pairs a")
    expect(hand.page).to_have_url(re.compile(f"{PAIR[language]}$"))
    expect(hand(".pair-facts__large")).to_have_text("2")


def follows_them(hand):
    """Open the feed, which holds their meetings and no others."""
    hand.follow(".section__feed a")
    expect(hand.page).to_have_url(re.compile(r"feed\.atom"))
    feed = ElementTree.fromstring(hand("pre").text_content())
    assert len(feed.findall("{http://www.w3.org/2005/Atom}entry")) == 2
