"""Texts that are not what they look like."""

import time

import pytest

from meetings.text.deception import lookalikes, neutral, unseen

OVERRIDE, ISOLATE, ZERO_WIDTH = "\u202e", "\u2067", "\u200b"
NON_JOINER = "\u200c"


@pytest.mark.parametrize(
    "text",
    [
        "Khamenei ha detto: «Sì»",
        "علی خامنه\u200cای گفت: «سلام»",
        "हिन्\u200dदी",
        "习近平 met Путин at the G20峰会, in 東京タワー",
        "αβγ and Μητσοτάκης",
        "Росатом",
        "со Степаном",
        "L’Unione europea\u00a0— 10\u202f000 km",
        "A\u00adsoft hyphen\u200e",
    ],
)
def test_honest_text_of_any_language_is_left_alone(text):
    assert (unseen(text), lookalikes(text), neutral(text)) == ([], [], text)


@pytest.mark.parametrize(
    ("text", "place", "name"),
    [
        (f"pay {OVERRIDE}001 euro", 4, "U+202E RIGHT-TO-LEFT OVERRIDE"),
        (f"a{ISOLATE}b", 1, "U+2067 RIGHT-TO-LEFT ISOLATE"),
        (f"NA{ZERO_WIDTH}TO", 2, "U+200B ZERO WIDTH SPACE"),
        (f"NA{NON_JOINER}TO", 2, "U+200C ZERO WIDTH NON-JOINER"),
        ("\ufeffNATO", 0, "U+FEFF ZERO WIDTH NO-BREAK SPACE"),
        ("NATO\U000e0041", 4, "U+E0041 TAG LATIN CAPITAL LETTER A"),
    ],
)
def test_character_without_a_shape_is_found_and_named(text, place, name):
    assert [(deceit.start, deceit.names) for deceit in unseen(text)] == [(place, [name])]


@pytest.mark.parametrize(
    ("text", "word", "strange"),
    [
        ("Kassym Тokayev", "Тokayev", "Т"),
        ("Putin and Рutin", "Рutin", "Р"),
        ("the ΝATO summit", "ΝATO", "Ν"),
        ("Хо said", "Хо", "Хо"),
        ("Khаmеnei", "Khаmеnei", "ае"),
    ],
)
def test_word_with_letters_that_only_look_latin_is_found(text, word, strange):
    [found] = lookalikes(text)
    assert (found.text, found.strange) == (word, strange)


def test_what_has_no_shape_is_taken_out_and_the_rest_stays():
    assert neutral(f"{OVERRIDE}Words\u2069 of\ufeff خامنه\u200cای") == "Words of خامنه\u200cای"


def test_long_text_is_looked_through_at_once():
    text = f"Тokayev {OVERRIDE} слово " * 10_000
    before = time.process_time()
    assert (len(unseen(text)), len(lookalikes(text))) == (10_000, 10_000)
    assert time.process_time() - before < 2
