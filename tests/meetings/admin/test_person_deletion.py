import pytest

from people.models import Person, PersonName, Tenure
from tests import factories
from tests.meetings.admin.person_forms import address, seen, signed_in, typed

pytestmark = pytest.mark.django_db


def delete(client, person):
    return client.post(f"{address(person)[:-7]}delete/", {"post": "yes"})


def test_unused_person_goes_with_spellings_and_times_in_office(client):
    signed_in(client)
    held = factories.tenure(factories.person(spellings=["Other"]))
    delete(client, held.person)
    assert (Person.objects.count(), PersonName.objects.count(), Tenure.objects.count()) == (0, 0, 0)


def test_person_in_a_report_stays_and_the_report_is_named_once(client):
    signed_in(client)
    report = factories.report(people=1)
    person = report.participations.get().person
    factories.mention(report, person=person)
    page = delete(client, person).content.decode()
    assert (Person.objects.filter(pk=person.pk).count(), page.count(report.title_it)) == (1, 1)


def test_time_in_office_that_a_report_names_stays(client):
    signed_in(client)
    report = factories.report(people=1)
    taking_part = report.participations.get()
    held = taking_part.person.tenures.get()
    taking_part.tenure = held
    taking_part.save()
    row = {"id": held.pk, "person": held.person_id, "office": held.office_id, "DELETE": "on"}
    data = typed(tenures=[row], kept_tenures=1, slug=held.person.slug)
    response = client.post(address(held.person), {**data, "seen": seen(client, held.person)})
    assert (
        Tenure.objects.filter(pk=held.pk).count(),
        report.title_it in str(response.content),
    ) == (
        1,
        True,
    )
