"""Quotes, quotation marks, languages that disagree, posts that had ended."""

import datetime

import pytest
from django.utils.translation import override

from meetings import checklist
from people.models import Tenure
from tests import factories

pytestmark = pytest.mark.django_db


def warnings(report):
    return [
        (finding.field, finding.part, str(finding.message))
        for finding in checklist.check(report)
        if finding.level == "warns"
    ]


@pytest.fixture(autouse=True)
def in_english():
    with override("en"):
        yield


def test_quote_not_in_the_body_comes_with_the_nearest_passage():
    body = "Ha detto: «La pace si fa coi vicini lontani»."
    report = factories.report(quotes=0, body_it=body, body_en="He spoke.")
    source = report.sources.get()
    speaker = report.participations.first().person
    factories.quote(report, "La pace si fa con vicini lontani", source=source, speaker=speaker)
    report.save()
    expected = (
        "Italian: a quote does not stand in the body: “La pace si fa con vicini lontani”. "
        "Nearest to it: “La pace si fa coi vicini lontani”"
    )
    assert warnings(report)[0] == ("quotes", "original", expected)


def test_quotation_mark_without_fellow_is_named():
    report = factories.report(quotes=0, body_it="Ha detto: «La pace.\n\nPoi è partito.")
    assert warnings(report) == [
        (
            "body_it",
            "",
            "Italian, body: a quotation mark has no fellow: … Ha detto: «La pace. Poi è part …",
        )
    ]


def test_figures_that_differ_lead_to_the_language_written_second():
    report = factories.report(quotes=0, title_it="Firmati 12 accordi", title_en="13 deals signed")
    assert warnings(report) == [
        ("title_en", "", "Italian and English differ in the headline: “12”, “13”.")
    ]


def test_figures_of_a_quote_are_compared():
    report = factories.report(quotes=0, body_it="«Siamo 12 amici».", body_en="“We are 13 friends”.")
    speaker = report.participations.first().person
    factories.quote(
        report,
        "Siamo 12 amici",
        text_en="We are 13 friends",
        source=report.sources.get(),
        speaker=speaker,
    )
    report.save()
    assert [(field, part) for field, part, _message in warnings(report)] == [
        ("body_en", ""),
        ("quotes", "text_en"),
    ]


def test_post_that_had_ended_is_named_with_its_end():
    report = factories.report(people=1, quotes=0)
    Tenure.objects.update(ended_on=datetime.date(2022, 6, 18))
    person = report.participations.get().person
    expected = f"{person}: was Presidente (en) until 18 June 2022."
    assert warnings(report) == [("participations", "tenure", expected)]


def test_end_of_a_post_is_as_exact_as_it_is_known():
    report = factories.report(people=1, quotes=0)
    Tenure.objects.update(ended_on=datetime.date(2021, 12, 31), ended_on_precision="year")
    person = report.participations.get().person
    expected = f"{person}: was Presidente (en) until 2021."
    assert warnings(report) == [("participations", "tenure", expected)]


def test_what_warns_does_not_block():
    report = factories.report(quotes=0, title_it="Firmati 12 accordi", title_en="13 deals signed")
    assert checklist.blocking(report) == []
