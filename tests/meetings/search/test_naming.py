import datetime

import pytest
from django.db import connection

from meetings import search
from meetings.search import records
from meetings.search.query import LONGEST_QUERY
from meetings.search.register import Register
from people.models import PersonName
from tests import factories

from .shown import holds, met, shown

pytestmark = pytest.mark.django_db


@pytest.fixture
def kazakhstan():
    return factories.country("KZ", adjective_it="kazako", adjective_en="Kazakh")


@pytest.fixture
def tokayev(kazakhstan):
    return shown("Kassym-Jomart Tokayev", "Касым-Жомарт Токаев", kind="transliteration")


def named(text, **asked):
    """Codes of countries, slugs of people, and the rest that were understood."""
    answer = search.names(text, **asked)
    sure = [one for name in answer.names if not name.is_ambiguous for one in name.bearers]
    countries = [one.key for one in sure if one.kind == search.Kind.COUNTRY]
    return countries, [one.key for one in sure if one.kind == search.Kind.PERSON], answer.rest


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
    assert named(text) == ([], [tokayev.pk], "")


def test_a_spelling_added_a_moment_ago_works(tokayev):
    tokayev.names.create(text="Tokaiev")
    assert named("Tokaiev") == ([], [tokayev.pk], "")


@pytest.mark.parametrize("text", ["Зеленский", "Zelenskij"])
def test_a_surname_is_known_in_the_spelling_of_a_pasted_name(text):
    spellings = ("Владимир Зеленский", "Volodymyr Zelenskij", "Il Presidente in felpa")
    zelensky = shown("Volodymyr Zelensky", *spellings, sort_name="Zelensky, Volodymyr")
    assert named(text) == ([], [zelensky.pk], "")
    assert named("felpa") == ([], [], "felpa")


@pytest.mark.parametrize("sort_name", ["Xi Jinping", "Xi, Jinping"])
def test_an_eastern_name_begins_with_the_surname(sort_name):
    xi = shown("Xi Jinping", "习近平", kind="native", sort_name=sort_name)
    assert [named(text) for text in ("Xi", "习近平", "Jinping")] == [
        ([], [xi.pk], ""),
        ([], [xi.pk], ""),
        ([], [], "Jinping"),
    ]


@pytest.mark.parametrize("text", ["Си Цзиньпин", "Цзиньпин Си", "СИ"])
def test_a_chinese_name_is_known_as_russian_writes_it(text):
    xi = shown("Xi Jinping", sort_name="Xi Jinping")
    assert named(text) == ([], [xi.pk], "")


@pytest.mark.parametrize("name", ["علی خامنه‌ای", "علی خامنهای"])
@pytest.mark.parametrize("text", ["خامنه‌ای", "خامنهای", "علی خامنه‌ای"])
def test_a_joiner_within_a_persian_name_makes_no_difference(name, text):
    khamenei = shown("Ali Khamenei", name, kind="native")
    assert named(text) == ([], [khamenei.pk], "")


def test_a_japanese_spelling_begins_with_the_surname():
    kishida = shown("Fumio Kishida", "岸田 文雄", kind="native")
    assert named("岸田") == ([], [kishida.pk], "")


def lula():
    return shown("Luiz Inácio Lula da Silva", sort_name="Lula da Silva, Luiz Inácio")


@pytest.mark.parametrize("text", ["Lula", "da Silva", "Silva", "Sylva", "Luiz Silva"])
def test_a_surname_of_several_words_is_known_by_its_first_and_its_last_ones(text):
    someone = lula()
    assert named(text) == ([], [someone.pk], "")


@pytest.mark.parametrize("sort_name", ["von der Leyen, Ursula", "Leyen, Ursula von der"])
def test_a_surname_is_known_with_its_particles_and_without(sort_name):
    leyen = shown("Ursula von der Leyen", sort_name=sort_name)
    assert [named(text) for text in ("von der Leyen", "leyen", "von der")] == [
        ([], [leyen.pk], ""),
        ([], [leyen.pk], ""),
        ([], [], "von der"),
    ]


