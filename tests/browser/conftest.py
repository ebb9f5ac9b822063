"""A site of its own for the browser: the production server on a database made for it."""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
import uuid
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg2
import pytest
from django.db import connection
from playwright.sync_api import expect

from tests.browser import slow_line

ROOT = Path(__file__).resolve().parents[2]
PASSWORD = "a long enough password"
SECONDS_TO_START = 60
#: What is waited for comes late on a busy machine, which is no fault of the code. In milliseconds.
PATIENCE = 90_000
expect.set_options(timeout=PATIENCE)

ACCOUNTS = f"""
from django.contrib.auth.models import Group
from meetings.models import Editor
for role in ("Author", "Translator", "Publisher", "Manager"):
    account = Editor.objects.create_user(
        role.lower(), password="{PASSWORD}", is_staff=True, translates_en=role == "Translator"
    )
    account.groups.add(Group.objects.get(name=role))
"""


@dataclass(frozen=True)
class Site:
    """A running site: where it is, and how to call its commands."""

    url: str
    environment: dict

    def speaks(self, language):
        """Let the desk speak one language to every account."""
        change = f"Editor.objects.update(language='{language}')"
        self.manage("shell", "-v", "0", "-c", f"from meetings.models import Editor; {change}")

    def manage(self, *arguments):
        """Run a command of manage.py and return what it printed."""
        done = subprocess.run(
            [sys.executable, "manage.py", *arguments],
            cwd=ROOT,
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout


@contextmanager
def next_page(page):
    """Let what is done inside lead to another page, and wait until that has arrived.

    Its scripts have run then. A change of the address within the page is not waited for.
    """
    with page.expect_event("load"):
        yield


@contextmanager
def fresh_database(folder):
    """Give the address of a new database of the kind that the suite runs on."""
    settings = connection.settings_dict
    if connection.vendor == "sqlite":
        yield f"sqlite:///{folder}/site.sqlite3"
        return
    name = f"colloqui_browser_{uuid.uuid4().hex[:12]}"
    server = {
        "host": settings["HOST"] or None,
        "port": settings["PORT"] or None,
        "user": settings["USER"],
        "password": settings["PASSWORD"] or None,
    }
    admin = psycopg2.connect(dbname="postgres", **server)
    admin.autocommit = True
    admin.cursor().execute(f"CREATE DATABASE {name}")
    place = f"{settings['HOST'] or ''}:{settings['PORT'] or 5432}"
    if settings["HOST"].startswith("/"):
        place = f"{settings['HOST'].replace('/', '%2F')}:{settings['PORT'] or 5432}"
    try:
        yield f"postgres://{settings['USER']}:{settings['PASSWORD']}@{place}/{name}"
    finally:
        admin.cursor().execute(f"DROP DATABASE {name} WITH (FORCE)")
        admin.close()


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for(url, server):
    """Wait until the site answers."""
    until = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < until:
        assert server.poll() is None, "the server ended before it answered"
        try:
            urllib.request.urlopen(f"{url}/readyz", timeout=2).close()
        except (urllib.error.URLError, OSError):
            time.sleep(0.2)
        else:
            return
    raise AssertionError("the site does not answer")


@contextmanager
def running_site(folder, *commands):
    """Run a site on a fresh database after the commands that fill it."""
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    with fresh_database(folder) as database:
        environment = os.environ | {
            "DATABASE_URL": database,
            "MEDIA_ROOT": str(folder / "media"),
            "SITE_STATIC_ROOT": str(folder / "static"),
            "SITE_URL": url,
            "SECRET_KEY": "a key for the browser's tests, which protects nothing",
            "DJANGO_SETTINGS_MODULE": "tests.browser.site_settings",
        }
        site = Site(url, environment)
        for command in (["migrate"], ["collectstatic", "--no-input"], *commands):
            site.manage(*command, "-v", "0")
        server = subprocess.Popen(
            [
                *(sys.executable, "-m", "granian", "--interface", "wsgi", "--no-ws"),
                *("--host", "127.0.0.1", "--port", str(port), "--blocking-threads", "4"),
                *("--log-level", "warning", "config.wsgi:application"),
            ],
            cwd=ROOT,
            env=environment,
        )
        try:
            wait_for(url, server)
            yield site
        finally:
            server.terminate()
            server.wait(60)


@pytest.fixture(scope="session")
def browser(browser):
    """The browser, with patience; and on an old machine, where that is asked for."""
    begin = browser.new_context

    def new_context(**options):
        context = begin(**options)
        context.set_default_timeout(PATIENCE)
        if slow_line.IS_SLOW:
            context.on("page", slow_line.slow_down)
        return context

    browser.new_context = new_context
    return browser


@pytest.fixture(scope="session")
def demo_site(tmp_path_factory, django_db_setup, django_db_blocker):
    """The demo as `make run` shows it, and accounts of every role."""
    commands = (["load_countries"], ["create_roles"], ["shell", "-c", ACCOUNTS], ["load_demo"])
    folder = tmp_path_factory.mktemp("demo")
    with django_db_blocker.unblock(), running_site(folder, *commands) as site:
        yield site


@pytest.fixture(scope="module")
def newsroom_site(tmp_path_factory, django_db_setup, django_db_blocker):
    """The demo for the tests of one file, which publish in it."""
    commands = (["load_countries"], ["create_roles"], ["shell", "-c", ACCOUNTS], ["load_demo"])
    folder = tmp_path_factory.mktemp("newsroom")
    with django_db_blocker.unblock(), running_site(folder, *commands) as site:
        yield site


@pytest.fixture
def empty_site(tmp_path, django_db_setup, django_db_blocker):
    """A site with countries and accounts, and not one report."""
    commands = (["load_countries"], ["create_roles"], ["shell", "-c", ACCOUNTS])
    with django_db_blocker.unblock(), running_site(tmp_path, *commands) as site:
        yield site
