"""A language that is not published now: its texts stay as readers know them, its units too."""

from collections.abc import Collection, Iterable

from ..models import Report, TranslationUnit
from ..text.paragraphs import sign
from .units import known


def hold_back(
    report: Report, former: Report | None, language: str, places: Collection[str]
) -> list[TranslationUnit]:
    """Give texts of an edition that are to be those of the former one the units of these.

    What somebody said to be still right, and is the same text in both, stays right. Returns the
    units that the edition had there, for `take_back`.
    """
    own = report.translation_units.filter(language=language, place__in=places)
    taken = list(own)
    own.delete()
    if former is not None:
        right = {
            sign(unit.translation): unit
            for unit in taken
            if unit.translation and unit.translated_hash == unit.original_hash
        }
        kept = [
            unit for unit in known(former) if unit.language == language and unit.place in places
        ]
        give(report, [confirmed_as(unit, right.get(sign(unit.translation))) for unit in kept])
    return taken


def confirmed_as(unit: TranslationUnit, other: TranslationUnit | None) -> TranslationUnit:
    """Return a unit as a translation of what another one, with the same text, translates."""
    if other is not None:
        unit.translated, unit.translated_hash = other.original, other.original_hash
        unit.confirmed_by_id, unit.confirmed_at = other.confirmed_by_id, other.confirmed_at
    return unit


def take_back(report: Report, units: Iterable[TranslationUnit]) -> None:
    """Give an edition in which held back texts go on the units that they had."""
    units = list(units)
    places = {(unit.language, unit.place) for unit in units}
    for language in {language for language, _place in places}:
        here = [place for code, place in places if code == language]
        report.translation_units.filter(language=language, place__in=here).delete()
    give(report, units)


def give(report: Report, units: Iterable[TranslationUnit]) -> None:
    """Store units, also those of another edition, as new ones of an edition."""
    made = list(units)
    for unit in made:
        unit.pk, unit.report = None, report
        unit._state.adding = True
    TranslationUnit.objects.bulk_create(made, batch_size=100)
