"""Write the search index anew, or say how far it agrees with what is live."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from meetings import search


class Command(BaseCommand):
    help = (
        "Rebuilds the search index; search keeps answering meanwhile. With --check it changes "
        "nothing, counts missing and stale entries, and fails when there are any."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--check", action="store_true", help="Count missing and stale entries only."
        )

    def handle(self, *, check: bool = False, **options: Any) -> None:
        if not check:
            self.rebuild(verbosity=options["verbosity"])
        state = search.state()
        report = f"{state.live} live reports: {state.missing} missing, {state.stale} stale entries."
        if not state.is_sound:
            raise CommandError(report)
        if options["verbosity"] > 0:
            self.stdout.write(report)

    def rebuild(self, *, verbosity: int) -> None:
        """Rebuild, with a line for each hundredth of the way."""
        total = search.state().live
        shown = 0
        for done in search.rebuild():
            if verbosity > 0 and (done - shown >= total / 100 or done >= total):
                self.stdout.write(f"{done} of {total} reports")
                self.stdout.flush()
                shown = done
