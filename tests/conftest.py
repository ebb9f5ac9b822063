"""What every test gets."""

import os
import shutil

import pytest
from django.core.cache import cache
from django.db import connections
from django.utils import translation
from hypothesis import settings as hypothesis_settings

from meetings import search

# Playwright keeps an event loop in the thread of the test, in which Django then refuses to query.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

# A busy machine is slow, which is no fault of the code; and whoever lands a change is not to be
# stopped by an example that only chance found: elsewhere chance goes on looking.
hypothesis_settings.register_profile("here", deadline=None)
hypothesis_settings.register_profile("ci", deadline=None, derandomize=True)
hypothesis_settings.load_profile("ci" if os.environ.get("CI") else "here")

CHROMIUM = next(filter(None, map(shutil.which, ["chromium", "chromium-browser"])), None)


def pytest_collection_modifyitems(items):
    """Everything in tests/browser needs Chromium."""
    no_chromium = pytest.mark.skip(reason="browser tests: no chromium on this machine")
    for item in items:
        if "tests/browser/" in item.path.as_posix():
            item.add_marker(pytest.mark.browser)
        if item.get_closest_marker("browser") and not CHROMIUM:
            item.add_marker(no_chromium)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    """The distribution's Chromium, which as root needs to do without its sandbox."""
    arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
    return browser_type_launch_args | {"executable_path": CHROMIUM, "args": arguments}


@pytest.fixture(scope="session")
def playwright(playwright):
    """Beside Playwright's loop Django opens connections of their own, which go with the loop.

    One that stayed open would keep PostgreSQL from dropping the database of the tests.
    """
    yield playwright
    connections.close_all()


@pytest.fixture(autouse=True)
def clean_slate():
    """Each test begins in Italian, with nothing cached."""
    cache.clear()
    translation.activate("it")
    yield
    translation.deactivate()


@pytest.fixture(autouse=True)
def empty_search_index(request):
    """The index is no table of Django's, which empties its own alone after a transactional test."""
    marker = request.node.get_closest_marker("django_db")
    asked = {"transactional_db", "live_server"} & set(request.fixturenames)
    if not asked and not (marker and marker.kwargs.get("transaction")):
        yield
        return
    request.getfixturevalue("transactional_db")
    yield
    search.clear()
