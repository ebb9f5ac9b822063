import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
OURS = (
    "SITE_URL", "SECRET_KEY", "DEBUG", "ALLOWED_HOSTS", "CSRF_TRUSTED_ORIGINS", "DATABASE_URL",
    "CACHE_URL", "MEDIA_ROOT", "MEDIA_URL_STORAGE", "EMAIL_URL", "PORT",
)  # fmt: skip
PRODUCTION = {
    "SITE_URL": "https://colloqui.example",
    "SECRET_KEY": "0123456789abcdefghij" * 3,
    "ALLOWED_HOSTS": "colloqui.example",
    "DATABASE_URL": "postgres://colloqui@db.example/colloqui",
}


def python(code, values):
    environment = {name: value for name, value in os.environ.items() if name not in OURS}
    return subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env=environment | values,
        capture_output=True,
        text=True,
        check=False,
    )


def settings(*names, **values):
    """The named settings under these environment variables."""
    code = f"import json, config.settings as s; print(json.dumps([getattr(s, n) for n in {names}]))"
    done = python(code, values)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_production_with_nothing_else_names_every_missing_value():
    done = python("import config.settings", {"SITE_URL": "https://colloqui.example"})
    assert done.stderr.splitlines()[-1] == (
        "django.core.exceptions.ImproperlyConfigured: Colloqui does not start. "
        "SECRET_KEY is missing. ALLOWED_HOSTS is missing. DATABASE_URL is missing."
    )


@pytest.mark.parametrize(
    ("values", "problem"),
    [
        ({"DEBUG": "on"}, "DEBUG is on: it shows the inside of the site to everybody."),
        ({"ALLOWED_HOSTS": "*"}, "ALLOWED_HOSTS has a wildcard: name the hosts."),
        ({"SECRET_KEY": "abc"}, "SECRET_KEY is weak: 50 random characters at least."),
    ],
)
def test_production_refuses_an_unsafe_value(values, problem):
    done = python("import config.settings", PRODUCTION | values)
    assert (
        done.stderr.splitlines()[-1].removeprefix(
            "django.core.exceptions.ImproperlyConfigured: Colloqui does not start. "
        )
        == problem
    )


def test_production_sends_cookies_over_tls_alone():
    names = ("SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE", "SECURE_SSL_REDIRECT", "DEBUG")
    assert settings(*names, **PRODUCTION) == [True, True, True, False]


def test_production_trusts_forms_of_its_own_address():
    assert settings("CSRF_TRUSTED_ORIGINS", **PRODUCTION) == [["https://colloqui.example"]]


def test_production_writes_its_log_as_json():
    (logging,) = settings("LOGGING", **PRODUCTION)
    assert logging["handlers"]["stderr"]["formatter"] == "json"


def test_own_machine_starts_with_nothing_and_serves_loopback_alone():
    found = settings("PRODUCTION", "DEBUG", "ALLOWED_HOSTS", "SESSION_COOKIE_SECURE")
    assert found == [False, False, ["localhost", "127.0.0.1", "[::1]"], False]


def test_own_machine_has_a_key_as_long_as_production_wants():
    (key,) = settings("SECRET_KEY")
    assert len(key) >= 50


def test_port_is_in_the_address_of_the_site():
    assert settings("SITE_URL", PORT="8001") == ["http://127.0.0.1:8001"]


def test_sqlite_writes_ahead_and_waits_for_its_turn():
    (databases,) = settings("DATABASES")
    assert databases["default"]["OPTIONS"] == {
        "timeout": 10,
        "transaction_mode": "IMMEDIATE",
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    }


def test_cache_is_in_the_process_until_another_is_named():
    here, there = settings("CACHES"), settings("CACHES", CACHE_URL="redis://localhost:6379/1")
    assert [caches["default"]["BACKEND"].rpartition(".")[2] for caches in here + there] == [
        "LocMemCache",
        "RedisCache",
    ]


def test_media_storage_that_is_no_bucket_is_refused():
    done = python("import config.settings", {"MEDIA_URL_STORAGE": "https://bucket.example"})
    assert done.stderr.splitlines()[-1] == (
        "django.core.exceptions.ImproperlyConfigured: "
        "MEDIA_URL_STORAGE must look like s3://bucket/prefix."
    )


def test_media_storage_becomes_bucket_and_folder(tmp_path):
    # Stands for the optional package, which the settings only look for.
    (tmp_path / "storages").mkdir()
    values = {"MEDIA_URL_STORAGE": "s3://pictures/colloqui/media", "PYTHONPATH": str(tmp_path)}
    assert settings("STORAGES", **values)[0]["default"] == {
        "BACKEND": "storages.backends.s3.S3Storage",
        "OPTIONS": {"bucket_name": "pictures", "location": "colloqui/media"},
    }
