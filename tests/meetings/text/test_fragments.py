import pytest

from meetings.text.fragments import at_the_words, fragment

URL = "https://example.org/page"


@pytest.mark.parametrize(
    ("quote", "meant"),
    [
        ("We want peace", "We%20want%20peace"),
        ("peace, bread & land", "peace%2C%20bread%20%26%20land"),
        ("the NATO-Russia Council", "the%20NATO%2DRussia%20Council"),
        ("così è la pace", "cos%C3%AC%20%C3%A8%20la%20pace"),
        ("100% of #1 + more?", "100%25%20of%20%231%20%2B%20more%3F"),
        ("«La pace»", "%C2%ABLa%20pace%C2%BB"),
        (
            "中方愿同各方合作",
            "%E4%B8%AD%E6%96%B9%E6%84%BF%E5%90%8C%E5%90%84%E6%96%B9%E5%90%88%E4%BD%9C",
        ),
        (
            "We want a just and lasting peace for all of the people",
            "We%20want%20a%20just,all%20of%20the%20people",
        ),
        ("We came … and we left.", "We%20came,and%20we%20left"),
        ("… we left …", "we%20left"),
        ("…", ""),
        ("", ""),
    ],
)
def test_words_are_written_as_browsers_read_them(quote, meant):
    assert fragment(quote) == meant


def test_address_opens_at_the_words():
    assert at_the_words(URL, "We want") == f"{URL}#:~:text=We%20want"


def test_place_that_the_address_names_already_stays():
    assert at_the_words(f"{URL}#part", "We want") == f"{URL}#part:~:text=We%20want"


def test_address_without_words_is_the_page():
    assert at_the_words(URL, "…") == URL


def test_words_that_stand_twice_are_told_apart_by_those_before():
    page = "The minister then said: we want peace.\nAnd again: we want peace."
    assert fragment("we want peace", page) == "minister%20then%20said%3A-,we%20want%20peace"


def test_words_that_stand_once_need_none_before():
    assert fragment("we want peace", "He said: we want peace.") == "we%20want%20peace"
