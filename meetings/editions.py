"""Editions: copied with all their rows, saved version by version, kept as snapshots."""

import datetime
import uuid
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from django.db import models, transaction
from django.utils import timezone

from . import parity
from .models import (
    Editor,
    Mention,
    Participation,
    Photo,
    Quote,
    Report,
    ReportTopic,
    Revision,
    Source,
    SourceRecord,
    Wording,
)
from .models.frozen import ReportRow, published_writes
from .models.report import LANGUAGES

#: In the order in which they can be copied: a row points only to rows of models before it.
ROW_MODELS: tuple[type[ReportRow], ...] = (
    Source,
    Quote,
    Wording,
    Mention,
    Participation,
    Photo,
    ReportTopic,
)

#: What belongs to one edition's way to the reader, not to what it says.
PROCESS_FIELDS = frozenset(
    {
        "id",
        "meeting",
        "edition",
        "status",
        "version",
        "created_at",
        "changed_at",
        "changed_by",
        "submitted_by",
        "scheduled_for",
        "scheduled_by",
        "published_at",
        "published_by",
        "dated_at",
        "own_text_reason",
        "own_text_approved_at",
        "own_text_approved_by",
        "hidden_at",
        "hidden_by",
        "hidden_reason",
        "embargo_until",
        "change_note",
        "change_note_it",
        "change_note_en",
    }
)

#: What a source row shows of the page that it cites; the page itself stands outside editions.
PAGE_DETAILS = ("url", "title", "publisher", "language", "published_on", "archived_url")

#: How the languages of an edition stand to each other, as `parity` has found it.
PARITY = ("lacks_it", "lacks_en", "behind_it", "behind_en", "parity")

#: Computed from other columns, so neither compared nor restored.
DERIVED_FIELDS = frozenset(
    {"covers_until", "reads_it", "reads_en", "body_html", "body_html_it", "body_html_en"}
    | set(PARITY)
)

#: The prose that is published language by language; facts and labels go with the edition.
PROSE = ("title", "summary", "body", "editors_note")


def rows_of(report: Report, model: type[ReportRow]) -> models.QuerySet:
    """Return the rows of one kind in an edition, in order."""
    return model._default_manager.filter(report=report).order_by("position", "pk")


@transaction.atomic
def copy(report: Report, **fields: Any) -> Report:
    """Copy an edition with all its rows, keys kept, and return the copy.

    fields: what the copy has otherwise: `edition`, `status` and the like. Call it inside
    `published_writes` to make a copy that is not a draft.
    """
    twin = Report()
    for field in copied_fields():
        setattr(twin, field.attname, getattr(report, field.attname))
    twin.meeting = report.meeting
    for name, value in fields.items():
        setattr(twin, name, value)
    twin.save()
    copies: dict[tuple[type[models.Model], int], ReportRow] = {}
    for model in ROW_MODELS:
        copies.update(copy_rows(report, twin, model, copies))
    parity.give(twin, parity.known(report))
    twin.render()
    # Versions count what is done with an edition: to copy is none of it.
    twin.version = 0
    derived = {f"body_html_{code}": getattr(twin, f"body_html_{code}") for code in LANGUAGES}
    for name in PARITY:
        derived[name] = getattr(report, name)
        setattr(twin, name, derived[name])
    with published_writes():
        Report.objects.filter(pk=twin.pk).update(version=0, **derived)
    return twin


def copied_fields() -> list[models.Field]:
    """Return the columns of a report that a copy takes over."""
    return [
        field
        for field in Report._meta.concrete_fields
        if field.name not in PROCESS_FIELDS and field.name not in DERIVED_FIELDS
    ]


@cache
def typed_fields(model: type[models.Model]) -> tuple[models.Field, ...]:
    """Return the columns of a report or of its rows that people type or choose.

    The place of a row is not among them: it follows from the order in which rows stand.
    """
    return tuple(
        field
        for field in model._meta.concrete_fields
        if field.editable
        and not field.primary_key
        and field.name != "position"
        and not has_translations(field)
    )


def copy_rows(
    report: Report,
    twin: Report,
    model: type[ReportRow],
    copies: dict[tuple[type[models.Model], int], ReportRow],
) -> dict[tuple[type[models.Model], int], ReportRow]:
    """Copy the rows of one kind into `twin`; return the copies by model and former id."""
    rows = list(rows_of(report, model))
    former = [row.pk for row in rows]
    to_itself = {row.pk: row.taken_from_id for row in rows} if model is Source else {}
    for row in rows:
        row.pk = None
        row._state.adding = True
        row.report = twin
        if model is Source:
            row.taken_from = None
        else:
            repoint(row, copies)
    made = dict(zip(((model, pk) for pk in former), model.objects.bulk_create(rows), strict=True))
    for (_model, pk), row in made.items():
        if to_itself.get(pk):
            row.taken_from = made[Source, to_itself[pk]]
    if any(to_itself.values()):
        model.objects.bulk_update(made.values(), ["taken_from"])
    return made


