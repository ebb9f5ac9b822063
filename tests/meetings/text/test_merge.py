import time

import pytest

from meetings.text.merge import is_marked, marked, merge


@pytest.mark.parametrize(
    ("base", "mine", "theirs", "merged"),
    [
        ("a b c", "a X c", "a b c", "a X c"),
        ("a b c", "a b c", "a X c", "a X c"),
        ("a b c", "a X c", "a X c", "a X c"),
        ("a b c d e", "a X c d e", "a b c Y e", "a X c Y e"),
        ("a\n\nb\n\nc", "a\n\nb X\n\nc", "Y a\n\nb\n\nc", "Y a\n\nb X\n\nc"),
        ("a\n\nb", "a\n\nb\n\nc", "Y\n\nb", "Y\n\nb\n\nc"),
        ("", "x", "", "x"),
    ],
)
def test_changes_of_both_sides_are_kept(base, mine, theirs, merged):
    assert merge(base, mine, theirs) == merged


@pytest.mark.parametrize(
    ("base", "mine", "theirs"),
    [
        ("a b c", "a X c", "a Y c"),
        ("a b", "a b X", "a b Y"),
        ("a b c", "a c", "a Y c"),
        ("", "x", "y"),
    ],
)
def test_the_same_words_changed_otherwise_are_not_merged(base, mine, theirs):
    assert merge(base, mine, theirs) is None


def test_a_paragraph_beyond_all_measure_is_not_compared():
    base = "word " * 10_001
    assert merge(base, base + "mine", base + "theirs") is None


@pytest.mark.parametrize(
    ("base", "mine", "theirs", "text"),
    [
        ("a b c", "a X c", "a Y c", "a ⟦Y ¦ X⟧ c"),
        ("a b c d e", "a X c d E", "a Y c d e", "a ⟦Y ¦ X⟧ c d E"),
        ("a b\n\nc", "a X\n\nc m", "a Y\n\nc", "a ⟦Y ¦ X⟧\n\nc m"),
        ("a b c", "a c", "a Y c", "a ⟦Y  ¦ ⟧c"),
        ("a b c", "a X c", "a b c", "a X c"),
    ],
)
def test_what_clashes_is_marked_in_what_merges(base, mine, theirs, text):
    assert (marked(base, mine, theirs), is_marked(text)) == (text, "⟦" in text)


LONG = ["a\n\n", "a b ", "\n\n\n", f"{'a b ' * 2400}\n\n", f"{'x' * 50}\n\n"]


@pytest.mark.parametrize("unit", LONG)
def test_the_longest_text_of_all_is_merged_in_time(unit):
    base = unit * (200_000 // len(unit))
    started = time.process_time()
    merge(base, f"mine {base} mine", f"theirs {base} theirs")
    assert time.process_time() - started < 5
