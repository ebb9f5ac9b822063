import pytest

from meetings.text.merge import merge


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
