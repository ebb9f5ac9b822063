"""The words of a web page: what is told, and what stands around it."""

import time

import pytest

from meetings.text.page import plain_page, read_page

TOLD = (
    "The president received the minister in Rome and spoke with him about the supply of grain. "
    "They agreed to meet again before the summer, and to let their ministers prepare a treaty on "
    "trade, on energy and on the schools of both countries."
)
PAGE = f"""<!doctype html><html lang="en-GB"><head><title>A visit | The Site</title>
<style>p {{ color: red }}</style><script>var words = "<p>No words</p>";</script></head>
<body class="has-sidebar"><header><a href="/">The Site</a> <span>Today is Monday</span></header>
<nav><ul><li><a href="/1">News</a></li></ul></nav>
<main><article><header><h1>A visit</h1></header>
<p>{TOLD}</p><!-- <p>Hidden</p> --><p>“We want <em>peace</em>,” he&nbsp;said.<br>And left.</p>
<div class="share-buttons">Share this</div><aside>Read also: another visit</aside></article></main>
<div id="cookie-notice">We use cookies</div><footer>© The Site</footer></body></html>"""


def test_what_is_told_comes_by_paragraphs():
    assert read_page(PAGE).told.split("\n") == [
        "A visit",
        TOLD,
        "“We want peace,” he said. And left.",
    ]


def test_what_stands_around_is_kept_apart():
    assert read_page(PAGE).around.split("\n") == [
        "The Site Today is Monday",
        "News",
        "Share this",
        "Read also: another visit",
        "We use cookies",
        "© The Site",
    ]


def test_page_says_its_title_and_its_language():
    page = read_page(PAGE)
    assert (page.title, page.language) == ("A visit | The Site", "en-GB")


def test_language_that_is_none_is_left_out():
    assert read_page("<html lang='\"><script>'><p>Words").language == ""


def test_page_without_elements_for_its_account_is_told_whole():
    page = read_page(f"<title>x</title><table><tr><td>{TOLD}<td><a href=1>More</a></table>")
    assert (page.told, page.around) == (TOLD, "More")


def test_page_within_one_form_is_told():
    assert read_page(f"<form><div><p>{TOLD}</p></div></form>").told == TOLD


def test_page_of_menus_alone_is_told_as_it_is():
    assert read_page(f"<nav>{TOLD}</nav><p>Yes</p>").told == f"{TOLD}\nYes"


def test_field_for_a_password_is_seen():
    assert read_page("<form><input type=password></form>").asks_password
    assert not read_page("<form><input type=text></form>").asks_password


def test_sign_of_greater_in_an_attribute_does_not_end_the_tag():
    assert read_page('<p title="a > b">Words</p>').told == "Words"


def test_lonely_sign_is_a_word():
    assert read_page("<p>1 < 2 and 3 > 2 &lt;b&gt;</p>").told == "1 < 2 and 3 > 2 <b>"


def test_plain_text_has_a_paragraph_between_empty_lines():
    assert plain_page("One\nline.\n\n \nTwo.\r\n").told == "One line.\nTwo."


@pytest.mark.parametrize(
    "hostile",
    [
        "<div>" * 100_000,
        "<" * 250_000,
        '<a"' * 150_000,
        "<!--" * 125_000,
        "<script>" * 62_000,
        "</script" * 62_000,
        "<p " + "x" * 250_000,
        "&" * 250_000,
        "&#" * 250_000,
        "<b>" * 150_000 + "</b>" * 10,
        "<div>" * 399 + "</p>" * 100_000,
        "\u00a0" * 250_000,
        "<p class='" + "a " * 225_000 + "'>x",
        "<p><p>" * 75_000,
        "e\u0301" * 150_000,
    ],
)
def test_hostile_page_is_read_in_moments(hostile):
    began = time.process_time()
    read_page(hostile)
    assert time.process_time() - began < 5
