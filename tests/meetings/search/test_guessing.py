import pytest

from meetings import search
from meetings.search.guessing import guesses, guesses_across
from tests import factories

from .shown import shown

pytestmark = pytest.mark.django_db


def guessed(text):
    return [(one.typed, one.text) for one in guesses(text, search.register())]


@pytest.mark.parametrize("text", ["Tokarev", "Tokaeyv", "Tokayew", "Tokyev"])
def test_a_mistyped_name_is_guessed(text):
    shown("Kassym-Jomart Tokayev")
    assert guessed(f"{text} gas") == [(text, "Kassym-Jomart Tokayev gas")]


def test_a_mistyped_country_is_guessed():
    factories.country("KZ")
    assert guessed("Kazzakhistan")[0] == ("Kazzakhistan", "Kazakistan")


def test_who_is_not_public_is_never_guessed():
    factories.person("Kassym-Jomart Tokayev", sort_name="Tokayev, Kassym-Jomart")
    assert guessed("Tokarev") == []


@pytest.mark.parametrize("text", ["", "energia", "con", '"Tokarev"', "*", "😀"])
def test_other_words_are_no_name(text):
    shown("Kassym-Jomart Tokayev")
    assert guessed(text) == []


@pytest.mark.parametrize("text", ["Байден", "بايدن", "بایدن"])
def test_a_name_is_guessed_from_another_script_by_its_consonants(text):
    shown("Joe Biden", code="US")
    assert guessed(f"{text} gas") == [(text, "Joe Biden gas")]


def test_a_whole_name_in_another_script_is_guessed_as_one():
    shown("Olaf Scholz", code="DE")
    assert guessed("Олаф Шольц gas") == [("Олаф Шольц", "Olaf Scholz gas")]


def test_of_names_with_the_same_consonants_the_nearer_one_goes_before_and_others_follow():
    for name in ("Laura Borden", "Joe Biden", "Ada Baden"):
        shown(name, code="US")
    assert [text for _typed, text in guessed("Байден")] == ["Ada Baden", "Joe Biden"]


def test_a_name_in_latin_letters_is_not_guessed_by_its_consonants():
    shown("Joe Biden", code="US")
    assert guessed("bodeno") == []


def test_who_is_not_public_is_not_guessed_from_another_script():
    factories.person("Joe Biden", sort_name="Biden, Joe")
    assert guessed("Байден") == []


def across(text):
    named = search.names(text)
    known = search.register()
    return [(one.typed, one.text) for one in guesses_across(text, named.names, known)]


@pytest.fixture
def meloni():
    factories.country("GE", name_en="Georgia", name_it="Georgia")
    return shown("Giorgia Meloni", code="IT")


@pytest.mark.parametrize(
    "text", ["georgia meloni", "Georgia Melonni", "gas Georgia Meloni", "Джорджа Мелони"]
)
def test_words_that_are_other_names_may_be_one_with_a_slip(text, meloni):
    assert [instead for _typed, instead in across(text)] == [
        f"{'gas ' if 'gas' in text else ''}Giorgia Meloni"
    ]


@pytest.mark.parametrize(
    "text",
    ["Giorgia Meloni", "Meloni", "Georgia", "Georgia Tokayev", '"georgia" meloni', "gas oil"],
)
def test_what_is_named_rightly_is_not_guessed_again(text, meloni):
    shown("Kassym-Jomart Tokayev")
    assert across(text) == []
