import pytest

from meetings.search.query import LONGEST_QUERY, MOST_SPELLINGS, MOST_TERMS, read, says_something


def likeliest(conjunction):
    """The first spelling of each phrase."""
    return [" ".join(spellings[0]) for spellings in conjunction]


def wanted(text):
    return [likeliest(conjunction) for conjunction in read(text).wanted]


def unwanted(text):
    return [likeliest(conjunction) for conjunction in read(text).unwanted]


def test_words_are_stemmed_in_each_language():
    assert wanted("negoziati") == [["inegoz"], ["enegoziati"]]


def test_words_in_quotation_marks_are_one_phrase():
    assert wanted("«gas naturale» Roma") == [["igas inatural", "irom"], ["egas enatural", "eroma"]]


def test_a_word_after_a_minus_is_unwanted():
    assert (wanted("gas -petrolio"), unwanted("gas -petrolio")) == (
        [["igas"], ["egas"]],
        [["ipetrol"], ["epetrolio"]],
    )


def test_a_phrase_after_a_minus_is_unwanted():
    assert unwanted('-"gas naturale"') == [["igas inatural"], ["egas enatural"]]


def test_words_without_weight_in_one_language_count_in_none():
    assert wanted("la guerra e la pace") == [["iguerr", "ipac"], ["eguerra", "epace"]]


def test_a_word_without_weight_counts_where_it_stands_alone():
    assert wanted("come") == [["ecome"]]


@pytest.mark.parametrize("text", ["dell'Ucraina", "dell’Ucraina", "l´Ucraina"])
def test_elided_articles_count_nothing(text):
    assert wanted(text) == [["iucrain"], ["eucraina"]]


def test_words_may_be_typed_without_accents():
    ((spellings,), _english) = read("verita").wanted
    assert ("iverit",) in spellings


@pytest.mark.parametrize("text", ["", " ", "\x00", "-" * 33, "()*:^\"'", "😀", "«»", "il la"])
def test_signs_alone_ask_for_nothing_or_for_stop_words(text):
    assert read(text).is_empty == (text != "il la")


def test_no_more_terms_are_read_than_the_cap():
    words = " ".join(f"p{number}" for number in range(50))
    assert [len(conjunction) for conjunction in read(words).wanted] == [MOST_TERMS, MOST_TERMS]


def test_nothing_is_read_beyond_the_longest_query():
    assert wanted("gas " + " " * LONGEST_QUERY + "petrolio") == [["igas"], ["egas"]]


def test_a_long_phrase_has_a_limited_number_of_spellings():
    phrase = "negoziati vertici presidenti ministri colloqui"
    ((spellings,), _english) = read(f'"{phrase}"').wanted
    assert len(spellings) == MOST_SPELLINGS


@pytest.mark.parametrize(("text", "answer"), [("e", False), ("and &", False), ("gas", True)])
def test_a_text_of_small_words_says_nothing(text, answer):
    assert says_something(text) == answer
