"""Moments in the newsroom's time: the night without an hour, and the night with one twice."""

import datetime

import pytest
from django.core.exceptions import ValidationError

from meetings.forms.moments import MomentField, offset, readings, written_with_zone
from meetings.forms.steps import ScheduleForm
from tests import factories


def cleaned(text, reading=1):
    field = MomentField()
    field.reading = reading
    return field.clean(text).astimezone(datetime.UTC)


def utc(*parts):
    return datetime.datetime(*parts, tzinfo=datetime.UTC)


def test_ordinary_hours_are_those_of_rome():
    assert cleaned("2027-01-15T10:00") == utc(2027, 1, 15, 9)
    assert cleaned("2027-07-15T10:00") == utc(2027, 7, 15, 8)


def test_hour_that_the_clocks_jump_over_is_refused():
    with pytest.raises(ValidationError) as refused:
        cleaned("2027-03-28T02:30")
    assert refused.value.code == "no_such_hour"


@pytest.mark.parametrize(("reading", "hour"), [(0, 0), (1, 1)])
def test_hour_that_comes_twice_is_the_one_that_was_chosen(reading, hour):
    assert cleaned("2027-10-31T02:30", reading) == utc(2027, 10, 31, hour, 30)


def test_hour_that_comes_twice_is_asked_about():
    with pytest.raises(ValidationError) as refused:
        cleaned("2027-10-31T02:30", None)
    assert refused.value.code == "twice"


def test_hours_around_the_change_mean_one_moment():
    typed = [datetime.datetime(2027, 10, 31, hour) for hour in (1, 3)]
    assert [readings(hour) for hour in typed] == [[utc(2027, 10, 30, 23)], [utc(2027, 10, 31, 2)]]


def test_zone_is_written_with_its_distance_on_that_day():
    assert [offset(utc(2027, 1, 1)), offset(utc(2027, 7, 1))] == ["UTC+1", "UTC+2"]
    expected = "1º luglio 2027, 02:00 (Europe/Rome, UTC+2)"
    assert written_with_zone(utc(2027, 7, 1)) == expected


@pytest.mark.django_db
def test_schedule_asks_which_hour_only_where_it_comes_twice():
    report = factories.draft()
    once = ScheduleForm({"at": "2027-10-31T04:30"}, report=report)
    twice = ScheduleForm({"at": "2027-10-31T02:30"}, report=report)
    told = ScheduleForm({"at": "2027-10-31T02:30", "reading": "0"}, report=report)
    assert ["reading" in form.fields for form in (once, twice, told)] == [False, True, True]
    assert [form.is_valid() for form in (once, twice, told)] == [True, False, True]
    assert told.arguments() == {"at": utc(2027, 10, 31, 0, 30)}
