import datetime

import pytest

from people.models import Person, Tenure
from tests import factories
from tests.meetings.admin.person_forms import ADD, signed_in, typed

pytestmark = pytest.mark.django_db


def test_two_new_times_in_one_post_that_overlap_are_refused(client):
    signed_in(client)
    office = factories.office()
    row = {
        "office": office.pk,
        "started_on": "2019-03-20",
        "started_on_precision": "day",
        "ended_on_precision": "day",
    }
    response = client.post(ADD, typed(tenures=[row, {**row, "started_on": "2020-01-01"}]))
    assert (response.status_code, Person.objects.count()) == (200, 0)


def test_post_known_to_the_year_covers_the_year(client):
    signed_in(client)
    row = {
        "office": factories.office().pk,
        "started_on": "1989-06-04",
        "started_on_precision": "year",
        "ended_on_precision": "day",
    }
    client.post(ADD, typed(tenures=[row]))
    assert Tenure.objects.get().started_on == datetime.date(1989, 1, 1)
