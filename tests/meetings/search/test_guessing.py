import pytest

from meetings import search
from meetings.search.guessing import guesses
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
