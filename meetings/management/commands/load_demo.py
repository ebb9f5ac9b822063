"""Load the demo: real meetings, from public sources, in every state of the newsroom."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from people.models import Country

from ...workflow import WorkflowError
from ..demo_reports import load_reports
from ..demo_vocabulary import load_vocabulary


class Command(BaseCommand):
    help = "Loads the demo people, organisations and reports; what is there stays as it is."

    def handle(self, *args: Any, **options: Any) -> None:
        if not Country.objects.exists():
            raise CommandError("There are no countries yet: run load_countries first.")
        try:
            fresh, known = load_reports(load_vocabulary())
        except WorkflowError as error:
            raise CommandError(f"The demo could not be published: {error}") from error
        self.stdout.write(f"Demo: {fresh} reports loaded, {known} were there already.")
