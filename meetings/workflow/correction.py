"""Correct now: a live report is mended at once, and the change carried into the open edition."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from .. import editions, parity, search
from ..models import Editor, Report, Step
from ..models.frozen import ReportRow, published_writes
from ..models.report import LANGUAGES
from ..rights import Action
from ..text import merge
from .publishing import keep_titles
from .refusals import WorkflowError, require, require_status
from .remarks import LONGEST, store, tell
from .steps import locked, log, refuse_findings, supersede

#: How much of a corrected text a remark repeats.
SHOWN = 600
#: The kinds of rows as `changes` names them.
ROWS: dict[str, type[ReportRow]] = {
    f"{model._meta.model_name}s": model for model in editions.ROW_MODELS
}


@transaction.atomic
def correct(
    report: Report,
    *,
    by: Editor,
    changes: Mapping[str, Any],
    substantive: bool = True,
    note_it: str = "",
    note_en: str = "",
) -> Report:
    """Mend a live report at once, also while a colleague's edition is open; return the new one.

    changes: new values by field of the report (`title_it`), and for rows `{"quotes": {key:
    {field: value}}}`, with `participations`, `sources`, `mentions`, `photos` alike. substantive:
    readers are told, with note_it and note_en; a typing slip needs no note and moves no date.
    The change is carried into the open edition; where that says something else by now, it stays
    as it is and the log says so. Raises NotAllowed, WorkflowError.
    """
    live = locked(report)
    require(by, Action.PUBLISH, live)
    require_status(live, [Report.Status.LIVE])
    if not changes:
        raise WorkflowError(_("Nothing would change."))
    notes = {"it": note_it.strip(), "en": note_en.strip()}
    if substantive and any(live.reads_in(code) and not notes[code] for code in LANGUAGES):
        raise WorkflowError(_("Tell readers what changed, in every language published."))
    colleague = Report.objects.open().filter(meeting=live.meeting_id).first()
    now = timezone.now()
    corrected = replace(live, colleague, by=by, at=now, substantive=substantive, notes=notes)
    apply(corrected, changes)
    # A slip says nothing else than what was translated.
    told = dict.fromkeys(LANGUAGES, parity.Told(slip=not substantive))
    units = parity.align(corrected, by=by, told=told)
    with published_writes():
        corrected.save()
        units.store()
        keep_titles(corrected)
    refuse_findings(corrected, [code for code in LANGUAGES if live.reads_in(code)])
    public = {f"public_note_{code}": notes[code] if substantive else "" for code in LANGUAGES}
    log(corrected, Step.Action.CORRECT, by, **public)
    search.index(corrected.meeting)
    if colleague is not None:
        carry(live, corrected, colleague, changes, by=by, told=told)
    report.refresh_from_db()
    return corrected


def replace(
    live: Report,
    colleague: Report | None,
    *,
    by: Editor,
    at: datetime.datetime,
    substantive: bool,
    notes: Mapping[str, str],
) -> Report:
    """Put a copy of the live edition in its place and return it.

    It takes the number of the open edition, which readers have not seen and which moves up.
    """
    number = editions.next_number(live)
    if colleague is not None:
        number, colleague.edition = colleague.edition, number
        Report.objects.filter(pk=colleague.pk).update(edition=colleague.edition)
    supersede(live)
    with published_writes():
        return editions.copy(
            live,
            edition=number,
            status=Report.Status.LIVE,
            published_at=at,
            published_by=by,
            changed_by=by,
            dated_at=at if substantive else live.dated_at,
            own_text_reason=live.own_text_reason,
            own_text_approved_at=live.own_text_approved_at,
            own_text_approved_by=live.own_text_approved_by,
            change_note_it=notes["it"] if substantive else "",
            change_note_en=notes["en"] if substantive else "",
        )


def apply(report: Report, changes: Mapping[str, Any]) -> None:
    """Write checked changes into an edition and its rows; the report itself is not saved.

    Raises WorkflowError for an unknown field or row, or a value that does not fit.
    """
    for name, value in changes.items():
        if name not in ROWS:
            put(report, name, value)
            continue
        for key, values in value.items():
            row = row_of(report, name, key)
            for field, new in values.items():
                put(row, field, new)
            with published_writes():
                row.save()
    try:
        report.clean()
    except ValidationError as error:
        raise WorkflowError(*error.messages) from error


def row_of(report: Report, name: str, key: object) -> ReportRow:
    """Return a row of an edition by the name of its kind and its key."""
    try:
        row = editions.rows_of(report, ROWS[name]).filter(key=key).first()
    except ValidationError:
        row = None
    if row is None:
        raise WorkflowError(_("There is no such row: %(key)s") % {"key": key})
    return row


def correctable(model: type[models.Model], name: str) -> models.Field:
    """Return the column of that name; raise WorkflowError for what nobody types."""
    # The status of a quote is a fact, that of an edition is a step of the workflow.
    untouched = editions.PROCESS_FIELDS if model is Report else {"id"}
    for field in model._meta.concrete_fields:
        typed = field.editable and not editions.has_translations(field)
        if field.name == name and typed and name not in untouched:
            return field
    raise WorkflowError(_("“%(field)s” cannot be corrected.") % {"field": name})


def put(instance: models.Model, name: str, value: object) -> None:
    """Set a column to a checked value; another row of the edition is named by its key."""
    field = correctable(type(instance), name)
    if value is not None and field.is_relation and issubclass(field.related_model, ReportRow):
        value = row_of(instance.report, f"{field.related_model._meta.model_name}s", value)
    if isinstance(value, models.Model):
        value = value.pk
    try:
        setattr(instance, field.attname, field.clean(value, instance))
    except ValidationError as error:
        raise WorkflowError(
            *(f"{field.verbose_name}: {text}" for text in error.messages)
        ) from error


def carry(
    live: Report,
    corrected: Report,
    colleague: Report,
    changes: Mapping[str, Any],
    *,
    by: Editor,
    told: Mapping[str, parity.Told],
) -> None:
    """Carry a correction into the open edition; what clashes there stays, and is logged."""
    clashes: list[Clash] = []
    for name, value in changes.items():
        if name in ROWS:
            for key, fields in value.items():
                clashes += carry_row(name, key, fields, live, corrected, colleague)
        elif not carry_field(correctable(Report, name), live, corrected, colleague):
            clashes.append(Clash(name, label(Report, name), words(corrected, name)))
    editions.save_version(colleague, by=by, told=told)
    note = _("A correction of the published version was carried over.")
    if clashes:
        note = _("A correction could not be carried over: %(fields)s") % {
            "fields": ", ".join(clash.label for clash in clashes)
        }
    log(colleague, Step.Action.CORRECT, by, note=note)
    for clash in clashes:
        tell_colleague(colleague, clash, by=by)


@dataclass(frozen=True)
class Clash:
    """A correction that says something else than a colleague wrote meanwhile.

    place: where, as a remark names it; words: what readers see now.
    """

    place: str
    label: str
    words: str


def tell_colleague(colleague: Report, clash: Clash, *, by: Editor) -> None:
    """Pin a remark to the place of a clash: it stays in sight until somebody has settled it."""
    text = _(
        "A correction of the published version could not be carried over, because this version "
        "says something else here. Readers now see: “%(words)s”. Decide which is right."
    ) % {"words": clash.words}
    tell(store(colleague, by=by, text=text[:LONGEST], place=clash.place))


def label(model: type[models.Model], name: str) -> str:
    """Return what a column is called."""
    return str(model._meta.get_field(name).verbose_name)


def words(instance: models.Model, name: str) -> str:
    """Return what a column of a corrected row says, at most a few lines of it."""
    display = getattr(instance, f"get_{name}_display", None)
    value = getattr(instance, name) if display is None else display()
    text = str("—" if value in (None, "") else value)
    return text if len(text) <= SHOWN else f"{text[: SHOWN - 1]}…"


def carry_row(
    name: str,
    key: object,
    fields: Mapping[str, Any],
    live: Report,
    corrected: Report,
    colleague: Report,
) -> list[Clash]:
    """Carry the changes of one row; return what clashes."""
    model = ROWS[name]
    theirs = editions.rows_of(colleague, model).filter(key=key).first()
    before, after = row_of(live, name, key), row_of(corrected, name, key)
    if theirs is None:
        said = "; ".join(f"{label(model, field)}: {words(after, field)}" for field in fields)
        return [Clash(name, str(model._meta.verbose_name), said)]
    clashes = [
        Clash(f"{name}:{key}:{field}", label(model, field), words(after, field))
        for field in fields
        if not carry_field(correctable(model, field), before, after, theirs)
    ]
    theirs.save()
    return clashes


def carry_field(
    field: models.Field, before: models.Model, after: models.Model, theirs: models.Model
) -> bool:
    """Carry the change of one column; False where the colleague changed it otherwise."""
    base, new, here = (getattr(row, field.attname) for row in (before, after, theirs))
    if field.is_relation and issubclass(field.related_model, ReportRow):
        # The rows of each edition have ids of their own: they are the same by key.
        base, new, here = (row_key(row, field) for row in (before, after, theirs))
        target = field.related_model.objects.filter(report=theirs.report_id, key=new).first()
        new_value = target.pk if target else None
    else:
        new_value = new
    if here == new or (here or "") == (new or ""):
        return True
    if (here or "") == (base or ""):
        setattr(theirs, field.attname, new_value)
        return True
    if isinstance(field, models.CharField | models.TextField) and not field.choices:
        merged = merge.merge(base or "", here or "", new or "")
        if merged is not None:
            setattr(theirs, field.attname, merged)
            return True
    return False


def row_key(row: models.Model, field: models.Field) -> object:
    """Return the key of the row to which a row points."""
    target = getattr(row, field.name)
    return None if target is None else target.key
