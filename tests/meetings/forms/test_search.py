import datetime

import pytest
from django.http import QueryDict
from django.utils import translation

from meetings import workflow
from meetings.forms.search import SearchForm
from tests.factories import (
    country,
    editor,
    mention,
    organization,
    participation,
    person,
    report,
    tag,
    topic,
)

pytestmark = pytest.mark.django_db


def form(query):
    return SearchForm(QueryDict(query))


def criteria(query):
    read = form(query)
    assert read.is_valid(), read.errors
    return read.criteria


def publish(made):
    workflow.publish(made, by=editor("Publisher"))


def met(name, **fields):
    """A person whom a live report shows."""
    made, somebody = report(people=0), person(name, **fields)
    participation(made, person=somebody, code="KZ")
    publish(made)
    return somebody


def test_nothing_asked_is_an_empty_search():
    assert criteria("").is_empty


def test_order_and_place_alone_ask_for_nothing():
    assert criteria("sort=date&in=quotes&page=2").is_empty


def test_country_may_be_repeated():
    iran, kazakhstan = country("IR"), country("KZ")
    assert criteria("country=KZ&country=IR&country=KZ").countries == [kazakhstan, iran]


@pytest.mark.parametrize("value", ["kz", "Kazakhstan", "KAZAKISTAN"])
def test_country_is_understood_by_code_and_by_name(value):
    kazakhstan = country("KZ")
    assert criteria(f"country={value}").countries == [kazakhstan]


def test_leader_is_understood_by_address_and_by_any_spelling():
    tokayev = met("Kassym-Jomart Tokayev", spellings=["Tokaev"])
    by_address = criteria(f"leader={tokayev.slug}").leaders
    assert (by_address, criteria("leader=TOKAEV").leaders) == ([tokayev], [tokayev])


def test_leader_of_a_draft_is_not_known():
    hidden = person("Somebody Hidden")
    participation(report(people=0), person=hidden)
    translation.activate("en")
    assert form(f"leader={hidden.slug}").errors == {
        "leader": [f"“{hidden.slug}” is not known here."]
    }


def test_name_of_several_leaders_is_answered_with_their_names():
    met("Ivan Ivanov", spellings=["Ivanov"])
    met("Pavel Ivanov", spellings=["Ivanov"])
    translation.activate("en")
    assert form("leader=Ivanov").errors == {
        "leader": ["“Ivanov” may be several people: Ivan Ivanov, Pavel Ivanov."]
    }


def test_last_of_a_single_parameter_counts():
    assert criteria("kind=summit&kind=audience").kind == "audience"


def test_unknown_parameter_is_ignored():
    assert criteria("nonsense=1").is_empty


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ("country=abc", "country"),
        ("leader=nobody", "leader"),
        ("speaker=nobody", "speaker"),
        ("mentions=nothing", "mentions"),
        ("organization=nothing", "organization"),
        ("topic=nothing", "topic"),
        ("kind=tea", "kind"),
        ("outcome=maybe", "outcome"),
        ("from=2025-02-30", "from_"),
        ("from=infinity", "from_"),
        ("to=10000-01-01", "to"),
        ("from=2022-02-01&to=2022-01-01", "to"),
        ("in=dreams", "in_"),
        ("sort=fate", "sort"),
        ("page=abc", "page"),
        ("page=0", "page"),
        (f"page={'9' * 5000}", "page"),
        (f"q={'a' * 201}", "q"),
        ("&".join(f"country=X{number}" for number in range(11)), "country"),
    ],
)
def test_wrong_value_is_refused_at_its_field(query, field):
    assert list(form(query).errors) == [field]


def test_criteria_are_written_as_they_were_read():
    made, leader = report(people=0), person("Somebody")
    alliance, gas, absent = organization("NATO"), topic("Gas"), country("UA")
    participation(made, person=leader, code="KZ")
    participation(made, person=person("Its Head"), organization=alliance)
    mention(made, country=absent)
    tag(made, gas)
    publish(made)
    query = (
        f"q=energy&country=KZ&leader={leader.slug}&speaker={leader.slug}&mentions=UA"
        f"&organization={alliance.slug_en}&topic={gas.slug_en}&kind=summit&outcome=held"
        "&from=2022-01-01&to=2022-12-31&in=quotes&sort=date"
    )
    assert QueryDict(query) == as_query(criteria(query).parameters("en"))


def as_query(parameters):
    query = QueryDict(mutable=True)
    for name, value in parameters:
        query.appendlist(name, value)
    return query


def test_address_in_the_other_language_is_understood_and_translated():
    made, gas = report(), topic("Gas", slug_it="gas-naturale", slug_en="natural-gas")
    tag(made, gas)
    publish(made)
    read = criteria("topic=gas-naturale")
    assert read.parameters("en") == [("topic", "natural-gas")]


def test_days_are_read():
    read = criteria("from=2022-01-01&to=2022-12-31")
    assert (read.start, read.end) == (
        datetime.date(2022, 1, 1),
        datetime.date(2022, 12, 31),
    )
