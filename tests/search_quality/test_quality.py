import pytest
from django.core.management import call_command

from tests.search_quality.measure import ASIDE, TUNED, expectations, measured, shares

pytestmark = pytest.mark.django_db


def test_expected_result_is_the_first_one():
    for command in ("load_countries", "create_roles", "load_demo"):
        call_command(command, verbosity=0)
    results = [measured(one) for one in expectations(TUNED)]
    missed = [(one.expectation.query, one.found) for one in results if one.place is None]
    first, in_three = shares(results)
    assert (first >= 97, in_three >= 99) == (True, True), missed


def test_a_third_of_the_queries_is_set_aside():
    number = len(expectations(TUNED)) + len(expectations(ASIDE))
    assert number >= 150
    assert len(expectations(ASIDE)) == number // 3


def test_no_query_counts_twice():
    asked = [(one.language, one.query) for one in expectations()]
    assert sorted(set(asked)) == sorted(asked)
