import datetime

import pytest

from meetings import workflow
from meetings.pages.dealings import dealings
from meetings.pages.posts import post
from meetings.pages.timeline import timeline
from tests import factories
from tests.meetings.pages.test_pair import met

pytestmark = pytest.mark.django_db

TODAY = datetime.date(2026, 1, 1)


@pytest.fixture
def two():
    return factories.person("Ada Prima"), factories.person("Ben Secondo")


def test_counterparts_are_ranked_by_meetings(two):
    met(*two, datetime.date(2021, 1, 1))
    met(*two, datetime.date(2022, 1, 1))
    carl = factories.person("Carl")
    met(two[0], carl, datetime.date(2023, 1, 1))
    found = dealings(two[0]).counterparts
    assert [(one.record, one.times) for one in found] == [(two[1], 2), (carl, 1)]


def test_country_counts_countries(two):
    met(*two, datetime.date(2021, 1, 1))
    found = dealings(factories.country("KZ"))
    assert [(one.record.code, one.times) for one in found.counterparts] == [("IT", 1)]
    assert found.representatives == [two[1].pk]


def test_gathering_and_what_was_not_held_make_no_counterparts(two):
    others = [(factories.person(code), code) for code in ("IR", "RU", "UA")]
    met(*two, datetime.date(2021, 1, 1), third=others)
    met(*two, datetime.date(2022, 1, 1), outcome="cancelled")
    found = dealings(two[0])
    assert (found.counterparts, found.total.number) == ([], 1)


def test_hosting_visiting_and_calls_are_told_apart(two):
    met(*two, datetime.date(2021, 1, 1), host=0)
    met(*two, datetime.date(2021, 2, 1), host=1)
    met(*two, datetime.date(2021, 3, 1), host=1)
    met(*two, datetime.date(2021, 4, 1), kind="phone_call")
    found = dealings(two[0])
    assert (found.received, found.visited, found.calls) == (1, 2, 1)


def test_years_are_drawn_against_the_fullest(two):
    met(*two, datetime.date(2019, 1, 1))
    met(*two, datetime.date(2021, 1, 1))
    met(*two, datetime.date(2021, 2, 1))
    found = dealings(two[0]).years
    assert [(one.year, one.number, one.share) for one in found] == [
        (2021, 2, 100.0),
        (2020, 0, 0.0),
        (2019, 1, 50.0),
    ]


def test_years_without_meetings_stand_in_one_line(two):
    for year in (1986, 2021):
        met(*two, datetime.date(year, 1, 1))
    found = dealings(two[0]).years
    assert [(one.year, one.until, one.number) for one in found] == [
        (2021, None, 1),
        (1987, 2020, 0),
        (1986, None, 1),
    ]


def test_draft_counts_for_nothing(two):
    met(*two, datetime.date(2021, 1, 1), publish=False)
    found = dealings(two[0])
    assert (found.total.number, found.counterparts, found.years) == (0, [], [])


def test_times_in_office_stand_on_one_scale(two):
    earlier = factories.tenure(
        two[0], started_on=datetime.date(2016, 1, 1), ended_on=datetime.date(2020, 12, 31)
    )
    later = factories.tenure(
        two[0], factories.office("Altro"), started_on=datetime.date(2021, 1, 1)
    )
    drawn = timeline([post(later, "it"), post(earlier, "it")], today=TODAY)
    assert (drawn.first_year, drawn.last_year) == (2016, 2026)
    assert [(bar.x, bar.is_open_after) for bar in drawn.bars] == [(45.48, True), (0.0, False)]


def test_time_in_office_without_dates_is_told_and_not_drawn(two):
    undated = factories.tenure(two[0], started_on=None)
    dated = factories.tenure(two[0], factories.office("Altro"))
    alone = timeline([post(undated, "it")], today=TODAY)
    beside = timeline([post(dated, "it"), post(undated, "it")], today=TODAY)
    assert ([bar.width for bar in alone.bars], alone.first_year) == ([0], None)
    assert [bar.width > 0 for bar in beside.bars] == [True, False]


def test_organization_meets_countries_and_organizations(two):
    alliance, union = factories.organization("NATO"), factories.organization("UE")
    for other in ({"code": "KZ"}, {"code": "KZ"}, {"organization": union}):
        made = factories.report(people=0, quotes=0)
        factories.participation(made, person=two[0], organization=alliance, role="host")
        factories.participation(made, person=two[1], role="guest", **other)
        workflow.publish(made, by=factories.editor("Publisher"))
    found = dealings(alliance)
    assert [(one.record, one.times) for one in found.counterparts] == [
        (factories.country("KZ"), 2),
        (union, 1),
    ]
    assert (found.received, found.representatives) == (3, [two[0].pk])
