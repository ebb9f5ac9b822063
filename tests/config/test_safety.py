from dataclasses import replace

import pytest

from config.safety import Values, is_loopback, is_production, problems

SAFE = Values(
    site_url="https://colloqui.example",
    secret_key="0123456789abcdefghij" * 3,
    debug=False,
    allowed_hosts=["colloqui.example"],
    csrf_trusted_origins=[],
    database_url="postgres://colloqui@db/colloqui",
)
OWN_MACHINE = Values("http://127.0.0.1:8000", "", False, [], [], "")


def test_safe_values_have_no_problem():
    assert problems(SAFE) == []


def test_own_machine_may_read_its_own_pages():
    own = replace(SAFE, site_url="http://127.0.0.1:8000", allowed_hosts=[])
    assert problems(replace(own, source_reach="loopback")) == []
    assert len(problems(replace(own, source_reach="everywhere"))) == 1


def test_own_machine_needs_no_values():
    assert problems(OWN_MACHINE) == []


def test_all_that_is_missing_is_said_at_once():
    nothing = Values("https://colloqui.example", "", False, [], [], "")
    assert problems(nothing) == [
        "SECRET_KEY is missing.",
        "ALLOWED_HOSTS is missing.",
        "DATABASE_URL is missing.",
    ]


@pytest.mark.parametrize(
    ("change", "variable"),
    [
        ({"site_url": "http://colloqui.example"}, "SITE_URL"),
        ({"site_url": "https://colloqui.example/archive"}, "SITE_URL"),
        ({"secret_key": "short"}, "SECRET_KEY"),
        ({"secret_key": "a" * 60}, "SECRET_KEY"),
        ({"secret_key": "django-insecure-" + "0123456789abcdefghij" * 3}, "SECRET_KEY"),
        ({"debug": True}, "DEBUG"),
        ({"allowed_hosts": ["*"]}, "ALLOWED_HOSTS"),
        ({"allowed_hosts": ["*.example"]}, "ALLOWED_HOSTS"),
        ({"allowed_hosts": ["other.example"]}, "ALLOWED_HOSTS"),
        ({"csrf_trusted_origins": ["http://colloqui.example"]}, "CSRF_TRUSTED_ORIGINS"),
        ({"csrf_trusted_origins": ["https://*.example"]}, "CSRF_TRUSTED_ORIGINS"),
        ({"database_url": ""}, "DATABASE_URL"),
        ({"source_reach": "loopback"}, "SOURCE_REACH"),
        ({"source_reach": "everywhere"}, "SOURCE_REACH"),
    ],
)
def test_one_unsafe_value_is_the_one_problem(change, variable):
    assert [problem.split()[0] for problem in problems(replace(SAFE, **change))] == [variable]


def test_a_subdomain_is_covered_by_its_domain():
    assert problems(replace(SAFE, allowed_hosts=[".example"])) == []


def test_own_machine_serves_no_other_host():
    found = problems(replace(OWN_MACHINE, allowed_hosts=["localhost", "colloqui.example"]))
    assert [problem.split(",")[0] for problem in found] == ["ALLOWED_HOSTS has colloqui.example"]


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "127.9.9.9", "[::1]", "a.localhost"])
def test_loopback(host):
    assert is_loopback(host)


@pytest.mark.parametrize("host", ["", "colloqui.example", "10.0.0.1", "localhost.example", "::"])
def test_not_loopback(host):
    assert not is_loopback(host)


def test_an_address_without_host_counts_as_production():
    assert is_production("colloqui.example")
