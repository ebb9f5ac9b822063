import datetime

import pytest

from meetings.models import Report
from meetings.pages.archive import of_month, years
from tests.factories import live_report, report

pytestmark = pytest.mark.django_db


def test_empty_archive_has_no_years():
    report()
    assert years() == []


def test_years_are_those_with_live_reports_latest_first():
    for year in (1986, 2022, 2022, 2025):
        live_report(held_on=datetime.date(year, 5, 1))
    report(held_on=datetime.date(2024, 5, 1))
    assert years() == [2025, 2022, 1986]


def test_years_take_three_queries_however_many_they_are(django_assert_num_queries):
    for year in (1950, 1990, 2025):
        live_report(held_on=datetime.date(year, 5, 1))
    with django_assert_num_queries(3):
        years()


def test_meeting_known_to_the_year_stands_in_no_month():
    live_report(held_on=datetime.date(2022, 1, 1), held_on_precision="year")
    in_march = live_report(held_on=datetime.date(2022, 3, 1), held_on_precision="month")
    assert list(of_month(Report.objects.live(), 2022, 1)) == []
    assert list(of_month(Report.objects.live(), 2022, 3)) == [in_march]
