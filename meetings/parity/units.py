"""The units of an edition: aligned with its texts at every save."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from ..models import Editor, Report, TranslationUnit
from ..models.report import LANGUAGES
from ..text.pairing import Pair, Standing
from ..text.paragraphs import sign
from .facts import ADDRESS, Texts
from .figures import figures
from .standing import NOTHING_TOLD, Confirmation, Told, Translated, aligned

#: The columns of a unit that a save may change.
KEPT = (
    "original",
    "original_hash",
    "translated",
    "translated_hash",
    "translation",
    "translation_place",
    "confirmed_by_id",
    "confirmed_at",
)


@dataclass(frozen=True)
class Units:
    """The units of an edition as they are stored, and as they are to be."""

    report: Report
    stored: Sequence[TranslationUnit]
    wanted: Sequence[TranslationUnit]

    def store(self) -> None:
        """Store them, after the edition: at most three queries, and none where nothing changed.

        Raises PublishedIsFrozen.
        """
        there = {(unit.language, unit.place, unit.paragraph): unit for unit in self.stored}
        new, changed = [], []
        for unit in self.wanted:
            before = there.pop((unit.language, unit.place, unit.paragraph), None)
            unit.report = self.report
            if before is None:
                new.append(unit)
            elif any(getattr(before, name) != getattr(unit, name) for name in KEPT):
                unit.pk = before.pk
                changed.append(unit)
        units = TranslationUnit.objects
        if there:
            units.filter(pk__in=[unit.pk for unit in there.values()]).delete()
        if changed:
            columns = [name.removesuffix("_id") for name in KEPT]
            units.bulk_update(changed, columns, batch_size=100)
        if new:
            units.bulk_create(new, batch_size=100)


def align(report: Report, *, by: Editor | None, told: Mapping[str, Told] | None = None) -> Units:
    """Return the units of an edition as its texts are now; its figures are noted on it.

    by: who saves it; told: by language, what is known of its translations. The rows are stored
    already.
    """
    mark = Confirmation(by.pk if by else None, timezone.now() if by else None)
    stored = list(report.translation_units.all()) if report.pk else []
    texts, before = Texts.of(report), None if stored else remembered(report)
    wanted: list[TranslationUnit] = []
    report.parity = {}
    for language in LANGUAGES:
        pairs = pairs_of(stored, language) if before is None else before.get(language, {})
        said = (told or {}).get(language, NOTHING_TOLD)
        found = [
            aligned(fact, pairs.get(fact.place, []), mark=mark, told=said)
            for fact in texts.facts(language)
        ]
        wanted += units_of(report, language, found)
        note(report, language, found)
    return Units(report, stored, wanted)


def remembered(report: Report) -> dict[str, dict[str, list[Pair]]]:
    """Return the pairs of an edition that has no units yet, by language and place.

    They are those of its last save: what was there then was translated then.
    """
    if report.pk is None:
        return {}
    saves = report.revisions.filter(set_aside=False)
    last = saves.order_by("-version").values_list("snapshot", flat=True).first()
    if not last:
        return {}
    texts = Texts.remembered(last)
    return {
        code: {fact.place: aligned(fact, []).pairs for fact in texts.facts(code)}
        for code in LANGUAGES
    }


def translated(report: Report, language: str) -> list[Translated]:
    """Return what an edition says in a language as a translation, and how that stands.

    Texts that were changed since the units were kept are aligned; nothing is written.
    """
    units = pairs_of(report.translation_units.filter(language=language), language)
    return [aligned(fact, units.get(fact.place, [])) for fact in Texts.of(report).facts(language)]


def known(report: Report) -> list[TranslationUnit]:
    """Return the units of an edition; of one that was saved before there were any, new ones."""
    stored = list(report.translation_units.all())
    if stored:
        return stored
    texts = Texts.of(report)
    return [
        unit
        for code in LANGUAGES
        for unit in units_of(report, code, [aligned(fact, []) for fact in texts.facts(code)])
    ]


def note(report: Report, language: str, found: Sequence[Translated]) -> None:
    """Note on an edition how much of what is to be done in a language."""
    report.parity[language] = figures([(each.fact, each.pairs) for each in found])
    cells = report.parity[language]["cells"].values()
    setattr(report, f"lacks_{language}", any(missing for _total, missing, _behind in cells))
    setattr(report, f"behind_{language}", any(behind for _total, _missing, behind in cells))


def noted(report: Report) -> dict[str, Any]:
    """Return what a revision notes of an edition: where which language was behind, if anywhere."""
    behind = {code: found["behind"] for code, found in report.parity.items() if found["behind"]}
    return {"behind": behind} if behind else {}


# Units and pairs


def pairs_of(units: Iterable[TranslationUnit], language: str) -> dict[str, list[Pair]]:
    """Return the pairs of the units of a language by place, in order."""
    found: dict[str, list[Pair]] = {}
    for unit in sorted(units, key=lambda unit: unit.paragraph):
        if unit.language != language:
            continue
        translated = unit.translated
        if unit.translated_hash and unit.translated_hash == unit.original_hash:
            translated = unit.original
        mark = Confirmation(unit.confirmed_by_id, unit.confirmed_at)
        pair = Pair(unit.original, translated, unit.translation, mark, unit.translation_place)
        found.setdefault(unit.place, []).append(pair)
    return found


def units_of(
    report: Report, language: str, found: Iterable[Translated]
) -> Iterable[TranslationUnit]:
    """Yield the units of facts, as they are to be stored; none where nothing is translated."""
    for each in found:
        if each.fact.field == ADDRESS:
            continue
        if not any(pair.translation or pair.translated for pair in each.pairs):
            continue
        for number, pair in enumerate(each.pairs):
            right = pair.standing == Standing.RIGHT
            mark = pair.mark if isinstance(pair.mark, Confirmation) else Confirmation(None, None)
            yield TranslationUnit(
                report=report,
                language=language,
                place=each.fact.place,
                paragraph=number,
                original=pair.original,
                original_hash=sign(pair.original),
                translated="" if right else pair.translated,
                translated_hash=sign(pair.translated),
                translation=pair.translation,
                translation_place=pair.place,
                confirmed_by_id=mark.by if pair.translated else None,
                confirmed_at=mark.at if pair.translated else None,
            )
