"""An earlier state of a report becomes what its open edition says: a new version on top."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext as _

from .. import editions, parity
from ..editions import ROW_MODELS, rows_of, typed_fields
from ..models import Editor, Mention, Participation, Report, Source, SourceRecord, Step
from ..models.frozen import ReportRow
from ..models.report import LANGUAGES, OPEN
from ..rights import Action, can
from .refusals import WorkflowError, require, require_status
from .steps import locked, log

State = Mapping[str, Any]

#: Who works on a report and until when it is held back is decided now, not by an earlier state.
KEPT = frozenset({"author", "translator", "reviewer", "embargo_until"})

#: Without what these name, a row says nothing.
NAMING = {Participation: ("person",), Mention: ("country", "organization", "person")}


@dataclass
class Plan:
    """What an edition will say when an earlier state is restored, and what cannot come back."""

    state: dict[str, Any] = field(default_factory=dict)
    lost: list[str] = field(default_factory=list)


@transaction.atomic
def restore(report: Report, *, by: Editor, state: State, note: str = "") -> Plan:
    """Let an open edition say again what an earlier state of its meeting's report said.

    state: a snapshot as `editions.snapshot` takes it, also one of another edition or of older
    shape: what it does not know stays as it is. note: which state that was, for the log. Rows
    come back under their keys. Returns what was made of it, with sentences about what could not
    come back. Raises NotAllowed; WorkflowError where nothing would change.
    """
    fresh = locked(report)
    require(by, Action.RESTORE, fresh)
    require_status(fresh, OPEN)
    if not can(by, Action.EDIT_FACTS, fresh):
        raise WorkflowError(_("This report is being reviewed: it cannot be changed now."))
    plan = planned(fresh, state)
    if says_the_same(plan.state, editions.snapshot(fresh)):
        raise WorkflowError(_("Nothing would change."))
    store_rows(fresh, plan.state)
    for column in typed_fields(Report):
        setattr(fresh, column.attname, column.to_python(plan.state[column.name]))
    try:
        fresh.clean()
    except ValidationError as error:
        raise WorkflowError(*error.messages) from error
    behind = state.get("behind", {})
    told = {code: parity.Told(behind=behind.get(code, ())) for code in LANGUAGES}
    editions.save_version(fresh, by=by, told=told)
    log(fresh, Step.Action.RESTORE, by, note=note)
    report.refresh_from_db()
    return plan


def planned(report: Report, state: State) -> Plan:
    """Return what an open edition would say after a state is restored; nothing is written."""
    current = editions.snapshot(report)
    plan = Plan(dict(current))
    known = Known(state)
    for column in typed_fields(Report):
        name = column.name
        if name not in state or name in KEPT or state[name] == current[name]:
            continue
        if known.fits(column, state[name]):
            plan.state[name] = state[name]
        else:
            plan.lost.append(_("“%(field)s” stays as it is.") % {"field": column.verbose_name})
    for model in ROW_MODELS:
        kind = kind_of(model)
        if kind in state:
            there = {row["key"]: row for row in current[kind]}
            rows = [planned_row(model, row, there, known, plan.lost) for row in state[kind]]
            plan.state[kind] = [row for row in rows if row is not None]
    point_to_what_is_there(plan.state)
    return plan


def planned_row(
    model: type[ReportRow],
    row: State,
    there: Mapping[str, dict[str, Any]],
    known: "Known",
    lost: list[str],
) -> dict[str, Any] | None:
    """Return a row as it will be; where what it names is gone, as it is now, or None.

    there: the rows of the edition by key; lost: takes sentences about what does not come back.
    """
    made = dict(there.get(row["key"]) or empty_row(model, row["key"]))
    for column in typed_fields(model):
        name = column.name
        if name not in row or row[name] == made.get(name):
            continue
        if known.fits(column, row[name]):
            made[name] = row[name]
            continue
        said = {"row": model._meta.verbose_name, "field": column.verbose_name}
        if name in NAMING.get(model, ()) or not column.null:
            lost.append(_("A row does not come back (%(row)s): its “%(field)s” is gone.") % said)
            return there.get(row["key"])
        lost.append(_("“%(field)s” does not come back (%(row)s): it is gone.") % said)
    if model is Source:
        made["page"] = known.pages.get(made["record"], row.get("page", {}))
    return made


def empty_row(model: type[ReportRow], key: str) -> dict[str, Any]:
    """Return a row in which nothing was typed yet."""
    blank = model()
    return {"key": key} | {
        column.name: editions.plain(blank, column) for column in typed_fields(model)
    }


def point_to_what_is_there(state: dict[str, Any]) -> None:
    """Let rows that point to a row which does not come back point to none."""
    keys = {model: {row["key"] for row in state[kind_of(model)]} for model in ROW_MODELS}
    for model in ROW_MODELS:
        for column in typed_fields(model):
            if column.related_model in keys:
                for row in state[kind_of(model)]:
                    if row[column.name] not in keys[column.related_model]:
                        row[column.name] = None


class Known:
    """What may be stored of an earlier state: fetched once for each kind of record it names."""

    def __init__(self, state: State) -> None:
        named = editions.records_named([state])
        records = SourceRecord.objects.in_bulk(named.pop(SourceRecord, set()))
        self.pages = {key: editions.page_details(record) for key, record in records.items()}
        self.keys: dict[type[models.Model], set[Any]] = {SourceRecord: set(records)}
        for model, keys in named.items():
            found = model._default_manager.filter(pk__in=keys)
            self.keys[model] = set(found.values_list("pk", flat=True))

    def fits(self, column: models.Field, value: Any) -> bool:
        """Say whether a value may stand in a column: its record is there, its text allowed."""
        if column.is_relation:
            if value is None or column.related_model in ROW_MODELS:
                return column.null
            return value in self.keys.get(column.related_model, set())
        try:
            column.clean(value, None)
        except ValidationError:
            return False
        return True


def store_rows(report: Report, state: State) -> None:
    """Store the rows of an open edition as a planned state has them."""
    for model in reversed(ROW_MODELS):
        wanted = [row["key"] for row in state[kind_of(model)]]
        rows_of(report, model).exclude(key__in=wanted).delete()
    stored: dict[tuple[type[models.Model] | None, str | None], ReportRow] = {}
    for model in ROW_MODELS:
        there = {str(row.key): row for row in rows_of(report, model)}
        for place, row in enumerate(state[kind_of(model)]):
            key = row["key"]
            instance = there.get(key) or model(report=report, key=key)
            store_row(instance, row, place, stored)
            stored[model, key] = instance
    for row in state["sources"]:
        # A source may be taken from one that stands after it.
        store_row(stored[Source, row["key"]], row, stored[Source, row["key"]].position, stored)


def store_row(
    instance: ReportRow,
    row: State,
    place: int,
    stored: Mapping[tuple[type[models.Model] | None, str | None], ReportRow],
) -> None:
    """Write a planned row where it differs; stored: the rows to which it may point, by key."""
    values: dict[str, Any] = {"position": place}
    for column in typed_fields(type(instance)):
        value = row[column.name]
        if column.related_model in ROW_MODELS:
            target = stored.get((column.related_model, value))
            values[column.attname] = target.pk if target else None
        else:
            values[column.attname] = column.to_python(value)
    differing = {
        name: value
        for name, value in values.items()
        if (getattr(instance, name) or "") != (value or "")
    }
    for name, value in differing.items():
        setattr(instance, name, value)
    if differing or instance.pk is None:
        instance.save()


def says_the_same(state: State, other: State) -> bool:
    """Say whether two states agree in all that is typed, and in the order of their rows."""
    return typed(Report, state) == typed(Report, other) and all(
        [(row["key"], typed(model, row)) for row in state[kind_of(model)]]
        == [(row["key"], typed(model, row)) for row in other[kind_of(model)]]
        for model in ROW_MODELS
    )


def typed(model: type[models.Model], row: State) -> list[Any]:
    """Return the values of a row or a report that people type."""
    return [row.get(column.name) for column in typed_fields(model)]


def kind_of(model: type[models.Model]) -> str:
    """Return the name under which a state holds the rows of a model."""
    return f"{model._meta.model_name}s"
