import pytest
from django.db import OperationalError, connection


def test_process_that_lives_says_so_without_the_database(client, django_assert_num_queries):
    response = client.get("/healthz")
    assert (response.status_code, response.content) == (200, b"ok\n")


@pytest.mark.django_db
def test_ready_when_the_database_answers(client, django_assert_num_queries):
    with django_assert_num_queries(1):
        response = client.get("/readyz")
    assert (response.status_code, response.content) == (200, b"ok\n")


@pytest.mark.django_db
def test_not_ready_when_the_database_is_away(client):
    def away(*arguments):
        raise OperationalError("connection refused")

    with connection.execute_wrapper(away):
        response = client.get("/readyz")
    assert (response.status_code, response.content) == (503, b"database away\n")


@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
def test_signs_of_life_take_no_orders(client, path):
    response = client.post(path)
    assert (response.status_code, response["Allow"]) == (405, "GET, HEAD")


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
def test_signs_of_life_are_not_kept_by_caches(client, path):
    assert "no-store" in client.get(path)["Cache-Control"]
