import pytest

from meetings.text.typography import unbroken


def whole(words):
    return f'<span class="unbroken">{words}</span>'


@pytest.mark.parametrize(
    "words",
    ["Al-Farabi", "Kassym-Jomart", "19 giugno", "19 giugno 2022", "1º maggio", "11–12 October"],
)
def test_name_or_day_is_not_broken(words):
    assert unbroken(f"<p>On {words}, he said</p>") == f"<p>On {whole(words)}, he said</p>"


@pytest.mark.parametrize("words", ["long-term", "vice-president", "20 persone", "A–B", "x-"])
def test_ordinary_words_may_break(words):
    assert unbroken(f"<p>{words}</p>") == f"<p>{words}</p>"


def test_addresses_and_attributes_stay_as_they_are():
    html = '<a href="https://example.org/Al-Farabi" title="a > Al-Farabi">here</a>'
    assert unbroken(html) == html


def test_what_no_column_could_hold_may_break():
    name = f"{'A' * 30}-Farabi"
    assert unbroken(name) == name
