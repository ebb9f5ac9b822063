"""Publish what is due."""

import logging
import time
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.db import DatabaseError, close_old_connections

from ...workflow import publish_due

logger = logging.getLogger(__name__)


class Command(BaseCommand):
    help = "Publishes the scheduled reports whose moment has come."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--watch", action="store_true", help="stay, and look again and again")
        parser.add_argument(
            "--every", type=float, default=5.0, metavar="SECONDS", help="how often to look"
        )

    def handle(self, *args: Any, watch: bool, every: float, **options: Any) -> None:
        if not watch:
            self.publish()
            return
        try:
            while True:
                self.publish_patiently()
                time.sleep(max(every, 0.1))
        except KeyboardInterrupt:
            self.stdout.write("Stopped.")

    def publish(self) -> None:
        """Publish once and say what."""
        for report in publish_due():
            self.stdout.write(f"Published: {report}")

    def publish_patiently(self) -> None:
        """Publish once; a database that is away for a moment is waited for."""
        try:
            close_old_connections()
            self.publish()
        except DatabaseError:
            logger.exception("the database did not answer; trying again")
