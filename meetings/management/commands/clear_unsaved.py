"""Delete unsaved texts that nobody came back for.

A command of its own, for a nightly timer beside Django's `clearsessions`: `publish_due` looks
every few seconds, and has no reason to look for this each time.
"""

import datetime
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from ...models import UnsavedState

#: As long as a browser keeps its own copies (desk-autosave.js): a long leave loses nothing.
DAYS = 90


class Command(BaseCommand):
    help = "Deletes what was typed and neither saved nor touched for a long time."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--days", type=int, default=DAYS, help=f"how long: {DAYS} by default")

    def handle(self, *args: Any, days: int, **options: Any) -> None:
        before = timezone.now() - datetime.timedelta(days=days)
        gone, _by_model = UnsavedState.objects.filter(at__lt=before, seen_at__lt=before).delete()
        self.stdout.write(f"Unsaved texts deleted: {gone}")
