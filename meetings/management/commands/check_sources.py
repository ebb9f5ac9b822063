"""Look whether the pages of sources still answer, and still hold what is quoted from them."""

import logging
import time
from argparse import ArgumentParser
from collections import Counter
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError, close_old_connections
from django.db.models import QuerySet
from django.utils import timezone, translation

from ...models import SourceRecord
from ...models.source_state import SourceState
from ...verification import waiting
from ...verification.checking import Change, Looked, look_at
from ...verification.manners import Manners
from ...verification.web import web_of_site

logger = logging.getLogger(__name__)

#: In so many steps somebody who asked for a page sees it read before others are.
AT_ONCE = 10


class Command(BaseCommand):
    help = (
        "Reads the pages of all sources cited, the longest unseen first, by the rules of their "
        "hosts and one a second from each; fails when a page is gone or has lost quoted words. "
        "With --watch it stays, and reads what somebody asks for and what is a week old."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--limit", type=int, metavar="N", help="at most so many pages")
        parser.add_argument("--record", type=int, metavar="ID", help="only the page of this number")
        parser.add_argument("--dry-run", action="store_true", help="only say what would be read")
        parser.add_argument("--watch", action="store_true", help="stay, and look again and again")
        parser.add_argument(
            "--every", type=float, default=2.0, metavar="SECONDS", help="how often to look"
        )

    def handle(
        self,
        *,
        limit: int | None = None,
        record: int | None = None,
        dry_run: bool = False,
        watch: bool = False,
        every: float = 2.0,
        **options: Any,
    ) -> None:
        if limit is not None and limit < 1:
            raise CommandError("--limit is a number from 1.")
        with translation.override("en"):
            if watch:
                self.watch(every)
            else:
                self.check_all(self.chosen(record)[:limit], dry_run=dry_run)

    def chosen(self, record: int | None) -> QuerySet[SourceRecord]:
        """Return the pages to be read. Raises CommandError for a number that is none."""
        if record is None:
            return waiting.cited()
        found = SourceRecord.objects.filter(pk=record).exclude(url="")
        if not found:
            raise CommandError(f"There is no page with an address under the number {record}.")
        return found

    def check_all(self, records: QuerySet[SourceRecord], *, dry_run: bool) -> None:
        """Read pages and say what was found. Raises CommandError where something is amiss."""
        total = len(records)
        if dry_run:
            for record in records:
                self.stdout.write(f"{record.pk}  {record.url}")
            self.stdout.write(f"{total} pages would be read.")
            return
        manners = Manners(web_of_site())
        found: list[Looked] = []
        for number, record in enumerate(records, 1):
            found.append(look_at(record, manners))
            self.stdout.write(f"[{number}/{total}] {said(found[-1])}")
            self.stdout.flush()
        self.conclude(found)

    def conclude(self, found: list[Looked]) -> None:
        """Say the sum. Raises CommandError where a page is gone or has lost quoted words."""
        states = Counter(SourceState(one.state).label for one in found)
        parts = [f"{number} {str(label).lower()}" for label, number in states.most_common()]
        changes = [one for one in found if one.change]
        lost = sum(one.change == Change.QUOTES for one in changes)
        gone = sum(one.state == SourceState.GONE for one in found)
        summary = f"{len(found)} pages: {', '.join(parts) or 'none'}; {len(changes)} changed."
        if gone or lost:
            raise CommandError(f"{summary} {gone} gone, {lost} without words that are quoted.")
        self.stdout.write(summary)

    def watch(self, every: float) -> None:
        """Read what is asked for at once, and else what is due; until somebody stops it."""
        manners = Manners(web_of_site())
        try:
            while True:
                if not self.read_patiently(manners):
                    time.sleep(max(every, 0.1))
        except KeyboardInterrupt:
            self.stdout.write("Stopped.")

    def read_patiently(self, manners: Manners) -> bool:
        """Read a few pages; say whether there were any. A database that is away is waited for."""
        try:
            close_old_connections()
            return self.read_waiting(manners)
        except DatabaseError:
            logger.exception("the database did not answer; trying again")
            return False

    def read_waiting(self, manners: Manners) -> bool:
        """Read what somebody asked for, else one page that is due; say whether there was any."""
        records = list(waiting.asked()[:AT_ONCE]) or list(waiting.due(timezone.now())[:1])
        for record in records:
            if record.asked_at is None or waiting.take(record):
                self.stdout.write(said(look_at(record, manners)))
                self.stdout.flush()
        return bool(records)


def said(one: Looked) -> str:
    """Return a line about a look."""
    change = f", {Change(one.change).label.lower()}" if one.change else ""
    return f"{SourceState(one.state).label}{change}: {one.record.url}"
