"""How much of each edition is not translated; whatever is, counts as a translation of what is there.

The units themselves are made when an edition is saved next: from the texts as they stand here, of
which nobody has said that one is behind the other.
"""

from django.db import migrations

from meetings.text.paragraphs import paragraphs

LANGUAGES = ("it", "en")
LABELS = ("city", "venue", "editors_note", "proposed_slug")
ROWS = {
    "quotes": {"text": "quotes", "attribution": "labels", "dispute_reason": "labels"},
    "participations": {"title_printed": "titles", "group": "labels"},
    "photos": {"alt": "images", "caption": "images"},
}


def texts(report, language):
    """Yield the kind of each text, its original and its translation."""
    source = report.original_language
    fields = {"title": "title", "summary": "summary", "body": "body"} | dict.fromkeys(LABELS, "labels")
    found = [(kind, report, field, source) for field, kind in fields.items()]
    for name, columns in ROWS.items():
        for row in getattr(report, name).all():
            found += [
                (kind, row, field, row.original_language if field == "text" else source)
                for field, kind in columns.items()
            ]
    for kind, row, field, first in found:
        if first != language:
            name = "original" if field == "text" else f"{field}_{first}"
            yield kind, getattr(row, name) or "", getattr(row, f"{field}_{language}") or ""


def cells(report, language):
    """Return by kind how many texts there are, are missing, are behind."""
    counted = {}
    for kind, original, translation in texts(report, language):
        number, there = (
            len(paragraphs(text)) if kind == "body" else int(bool(text.strip()))
            for text in (original, translation)
        )
        if number:
            cell = counted.setdefault(kind, [0, 0, 0])
            cell[0] += number
            cell[1] += max(0, number - there)
    return counted


def fill(apps, schema_editor):
    Report = apps.get_model("meetings", "Report")
    columns = ["parity", *(f"lacks_{language}" for language in LANGUAGES)]
    last = 0
    while True:
        found = Report.objects.filter(pk__gt=last).order_by("pk").prefetch_related(*ROWS)
        reports = list(found[:200])
        if not reports:
            return
        for report in reports:
            for language in LANGUAGES:
                counted = cells(report, language)
                report.parity[language] = {"cells": counted, "behind": []}
                lacks = any(missing for _total, missing, _behind in counted.values())
                setattr(report, f"lacks_{language}", lacks)
        Report.objects.bulk_update(reports, columns)
        last = reports[-1].pk


class Migration(migrations.Migration):
    dependencies = [("meetings", "0016_translation_units")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop, elidable=True)]
