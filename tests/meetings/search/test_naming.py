import pytest

from meetings import search
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def kazakhstan():
    return factories.country("KZ", adjective_it="kazako", adjective_en="Kazakh")


@pytest.fixture
def tokayev(kazakhstan):
    return shown("Kassym-Jomart Tokayev", "Касым-Жомарт Токаев", kind="transliteration")


def shown(name, *spellings, kind="alias", **fields):
    """A person who takes part in a live report."""
    *given, surname = name.split()
    fields.setdefault("sort_name", f"{surname}, {' '.join(given)}" if given else surname)
    made = factories.person(name, **fields)
    for spelling in spellings:
        made.names.create(text=spelling, kind=kind)
    report = factories.report()
    factories.participation(report, person=made, code="KZ")
    factories.workflow.publish(report, by=factories.editor("Publisher"))
    return made


def named(text):
    """Codes, people and rest that were understood."""
    answer = search.names(text)
    return [one.code for one in answer.countries], answer.people, answer.rest


@pytest.mark.parametrize(
    "text",
    ["Kazakistan", "kazakhstan", "KAZAKHSTAN", "kazako", "kazaka", "kazaki", "Kazakh", " Kazakh, "],
)
def test_a_country_is_known_by_name_and_adjective_in_both_languages(text, kazakhstan):
    assert named(text) == (["KZ"], [], "")


@pytest.mark.parametrize("other", [{"text": "Birmania", "language": "it"}, "Birmania"])
def test_a_country_is_known_by_its_other_names(other):
    factories.country("MM", other_names=[other])
    assert named("birmania") == (["MM"], [], "")


@pytest.mark.parametrize(
    "text",
    [
        "Kassym-Jomart Tokayev",
        "tokayev kassym jomart",
        "Tokayev, Kassym-Jomart",
        "Tokayev",
        "Касым-Жомарт Токаев",
        "Токаев",
        "ТОКАЕВ",
        "Tokaev",
    ],
)
def test_a_person_is_known_by_every_spelling_and_surname(text, tokayev):
    assert named(text) == ([], [tokayev], "")


def test_a_spelling_added_a_moment_ago_works(tokayev):
    tokayev.names.create(text="Tokaiev")
    assert named("Tokaiev") == ([], [tokayev], "")


@pytest.mark.parametrize("text", ["Зеленский", "Zelenskij"])
def test_a_surname_is_known_in_the_spelling_of_a_pasted_name(text):
    spellings = ("Владимир Зеленский", "Volodymyr Zelenskij", "Il Presidente in felpa")
    zelensky = shown("Volodymyr Zelensky", *spellings, sort_name="Zelensky, Volodymyr")
    assert search.names(text).people == [zelensky]
    assert search.names("felpa").people == []


@pytest.mark.parametrize("sort_name", ["Xi Jinping", "Xi, Jinping"])
def test_an_eastern_name_begins_with_the_surname(sort_name):
    xi = shown("Xi Jinping", "习近平", kind="native", sort_name=sort_name)
    assert [named(text) for text in ("Xi", "习近平", "Jinping")] == [
        ([], [xi], ""),
        ([], [xi], ""),
        ([], [], "Jinping"),
    ]


def test_a_japanese_spelling_begins_with_the_surname():
    kishida = shown("Fumio Kishida", "岸田 文雄", kind="native")
    assert named("岸田") == ([], [kishida], "")


def test_two_names_are_both_understood(tokayev):
    khamenei = shown("Ali Khamenei")
    assert named("Tokayev e Khamenei") == ([], [tokayev, khamenei], "")


def test_a_name_and_a_country_leave_the_rest_to_be_searched(tokayev):
    factories.country("IR")
    assert named('energia in Iran: Tokayev -gas "a Teheran"') == (
        ["IR"],
        [tokayev],
        'energia in -gas "a Teheran"',
    )


def test_the_longest_name_is_understood():
    factories.country("GN", name_it="Guinea", name_en="Guinea")
    factories.country("GQ", name_it="Guinea equatoriale", name_en="Equatorial Guinea")
    assert named("Guinea Equatoriale gas") == (["GQ"], [], "gas")


def test_an_ambiguous_name_filters_nobody(tokayev):
    other = shown("Marat Tokayev")
    answer = search.names("Tokayev gas")
    assert (answer.people, answer.rest) == ([], "Tokayev gas")
    assert [(name.typed, set(name.people)) for name in answer.ambiguous] == [
        ("Tokayev", {tokayev, other})
    ]


def test_whom_no_live_report_shows_is_unknown():
    made = factories.person("Vladimir Putin")
    factories.participation(factories.report(), person=made)
    assert named("Vladimir Putin") == ([], [], "Vladimir Putin")


@pytest.mark.parametrize("text", ['"Kazakistan"', "«Kazakistan»", "-Kazakistan"])
def test_what_is_quoted_or_excluded_is_no_name(text, kazakhstan):
    assert named(text) == ([], [], text)


@pytest.mark.parametrize(
    "text", ["", " ", "\x00", "---", "😀", "a\x00b", "x " * 5_000, "ж" * 9_000]
)
def test_odd_texts_name_nobody(text, kazakhstan):
    assert named(text) == ([], [], text)


def test_an_office_word_beside_an_adjective_stays(kazakhstan):
    assert named("presidente kazako") == (["KZ"], [], "presidente")


@pytest.mark.parametrize("number", [1, 6])
def test_names_take_as_many_queries_whoever_is_known(number, django_assert_num_queries):
    for index in range(number):
        shown(f"Leader Number{index}")
    with django_assert_num_queries(6):
        assert len(search.names("Number0 Kazakistan").people) == 1
