"""The data file of countries: complete, consistent, and laid out by its script."""

import datetime
import json
from collections import defaultdict

import pytest

from people.data import build_countries

COUNTRIES = json.loads(build_countries.COUNTRIES.read_text("utf-8"))
BY_CODE = {country["code"]: country for country in COUNTRIES}
CURRENT = [country for country in COUNTRIES if len(country["code"]) == 2]
ENDED = [country for country in COUNTRIES if len(country["code"]) == 4]
# The members of the United Nations, its two observers, XK, TW, CK and NU.
NUMBER_OF_CURRENT_STATES = 193 + 2 + 4


def codes_by(value_of):
    codes = defaultdict(list)
    for country in COUNTRIES:
        for value in value_of(country):
            codes[value].append(country["code"])
    return codes


def shared(value_of):
    return {value: codes for value, codes in codes_by(value_of).items() if len(codes) > 1}


def test_file_is_what_its_script_writes():
    written = build_countries.lay_out([build_countries.complete(one) for one in COUNTRIES])

    assert build_countries.COUNTRIES.read_text("utf-8") == written


def test_every_territory_of_cldr_is_a_state_or_known_to_be_none():
    assert build_countries.undecided(COUNTRIES) == []


def test_territory_that_is_not_decided_is_reported():
    without_kazakhstan = [country for country in COUNTRIES if country["code"] != "KZ"]

    assert build_countries.undecided(without_kazakhstan) == ["KZ"]


def test_no_country_is_held_to_be_no_state():
    assert build_countries.NOT_STATES & set(BY_CODE) == set()


def test_current_states_are_members_of_the_united_nations_and_six_more():
    assert len(CURRENT) == NUMBER_OF_CURRENT_STATES
    assert {"VA", "PS", "XK", "TW", "CK", "NU"} - set(BY_CODE) == set()


def test_ended_states_are_those_of_iso_3166_3_that_were_not_only_renamed():
    codes = [country["code"] for country in ENDED]

    assert codes == ["CSHH", "CSXX", "DDDE", "SUHH", "VDVN", "YDYE", "YUCS"]


def test_codes_are_unique_and_sorted():
    codes = [country["code"] for country in COUNTRIES]

    assert codes == sorted(set(codes))


@pytest.mark.parametrize("field", ["name_it", "name_en", "slug_it", "slug_en"])
def test_no_two_countries_share_a_name_or_an_address(field):
    assert shared(lambda country: [country[field].casefold()]) == {}


def test_every_country_has_an_adjective_in_both_languages():
    missing = [
        one["code"] for one in COUNTRIES if not (one["adjective_it"] and one["adjective_en"])
    ]

    assert missing == []


def test_italian_adjectives_are_lower_case_and_english_ones_are_not():
    wrong = [
        one["code"]
        for one in COUNTRIES
        if not (one["adjective_it"].islower() and one["adjective_en"][0].isupper())
    ]

    assert wrong == []


def test_adjectives_belong_to_one_country_with_known_exceptions():
    assert shared(lambda country: [country["adjective_it"]]) == {"congolese": ["CD", "CG"]}
    assert shared(lambda country: [country["adjective_en"]]) == {
        "Congolese": ["CD", "CG"],
        "Dominican": ["DM", "DO"],
    }


def test_no_other_name_leads_to_two_countries():
    def names(country):
        others = [name["text"] for name in country["other_names"]]
        return {name.casefold() for name in (country["name_it"], country["name_en"], *others)}

    assert shared(names) == {}


def test_other_names_add_to_the_names_and_are_given_once():
    repeated = []
    for country in COUNTRIES:
        texts = [name["text"].casefold() for name in country["other_names"]]
        texts += {country["name_it"].casefold(), country["name_en"].casefold()}
        if len(texts) != len(set(texts)):
            repeated.append(country["code"])

    assert repeated == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Birmania", "MM"),
        ("Burma", "MM"),
        ("Swaziland", "SZ"),
        ("Turkey", "TR"),
        ("Olanda", "NL"),
        ("Holland", "NL"),
        ("USA", "US"),
        ("U.S.", "US"),
        ("America", "US"),
        ("UK", "GB"),
        ("Gran Bretagna", "GB"),
        ("Repubblica Ceca", "CZ"),
        ("Ivory Coast", "CI"),
        ("Zaire", "CD"),
        ("DRC", "CD"),
        ("UAE", "AE"),
        ("Repubblica del Kazakistan", "KZ"),
        ("Republic of Kazakhstan", "KZ"),
        ("Santa Sede", "VA"),
        ("Palestina", "PS"),
        ("URSS", "SUHH"),
        ("DDR", "DDDE"),
        ("Federal Republic of Yugoslavia", "CSXX"),
    ],
)
def test_names_that_people_type_lead_to_the_country(text, code):
    by_name = codes_by(lambda country: [name["text"] for name in country["other_names"]])

    assert by_name[text] == [code]


def test_no_text_has_a_straight_apostrophe():
    texts = codes_by(
        lambda one: (
            [one["name_it"], one["name_en"], one["adjective_it"], one["adjective_en"]]
            + [name["text"] for name in one["other_names"]]
        )
    )

    assert [text for text in texts if "'" in text] == []


def test_addresses_are_ascii_words_joined_by_hyphens():
    slugs = codes_by(lambda country: [country["slug_it"], country["slug_en"]])

    assert [slug for slug in slugs if slug != build_countries.address(slug)] == []


def test_ended_states_have_both_dates_and_current_ones_no_end():
    incomplete = [one["code"] for one in ENDED if not (one["existed_from"] and one["existed_to"])]

    assert incomplete == []
    assert [one["code"] for one in CURRENT if one["existed_to"]] == []


def test_every_ended_state_has_successors_and_no_current_one_has():
    assert [one["code"] for one in ENDED if not one["successors"]] == []
    assert [one["code"] for one in CURRENT if one["successors"]] == []


def test_successors_exist_when_their_predecessor_ends():
    late = []
    for country in ENDED:
        end = datetime.date.fromisoformat(country["existed_to"])
        for code in country["successors"]:
            beginning = BY_CODE[code]["existed_from"]
            if beginning and datetime.date.fromisoformat(beginning) > end + datetime.timedelta(1):
                late.append((country["code"], code))

    assert late == []


def test_successor_states_carry_the_day_on_which_they_began():
    days = {code: BY_CODE[code]["existed_from"] for code in ("CZ", "KZ", "ME", "RU", "SK", "XK")}

    assert days == {
        "CZ": "1993-01-01",
        "KZ": "1991-12-16",
        "ME": "2006-06-03",
        "RU": "1991-12-25",
        "SK": "1993-01-01",
        "XK": "2008-02-17",
    }


def test_baltic_states_do_not_succeed_the_soviet_union():
    assert {"EE", "LV", "LT"} & set(BY_CODE["SUHH"]["successors"]) == set()


def test_script_takes_names_of_current_states_from_cldr_and_keeps_what_people_wrote():
    edited = BY_CODE["KZ"] | {"name_it": "Kazakhstan", "adjective_it": "kazaco", "slug_it": "kz"}

    completed = build_countries.complete(edited)

    assert completed == BY_CODE["KZ"] | {"adjective_it": "kazaco", "slug_it": "kz"}


def test_script_makes_names_and_addresses_of_a_new_state():
    completed = build_countries.complete({"code": "CI"})

    assert (completed["name_it"], completed["slug_it"]) == ("Costa d’Avorio", "costa-d-avorio")
    assert (completed["name_en"], completed["slug_en"]) == ("Côte d’Ivoire", "cote-d-ivoire")
