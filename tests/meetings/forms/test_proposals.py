"""What the form fills where it was left open."""

import datetime

import pytest

from meetings.forms import proposals
from meetings.models import Meeting, Report
from tests import factories

pytestmark = pytest.mark.django_db
DAY = datetime.date(2022, 6, 19)


def participant(report, **fields):
    """Somebody with a post, put among the participants without saying more."""
    person = factories.person(fields.pop("name", "Leader"))
    tenure = factories.tenure(person, factories.office(country=factories.country("KZ")))
    row = report.participations.create(person=person, **fields)
    return row, tenure


def test_post_and_party_are_those_of_the_day():
    report = factories.draft(held_on=DAY)
    row, tenure = participant(report)
    proposals.fill_participations(report, [])
    row.refresh_from_db()
    assert (row.tenure, row.country_id) == (tenure, "KZ")


def test_post_that_was_chosen_stays():
    report = factories.draft(held_on=DAY)
    row, _tenure = participant(report)
    chosen = factories.tenure(row.person, factories.office("Inviato", role="envoy"))
    report.participations.update(tenure=chosen)
    proposals.fill_participations(report, [])
    assert report.participations.get().tenure == chosen


def test_without_a_date_no_post_is_proposed():
    report = factories.draft()
    participant(report)
    proposals.fill_participations(report, [])
    assert report.participations.get().tenure is None


@pytest.mark.parametrize(
    ("kind", "place", "role"),
    [
        ("bilateral", "KZ", "host"),
        ("bilateral", "IR", "guest"),
        ("summit", "IR", "participant"),
        ("phone_call", "KZ", "participant"),
        ("bilateral", None, "participant"),
    ],
)
def test_role_is_proposed_from_the_place(kind, place, role):
    country = factories.country(place) if place else None
    report = factories.draft(held_on=DAY, kind=kind, country=country)
    row, _tenure = participant(report)
    proposals.fill_participations(report, [row.key])
    assert report.participations.get().role == role


def test_role_that_was_chosen_stays():
    report = factories.draft(held_on=DAY, country=factories.country("KZ"))
    participant(report, role="mediator")
    proposals.fill_participations(report, [])
    assert report.participations.get().role == "mediator"


def test_quotes_are_left_alone_where_there_are_two_sources():
    report = factories.report()
    report.quotes.update(source=None)
    factories.source(report)
    proposals.fill_quotes(report)
    assert report.quotes.get().source is None


def test_address_once_used_by_another_report_is_not_free():
    Meeting.objects.create().former_slugs.create(language="en", slug="talks")
    report = factories.draft(title_en="Talks")
    assert proposals.free_slug(report, "en") == "talks-2"


def test_headline_of_digits_proposes_no_address():
    report = Report(meeting=Meeting.objects.create(), title_en="2022")
    assert proposals.free_slug(report, "en") == ""