@pytest.mark.parametrize(
    ("name", "sort_name", "text"),
    [("Guido De Pace", "De Pace, Guido", "pace"), ("Aung Min Kyi", "Min Kyi, Aung", "min")],
)
def test_a_word_behind_an_italian_particle_and_a_short_one_are_no_name(name, sort_name, text):
    shown(name, sort_name=sort_name)
    assert named(text) == ([], [], text)


@pytest.mark.parametrize("sort_name", ["da Silva, Pedro", "Silva, Pedro da"])
def test_a_whole_surname_goes_before_a_part_of_another(sort_name):
    lula()
    pedro = shown("Pedro da Silva", sort_name=sort_name)
    assert named("da Silva") == ([], [pedro.pk], "")


def test_a_part_of_the_surnames_of_several_is_ambiguous():
    people = [lula(), shown("Aníbal Cavaco Silva", sort_name="Cavaco Silva, Aníbal")]
    (name,) = search.names("Silva").names
    assert ([one.key for one in name.bearers], name.is_ambiguous) == ([p.pk for p in people], True)


def test_two_names_are_both_understood(tokayev):
    khamenei = shown("Ali Khamenei")
    assert named("Tokayev e Khamenei") == ([], [tokayev.pk, khamenei.pk], "")


def test_a_name_that_is_typed_twice_is_one(tokayev):
    assert named("Tokayev Токаев gas") == ([], [tokayev.pk], "gas")


def test_names_beyond_the_fifth_are_words():
    for code in ("KZ", "IR", "IT", "RU", "UA", "US"):
        factories.country(code)
    answer = search.names("Iran Italia Kazakistan Russia Ucraina Stati Uniti")
    assert (len(answer.names), answer.rest) == (5, "Stati Uniti")


def test_a_name_and_a_country_leave_the_rest_to_be_searched(tokayev):
    factories.country("IR")
    assert named('energia in Iran: Tokayev -gas "a Teheran"') == (
        ["IR"],
        [tokayev.pk],
        'energia in -gas "a Teheran"',
    )


def test_the_longest_name_is_understood():
    factories.country("GN", name_it="Guinea", name_en="Guinea")
    factories.country("GQ", name_it="Guinea equatoriale", name_en="Equatorial Guinea")
    assert named("Guinea Equatoriale gas") == (["GQ"], [], "gas")


def test_an_ambiguous_name_filters_nobody(tokayev):
    other = shown("Marat Tokayev")
    answer = search.names("Tokayev gas")
    assert (named("Tokayev gas"), answer.rest) == (([], [], "gas"), "gas")
    assert [(name.typed, {one.key for one in name.bearers}) for name in answer.ambiguous] == [
        ("Tokayev", {tokayev.pk, other.pk})
    ]


def test_whom_no_live_report_shows_is_unknown():
    made = factories.person("Vladimir Putin")
    factories.participation(factories.report(), person=made)
    assert named("Vladimir Putin") == ([], [], "Vladimir Putin")


def test_whom_no_live_report_shows_takes_no_name_away(tokayev):
    hidden = factories.person("Marat Tokaiev", sort_name="Tokaiev, Marat", spellings=["Tokaiev"])
    factories.participation(factories.report(), person=hidden)
    assert named("Tokaiev") == ([], [tokayev.pk], "")
    assert named("Marat Tokaiev") == ([], [tokayev.pk], "Marat")


@pytest.mark.parametrize("text", ['"Kazakistan"', "«Kazakistan»", "-Kazakistan"])
def test_what_is_quoted_or_excluded_is_no_name(text, kazakhstan):
    assert named(text) == ([], [], text)


@pytest.mark.parametrize(
    "text", ["", " ", "\x00", "---", "😀", "a\x00b", "x " * 5_000, "ж" * 9_000]
)
def test_odd_texts_name_nobody(text, kazakhstan):
    assert named(text) == ([], [], text[:LONGEST_QUERY])


