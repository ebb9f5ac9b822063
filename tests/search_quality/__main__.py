"""Prints how often what comes first is what was expected, for the demo's reports.

    DATABASE_URL=… python -m tests.search_quality

The database must be a scratch one: it is migrated and filled.
"""

import logging
import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
django.setup()

from django.core.management import call_command  # noqa: E402

from tests.search_quality.measure import ASIDE, LATER, TUNED, expectations, measured, shares  # noqa: E402


def main():
    # Each step of the newsroom is logged.
    logging.disable(logging.INFO)
    for command in ("migrate", "load_countries", "create_roles", "load_demo"):
        call_command(command, verbosity=0)
    print(f"{'':10}{'queries':>9}{'first':>9}{'in three':>10}   to reach: 97 %, 99 %")
    for group in (TUNED, ASIDE, LATER):
        results = [measured(one) for one in expectations(group)]
        first, in_three = shares(results)
        print(f"{group:10}{len(results):9}{first:8.1f}%{in_three:9.1f}%")
        for one in results:
            if one.place != 1:
                asked = one.expectation
                print(f"  {asked.language} {asked.query!r}: {asked.expected}, found {one.found}")


main()
