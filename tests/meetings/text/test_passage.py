import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetings.text.passage import nearest

BODY = (
    "Il presidente è arrivato domenica. Ha detto che «le due parti devono rafforzare gli sforzi "
    "per attuare gli accordi». Poi è ripartito."
)


def test_passage_most_like_the_quote_is_found():
    found = nearest(BODY, "Le due parti devono intensificare gli sforzi per attuare gli accordi")
    assert found.text == "le due parti devono rafforzare gli sforzi per attuare gli accordi"
    assert BODY[found.start : found.end] == found.text
    assert found.likeness == pytest.approx(10 / 11)


def test_equal_words_are_wholly_alike():
    assert nearest(BODY, "le due parti").likeness == 1


def test_passage_leaves_out_words_around_it_that_the_quote_lacks():
    assert nearest("uno due tre quattro", "zero due tre cinque").text == "due tre"


@pytest.mark.parametrize(("text", "quote"), [("", "pace"), (BODY, ""), (BODY, "altrove"), ("", "")])
def test_texts_without_a_common_word_have_no_nearest_passage(text, quote):
    assert nearest(text, quote) is None


def test_quote_longer_than_the_text_is_compared_with_all_of_it():
    assert nearest("uno due", "uno due tre").text == "uno due"


def test_without_time_the_most_promising_passage_is_returned():
    assert nearest("pace o guerra. " * 10_000 + "pace e bene", "pace e bene", seconds=0).text == (
        "pace e bene"
    )


@given(st.text(alphabet="ab c«\n"), st.text(alphabet="ab c"))
def test_passage_begins_and_ends_with_words_of_the_text(text, quote):
    found = nearest(text, quote)
    assert found is None or found.text == text[found.start : found.end].strip(" «\n") != ""