def test_given_names_and_initials_belong_to_the_surname(tokayev):
    shown("Marat Tokayev")
    typed = ("Kassym Tokayev", "Tokayev Jomart", "K. Tokayev", "Jomart Tokaev Kasym")
    assert [named(text) for text in typed] == [([], [tokayev.pk], "")] * 4


@pytest.mark.parametrize("text", ["Tokaiev", "Toqaev", "Tokajew", "Qasym Jomart Tokaiev"])
def test_a_spelling_that_nobody_noted_is_known_if_it_sounds_the_same(text, tokayev):
    assert named(text) == ([], [tokayev.pk], "")


def test_a_name_that_is_only_alike_is_unknown(tokayev):
    assert named("Tokarev") == ([], [], "Tokarev")


@pytest.mark.parametrize("text", ["dell’Ucraina", "dell'Ucraina", "ucraine", "Ukrainians"])
def test_a_country_is_known_behind_an_article_and_as_its_people(text):
    factories.country("UA", adjective_it="ucraino", adjective_en="Ukrainian")
    assert named(text) == (["UA"], [], "")


def test_an_article_is_no_organisation_but_its_capitals_are():
    nations = factories.organization("United Nations", acronym_it="ONU", acronym_en="UN")
    met(shown("Somebody"), mentions=[nations])
    bearers = [
        [str(one) for name in search.names(text).names for one in name.bearers]
        for text in ("un accordo", "UN", "onu")
    ]
    assert bearers == [[], ["ONU"], ["ONU"]]


def test_a_topic_gives_way_to_the_country_of_its_name():
    factories.country("SY", name_it="Siria", name_en="Syria")
    made = factories.report()
    factories.tag(made, factories.topic("Siria"))
    factories.workflow.publish(made, by=factories.editor("Publisher"))
    assert named("Siria") == (["SY"], [], "")


def test_words_of_meetings_say_nothing_beside_a_name(tokayev):
    assert (named("incontro con Tokayev"), named("incontro")) == (
        ([], [tokayev.pk], ""),
        ([], [], "incontro"),
    )
    assert named("who met Tokayev") == ([], [tokayev.pk], "")


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("incontri del 2023", ""),
        ("the meetings in 2023", ""),
        ("incontri", "incontri"),
        ("vertice di Astana 2023", "vertice di Astana"),
        ("who said build bridges", "build bridges"),
        ("chi ha detto", "chi ha detto"),
        ("who", "who"),
    ],
)
def test_words_of_meetings_say_nothing_beside_a_mere_time_or_in_a_question(text, rest):
    assert named(text) == ([], [], rest)


@pytest.mark.parametrize(
    "text",
    [
        "rapporti Kazakistan Tokayev",
        "dove si sono incontrati Tokayev e il Kazakistan",
        "Tokayev visit to Kazakhstan",
    ],
)
def test_words_between_countries_say_nothing_beside_a_name(text, tokayev):
    assert named(text) == (["KZ"], [tokayev.pk], "")


@pytest.mark.parametrize("text", ["Mr Tokayev", "Mr. Tokayev", "signor Tokayev", "Sig. Tokayev"])
def test_a_form_of_address_says_nothing(text, tokayev):
    assert named(text) == ([], [tokayev.pk], "")


def test_a_state_visit_is_looked_for(tokayev):
    assert named("visita di Stato di Tokayev")[2] == "visita di Stato di"


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("Tokayev a Roma", "Tokayev"),
        ("Tokayev e gas", "Tokayev"),
        ("K. Tokayev", "K. Tokayev"),
        ("k tokayev", "k tokayev"),
    ],
)
def test_a_preposition_is_no_initial(text, typed, tokayev):
    tokayev.names.create(text="Anton Emil Tokayev")
    assert [name.typed for name in search.names(text).names] == [typed]


def test_a_sign_by_itself_is_no_part_of_a_name(tokayev):
    khamenei = shown("Ali Khamenei")
    answer = search.names("Tokayev & Khamenei")
    assert [name.typed for name in answer.names] == ["Tokayev", "Khamenei"]
    assert named("Tokayev & Khamenei") == ([], [tokayev.pk, khamenei.pk], "")


