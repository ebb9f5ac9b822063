import datetime

import pytest

from people.models import Person, PersonName, Tenure
from tests import factories
from tests.meetings.admin.person_forms import ADD, address, seen, signed_in, typed

pytestmark = pytest.mark.django_db


def forged(person):
    return typed(name_it="Forged", name_en="Forged", slug="forged", new_spellings="A spelling")


def test_author_changes_a_person_of_their_own_that_nobody_reads_of(client):
    author = signed_in(client, "Author")
    own = factories.person(created_by=author)
    client.post(address(own), {**forged(own), "seen": seen(client, own)})
    own.refresh_from_db()
    assert (own.name_it, own.slug) == ("Forged", "forged")


def test_author_only_adds_spellings_to_a_person_of_somebody_else(client):
    signed_in(client, "Author")
    other = factories.person(created_by=factories.editor())
    client.post(address(other), forged(other))
    other.refresh_from_db()
    assert (other.name_it, other.slug != "forged") == ("Kassym-Jomart Tokayev", True)
    assert list(other.names.values_list("text", flat=True)) == ["A spelling"]


def test_author_no_longer_changes_their_own_person_once_it_is_public(client):
    author = signed_in(client, "Author")
    report = factories.live_report()
    shown = report.participations.first().person
    Person.objects.filter(pk=shown.pk).update(created_by=author)
    before = shown.name_it
    client.post(address(shown), forged(shown))
    shown.refresh_from_db()
    assert shown.name_it == before


def test_author_does_not_change_a_spelling_or_a_time_in_office_of_others(client):
    signed_in(client, "Author")
    held = factories.tenure(factories.person(spellings=["Right"]))
    spelling = held.person.names.get()
    data = typed(
        names=[{"id": spelling.pk, "text": "Wrong", "kind": "alias", "DELETE": "on"}],
        tenures=[{"id": held.pk, "office": held.office_id, "acting": "on", "DELETE": "on"}],
        kept_names=1,
        kept_tenures=1,
    )
    client.post(address(held.person), data)
    held.refresh_from_db()
    assert (PersonName.objects.get().text, held.acting) == ("Right", False)


def test_author_adds_a_time_in_office(client):
    signed_in(client, "Author")
    person, office = factories.person(), factories.office()
    row = {
        "office": office.pk,
        "started_on": "2019-03-20",
        "started_on_precision": "day",
        "ended_on_precision": "day",
    }
    client.post(address(person), typed(tenures=[row]))
    assert Tenure.objects.get().started_on == datetime.date(2019, 3, 20)


@pytest.mark.parametrize("role", ["Translator", None])
def test_others_add_and_change_nobody(client, role):
    signed_in(client, role)
    person = factories.person(spellings=["Right"])
    answers = [
        client.post(ADD, typed()).status_code,
        client.post(address(person), forged(person)).status_code,
        client.post(f"{address(person)[:-7]}delete/", {"post": "yes"}).status_code,
    ]
    person.refresh_from_db()
    assert (answers, person.name_it) == ([403] * 3, "Kassym-Jomart Tokayev")
    assert (Person.objects.count(), PersonName.objects.count()) == (1, 1)


def test_author_does_not_delete_people_of_others(client):
    signed_in(client, "Author")
    person = factories.person()
    answer = client.post(f"{address(person)[:-7]}delete/", {"post": "yes"})
    assert (answer.status_code, Person.objects.count()) == (403, 1)


def test_author_does_not_delete_through_the_list(client):
    signed_in(client, "Author")
    person = factories.person()
    data = {"action": "delete_selected", "_selected_action": [person.pk], "post": "yes"}
    client.post("/admin/people/person/", data)
    assert Person.objects.count() == 1


@pytest.mark.parametrize(("role", "status"), [("Translator", 200), (None, 302)])
def test_suggestions_are_for_editors(client, role, status):
    factories.person(spellings=["Токаев"])
    if role:
        signed_in(client, role)
    asked = {
        "term": "токаев",
        "app_label": "meetings",
        "model_name": "participation",
        "field_name": "person",
    }
    assert client.get("/admin/people/person/described/", asked).status_code == status


def test_suggestion_says_spelling_post_country_and_years(client):
    signed_in(client)
    holder = factories.person("Kassym-Jomart Tokayev", spellings=["Токаев"])
    factories.tenure(holder, factories.office("President", title_en="President"))
    asked = {
        "term": "токаев",
        "app_label": "meetings",
        "model_name": "participation",
        "field_name": "person",
    }
    results = client.get("/admin/people/person/described/", asked).json()["results"]
    assert [result["text"] for result in results] == [
        "Kassym-Jomart Tokayev (Токаев) — President, Kazakhstan, 2019–"
    ]
