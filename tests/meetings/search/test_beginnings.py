import pytest

from meetings.search import Beginnings, Grade, register
from tests.factories import country, person

pytestmark = pytest.mark.django_db


def best(text):
    """The names that fit best, and how."""
    found = Beginnings(register()).completions(text)
    return [(str(one.thing), one.grade) for one in found if one.grade == found[0].grade]


@pytest.mark.parametrize(
    ("typed", "grade"),
    [
        ("Gorbachev", Grade.WHOLE),
        ("Gorba", Grade.BEGINS),
        ("gorb mi", Grade.HAS_WORDS),
        ("Gorbatche", Grade.SOUNDS),
        ("Gorbahcev", Grade.MISTYPED),
        ("Grobachev", Grade.MISTYPED),
        ("Horbachev", Grade.MISTYPED),
    ],
)
def test_name_is_found_by_its_beginning_its_sound_and_with_letters_astray(typed, grade):
    person("Mikhail Gorbachev", sort_name="Gorbachev, Mikhail")
    person("Mikhail Suslov", sort_name="Suslov, Mikhail")
    assert best(typed) == [("Mikhail Gorbachev", grade)]


def test_nobody_is_mistaken_for_another_where_a_name_begins_as_typed():
    person("Ivan Tokarev", sort_name="Tokarev, Ivan")
    person("Kassym-Jomart Tokayev", sort_name="Tokayev, Kassym-Jomart")
    assert best("tokar") == [("Ivan Tokarev", Grade.BEGINS)]


def test_word_with_little_sound_is_like_nothing():
    person("Volodymyr Zelensky", sort_name="Zelensky, Volodymyr")
    assert best("zzzz") == []


def test_name_is_told_as_it_stands_in_a_record():
    person("Volodymyr Zelensky", spellings=["Volodymyr Zelens'kyj"])
    names = Beginnings(register())
    assert names.as_written("volodymyr zelens kyj") == "Volodymyr Zelens'kyj"
    assert names.as_written("zelensky") == "Zelensky"


def test_name_goes_before_the_forms_of_an_adjective():
    one = country("MM", name_it="Myanmar", name_en="Myanmar", adjective_it="birmano")
    one.other_names = ["Birmania"]
    one.save()
    (found,) = Beginnings(register()).completions("birman")
    assert found.spelling == "birmania"
