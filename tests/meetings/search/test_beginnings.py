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


@pytest.mark.parametrize("typed", ["Си Цз", "Си Цзин", "Си Цзиньп", "Цзиньпин"])
def test_chinese_name_is_found_by_how_russian_begins_it(typed):
    person("Xi Jinping", sort_name="Xi Jinping")
    assert [name for name, _grade in best(typed)] == ["Xi Jinping"]


@pytest.mark.parametrize("typed", ["Байде", "Байден", "بايدن", "Джо Байд"])
def test_name_in_another_script_is_found_by_its_consonants_the_nearest_first(typed):
    for name in ("Patricia Boudin", "Joe Biden", "Ronald Reagan"):
        person(name, sort_name=", ".join(reversed(name.split())))
    assert best(typed)[0] == ("Joe Biden", Grade.CONSONANTS)
    assert ("Ronald Reagan", Grade.CONSONANTS) not in best(typed)


@pytest.mark.parametrize("typed", ["Бай", "Bdn", "Байден gas"])
def test_one_consonant_and_latin_letters_are_no_name_in_another_script(typed):
    person("Joe Biden", sort_name="Biden, Joe")
    assert best(typed) == []


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


def test_what_was_written_since_is_suggested_and_what_is_gone_is_not():
    one, other = person("Ivan Tokarev"), person("Mikhail Suslov")
    former = Beginnings(register())
    one.name_it = one.name_en = one.sort_name = "Ivan Petrov"
    one.save()
    other.names.create(text="Michele Suslovi")
    person("Kassym-Jomart Tokayev")
    later = former.brought_up_to(register())
    found = [
        [str(one.thing) for one in later.completions(text)] for text in ("toka", "petr", "michel")
    ]
    assert found == [["Kassym-Jomart Tokayev"], ["Ivan Petrov"], ["Mikhail Suslov"]]
    assert len(later.orders) == 2


def test_where_much_has_changed_all_names_are_put_in_order_anew(monkeypatch):
    monkeypatch.setattr(Beginnings, "most_changed", 1)
    former = Beginnings(register())
    for name in ("Ivan Tokarev", "Mikhail Suslov"):
        person(name)
    later = former.brought_up_to(register())
    assert (len(later.orders), len(later.completions("tokar"))) == (1, 1)
