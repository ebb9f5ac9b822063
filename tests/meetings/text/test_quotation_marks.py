import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetings.text.quotation_marks import ALL, balanced, embraced


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Ha detto: «L’Ucraina è “sovrana”».", "it"),
        ("un po’ di «pace», l’altro ’90 e il ‘68", "it"),
        ("He said: “It’s the ‘new era’ of leaders’ summits.”", "en"),
        ('"uno" e "due"', "it"),
        ("„Frieden“, sagte er, und »mehr«", "de"),
        ("Он сказал: «мир „сейчас“»", "ru"),
        ("”Fred”, sade han", "sv"),
        ("", "it"),
    ],
)
def test_marks_with_their_fellows_are_balanced(text, language):
    assert balanced(text, language) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("«Pace", [(0, "«")]),
        ("Pace»", [(4, "»")]),
        ("«Ha detto “pace»", [(10, "“")]),
        ("«Pace” e altro", [(0, "«"), (5, "”")]),
        ('"uno" "due', [(6, '"')]),
        ("«uno\ndue»", [(0, "«"), (8, "»")]),
        ("uno\n“due", [(4, "“")]),
    ],
)
def test_marks_without_their_fellows_are_found_where_they_stand(text, found):
    assert [(one.offset, one.mark) for one in balanced(text, "it")] == found


def test_speech_over_several_paragraphs_repeats_its_mark():
    assert balanced("“One.\n“Two.\n“Three.”", "en") == []


def test_speech_that_never_ends_is_found_at_its_last_paragraph():
    assert [one.offset for one in balanced("“One.\n“Two.\nThree.", "en")] == [6]


@given(st.text(alphabet=[*sorted(ALL), "a", " ", "\n", "9"]), st.sampled_from(["it", "de", "xx"]))
def test_every_mark_reported_stands_in_the_text(text, language):
    found = balanced(text, language)
    assert [one.mark for one in found] == [text[one.offset] for one in found]
    assert [one.offset for one in found] == sorted({one.offset for one in found})


@given(st.text(alphabet=[*sorted(ALL), "a", " ", "."], min_size=1), st.data())
def test_embracing_marks_keep_the_run_in_and_stay_in_the_line(line, data):
    first = data.draw(st.integers(0, len(line) - 1))
    last = data.draw(st.integers(first, len(line) - 1))
    before, after = embraced(line, first, last)
    assert 0 <= before <= first <= last <= after < len(line)
