"""The judges that need nothing but Python, on every kind of public page of the demo."""

import gzip
from pathlib import Path

import brotli
import pytest
from django.contrib.staticfiles.finders import find
from django.core.management import call_command
from django.db import transaction
from django.test import Client, override_settings

from config.static_files import SHEET, joined
from meetings import urls

from . import feeds, structured, weight
from .pages import ERRORS, by_client, one_of_each, walk

pytestmark = pytest.mark.django_db
#: Pages of a kind that a walk takes: the others are made by the same template.
MOST = 2
#: No page leads there: a script asks for it.
ASKED_BY_SCRIPT = {"search_suggestions"}


@pytest.fixture(scope="module")
def fetch(django_db_setup, django_db_blocker):
    """How to fetch a path of the demo, which is loaded once for the file."""
    with_errors = override_settings(ROOT_URLCONF="tests.judges.urls")
    with django_db_blocker.unblock(), with_errors, transaction.atomic():
        for command in ("load_countries", "create_roles", "load_demo"):
            call_command(command, verbosity=0)
        yield by_client(Client())
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def walked(fetch):
    return walk(fetch, most=MOST)


@pytest.fixture(scope="module")
def each(fetch):
    return one_of_each(fetch)


def test_every_kind_of_page_is_looked_at(walked):
    named = {pattern.name for pattern in urls.urlpatterns}
    assert named - {name for name, _language, _asks in walked} == ASKED_BY_SCRIPT


def test_pages_answer_as_they_should(each):
    statuses = {name: status for name, (status, _paths) in ERRORS.items()}
    wrong = [
        (answer.path, answer.status)
        for name, _language, answer in each
        if answer.status != statuses.get(name, 200)
    ]
    assert wrong == []


def test_feeds_and_maps_are_valid(fetch, walked):
    answers = [answer for answers in walked.values() for answer in answers]
    verdict = feeds.judge(fetch, answers)
    assert (verdict.faults, sum(answer.is_feed for answer in answers) > 10) == ([], True)


def test_what_machines_read_is_complete(walked):
    assert structured.judge(walked).faults == []


def test_pages_have_one_sheet_and_weigh_little(each):
    sheet = len(brotli.compress(joined(SHEET, lambda name: Path(find(name)).read_text()).encode()))
    faults = [
        (answer.path, fault)
        for _name, _language, answer in each
        for fault in weight.of_text(answer.text, len(gzip.compress(answer.body)), sheet).faults()
    ]
    assert faults == []


def test_lists_are_said_to_be_lists_by_their_element_alone(each):
    assert [answer.path for _name, _language, answer in each if 'role="list"' in answer.text] == []


def test_pages_describe_themselves(each):
    described = '<meta name="description" content="'
    undescribed = [
        answer.path
        for name, _language, answer in each
        if name not in ERRORS and answer.text.count(described) != 1
    ]
    assert undescribed == []
