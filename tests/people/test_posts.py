"""Which post a meeting shows."""

import datetime

import pytest

from people.posts import post_for_meeting
from tests import factories

pytestmark = pytest.mark.django_db

DAY = datetime.date(2022, 6, 19)


def post(person, *, role="head_of_state", code="KZ", **fields):
    office = factories.office(role=role, country=factories.country(code))
    return factories.tenure(person, office, **fields)


def test_post_held_on_the_day_is_taken():
    person = factories.person()
    post(person, role="head_of_state", started_on=datetime.date(2023, 1, 1))
    minister = post(person, role="foreign_minister", started_on=datetime.date(2020, 1, 1))
    assert post_for_meeting(person.tenures.all(), DAY) == minister


def test_post_of_the_represented_party_comes_first():
    person = factories.person()
    post(person, role="head_of_state", code="KZ")
    envoy = post(person, role="envoy", code="IR")
    assert post_for_meeting(person.tenures.all(), DAY, country="IR") == envoy


def test_then_comes_the_kind_of_post():
    person = factories.person()
    post(person, role="other_minister", started_on=datetime.date(2022, 1, 1))
    head = post(person, role="head_of_government", started_on=datetime.date(2019, 1, 1))
    assert post_for_meeting(person.tenures.all(), DAY) == head


def test_then_comes_the_latest_start():
    person = factories.person()
    post(person, role="envoy", started_on=datetime.date(2019, 1, 1))
    latest = post(person, role="envoy", started_on=datetime.date(2021, 1, 1))
    assert post_for_meeting(person.tenures.all(), DAY) == latest


def test_nobody_is_given_a_post_not_held():
    person = factories.person()
    post(person, ended_on=datetime.date(2021, 1, 1))
    assert post_for_meeting(person.tenures.all(), DAY) is None