def test_whoever_asks_what_was_said_is_understood(tokayev):
    typed = ("cosa ha detto Tokayev", "Tokayev's speech", "tell me of Tokayev", "Tokayev")
    assert [search.names(text).of_sayings for text in typed] == [True, True, True, False]


@pytest.mark.parametrize(
    "text",
    [
        "presidente kazako",
        "Kazakh president",
        "il presidente del Kazakistan",
        "president of Kazakhstan",
        "presidente kazako Tokayev",
        "Tokayev presidente del Kazakistan",
        "presidente Tokayev",
    ],
)
def test_a_post_is_who_holds_it(text, tokayev):
    holds(
        tokayev, "Presidente del Kazakistan", title_en="President of Kazakhstan", start="2019-03-20"
    )
    assert named(text) == ([], [tokayev.pk], "")


def test_a_post_before_somebody_who_never_held_it_is_another_name(tokayev):
    holds(tokayev, "Presidente del Kazakistan", start="2019-03-20")
    khamenei = shown("Ali Khamenei")
    assert named("presidente kazako Khamenei") == ([], [tokayev.pk, khamenei.pk], "")


def test_a_post_before_a_former_holder_is_their_title(tokayev):
    nazarbayev = shown("Nursultan Nazarbayev")
    holds(nazarbayev, "Presidente", start="1990-04-24", end="2019-03-20")
    holds(tokayev, "Presidente", start="2019-03-20")
    assert named("presidente kazako Nazarbayev") == ([], [nazarbayev.pk], "")


def test_a_post_is_who_held_it_in_the_period(tokayev):
    nazarbayev = shown("Nursultan Nazarbayev")
    holds(nazarbayev, "Presidente", start="1990-04-24", end="2019-03-20")
    holds(tokayev, "Presidente", start="2019-03-20")
    typed = {text: named(text)[1] for text in ("presidente kazako", "presidente kazako 2010")}
    assert typed == {
        "presidente kazako": [tokayev.pk],
        "presidente kazako 2010": [nazarbayev.pk],
    }
    until = datetime.date(2000, 12, 31)
    assert named("presidente kazako", last=until)[1] == [nazarbayev.pk]


def test_a_post_that_nobody_holds_is_who_held_it_last(tokayev):
    holds(tokayev, "Presidente", start="2019-03-20", end="2020-01-01")
    assert named("presidente kazako")[1] == [tokayev.pk]


def test_a_post_is_known_by_its_kind_whatever_its_title(tokayev):
    holds(tokayev, "Presidente del Consiglio", role="head_of_government", start="2019-03-20")
    other = shown("Somebody Else")
    holds(other, "Presidente della Repubblica", start="2019-03-20")
    assert [named(text)[1] for text in ("premier kazako", "presidente kazako")] == [
        [tokayev.pk],
        [other.pk],
    ]


def test_the_leaders_of_a_country_are_all_who_lead_it(tokayev):
    holds(tokayev, "Presidente", start="2019-03-20")
    bektenov = shown("Olzhas Bektenov")
    holds(bektenov, "Primo ministro", role="head_of_government", start="2024-02-06")
    minister = shown("Murat Nurtleu")
    holds(minister, "Ministro degli Esteri", role="foreign_minister", start="2023-04-01")
    assert [sorted(named(text)[1]) for text in ("leader kazako", "leaders of Kazakhstan")] == [
        [tokayev.pk, bektenov.pk]
    ] * 2
    assert named("il leader kazako Tokayev") == ([], [tokayev.pk], "")


def test_the_last_leaders_are_meant_where_nobody_leads_now(tokayev):
    holds(tokayev, "Presidente", start="2019-03-20", end="2020-01-01")
    mamin = shown("Askar Mamin")
    holds(mamin, "Primo ministro", role="head_of_government", start="2019-02-25", end="2022-01-05")
    assert sorted(named("leader kazako")[1]) == [tokayev.pk, mamin.pk]


