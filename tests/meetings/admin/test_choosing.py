"""What the boxes of the form suggest."""

import datetime

import pytest

from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def author(client):
    account = factories.editor("Author", language="en")
    client.force_login(account)
    return account


def suggested(client, kind, **asked):
    return client.get(f"/admin/meetings/report/choose/{kind}/", asked).json()["results"]


def test_person_is_suggested_by_any_spelling_which_is_said(client):
    factories.person("Kassym-Jomart Tokayev", spellings=["Qasym-Jomart Toqaev"])
    (found,) = suggested(client, "person", q="toqaev")
    assert (found["text"], found["spelling"]) == ("Kassym-Jomart Tokayev", "Qasym-Jomart Toqaev")


def test_person_is_told_apart_by_post_country_and_years(client):
    iran = factories.country("IR")
    raisi = factories.person("Ebrahim Raisi", born_on=datetime.date(1960, 12, 14))
    factories.tenure(raisi, factories.office("Presidente", title_en="President", country=iran))
    (found,) = suggested(client, "person", q="raisi")
    assert found["detail"] == "President · Iran · 1960–"


def test_post_is_that_of_the_day_of_the_meeting(client):
    lula = factories.person("Lula")
    mayor = factories.office("Sindaco", title_en="Mayor")
    factories.tenure(
        lula, mayor, started_on=datetime.date(1990, 1, 1), ended_on=datetime.date(1995, 1, 1)
    )
    factories.tenure(
        lula, factories.office(title_en="President"), started_on=datetime.date(2023, 1, 1)
    )
    (found,) = suggested(client, "person", q="lula", on="1992-05-01")
    assert found["detail"].startswith("Mayor")
    assert [post["text"] for post in found["posts"]] == ["Mayor (1990–1995)"]


def test_misspelt_name_is_suggested(client):
    factories.person("Volodymyr Zelenskyy")
    assert [found["text"] for found in suggested(client, "person", q="Zelenksy")] == [
        "Volodymyr Zelenskyy"
    ]


@pytest.mark.parametrize("text", ["kazakistan", "Kazakhst", "kazako", "KZ", "Cazachstan"])
def test_country_is_suggested_in_both_languages_and_by_other_names(client, text):
    factories.country("KZ", adjective_it="kazako", other_names=[{"text": "Cazachstan"}])
    assert [found["id"] for found in suggested(client, "country", q=text)] == ["KZ"]


def test_organisation_is_suggested_by_acronym(client):
    nato = factories.organization("Alleanza atlantica", acronym_it="NATO", acronym_en="NATO")
    assert [found["id"] for found in suggested(client, "organization", q="nato")] == [nato.pk]


def test_topic_is_suggested_in_either_language(client):
    topic = factories.topic("Energia", name_en="Energy")
    assert [found["id"] for found in suggested(client, "topic", q="energia")] == [topic.pk]


def test_record_added_a_moment_ago_is_found_by_its_key(client):
    person = factories.person("Ebrahim Raisi")
    assert suggested(client, "person", id=str(person.pk))[0]["text"] == "Ebrahim Raisi"


@pytest.mark.parametrize("asked", [{"q": "a" * 500}, {"id": "abc"}, {"id": "9" * 30}])
def test_odd_questions_get_no_suggestions(client, asked):
    factories.person("Ebrahim Raisi")
    assert suggested(client, "person", **asked) == []


def test_unknown_kind_is_not_found(client):
    assert client.get("/admin/meetings/report/choose/password/").status_code == 404
