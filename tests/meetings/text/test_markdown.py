import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetings.text.markdown import (
    MAXIMUM_LENGTH,
    TooLong,
    clean,
    excerpt,
    first_paragraph,
    plain,
    render,
    tidy,
    words,
)

TAG = re.compile(
    r"</?(?:p|em|strong|ul|li|h2|h3|blockquote)>|</(?:a|ol)>|<(?:br|hr)>|<ol(?: start=\"\d+\")?>"
    r"|<a href=\"(?:https?://|mailto:)[^\"<>]+\" rel=\"noopener noreferrer\">"
)
MARKDOWN = st.lists(
    st.one_of(
        st.text(max_size=8),
        st.sampled_from(
            [
                *("\n", "\n\n", "# ", "> ", "- ", "1. ", "*", "**", "_", "[a](", "](", ")", "!["),
                *("](http:", "<script>", "<p>", "<a href=", "javascript:x)", "https://a.it)"),
                *("&#60;", "&nbsp;", "\\", "    ", "```\n", "---\n", "<https://a.it>", "\u00a0"),
                *("«", "’", '"'),
            ]
        ),
    ),
    max_size=40,
).map("".join)


@pytest.mark.parametrize(
    ("source", "html"),
    [
        ("", ""),
        ("   \n\t", ""),
        ("Uno\n\nDue", "<p>Uno</p>\n<p>Due</p>\n"),
        ("**Uno** e *due*", "<p><strong>Uno</strong> e <em>due</em></p>\n"),
        (
            "# Uno\n## Due\n### Tre\n#### Quattro",
            "<h2>Uno</h2>\n<h2>Due</h2>\n<h3>Tre</h3>\n<h3>Quattro</h3>\n",
        ),
        ("- uno\n- due", "<ul>\n<li>uno</li>\n<li>due</li>\n</ul>\n"),
        ("3. tre", '<ol start="3">\n<li>tre</li>\n</ol>\n'),
        ("> uno", "<blockquote>\n<p>uno</p>\n</blockquote>\n"),
        ("uno\n---\ndue", "<p>uno</p>\n<hr>\n<p>due</p>\n"),
        ("uno  \ndue", "<p>uno<br>\ndue</p>\n"),
        ("    rientrato", "<p>rientrato</p>\n"),
        ("`x`", "<p>`x`</p>\n"),
        ("A & B < C", "<p>A &amp; B &lt; C</p>\n"),
        ("19\u00a0giugno", "<p>19 giugno</p>\n"),
        ("uno\u2028due\x0btre", "<p>uno\ndue\ntre</p>\n"),
        ("perche\u0301", "<p>perché</p>\n"),
        ("a\x00b\x01c\ud800d", "<p>abcd</p>\n"),
    ],
)
def test_markdown_becomes_html(source, html):
    assert render(source) == html


@pytest.mark.parametrize(
    ("source", "html"),
    [
        ("<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>\n"),
        ("<p onclick=x>", "<p>&lt;p onclick=x&gt;</p>\n"),
        ("[x](javascript:alert(1))", "<p>[x](javascript:alert(1))</p>\n"),
        ("[x](data:text/html,1)", "<p>[x](data:text/html,1)</p>\n"),
        ("[x](/admin/)", "<p>x</p>\n"),
        ("[x](//evil.example)", "<p>x</p>\n"),
        ("[x](ftp://a.it)", "<p>x</p>\n"),
        ("![una *foto*](https://a.it/f.png)", "<p>una *foto*</p>\n"),
        ("&lt;script&gt;", "<p>&lt;script&gt;</p>\n"),
    ],
)
def test_what_is_unsafe_stays_as_text(source, html):
    assert render(source) == html


def test_links_lead_outside_without_referrer_or_title():
    assert render('[uno](https://a.it/?a=1&b=2 "due")') == (
        '<p><a href="https://a.it/?a=1&amp;b=2" rel="noopener noreferrer">uno</a></p>\n'
    )


def test_cleaning_drops_what_rendering_never_makes():
    assert (
        clean('<p class="a" title="b"><mark>x</mark><img src="y"><script>z</script></p>')
        == "<p>x</p>"
    )


