"""Load the countries of people/data/countries.json."""

import datetime
import json
from argparse import ArgumentParser
from collections.abc import Collection
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from people.models import Country
from people.partial_dates import Precision

COUNTRIES = Path(__file__).resolve().parents[2] / "data" / "countries.json"


@dataclass
class Loaded:
    """The codes of the countries, by what became of each."""

    created: list[str] = field(default_factory=list)
    reset: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)


class Command(BaseCommand):
    help = (
        "Creates the countries that are missing, with their names in Italian and English. "
        "A country that exists belongs to the editors: it is left as it is without --reset."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--reset",
            nargs="*",
            metavar="CODE",
            help="Write the data file over these countries, or over all when no code is given.",
        )

    def handle(self, *, reset: list[str] | None = None, **options: Any) -> None:
        recorded = read_countries()
        loaded = load_countries(recorded, reset=_codes_to_reset(recorded, reset))
        if options["verbosity"] > 0:
            self.stdout.write(_summary(loaded))


def read_countries() -> dict[str, dict[str, Any]]:
    """Return the countries of the data file by code."""
    return {country["code"]: country for country in json.loads(COUNTRIES.read_text("utf-8"))}


@transaction.atomic
def load_countries(recorded: dict[str, dict[str, Any]], *, reset: set[str]) -> Loaded:
    """Create the recorded countries that are missing and write over those to be reset.

    Others are not touched, whatever differs: also an emptied field is an editor's decision.
    Raises CommandError when another country has an address that is needed.
    """
    existing = {one.code: one for one in Country.objects.prefetch_related("successors")}
    loaded = Loaded()
    for code, country in recorded.items():
        if code not in existing:
            loaded.created.append(code)
        elif _agrees(existing[code], country, among=existing):
            loaded.unchanged.append(code)
        elif code in reset:
            loaded.reset.append(code)
        else:
            loaded.left.append(code)
    written = [recorded[code] for code in (*loaded.created, *loaded.reset)]
    _refuse_taken_addresses(written, existing)
    Country.objects.bulk_create(Country(**_fields(recorded[code])) for code in loaded.created)
    for code in loaded.reset:
        _write_over(existing[code], recorded[code])
    _link_successors(recorded, loaded)
    return loaded


def _fields(country: dict[str, Any]) -> dict[str, Any]:
    # Every date of the file is known to the day.
    names = ("name_it", "name_en", "slug_it", "slug_en", "adjective_it", "adjective_en")
    return {
        "code": country["code"],
        **{name: country[name] for name in names},
        "other_names": country["other_names"],
        "existed_from": _date(country["existed_from"]),
        "existed_from_precision": Precision.DAY,
        "existed_to": _date(country["existed_to"]),
        "existed_to_precision": Precision.DAY,
    }


def _date(text: str | None) -> datetime.date | None:
    return datetime.date.fromisoformat(text) if text else None


def _agrees(existing: Country, country: dict[str, Any], *, among: Collection[str]) -> bool:
    same_fields = all(getattr(existing, name) == value for name, value in _fields(country).items())
    # A successor that is missing is about to be created and linked: nobody took it away.
    expected = [code for code in country["successors"] if code in among]
    return same_fields and sorted(one.code for one in existing.successors.all()) == expected


def _write_over(existing: Country, country: dict[str, Any]) -> None:
    for name, value in _fields(country).items():
        setattr(existing, name, value)
    existing.save()


def _refuse_taken_addresses(written: list[dict[str, Any]], existing: dict[str, Country]) -> None:
    for slug in ("slug_it", "slug_en"):
        holders = {getattr(one, slug): code for code, one in existing.items()}
        for country in written:
            holder = holders.get(country[slug], country["code"])
            if holder != country["code"]:
                raise CommandError(
                    f"{country['code']} needs the address “{country[slug]}”, which {holder} has: "
                    f"give {holder} another address first. Nothing was changed."
                )


def _link_successors(recorded: dict[str, dict[str, Any]], loaded: Loaded) -> None:
    for code in loaded.reset:
        Country(code=code).successors.set(recorded[code]["successors"])
    created = set(loaded.created)
    for code, country in recorded.items():
        # A successor that is created only now is missing from a predecessor that stayed.
        missing = country["successors"] if code in created else created & {*country["successors"]}
        if missing:
            Country(code=code).successors.add(*missing)


def _codes_to_reset(recorded: dict[str, dict[str, Any]], named: list[str] | None) -> set[str]:
    if named is None:
        return set()
    if unknown := set(named) - set(recorded):
        raise CommandError(f"Not in the data file: {' '.join(sorted(unknown))}")
    return set(named) or set(recorded)


def _summary(loaded: Loaded) -> str:
    counts = (
        f"Countries: {len(loaded.created)} created, {len(loaded.reset)} reset, "
        f"{len(loaded.left)} left as edited, {len(loaded.unchanged)} unchanged."
    )
    if loaded.left:
        counts += f"\nLeft as edited: {' '.join(loaded.left)}. (--reset CODE writes over them.)"
    return counts
