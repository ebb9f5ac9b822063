"""Measured on the demo: no false alarm on careful texts, and slips put into them are found."""

from dataclasses import fields

import pytest
from django.core.management import call_command

from meetings.checklist.edition import Edition
from meetings.checklist.languages import languages_disagree
from meetings.checklist.names import names_doubtful
from meetings.checklist.quotes import quotation_marks_doubtful
from meetings.models import Report

pytestmark = pytest.mark.django_db
QUESTIONS = (languages_disagree, names_doubtful, quotation_marks_doubtful)


@pytest.fixture
def demo():
    for command in ("load_countries", "create_roles", "load_demo"):
        call_command(command, verbosity=0)
    return [Edition.of(report) for report in Report.objects.filter(reads_it=True, reads_en=True)]


def share_found(editions, question):
    """In how many of the editions, whose texts were changed, a question finds something."""
    renewed = [
        Edition(**{own.name: getattr(one, own.name) for own in fields(one)}) for one in editions
    ]
    return sum(any(question(edition)) for edition in renewed) / len(renewed)


def test_careful_texts_raise_no_alarm(demo):
    assert [finding for edition in demo for ask in QUESTIONS for finding in ask(edition)] == []


def test_names_without_one_letter_are_found(demo):
    for edition in demo:
        person = next(row.person for row in edition.participations if row.person_id)
        name = max(person.name_en.split(), key=len)
        edition.report.body_html_en += f"<p>Then {name[:3]}{name[4:]} left.</p>"
    # Xi and Modi are too short to be told from other words.
    assert share_found(demo, names_doubtful) > 0.8


def test_years_that_differ_are_found(demo):
    for edition in demo:
        edition.report.title_it += ", 2032"
        edition.report.title_en += ", 2033"
    assert share_found(demo, languages_disagree) == 1


def test_quotation_marks_left_open_are_found(demo):
    for edition in demo:
        edition.report.body_html_en += "<p>He said: “Good night.</p>"
    assert share_found(demo, quotation_marks_doubtful) == 1
