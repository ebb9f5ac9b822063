import datetime

import pytest

from meetings import workflow
from people.models import Country
from tests.factories import (
    editor,
    live_report,
    mention,
    organization,
    person,
    report,
    tag,
    topic,
)
from tests.meetings.search.shown import holds, met, shown

pytestmark = pytest.mark.django_db
ITALIAN, ENGLISH = "/it/cerca/suggerimenti/", "/en/search/suggestions/"


def suggested(client, text, address=ITALIAN):
    """The labels that are suggested, by heading."""
    groups = client.get(address, {"q": text}).json()["groups"]
    return {group["label"]: [one["label"] for one in group["suggestions"]] for group in groups}


def first(client, text, address=ITALIAN):
    return client.get(address, {"q": text}).json()["groups"][0]["suggestions"][0]


def tokayev():
    somebody = shown(
        "Kassym-Jomart Tokayev",
        "Касым-Жомарт Токаев",
        kind="native",
        slug="kassym-jomart-tokayev",
    )
    holds(somebody, "Presidente del Kazakistan", start=datetime.date(2019, 3, 20))
    return somebody


def test_leader_is_suggested_with_post_and_years(client):
    tokayev()
    assert first(client, "toka") == {
        "label": "Kassym-Jomart Tokayev",
        "address": "/it/leader/kassym-jomart-tokayev/",
        "detail": "Presidente del Kazakistan, 2019–",
        "found_as": "",
        "language": "",
    }


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("Tokaie", ""),
        ("токае", "trovato come Токаев"),
        ("Tokyaev", ""),
        ("jomart tok", ""),
    ],
)
def test_leader_is_suggested_for_a_beginning_in_any_spelling(client, typed, told):
    tokayev()
    found = first(client, typed)
    assert (found["label"], found["found_as"]) == ("Kassym-Jomart Tokayev", told)


def test_name_that_is_written_otherwise_is_told_as_it_stands_in_the_record(client):
    shown("Volodymyr Zelensky", "Volodymyr Zelens'kyj")
    assert first(client, "zelens kyj")["found_as"] == "trovato come Volodymyr Zelens'kyj"


def test_who_holds_a_post_is_suggested_for_it(client):
    tokayev()
    assert suggested(client, "presidente del kazakistan") == {"Leader": ["Kassym-Jomart Tokayev"]}


def test_who_is_in_office_comes_before_who_was(client):
    former, present = shown("Anna Marini"), shown("Bruno Marini")
    holds(former, "Presidente", start=datetime.date(1990, 1, 1), end=datetime.date(1995, 1, 1))
    holds(present, "Premier", role="head_of_government", start=datetime.date(2020, 1, 1))
    assert suggested(client, "marin") == {"Leader": ["Bruno Marini", "Anna Marini"]}


def test_country_is_suggested_under_another_name_and_by_its_adjective(client):
    country = Country.objects.get_or_create(
        code="MM", defaults={"name_it": "Myanmar", "name_en": "Myanmar", "slug_it": "myanmar"}
    )[0]
    country.other_names = ["Birmania"]
    country.adjective_it = "birmano"
    country.save()
    assert first(client, "birman")["found_as"] == "trovato come Birmania"
    assert suggested(client, "birmani") == {"Paesi": ["Myanmar"]}


def test_organisations_topics_and_reports_are_suggested_by_kind(client):
    made = report(title_it="Energia e gas", title_en="Energy and gas")
    mention(made, organization=organization("Energia-Insieme"))
    tag(made, topic("Energia"))
    workflow.publish(made, by=editor("Publisher"))
    assert suggested(client, "energia") == {
        "Temi": ["Energia"],
        "Organizzazioni": ["Energia-Insieme"],
        "Resoconti": ["Energia e gas"],
    }


def test_title_in_the_other_language_says_so(client):
    live_report(languages=("it",), title_it="Incontro sul gasdotto")
    found = first(client, "gasdot", ENGLISH)
    assert (found["label"], found["language"]) == ("Incontro sul gasdotto", "it")


def test_two_who_met_are_suggested_together(client):
    one = person("Anna Marini", sort_name="Marini, Anna")
    other = person("Bruno Verdi", sort_name="Verdi, Bruno")
    met(one, other, codes=("IT", "KZ"))
    assert suggested(client, "marini ver")["Insieme"] == ["Anna Marini – Bruno Verdi"]
    assert suggested(client, "verdi marini")["Insieme"] == ["Bruno Verdi – Anna Marini"]


