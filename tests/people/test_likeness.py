"""Who is known already under a like name."""

import pytest

from people import likeness
from people.likeness import KnownNames, remembered_names
from tests import factories

KNOWN = KnownNames(
    [
        (1, "Kassym-Jomart Tokayev"),
        (1, "Kassym-Jomart Tokayev"),
        (1, "Касым-Жомарт Токаев"),
        (2, "Xi Jinping"),
        (2, "习近平"),
        (3, "Recep Tayyip Erdoğan"),
        (4, "Li Qiang"),
    ]
)


@pytest.mark.parametrize(
    ("typed", "people"),
    [
        ("Kassym", [1]),
        ("Tokaev", [1]),
        ("Kasym Jomart Tokaev", [1]),
        ("Токаев", [1]),
        ("Jinping Xi", [2]),
        ("习近", [2]),
        ("Эрдоган", [3]),
        ("tayip erdogan", [3]),
        ("Xi Qiang", []),
        ("To", []),
        ("", []),
        ("'", []),
        ("Volodymyr Zelensky", []),
        ("\U0010ffff" * 200, []),
    ],
)
def test_names_written_alike_are_found_in_any_script(typed, people):
    assert [match.pk for match in KNOWN.like([typed])] == people


def test_likest_comes_first_with_the_spelling_that_says_so():
    known = KnownNames([(1, "Ali Rossini"), (2, "Ali Rossi"), (2, "Rossi")])
    assert [(match.pk, match.spelling) for match in known.like(["Ali Rossi"])] == [
        (2, "Ali Rossi"),
        (1, "Ali Rossini"),
    ]


def test_no_more_are_shown_than_anybody_reads():
    known = KnownNames([(number, f"Ali Khamenei {number}") for number in range(30)])
    assert len(known.like(["Ali Khamenei"])) == likeness.MOST_LIKE


@pytest.mark.django_db
def test_names_are_read_once_until_somebody_says_that_they_changed(django_assert_num_queries):
    person = factories.person("Ali Khamenei")
    assert remembered_names().like(["Chamenei Seyyed"]) == []
    person.names.create(text="Seyyed Chamenei")
    with django_assert_num_queries(0):
        assert remembered_names().like(["Chamenei Seyyed"]) == []
    likeness.forget()
    assert [match.pk for match in remembered_names().like(["Chamenei Seyyed"])] == [person.pk]
