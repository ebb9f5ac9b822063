"""The lists of people, posts, countries, organisations, topics and accounts."""

import pytest

from tests import factories
from tests.reading import texts

pytestmark = pytest.mark.django_db

LISTS = {
    "people/person": lambda n: factories.tenure(factories.person(f"Leader {n}")),
    "people/office": lambda n: factories.office(f"Post {n}", country=numbered_country(n)),
    "people/country": lambda n: numbered_country(n),
    "people/organization": lambda n: factories.organization(f"Organisation {n}"),
    "meetings/topic": lambda n: factories.topic(f"Topic {n}", proposed_by=factories.editor()),
    "meetings/editor": lambda n: factories.editor(),
}


@pytest.fixture(autouse=True)
def manager(client):
    account = factories.editor("Manager", language="en")
    client.force_login(account)
    return account


def numbered_country(number):
    return factories.country(f"{chr(65 + number % 26)}{'AB'[number // 26]}")


@pytest.mark.parametrize("name", LISTS)
def test_list_asks_the_same_of_one_and_of_thirty(client, name, django_assert_max_num_queries):
    def asked():
        with django_assert_max_num_queries(20) as queries:
            shown = client.get(f"/admin/{name}/").context["cl"].result_count
        return len(queries), shown

    LISTS[name](0)
    few, shown = asked()
    for number in range(1, 30):
        LISTS[name](number)
    many, later = asked()
    assert (many, later) == (few, shown + 29)


def nothing(page):
    return texts(page, r'<div class="desk-nothing">\s*<p>(.*?)</p>')


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("people/person", "Add person"),
        ("people/office", "Add post"),
        ("people/organization", "Add organisation"),
        ("meetings/topic", "Add topic"),
    ],
)
def test_empty_list_says_what_to_do(client, name, words):
    page = client.get(f"/admin/{name}/")
    assert nothing(page) == ["There is nothing here yet."]
    assert texts(page, r'<a class="desk-button" href="add/">(.*?)</a>') == [words]


def test_translator_is_not_asked_to_add_what_only_others_may(client):
    client.force_login(factories.editor("Translator", language="en"))
    page = client.get("/admin/people/person/")
    assert nothing(page) == ["There is nothing here yet."]
    assert texts(page, r'<a class="desk-button" href="add/">(.*?)</a>') == []


@pytest.mark.parametrize("name", LISTS)
def test_search_that_finds_nothing_says_so(client, name):
    LISTS[name](0)
    page = client.get(f"/admin/{name}/", {"q": "xyzzy<b>"})
    assert nothing(page)[0].startswith("Nothing is found for “xyzzy&lt;b&gt;”")


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize(
    "parameters",
    [
        {"q": "\x00"},
        {"o": "x.-99"},
        {"p": "abc"},
        {"unknown": "1"},
        {"pk__in": "a,b"},
        {"q": "(" * 99},
    ],
)
def test_odd_parameters_are_no_error_of_ours(client, name, parameters):
    LISTS[name](0)
    response = client.get(f"/admin/{name}/", parameters, follow=True)
    assert response.status_code in (200, 400)