@pytest.mark.parametrize("text", ["NATO chief", "capo della NATO", "head of NATO", "leader NATO"])
def test_an_organisation_has_a_head(text):
    head = shown("Mark Rutte")
    post = factories.office(
        "Segretario generale", role="head_of_organization", organization=nato(head)
    )
    factories.tenure(head, post, started_on="2024-10-01")
    assert named(text) == ([], [head.pk], "")


def nato(head):
    """An organisation that a live report shows."""
    made = factories.organization("NATO")
    met(head, mentions=[made])
    return made


def test_a_pope_needs_no_country():
    francis = shown("Papa Francesco", code="VA")
    holds(francis, "Papa", role="religious_leader", code="VA", title_en="Pope", start="2013-03-13")
    assert [named(text)[1] for text in ("papa", "pope", "the Pope")] == [[francis.pk]] * 3


def test_a_post_whose_holder_is_not_public_leaves_the_country(kazakhstan):
    holds(factories.person("Hidden"), "Presidente", start="2019-03-20")
    assert named("presidente kazako") == (["KZ"], [], "presidente")


@pytest.mark.parametrize("text", ["2022", "giugno 2022", "since 2020"])
def test_a_time_is_no_word(text, tokayev):
    answer = search.names(f"Tokayev {text} gas")
    assert (answer.period_typed, answer.rest) == (text, "gas")


def test_a_quoted_year_is_looked_for_as_it_is():
    assert (search.names('"2022"').period, search.names('"2022"').rest) == (None, '"2022"')


@pytest.mark.parametrize("number", [1, 6])
def test_names_take_two_queries_whoever_is_known(number, django_assert_num_queries):
    for index in range(number):
        shown(f"Leader Number{index}")
    search.register()
    # The stamp of all names, and who is public.
    with django_assert_num_queries(2):
        assert len(search.names("Number0 Kazakistan").names) == 2


def test_names_are_read_again_when_one_was_written_and_only_then(django_assert_num_queries):
    tokayev = shown("Kassym-Jomart Tokayev")
    search.register()
    tokayev.names.bulk_create([PersonName(person=tokayev, text="Il Presidente")])
    # The stamp, the reading, and who is public.
    with django_assert_num_queries(3):
        assert len(search.called("presidente il")) == 1
    with django_assert_num_queries(1):
        search.register()


def test_a_name_that_is_taken_away_is_unknown(tokayev):
    tokayev.names.create(text="Bearded")
    assert named("Bearded")[1] == [tokayev.pk]
    tokayev.names.filter(text="Bearded").delete()
    assert named("Bearded")[1] == []


def test_only_what_has_changed_is_entered_anew(tokayev, monkeypatch):
    other = shown("Ali Khamenei", code="IR")
    search.register()
    entered, enter = [], Register.enter

    def noted(made, record):
        entered.append(record.key)
        enter(made, record)

    monkeypatch.setattr(Register, "enter", noted)
    other.names.create(text="Guide")
    search.register()
    assert entered == [other.pk]


def test_what_is_brought_up_to_date_is_as_if_it_were_read_anew(tokayev):
    other, third = shown("Ali Khamenei", code="IR"), factories.person("Marat Tokayev")
    former = search.register()
    names = set(former.spellings)
    tokayev.names.create(text="Токаев")
    other.name_it = other.name_en = "Ali of Iran"
    other.save()
    third.delete()
    assert search.register() == Register().brought_up_to(*records.read())
    assert set(former.spellings) == names


def test_every_table_of_names_is_watched():
    """SQLite drops triggers with a table that a migration makes anew: they are to be made again."""
    sql = {
        "sqlite": "SELECT count(*) FROM sqlite_master WHERE type = 'trigger'"
        " AND name LIKE 'meetings_search_names_of_%%'",
        "postgresql": "SELECT count(DISTINCT tgrelid) * 3 FROM pg_trigger"
        " WHERE tgname LIKE 'meetings_search_names_of_%%'",
    }
    with connection.cursor() as cursor:
        cursor.execute(sql[connection.vendor], [])
        assert cursor.fetchone() == (21,)
