import datetime

import pytest

from meetings import workflow
from meetings.pages.related import other_meetings
from meetings.pages.table import table
from tests.factories import editor, participation, person, report

pytestmark = pytest.mark.django_db


def meeting_of(*people, on=datetime.date(2022, 6, 19), live=True, **fields):
    made = report(people=0, quotes=0, held_on=on, **fields)
    for who, code in zip(people, ("IR", "KZ", "IT", "RU", "UA"), strict=False):
        participation(made, person=who, code=code)
    if live:
        workflow.publish(made, by=editor("Publisher"))
    return made


def found(made, language="en"):
    return other_meetings(made, table(made, language, has_page=lambda person: True), language)


def titles(lines):
    return [other.title.text for other in lines]


def others(made):
    around = found(made)
    return titles(around.later + around.earlier)


def test_other_meetings_of_the_same_two_come_newest_first():
    one, other = person("One"), person("Other")
    made = meeting_of(one, other)
    meeting_of(one, other, on=datetime.date(2019, 1, 1), title_en="Earlier")
    meeting_of(other, one, on=datetime.date(2024, 1, 1), title_en="Later")
    assert (titles(found(made).later), titles(found(made).earlier)) == (["Later"], ["Earlier"])


def test_other_people_of_the_same_countries_stand_apart():
    one, other = person("One"), person("Other")
    made = meeting_of(one, other)
    meeting_of(person("Third"), person("Fourth"), title_en="Of others")
    meeting_of(one, other, title_en="Of the same")
    assert (others(made), titles(found(made).of_countries)) == (["Of the same"], ["Of others"])


def test_gathering_at_which_both_were_is_no_meeting_of_theirs():
    one, other = person("One"), person("Other")
    made = meeting_of(one, other)
    crowd = [person(f"Leader {number}") for number in range(3)]
    meeting_of(one, other, *crowd, kind="summit")
    assert (others(made), found(made).of_countries) == ([], [])


def test_meeting_of_one_of_them_with_somebody_else_is_not_theirs():
    one, other = person("One"), person("Other")
    made = meeting_of(one, other)
    meeting_of(one, person("Third"))
    assert others(made) == []


def test_two_colleagues_of_one_party_do_not_make_a_pair():
    one, colleague = person("One"), person("Colleague")
    made = meeting_of(one, person("Other"))
    participation_of_colleague = {"person": colleague, "code": "IR"}
    second = meeting_of(one, colleague, live=False)
    assert second.participations.count() == 2
    workflow.publish(second, by=editor("Publisher"))
    edition = workflow.start_edition(made.meeting, by=editor("Publisher"))
    participation(edition, **participation_of_colleague)
    assert others(edition) == []


def test_draft_is_not_shown_among_their_meetings():
    one, other = person("One"), person("Other")
    made = meeting_of(one, other)
    meeting_of(one, other, live=False)
    assert others(made) == []


def test_meeting_that_was_only_announced_does_not_count():
    one, other = person("One"), person("Other")
    made = meeting_of(one, other)
    meeting_of(one, other, outcome="announced")
    assert others(made) == []


def test_gathering_of_five_has_no_pairs():
    people = [person(f"Leader {number}") for number in range(5)]
    made = meeting_of(*people)
    meeting_of(*people[:2])
    assert others(made) == []


def test_meeting_during_a_summit_names_the_summit_and_the_summit_names_it():
    summit = meeting_of(person("Host"), kind="summit", title_en="Summit")
    aside = meeting_of(person("One"), person("Other"), title_en="Aside", live=False)
    aside.meeting.part_of = summit.meeting
    aside.meeting.save()
    workflow.publish(aside, by=editor("Publisher"))
    aside.refresh_from_db()
    assert (titles(found(aside).whole), found(aside).parts) == (["Summit"], [])
    assert (found(summit).whole, titles(found(summit).parts)) == ([], ["Aside"])
