"""The names in memory; what they mean to a question is tested in `test_naming`."""

import gc
from importlib import import_module

import pytest

from meetings import search
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def frozen():
    """How many objects are out of the search for cycles."""
    yield gc.get_freeze_count
    gc.unfreeze()


@pytest.mark.parametrize(("many", "are_spared"), [(1, True), (1_000, False)])
def test_many_names_are_spared_the_search_for_cycles(many, are_spared, frozen, monkeypatch):
    monkeypatch.setattr(import_module("meetings.search.register"), "MANY", many)
    factories.person("Ali Khamenei")
    before = frozen()
    search.register()
    assert (before, frozen() > 0) == (0, are_spared)
