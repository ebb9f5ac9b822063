import datetime

import pytest

from meetings import workflow
from meetings.models import Participation, Report
from meetings.pages.table import table
from tests.factories import (
    country,
    draft,
    editor,
    office,
    organization,
    participation,
    person,
    report,
    tenure,
)

pytestmark = pytest.mark.django_db
JUNE = datetime.date(2022, 6, 19)


def seated(made, language="en"):
    return table(made, language, has_page=lambda person: True)


def parties(made):
    return [(party.represented.code, party.role) for party in seated(made).parties]


def test_host_sits_before_the_guest():
    made = draft(held_on=JUNE)
    participation(made, code="KZ", role="guest")
    participation(made, code="IR", role="host")
    assert parties(made) == [("IR", "host"), ("KZ", "guest")]


def test_call_has_no_host():
    made = draft(held_on=JUNE, kind="phone_call")
    participation(made, code="KZ", role="guest")
    participation(made, code="IR", role="host")
    assert parties(made) == [("KZ", ""), ("IR", "")]


def test_colleague_who_was_also_present_stands_below_the_party():
    made = draft(held_on=JUNE)
    participation(made, code="IR", role="host")
    raisi = participation(made, code="IR", role="also_present").person
    [party] = seated(made).parties
    assert [seat.person for seat in party.also_present] == [raisi]


def test_party_without_principals_does_not_sit_at_the_table():
    made = draft(held_on=JUNE)
    participation(made, code="IR", role="host")
    participation(made, code="KZ", role="also_present")
    around = seated(made)
    assert [party.represented.code for party in around.parties] == ["IR"]
    assert [party.represented.code for party in around.also_present] == ["KZ"]


@pytest.mark.parametrize("role", Participation.UNSEEN)
def test_interpreters_and_staff_are_not_shown(role):
    made = draft(held_on=JUNE)
    participation(made, code="IR", role=role)
    around = seated(made)
    assert (around.parties, around.also_present) == ([], [])


def test_five_parties_are_called_by_roster():
    made = draft(held_on=JUNE)
    for code in ("IR", "KZ", "IT", "RU"):
        participation(made, code=code)
    assert not seated(made).is_roster
    participation(made, code="UA")
    assert seated(made).is_roster


def test_title_is_that_of_the_post_held_then():
    tokayev = person()
    post = office("Presidente del Kazakistan", title_en="President of Kazakhstan")
    made = draft(held_on=JUNE)
    participation(made, person=tokayev, code="KZ", tenure=tenure(tokayev, post))
    [party] = seated(made, "en").parties
    assert str(party.principals[0].title) == "President of Kazakhstan"


def test_title_that_exists_in_the_other_language_alone_says_so():
    made = draft(held_on=JUNE)
    participation(made, person=person(), code="KZ", title_printed_it="Presidente")
    [party] = seated(made, "en").parties
    title = party.principals[0].title
    assert (title.text, title.language) == ("Presidente", "it")


def test_earlier_version_prints_the_title_that_it_showed():
    publisher, tokayev = editor("Publisher"), person()
    post = office("Presidente", title_en="President")
    made = report(people=0, quotes=0)
    participation(made, person=tokayev, code="KZ", tenure=tenure(tokayev, post))
    workflow.publish(made, by=publisher)
    edition = workflow.start_edition(made.meeting, by=editor("Publisher"))
    workflow.publish(edition, by=publisher)
    post.title_en = "Head of state"
    post.save()
    titles = [seated(one).parties[0].principals[0].title.text for one in both(made, edition)]
    assert titles == ["President", "Head of state"]


def both(*reports):
    return [Report.objects.get(pk=one.pk) for one in reports]


def test_group_is_named_in_words():
    made = draft(held_on=JUNE)
    participation(made, code="IR", group_it="Una delegazione", group_en="A delegation")
    [party] = seated(made).parties
    assert str(party.principals[0].group) == "A delegation"


def test_organisation_may_lack_a_page_until_a_live_report_shows_it():
    made = draft(held_on=JUNE)
    participation(made, organization=organization("NATO"))
    participation(made, country=country("KZ"))
    assert [party.has_page for party in seated(made).parties] == [False, True]
