import pytest

from people.names import fold
from people.skeletons import near, skeletons


def heard(text):
    return skeletons(fold(text))


@pytest.mark.parametrize(
    "spellings",
    [
        "Biden Байден بايدن بایدن",
        "Reagan Рейган ريغان ریگان",
        "Meloni Мелони ميلوني ملونی",
        "Scholz Шольц شولتس شولتز",
        "Stoltenberg Столтенберг ستولتنبرغ استولتنبرگ",
        "Mattarella Маттарелла ماتاريلا",
        "Tajani Таяни تاياني",
        "Putin Путин پوتین بوتين",
        "Erdoğan Эрдоган أردوغان",
        "Zelensky Зеленский زيلينسكي زلنسکی",
        "Khamenei Хаменеи خامنه‌ای خامنئي",
        "Raisi Раиси رئیسی",
        "Macron Макрон ماكرون",
        "Johnson Джонсон جونسون",
        "Churchill Черчилль تشرشل",
        "Hollande Олланд هولاند",
        "Herzog Герцог هرتسوغ",
        "Harris Харрис هاريس",
        "Sánchez Санчес سانشيز",
        "Vučić Вучич فوتشيتش",
        "Lavrov Лавров لافروف لاوروف",
        "al-Sisi السيسي",
    ],
)
def test_a_name_has_the_same_consonants_in_every_script(spellings):
    latin, *others = spellings.split()
    assert [spelling for spelling in others if not heard(latin) & heard(spelling)] == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Маттарелла", "Mazzarella"),
        ("Байден", "Patten"),
        ("Рейган", "Rohan"),
        ("Мелони", "Merloni"),
        ("ایران", "Rouhani"),
        ("Лула", "Leyla Al"),
        ("Токаев", "Tokarev"),
    ],
)
def test_other_names_have_other_consonants(one, other):
    assert not heard(one) & heard(other)


@pytest.mark.parametrize("text", ["", "Ма", "Аоки", "مي", "习近平", "윤석열", "😀"])
def test_one_consonant_and_other_scripts_say_nothing(text):
    assert heard(text) == frozenset()


def test_the_joiners_of_persian_make_no_difference():
    assert heard("خامنه‌ای") == heard("خامنهای")


def test_letters_are_near_enough_to_compare():
    assert [near(fold(text)) for text in ("رئیسی", "Байден")] == ["riisi", "bayden"]