def test_text_over_the_limit_is_refused():
    with pytest.raises(TooLong):
        render("à" * (MAXIMUM_LENGTH // 2 + 1))


def test_text_at_the_limit_is_rendered():
    text = "à" * (MAXIMUM_LENGTH // 2)
    assert render(text) == f"<p>{text}</p>\n"


@given(MARKDOWN)
def test_nothing_but_the_allowed_tags_comes_out(source):
    assert "<" not in TAG.sub("", render(source))


@given(MARKDOWN)
def test_rendering_leaves_nothing_for_a_second_cleaning(source):
    assert clean(render(source)) == render(source)


@given(MARKDOWN)
def test_tidying_twice_changes_nothing(source):
    assert tidy(tidy(source)) == tidy(source)


def depth(html):
    deepest = current = 0
    for tag in re.findall(r"</?[a-z][^<>]*>", html):
        current += 0 if tag in ("<br>", "<hr>") else -1 if tag.startswith("</") else 1
        deepest = max(deepest, current)
    return deepest


ADVERSARIES = {
    "quotations": "> " * 60_000 + "fine",
    "lazy quotation": "> " * 30 + "a\n" + "a\n" * 20_000 + "fine",
    "lists in one line": "- " * 60_000 + "fine",
    "lists by margin": "".join(f"{' ' * (2 * n)}- a\n" for n in range(200)) + "fine",
    "emphasis": "*a **b " * 10_000 + "b** a*" * 10_000 + "fine",
    "brackets": "[" * 60_000 + "fine",
    "links": "[a](" * 20_000 + "fine",
    "pictures": "![" * 30_000 + "fine",
    "wide spaces": "a\u00a0" * 60_000 + "fine",
    "entities": "&nbsp;" * 20_000 + "fine",
    "unclosed tags": "<div>" * 20_000 + "fine",
    "accents": "a" + "\u0301\u0323" * 40_000 + "fine",
}


@pytest.mark.parametrize("source", ADVERSARIES.values(), ids=ADVERSARIES.keys())
def test_hostile_text_is_shallow_when_it_is_cleaned_and_keeps_its_end(source, monkeypatch):
    seen = []
    monkeypatch.setattr(
        "meetings.text.markdown.clean", lambda html: seen.append(html) or clean(html)
    )
    assert "fine" in render(source)
    assert depth(seen[0]) <= 18
    assert len(seen[0]) <= 10 * MAXIMUM_LENGTH


def test_plain_text_of_markdown_has_a_line_for_each_block():
    source = "# Titolo\n\nUno **due**\ntre\n\n- a & b\n- c"
    assert plain(source) == "Titolo\nUno due tre\na & b\nc"


def test_plain_text_of_html_is_that_of_its_markdown():
    source = "# Titolo\n\nUno **due**  \ntre\n\n- a & b\n- c <d>"
    assert plain(render(source)) == plain(source)


def test_quotation_marks_of_the_page_leave_the_plain_text_unchanged():
    html = '<p>Ha detto <mark data-quote="k">«sì»</mark>.</p><aside class="quote-notes"></aside>'
    assert plain(html) == "Ha detto «sì»."


@given(MARKDOWN)
def test_plain_text_never_fails_and_has_no_empty_lines(source):
    text = plain(source)
    assert text == "\n".join(" ".join(line.split()) for line in text.splitlines() if line.strip())


def test_first_paragraph_passes_over_headings_and_lists():
    assert (
        first_paragraph("## Titolo\n- voce\n\nIl **primo** paragrafo.\n\nIl secondo.")
        == "Il primo paragrafo."
    )


def test_first_paragraph_of_a_list_alone_is_its_text():
    assert first_paragraph("- uno\n- due") == "uno due"


def test_first_paragraph_of_nothing_is_empty():
    assert first_paragraph(" ") == ""


@pytest.mark.parametrize(
    ("text", "limit", "beginning"),
    [
        ("uno due tre", 11, "uno due tre"),
        ("uno due tre", 10, "uno due…"),
        ("uno due, tre", 10, "uno due…"),
        ("uno\n due", 7, "uno due"),
        ("a" * 20, 10, "a" * 9 + "…"),
        ("", 10, ""),
    ],
)
def test_excerpt_is_cut_between_words(text, limit, beginning):
    assert excerpt(text, limit) == beginning


@given(st.text(), st.integers(min_value=1, max_value=40))
def test_excerpt_is_never_longer_than_its_limit(text, limit):
    assert len(excerpt(text, limit)) <= limit


@pytest.mark.parametrize(
    ("source", "count"),
    [("", 0), ("# Uno\n\ndue **tre**", 3), ("L’Ucraina, nel 2022", 3), ("« – »", 0)],
)
def test_words_are_counted_without_marks(source, count):
    assert words(source) == count
