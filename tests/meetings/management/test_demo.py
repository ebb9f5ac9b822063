import socket
import stat

import pytest
from django.core.management import CommandError, call_command

from meetings import search
from meetings.management.commands import demo
from meetings.management.commands.demo import give_password
from meetings.management.serving import refuse_taken_port, server
from meetings.models import Editor
from tests import factories


@pytest.fixture
def account():
    """A demo account as the demo reports make it: without password."""
    account = Editor(username="author", is_staff=True)
    account.set_unusable_password()
    account.save()
    return account


def test_demo_is_refused_in_production(settings):
    settings.PRODUCTION, settings.SITE_URL = True, "https://colloqui.example"
    with pytest.raises(CommandError, match=r"own machine; this is https://colloqui\.example"):
        call_command("demo")


@pytest.mark.django_db
def test_demo_finds_also_what_an_older_version_indexed(monkeypatch):
    factories.live_report(title_it="Un gasdotto")
    search.clear()
    monkeypatch.setattr(demo, "collect_static_files", lambda: None)
    monkeypatch.setattr(
        demo,
        "call_command",
        lambda name, **options: call_command(name, **options) if name == "rebuild_search" else None,
    )
    demo.Command().prepare()
    assert search.state() == search.State(live=1, missing=0, stale=0)


@pytest.mark.django_db
def test_account_without_password_gets_the_kept_one(account, tmp_path):
    password = give_password(tmp_path / "password")
    account.refresh_from_db()
    assert account.check_password(password)
    assert password == (tmp_path / "password").read_text()


@pytest.mark.django_db
def test_password_is_the_same_next_time_and_for_its_owner_alone(account, tmp_path):
    kept_at = tmp_path / "password"
    assert give_password(kept_at) == give_password(kept_at)
    assert stat.S_IMODE(kept_at.stat().st_mode) == 0o600


@pytest.mark.django_db
def test_password_that_somebody_chose_stays(account, tmp_path):
    account.set_password("chosen by the editor")
    account.save()
    give_password(tmp_path / "password")
    account.refresh_from_db()
    assert account.check_password("chosen by the editor")


@pytest.mark.django_db
def test_accounts_of_others_get_no_password(account, tmp_path):
    other = Editor.objects.create(username="somebody", password="!")
    give_password(tmp_path / "password")
    other.refresh_from_db()
    assert not other.has_usable_password()


def test_port_that_somebody_has_is_refused_with_the_way_out():
    way_out = "Try another: make run PORT=8001"
    with (
        socket.create_server(("127.0.0.1", 0)) as taken,
        pytest.raises(CommandError, match=way_out),
    ):
        refuse_taken_port(taken.getsockname()[1])


def test_server_listens_on_this_machine_alone():
    command = server(8123)
    assert command[command.index("--host") + 1] == "127.0.0.1"
    assert command[command.index("--port") + 1] == "8123"
