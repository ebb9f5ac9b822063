"""How the Italian and English press call the countries of the world and those who live there."""

import json
from collections import defaultdict

import pytest

from meetings.search.records import Record
from meetings.search.things import Kind
from people.adjectives import ALSO
from people.data.build_countries import COUNTRIES
from people.spellings import folded

TEXTS = ("name_it", "name_en", "slug_it", "slug_en", "adjective_it", "adjective_en")
#: Whoever types one of these may mean either.
SHARED = {"Congo", "coreano", "Korean", "Corea", "Korea"}


def codes_by_name():
    """The codes of all countries that readers find under a name."""
    found = defaultdict(set)
    for one in json.loads(COUNTRIES.read_text("utf-8")):
        texts = (*(one[field] for field in TEXTS), json.dumps(one["other_names"]))
        for name in Record(Kind.COUNTRY, one["code"], texts).names:
            found[name].add(one["code"])
    return found


KNOWN = codes_by_name()


@pytest.mark.parametrize(
    ("code", "written"),
    [
        ("AE", "Emirati, emiratino, emiratina, emiratini, Emiratis, UAE, uae, emiratense"),
        ("AF", "afghano, afgano, afghane, Afghans, Afghani"),
        ("AR", "argentino, argentine, Argentine, Argentinian, Argentines"),
        ("AZ", "azero, azera, azeri, azerbaigiano, Azerbaijani, Azeris, Azerbaigian"),
        ("BD", "bangladese, bengalese, bengalesi, Bangladeshi, Bangladeshis"),
        ("BF", "burkinabé, burkinabè, Burkinabe"),
        ("BH", "bahreinita, bahreiniti, Bahraini, Bahrain"),
        ("BJ", "beninese, beninesi, Beninese"),
        ("BY", "bielorusso, bielorussa, Belarusian, Belorussian, Bielorussia, Belarus"),
        ("CF", "centrafricano, centroafricana, Central African"),
        ("CI", "ivoriano, ivoriani, Ivorian, Ivoirian, Costa d'Avorio, Ivory Coast"),
        ("CV", "capoverdiano, Capo Verde, Cabo Verde, Cape Verdean, Cabo Verdean"),
        ("CZ", "ceco, ceca, cechi, Cechia, Repubblica Ceca, Czechs, Czech Republic"),
        ("EC", "ecuadoriano, ecuadoregno, Ecuadorean"),
        ("FR", "francesi, French, Frenchmen"),
        ("GB", "britannico, britannica, inglesi, Gran Bretagna, Britons, UK, Regno Unito"),
        ("GN", "guineano, guineani, Guinean"),
        ("HR", "croato, croate, Croats"),
        ("IQ", "iracheno, irakeno, Iraqis"),
        ("KE", "keniota, kenioti, keniote, keniano, keniana, kenyano, Kenyans"),
        ("KG", "kirghiso, kirghizo, kirghisi, chirghiso, Kyrgyz, Kyrgyzstani, Kirghizistan"),
        ("KP", "nordcoreano, nordcoreana, North Koreans, Corea del Nord, DPRK"),
        ("KR", "sudcoreano, sudcoreani, South Korean, Corea del Sud"),
        ("KW", "kuwaitiano, kuwaitiani, Kuwaitis"),
        ("KZ", "kazako, kazaki, kazaco, kazakho, Kazakhs, Kazakhstani"),
        ("LK", "srilankese, singalese, cingalesi, Sri Lankans"),
        ("LU", "lussemburghese, Luxembourgers"),
        ("MD", "moldavo, moldava, Moldova, Moldavia, Moldovan, Moldavian"),
        ("MK", "macedone, nordmacedone, Macedonia, Macedonia del Nord, Macedonians"),
        ("MM", "birmano, birmani, myanmarese, Burmese, Birmania, Myanmar"),
        ("MY", "malese, malesi, malaysiano, Malaysians"),
        ("NL", "olandese, olandesi, neerlandese, Dutch, Olanda, Paesi Bassi, Holland"),
        ("NP", "nepalese, nepalesi, Nepali"),
        ("NZ", "neozelandese, New Zealanders"),
        ("OM", "omanita, omaniti, Omanis"),
        ("PH", "filippino, filippine, Philippine, Filipino, Filipinos"),
        ("PK", "pakistano, pachistano, Pakistanis"),
        ("QA", "qatariota, qatarioti, qatariote, qatarino, Qataris"),
        ("RO", "romeno, rumeno, rumeni, Romanians"),
        ("RS", "serbo, serbe, Serbs, Serbians"),
        ("SA", "saudita, sauditi, Saudi, Saudis"),
        ("SI", "sloveno, slovene, Slovenes"),
        ("SV", "salvadoregno, Salvadoran, Salvadorian"),
        ("SZ", "swazi, Swaziland, eSwatini"),
        ("TJ", "tagiko, tagiki, tagico, Tajiks, Tajikistani"),
        ("TL", "timorese, Timor Est, East Timor, East Timorese, Timor-Leste"),
        ("TM", "turkmeno, turkmeni, turcomanno, Turkmens"),
        ("US", "statunitense, statunitensi, americano, americane, USA, Usa, Americans"),
        ("UZ", "uzbeko, uzbeki, usbeco, uzbeca, Uzbeks, Uzbekistani"),
        ("VA", "vaticano, vaticana, Santa Sede, Vaticano, Holy See, Vatican"),
        ("XK", "kosovaro, kossovaro, Kosovar, Kosovan"),
        ("YE", "yemenita, yemeniti, Yemenis"),
    ],
)
def test_a_country_is_found_under_what_the_press_calls_it(code, written):
    names = written.split(", ")
    assert {name: KNOWN[folded(name)] for name in names} == {name: {code} for name in names}


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        ("Congo", {"CD", "CG"}),
        ("congolesi", {"CD", "CG"}),
        ("coreani", {"KP", "KR"}),
        ("Koreans", {"KP", "KR"}),
        ("Coree", {"KP", "KR"}),
    ],
)
def test_what_two_countries_share_means_either(name, codes):
    assert KNOWN[folded(name)] == codes


def test_nothing_else_that_the_press_says_means_two_countries():
    said = {name for names in ALSO.values() for name in names} - SHARED
    assert {name: KNOWN[folded(name)] for name in said if len(KNOWN[folded(name)]) > 1} == {}


def test_the_press_speaks_of_countries_that_are_known():
    codes = {one["code"] for one in json.loads(COUNTRIES.read_text("utf-8"))}
    assert set(ALSO) - codes == set()
