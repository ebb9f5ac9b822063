import datetime

import pytest

from meetings.pages.calendar import Day, calendar_of
from tests.factories import live_report, report

pytestmark = pytest.mark.django_db


def held(year, month, day, **fields):
    return live_report(held_on=datetime.date(year, month, day), **fields)


def test_day_holds_as_many_meetings_as_began_on_it():
    held(2022, 6, 19)
    held(2022, 6, 19)
    held(2022, 6, 1, held_on_precision="month")
    report(held_on=datetime.date(2022, 6, 20))
    days = [day for week in calendar_of(2022, 6).weeks for day in week if day and day.number]
    assert days == [Day(datetime.date(2022, 6, 19), 2)]


def test_month_holds_what_is_known_to_the_day_or_to_the_month():
    held(2022, 6, 19)
    held(2022, 6, 1, held_on_precision="month")
    held(2022, 1, 1, held_on_precision="year")
    held(2021, 6, 19)
    numbers = {one.first.month: one.number for one in calendar_of(2022).months if one.number}
    assert numbers == {6: 2}


@pytest.mark.parametrize(("year", "month", "number"), [(2022, 6, 5), (2021, 2, 4), (9999, 12, 5)])
def test_weeks_are_whole_and_begin_on_monday(year, month, number):
    weeks = calendar_of(year, month).weeks
    assert (len(weeks), {len(week) for week in weeks}) == (number, {7})
    assert {week[0].on.weekday() for week in weeks if week[0]} == {0}


def test_calendar_takes_one_query(django_assert_num_queries):
    for day in range(1, 20):
        held(2022, 6, day)
    with django_assert_num_queries(1):
        calendar_of(2022, 6)
