import datetime

import pytest
from django.utils import translation

from meetings import workflow
from meetings.forms.cursor import Cursor
from meetings.models import Report
from meetings.pages.lists import Total, listing, parties, row, total_held
from tests.factories import editor, live_report, organization, participation, person, report

pytestmark = pytest.mark.django_db


def on(day):
    return datetime.date(2022, 6, day)


def days(page):
    return [one.report.held_on.day for one in page.rows]


def test_pages_of_a_list_join_without_gap_or_repetition():
    for day in (1, 2, 2, 2, 3):
        live_report(held_on=on(day))
    shown, before = [], None
    for _page in range(3):
        page = listing(Report.objects.live(), before, language="it", size=2)
        shown += [one.report.pk for one in page.rows]
        before = page.after
    assert shown == list(Report.objects.live().newest_first().values_list("pk", flat=True))


def test_last_page_leads_nowhere():
    live_report(held_on=on(1))
    page = listing(Report.objects.live(), None, language="it", size=1)
    assert (days(page), page.after) == ([1], None)


def test_list_goes_on_where_a_meeting_stood_that_is_gone():
    first, middle, _last = (live_report(held_on=on(day)) for day in (1, 2, 3))
    cursor = Cursor.at(middle)
    workflow.withdraw(middle.meeting, by=editor("Publisher"), reason_it="Sì", reason_en="Yes")
    page = listing(Report.objects.live(), cursor, language="it")
    assert [one.report for one in page.rows] == [first]


def test_title_in_the_other_language_says_so():
    made = live_report(languages=("it",), title_it="Solo in italiano")
    shown = row(made, "en")
    assert (shown.title, shown.text_language) == ("Solo in italiano", "it")


def test_title_in_the_readers_language_says_nothing():
    shown = row(live_report(title_en="In English"), "en")
    assert (shown.title, shown.text_language) == ("In English", "")


def test_meeting_that_was_not_held_says_what_became_of_it():
    translation.activate("en")
    assert row(live_report(outcome="postponed"), "en").outcome == "Postponed"
    assert row(live_report(), "en").outcome == ""


def test_only_held_meetings_count():
    for outcome in ("held", "announced", "cancelled", "denied", "held"):
        live_report(outcome=outcome)
    assert total_held(Report.objects.live()).number == 2


@pytest.mark.parametrize(
    ("language", "number", "shown"),
    [("en", 999, "999"), ("en", 1000, "1,000"), ("en", 1001, "1,000+"), ("it", 1001, "1.000+")],
)
def test_total_is_exact_up_to_a_thousand(language, number, shown):
    translation.activate(language)
    assert str(Total(number)) == shown


def test_parties_are_the_principals_host_first():
    made = report(people=0)
    guest, host, with_host, present = (person(name) for name in ("G", "H", "W", "P"))
    participation(made, person=guest, role="guest", code="KZ", position=0)
    participation(made, person=host, role="host", code="IR", position=1)
    participation(made, person=with_host, role="participant", code="IR", position=2)
    participation(made, person=present, role="also_present", code="IT", position=3)
    assert [(one.represented.code, one.people) for one in parties(made)] == [
        ("IR", [host, with_host]),
        ("KZ", [guest]),
    ]


def test_group_without_a_person_is_named_by_its_words():
    made = report(people=0)
    participation(made, group_it="I ministri", organization=organization("NATO"))
    assert [(str(one.represented), one.people) for one in parties(made)] == [
        ("NATO", ["I ministri"])
    ]