def repoint(row: ReportRow, copies: dict[tuple[type[models.Model], int], ReportRow]) -> None:
    """Let a copied row point to the copies of the rows to which its original pointed."""
    for field in row._meta.concrete_fields:
        target = getattr(row, field.attname)
        if field.is_relation and target and (field.related_model, target) in copies:
            setattr(row, field.name, copies[field.related_model, target])


@transaction.atomic
def save_version(
    report: Report, *, by: Editor, told: Mapping[str, parity.Told] | None = None
) -> Revision:
    """Save an open edition, whose rows are stored already, as one version more.

    told: by language, what is known of its translations. Returns the revision that keeps it.
    Raises PublishedIsFrozen for a published edition.
    """
    report.changed_by = by
    units = parity.align(report, by=by, told=told)
    report.save()
    units.store()
    return Revision.objects.create(
        report=report,
        version=report.version,
        snapshot=snapshot(report) | parity.noted(report),
        by=by,
        at=timezone.now(),
    )


@transaction.atomic
def set_aside(report: Report, snapshot: dict[str, Any], *, by: Editor) -> Revision:
    """Keep a text that somebody typed and that is not stored as it is, as a version of its own.

    snapshot: what was typed, as `snapshot` takes it. The edition itself stays as it is, one
    version more. Raises PublishedIsFrozen for a published edition.
    """
    report.refuse_unless_open()
    report.version += 1
    Report.objects.filter(pk=report.pk).update(version=report.version)
    return Revision.objects.create(
        report=report,
        version=report.version,
        snapshot=snapshot,
        by=by,
        at=timezone.now(),
        set_aside=True,
    )


def snapshot(report: Report) -> dict[str, Any]:
    """Return everything that can be typed into an edition, as plain values.

    Rows stand under the names of their models, each with its key; a row that points to another
    one of the edition names its key, a source holds what is shown of its page.
    """
    rows = {model: list(rows_of(report, model)) for model in ROW_MODELS if model is not Source}
    rows[Source] = list(rows_of(report, Source).select_related("record"))
    keys = {(model, row.pk): str(row.key) for model in rows for row in rows[model]}
    taken: dict[str, Any] = {
        field.name: plain(report, field) for field in copied_fields() if not has_translations(field)
    }
    for code in LANGUAGES:
        taken[f"change_note_{code}"] = getattr(report, f"change_note_{code}") or ""
    taken["embargo_until"] = plain(report, Report._meta.get_field("embargo_until"))
    for model in ROW_MODELS:
        taken[model._meta.model_name + "s"] = [row_snapshot(row, keys) for row in rows[model]]
    return taken


def row_snapshot(row: ReportRow, keys: dict[tuple[type[models.Model], int], str]) -> dict[str, Any]:
    """Return what can be typed into a row; keys: of all rows of the edition, by model and id."""
    taken: dict[str, Any] = {"key": str(row.key)}
    for field in row._meta.concrete_fields:
        if field.name in ("id", "report", "key") or has_translations(field):
            continue
        if field.is_relation and field.related_model in ROW_MODELS:
            taken[field.name] = keys.get((field.related_model, getattr(row, field.attname)))
        else:
            taken[field.name] = plain(row, field)
    if isinstance(row, Source):
        taken["page"] = page_details(row.record)
    return taken


def page_details(record: SourceRecord) -> dict[str, Any]:
    """Return what is shown of a page that a source cites."""
    return {name: plain(record, record._meta.get_field(name)) for name in PAGE_DETAILS}


def records_named(snapshots: Iterable[Mapping[str, Any]]) -> dict[type[models.Model], set[Any]]:
    """Return the keys of all that snapshots name outside of the edition, by model."""
    keys: dict[type[models.Model], set[Any]] = defaultdict(set)
    for taken in snapshots:
        rows = [(Report, taken)]
        for model in ROW_MODELS:
            rows += [(model, row) for row in taken.get(f"{model._meta.model_name}s", ())]
        for model, row in rows:
            for field in typed_fields(model):
                if field.is_relation and row.get(field.name):
                    keys[field.related_model].add(row[field.name])
    return {model: found for model, found in keys.items() if model not in ROW_MODELS}


def has_translations(field: models.Field) -> bool:
    """Say whether a column is the bare one beside those of the languages, which alone count."""
    names = {other.name for other in field.model._meta.concrete_fields}
    return f"{field.name}_{LANGUAGES[0]}" in names


def plain(instance: models.Model, field: models.Field) -> Any:
    """Return the value of a column as JSON can hold it; an empty text is ''."""
    value = getattr(instance, field.attname)
    if isinstance(value, datetime.datetime | datetime.date):
        return value.isoformat()
    if isinstance(value, uuid.UUID):
        return str(value)
    if value is None and isinstance(field, models.CharField | models.TextField):
        return ""
    return value


def next_number(report: Report) -> int:
    """Return the number of the edition that would come next in the report's meeting."""
    numbers = Report.objects.filter(meeting=report.meeting_id).aggregate(models.Max("edition"))
    return (numbers["edition__max"] or 0) + 1
