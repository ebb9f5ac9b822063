import pytest

from meetings import workflow
from meetings.models.exposure import public_organizations, public_people, public_topics
from tests.factories import (
    editor,
    mention,
    organization,
    participation,
    person,
    quote,
    report,
    tag,
    topic,
)

pytestmark = pytest.mark.django_db


def publish(made):
    workflow.publish(made, by=editor("Publisher"))


@pytest.mark.parametrize("role", ["host", "participant", "delegation_member", "also_present"])
def test_participant_of_live_report_is_public(role):
    made, somebody = report(people=0), person()
    participation(made, person=somebody, role=role)
    publish(made)
    assert list(public_people()) == [somebody]


@pytest.mark.parametrize("role", ["interpreter", "staff"])
def test_interpreters_and_staff_are_not_public(role):
    made, leader, helper = report(people=0), person(), person("A Helper")
    participation(made, person=leader)
    participation(made, person=helper, role=role)
    publish(made)
    assert list(public_people()) == [leader]


def test_interpreter_who_is_quoted_is_public():
    made, helper = report(people=1), person("A Helper")
    participation(made, person=helper, role="interpreter")
    quote(made, "I spoke too", speaker=helper)
    publish(made)
    assert helper in public_people()


def test_person_spoken_of_is_public():
    made, absent = report(), person("Somebody Absent")
    mention(made, person=absent)
    publish(made)
    assert absent in public_people()


def test_participant_of_a_draft_becomes_public_when_it_is_published():
    made, somebody = report(people=0), person()
    participation(made, person=somebody)
    before = list(public_people())
    publish(made)
    assert (before, list(public_people())) == ([], [somebody])


def test_participant_of_a_withdrawn_report_is_not_public():
    made, somebody = report(people=0), person()
    participation(made, person=somebody)
    publish(made)
    workflow.withdraw(made.meeting, by=editor("Publisher"), reason_it="Sì", reason_en="Yes")
    assert list(public_people()) == []


def test_organization_is_public_as_party_or_spoken_of():
    made, party, spoken_of, _unknown = report(), *(organization(name) for name in ("A", "B", "C"))
    participation(made, person=person("Its Head"), organization=party)
    mention(made, organization=spoken_of)
    assert list(public_organizations()) == []
    publish(made)
    assert set(public_organizations()) == {party, spoken_of}


def test_topic_is_public_when_a_live_report_is_about_it():
    made, about, _unused = report(), topic("Gas"), topic("Oil")
    tag(made, about)
    assert list(public_topics()) == []
    publish(made)
    assert list(public_topics()) == [about]
