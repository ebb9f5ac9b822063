import re

import pytest
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.http import Http404
from django.test import Client
from django.utils import translation

from meetings.views import errors
from tests.reading import texts

ERRORS = [
    (errors.bad_request, SuspiciousOperation("what was sent"), 400),
    (errors.forbidden, PermissionDenied("what was sent"), 403),
    (errors.not_found, Http404("what was sent"), 404),
]


def headline(response):
    [found] = re.findall(r"<h1>(.*?)</h1>", response.content.decode())
    return found


@pytest.mark.parametrize(("view", "exception", "status"), ERRORS)
def test_each_error_has_a_page_that_repeats_nothing(rf, view, exception, status):
    response = view(rf.get("/en/"), exception)
    assert response.status_code == status
    assert "what was sent" not in response.content.decode()


@pytest.mark.parametrize("language", ["it", "en"])
def test_error_page_speaks_the_language_of_the_reader(rf, language):
    with translation.override(language):
        page = errors.not_found(rf.get("/"), Http404()).content.decode()
    assert re.findall(r'<html lang="(.*?)"', page) == [language]


def test_unknown_address_is_answered_by_the_page(client, db):
    response = client.get("/en/nothing-here/")
    assert (response.status_code, headline(response)) == (404, "There is no such page")


def test_stale_form_is_told_from_a_missing_right(rf):
    with translation.override("en"):
        assert headline(errors.csrf_failed(rf.post("/"))) == "This form has grown old"


def test_server_error_asks_nothing_of_the_database(rf):
    with translation.override("en"):
        response = errors.server_error(rf.get("/"))
    assert (response.status_code, headline(response)) == (500, "Something went wrong")
    assert texts(response, r'<li><a href="(.*?)">') == ["", "/en/"]


def test_form_without_its_token_is_answered_by_the_page():
    client = Client(enforce_csrf_checks=True, headers={"accept-language": "en"})
    response = client.post("/admin/login/", {"username": "a", "password": "b"})
    assert (response.status_code, headline(response)) == (403, "This form has grown old")
