"""The whole site on one's own machine, with one command."""

import logging
import os
import secrets
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from ... import search
from ...models import Editor
from ...rights import Role
from ..serving import ADDRESS, refuse_taken_port, serve

ACCOUNTS = [role.lower() for role in Role]


class Command(BaseCommand):
    help = "Prepares the database, the demo reports and accounts, and serves them on this machine."

    def handle(self, *args: Any, **options: Any) -> None:
        if settings.PRODUCTION:
            raise CommandError(f"The demo is for one's own machine; this is {settings.SITE_URL}.")
        port = int(os.environ.get("PORT") or 8000)
        refuse_taken_port(port)
        self.prepare()
        password = give_password(Path(settings.VAR) / "demo_password")
        serve(port, when_it_answers=lambda: self.greet(f"http://{ADDRESS}:{port}", password))

    def prepare(self) -> None:
        """Bring database and static files up to date; what is there stays."""
        # What the demo's own accounts publish is no news.
        logging.getLogger("meetings").setLevel(logging.WARNING)
        call_command("migrate", verbosity=0)
        collect_static_files()
        for command in ("load_countries", "create_roles", "load_demo"):
            call_command(command, stdout=self.stdout)
        if not search.state().is_sound:
            # A newer version may store other words.
            call_command("rebuild_search", stdout=self.stdout, verbosity=0)

    def greet(self, site: str, password: str) -> None:
        """Say where the site is and who can sign in."""
        self.stdout.write(
            f"\nColloqui   {site}/\n"
            f"The desk   {site}/admin/\n"
            f"Accounts   {', '.join(ACCOUNTS)}\n"
            f"Password   {password}\n"
            "\nCtrl-C stops it."
        )
        self.stdout.flush()


def collect_static_files() -> None:
    """Collect, hash and compress the static files when one of them is newer than the last time."""
    manifest = Path(settings.STATIC_ROOT) / "staticfiles.json"
    collected_at = manifest.stat().st_mtime if manifest.exists() else 0.0
    files = (storage.path(path) for finder in get_finders() for path, storage in finder.list([]))
    if any(Path(file).stat().st_mtime > collected_at for file in files):
        call_command("collectstatic", interactive=False, verbosity=0)


def give_password(kept_at: Path) -> str:
    """Give the demo accounts that have none the password kept at this path; return it.

    It is made once, by chance; an account whose password somebody changed keeps the new one.
    """
    if not kept_at.exists():
        kept_at.touch(mode=0o600)
        kept_at.write_text(secrets.token_urlsafe(9))
    password = kept_at.read_text().strip()
    for account in Editor.objects.filter(username__in=ACCOUNTS):
        if not account.has_usable_password():
            account.set_password(password)
            account.save(update_fields=["password"])
    return password
