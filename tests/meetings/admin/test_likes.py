"""Known people of a like name, shown while a new one is typed."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from people.models import Person
from tests import factories
from tests.meetings.admin.person_forms import ADD, address, signed_in, typed

pytestmark = pytest.mark.django_db

LIKE = "/admin/people/person/like/"


def asked(client, *names, **further):
    return client.get(LIKE, {"name": names, **further}).json()["results"]


def use(person):
    return address(person).replace("change/", "use/")


def known_person():
    person = factories.person(
        "Kassym-Jomart Tokayev", spellings=["Токаев"], born_on=datetime.date(1953, 5, 17)
    )
    factories.tenure(person, factories.office("Presidente", title_en="President"))
    return person


def test_line_says_who_it_is_and_leads_there(client):
    signed_in(client, "Author")
    person = known_person()
    assert asked(client, "токаев") == [
        {
            "name": "Kassym-Jomart Tokayev",
            "spelling": "Токаев",
            "detail": "President, Kazakhstan, 2019– · 1953–",
            "url": address(person),
        }
    ]


def test_line_in_a_window_of_the_report_gives_the_person_back(client):
    signed_in(client, "Author")
    person = known_person()
    lines = asked(client, "Kassym Jomart Tokayev", _popup="1")
    assert [line["url"] for line in lines] == [f"{use(person)}?_popup=1"]


def test_window_gives_key_and_name_to_the_form_that_opened_it(client):
    signed_in(client, "Translator")
    person = known_person()
    given = client.get(use(person), {"_popup": "1"}).context["popup_response_data"]
    assert given == f'{{"value": "{person.pk}", "obj": "Kassym-Jomart Tokayev"}}'


def test_person_is_shown_where_no_form_waits(client):
    signed_in(client)
    person = known_person()
    assert client.get(use(person)).headers["Location"] == address(person)


def test_refused_save_in_a_window_offers_to_give_the_person_back(client):
    signed_in(client)
    person = known_person()
    answer = client.post(ADD, typed(name_it="Kassym Tokaev", name_en="", _popup="1"))
    assert f'<a href="{use(person)}?_popup=1">Use this one' in answer.content.decode()
    assert Person.objects.count() == 1


def test_added_person_is_suggested_at_once(client, django_capture_on_commit_callbacks):
    signed_in(client)
    assert asked(client, "Ali Khamenei") == []
    with django_capture_on_commit_callbacks(execute=True):
        client.post(ADD, typed())
    assert [line["name"] for line in asked(client, "Ali Khamenei")] == ["Ali Khamenei"]


@pytest.mark.parametrize(("role", "status"), [("Translator", 403), (None, 403)])
def test_only_who_may_add_people_asks(client, role, status):
    signed_in(client, role)
    assert client.get(LIKE, {"name": "x"}).status_code == status


@pytest.mark.parametrize("names", [(), ("",), ("x" * 1_000,), ("a",) * 50, ("<script>",)])
def test_odd_names_are_like_nobody(client, names):
    signed_in(client)
    known_person()
    assert asked(client, *names) == []


def test_thirty_like_people_cost_as_many_queries_as_one(client):
    signed_in(client)
    counts = []
    for number in (1, 30):
        for index in range(number):
            factories.tenure(factories.person(f"Ali Khamenei {number} {index}"))
        asked(client, "nobody")
        with CaptureQueriesContext(connection) as captured:
            assert asked(client, "Ali Khamenei")
        counts.append(len(captured))
    assert counts[0] == counts[1]
