"""Write the search index anew, or say how far it agrees with what is live."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from meetings import search

#: Of so many signs is the bar.
WIDTH = 40


class Command(BaseCommand):
    help = (
        "Rebuilds the search index; search keeps answering meanwhile. With --check it changes "
        "nothing, counts missing, stale and pending entries, and fails when there are any. With "
        "--pending it writes only the entries that could not be written before."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--check", action="store_true", help="Count what is amiss only.")
        parser.add_argument(
            "--pending", action="store_true", help="Write only what could not be written before."
        )

    def handle(
        self, *, check: bool = False, pending: bool = False, verbosity: int = 1, **options: Any
    ) -> None:
        if pending:
            search.catch_up()
        elif not check:
            self.rebuild(verbosity=verbosity)
        state = search.state()
        report = f"{state.live} live reports: {state.missing} missing, {state.stale} stale entries."
        if state.pending:
            report = f"{report} {state.pending} pending: run rebuild_search --pending."
        if not state.is_sound:
            raise CommandError(report)
        if verbosity > 0:
            self.stdout.write(report)

    def rebuild(self, *, verbosity: int) -> None:
        """Rebuild, and show for each hundredth of the way how far it is."""
        total = search.state().live
        shown = 0
        for done in search.rebuild():
            if verbosity > 0 and (done - shown >= total / 100 or done >= total):
                self.show(done, total)
                shown = done

    def show(self, done: int, total: int) -> None:
        """Show how far it is: a bar on a terminal, else a line."""
        words = f"{done} of {total} reports"
        if not self.stdout.isatty():
            self.stdout.write(words)
        else:
            full = WIDTH * done // max(done, total, 1)
            bar = "█" * full + "·" * (WIDTH - full)
            self.stdout.write(f"\r{bar} {words}", ending="\n" if done >= total else "")
        self.stdout.flush()
