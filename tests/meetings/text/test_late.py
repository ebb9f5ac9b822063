"""Paragraphs that wait for something are signed where they end."""

from meetings.text.late import signed
from meetings.text.markdown import render
from meetings.text.quotation import mark

SIGN = ' <small class="behind">late</small>'


def test_a_paragraph_is_signed_at_its_end():
    assert signed(render("One.\n\nTwo."), ["One."], "late") == f"<p>One.{SIGN}</p>\n<p>Two.</p>\n"


def test_of_two_that_are_the_same_each_is_signed_once():
    assert signed(render("One.\n\nOne."), ["One.", "One."], "late").count(SIGN) == 2


def test_a_list_is_signed_at_its_last_item():
    html = signed(render("Intro.\n\n- a\n- b\n\nEnd."), ["- a\n- b"], "late")
    assert f"<li>b{SIGN}</li>" in html


def test_a_marked_quote_stays_whole():
    html = mark(render("He said “words”."), [("key", "words")])
    assert signed(html, ["He said “words”."], "late").count(f"</mark>.{SIGN}</p>") == 1


def test_what_does_not_stand_there_is_not_signed():
    html = render("One.")
    assert signed(html, ["Three.", ""], "late") == html


def test_a_label_is_text():
    assert "&lt;b&gt;" in signed(render("One."), ["One."], "<b>")