def test_every_two_who_are_suggested_together_have_a_page(client):
    one, other = person("Anna Marini", sort_name="Marini, Anna"), person("Bruno Verdi")
    met(one, other, codes=("IT", "KZ"))
    page = client.get(first(client, "marini bruno verdi")["address"])
    assert page.status_code == 200
    assert page.wsgi_request.path == f"/it/leader/{one.slug}/{other.slug}/"


def test_two_who_never_met_are_not_suggested_together(client):
    shown("Anna Marini")
    shown("Bruno Verdi")
    assert "Insieme" not in suggested(client, "marini verdi")
    one = person("Carlo Neri", sort_name="Neri, Carlo")
    met(one, person("Dario Bruni", sort_name="Bruni, Dario"), codes=("IT", "IT"))
    assert "Insieme" not in suggested(client, "neri bruni")


def test_what_no_live_report_shows_is_not_suggested(client):
    made = report(title_it="Segreto", title_en="Secret")
    mention(made, organization=organization("Segretariato"))
    tag(made, topic("Segretezza"))
    mention(made, person=person("Segreta Persona"))
    assert suggested(client, "segret") == {}
    workflow.publish(made, by=editor("Publisher"))
    assert suggested(client, "segret") == {
        "Leader": ["Segreta Persona"],
        "Organizzazioni": ["Segretariato"],
        "Temi": ["Segretezza"],
        "Resoconti": ["Segreto"],
    }
    workflow.withdraw(made.meeting, by=editor("Publisher"), reason_it="No", reason_en="No")
    assert suggested(client, "segret") == {}


def test_public_name_is_found_behind_hundreds_that_are_not(client):
    for number in range(70):
        person(f"Anna Ma{number:02}")
    shown("Zita Marini")
    assert suggested(client, "ma") == {"Leader": ["Zita Marini"]}


def test_spelling_is_suggested_as_soon_as_it_is_noted(client):
    somebody = shown("Kassym-Jomart Tokayev")
    assert suggested(client, "qwert") == {}
    somebody.names.create(text="Qwertz", kind="alias")
    assert suggested(client, "qwert") == {"Leader": ["Kassym-Jomart Tokayev"]}


@pytest.mark.parametrize(
    "text", ["", " ", "k", "%%%%", "''", "😀", '"', "-", "\\", "* OR", "di il"]
)
def test_nothing_is_suggested_where_nothing_is_said(client, text):
    tokayev()
    answer = client.get(ITALIAN, {"q": text})
    assert (answer.status_code, answer.json()["groups"]) == (200, [])


def test_text_that_is_too_long_is_refused_with_the_reason(client):
    answer = client.get(ITALIAN, {"q": "a" * 201})
    assert answer.status_code == 400
    assert list(answer.json()) == ["message"]


@pytest.mark.parametrize(
    ("query", "status"), [("q=%00", 400), ("q=%FF", 400), (f"q={'a' * 10_000}", 414)]
)
def test_hostile_text_is_refused(client, query, status):
    assert client.get(f"{ITALIAN}?{query}").status_code == status


def test_last_of_several_texts_counts(client):
    tokayev()
    assert client.get(f"{ITALIAN}?q=nobody&q=toka").json()["q"] == "toka"


def test_answer_is_kept_only_while_nothing_changes(client):
    tokayev()
    answer = client.get(ITALIAN, {"q": "toka"})
    again = client.get(ITALIAN, {"q": "toka"}, headers={"If-None-Match": answer["ETag"]})
    assert (answer["Cache-Control"], again.status_code) == ("public, no-cache", 304)
    assert (answer.cookies, answer.get("Vary")) == ({}, None)


def test_screen_reader_is_told_how_many_there_are(client):
    tokayev()
    assert client.get(ITALIAN, {"q": "toka"}).json()["status"] == "1 suggerimento"
    assert client.get(ENGLISH, {"q": "nobody"}).json()["status"] == "0 suggestions"


def test_suggestions_take_the_same_number_of_queries_for_one_and_for_thirty(
    client, django_assert_num_queries
):
    shown("Anna Marini")
    suggested(client, "marini")
    with django_assert_num_queries(3):
        suggested(client, "marini")
    for number in range(30):
        shown(f"Anna Marini {number:02}")
    suggested(client, "marini")
    with django_assert_num_queries(3):
        suggested(client, "marini")


def test_nothing_is_written_by_whoever_asks(client):
    assert client.post(ITALIAN, {"q": "toka"}).status_code == 405
