"""Names as people type them."""

import pytest

from people.spellings import called, country_spellings, find, people_spellings
from tests import factories

SPELLINGS = [
    (1, "Kassym-Jomart Tokayev"),
    (1, "Qasym-Jomart Toqaev"),
    (2, "Recep Tayyip Erdoğan"),
    (3, "Volodymyr Zelenskyy"),
    (4, "Tokarev"),
]


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("Tokayev", [1]),
        ("erdogan", [2]),
        ("kassym jomart", [1]),
        ("tok", [4, 1]),
        ("Zelenksy", [3]),
        ("", []),
        ("'", []),
        ("xyzzy", []),
    ],
)
def test_text_finds_whom_it_may_mean_the_likeliest_first(text, keys):
    assert [match.pk for match in find(SPELLINGS, text)] == keys


def test_match_says_the_spelling_that_fits():
    assert find(SPELLINGS, "toqaev")[0].spelling == "Qasym-Jomart Toqaev"


def test_only_a_whole_name_answers_the_question_who_is_called_so():
    assert called(SPELLINGS, "recep tayyip ERDOGAN") == [2]
    assert called(SPELLINGS, "Erdogan") == []


def test_several_may_be_called_the_same():
    assert called([(1, "Li Qiang"), (2, "Li Qiāng")], "li qiang") == [1, 2]


@pytest.mark.django_db
def test_new_spelling_works_at_once():
    person = factories.person("Papa Francesco")
    assert called(people_spellings(), "Jorge Bergoglio") == []
    person.names.create(text="Jorge Bergoglio")
    assert called(people_spellings(), "Jorge Bergoglio") == [person.pk]


@pytest.mark.django_db
def test_country_is_called_by_adjective_other_name_and_code():
    factories.country("TR", adjective_it="turco", other_names=[{"text": "Türkiye", "language": ""}])
    for text in ("turco", "Turkiye", "TR"):
        assert called(country_spellings(), text) == ["TR"]
