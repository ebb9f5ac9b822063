import sqlite3

import pytest
from django.db import DatabaseError, InterfaceError, OperationalError, ProgrammingError, connection
from django.http import HttpResponse
from django.test import RequestFactory

from meetings.middleware.database import DatabaseLimits, is_passing
from tests.reading import texts

on_postgresql = pytest.mark.skipif(
    "connection.vendor != 'postgresql'", reason="SQLite has no limits for statements"
)


LIMITS = ("statement_timeout", "lock_timeout", "max_parallel_workers_per_gather", "jit")


def limits_told_at(path):
    """The limits under which a page at this address asks the database."""

    def page(request):
        with connection.cursor() as cursor:
            told = []
            for limit in LIMITS:
                cursor.execute(f"SHOW {limit}")
                told += cursor.fetchone()
            return HttpResponse(" ".join(told))

    return DatabaseLimits(page)(RequestFactory().get(path)).content.decode()


@on_postgresql
@pytest.mark.django_db
@pytest.mark.parametrize(("path", "limits"), [("/it/", "3s 2s 0 off"), ("/admin/", "15s 2s 0 off")])
def test_readers_wait_three_seconds_and_the_desk_fifteen(path, limits):
    assert limits_told_at(path) == limits


@pytest.mark.django_db
def test_limits_are_no_query_of_the_page(client, django_assert_num_queries):
    with django_assert_num_queries(1):
        client.get("/readyz")


def test_page_that_asks_nothing_leaves_the_database_alone(client):
    assert client.get("/healthz").status_code == 200


def raised(error, cause=None):
    error.__cause__ = cause
    return error


def sqlite_error(name):
    error = sqlite3.OperationalError("odd")
    error.sqlite_errorname = name
    return error


@pytest.mark.parametrize(
    "error",
    [
        raised(OperationalError("connection refused")),
        raised(InterfaceError("connection already closed")),
        raised(OperationalError("database is locked"), sqlite_error("SQLITE_BUSY")),
        raised(OperationalError("unable to open"), sqlite_error("SQLITE_CANTOPEN")),
    ],
)
def test_database_that_is_away_or_busy_is_a_matter_of_time(error):
    assert is_passing(error)


@pytest.mark.parametrize(
    "error",
    [
        raised(OperationalError("no such table"), sqlite_error("SQLITE_ERROR")),
        raised(ProgrammingError("column does not exist")),
        raised(DatabaseError("odd")),
        ValueError(),
    ],
)
def test_wrong_sql_is_our_error(error):
    assert not is_passing(error)


@pytest.mark.django_db
def test_page_without_database_answers_503_and_when_to_return(client, monkeypatch):
    def away(*arguments):
        raise OperationalError("connection refused")

    with connection.execute_wrapper(away):
        response = client.get("/it/")
    assert (response.status_code, response["Retry-After"]) == (503, "30")


@pytest.mark.django_db
def test_page_without_database_can_be_asked_for_again(client):
    def away(*arguments):
        raise OperationalError("connection refused")

    with connection.execute_wrapper(away):
        response = client.get("/it/")
    assert texts(response, r'<li><a href="(.*?)">') == ["", "/it/", "", "/en/"]
