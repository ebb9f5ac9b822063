"""The report's form and its rows as they were posted, in the plain values of a snapshot."""

import uuid
from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.core import signing

from ..models import Source
from .photos import SALT
from .posted import Unreadable, as_field_tells, is_prose, told
from .report import SENT_ALONG, ReportForm, one_line
from .rows import LAST, RowForm, RowFormSet
from .sources import DETAILS
from .three_way_rows import PostedRows, Row

#: Fields of rows that are the frame of the form, not what it says.
FRAME = frozenset({"id", "report", "row_key", "position", "DELETE", "kept", "used_as"})
#: Fields of the report's form that no snapshot holds.
NOT_KEPT = frozenset({*SENT_ALONG, "pasted_participants"})

Snapshot = Mapping[str, Any]


def is_complete(formsets: Iterable[RowFormSet]) -> bool:
    """Say whether the frame of each kind of rows arrived whole; else the form is refused anyway."""
    return all(
        formset.management_form.is_valid()
        and formset.management_form.cleaned_data["TOTAL_FORMS"] <= formset.absolute_max
        for formset in formsets
    )


# Fields of the report


def fields_told(form: ReportForm) -> dict[str, Any]:
    """Return what was typed into the fields of the report; what was not posted is left out."""
    values: dict[str, Any] = {}
    for name, field in form.fields.items():
        if name in NOT_KEPT or field.widget.value_omitted_from_data(form.data, {}, name):
            continue
        values[name] = told(field, form[name].data)
        if name.startswith("title_"):
            values[name] = one_line(values[name])
    return values


def fields_kept(form: ReportForm, snapshot: Snapshot) -> dict[str, Any]:
    """Return the fields of the report out of a snapshot; what it does not hold is left out."""
    values: dict[str, Any] = {}
    for name, field in form.fields.items():
        if name == "topic_names" and "reporttopics" in snapshot:
            values[name] = [row["topic"] for row in snapshot["reporttopics"]]
        elif name not in NOT_KEPT and name in snapshot:
            values[name] = as_field_tells(field, snapshot[name])
    return values


# Rows


def stored_name(form: forms.BaseForm, name: str) -> str:
    """Return under which name a snapshot holds what a field of a row says."""
    return {"upload": "image"}.get(name) or form.row_choices.get(name, name)


def spoken(form: RowForm) -> list[str]:
    """Return the fields of a row that say something."""
    return [name for name in form.fields if name not in FRAME]


def rows_kept(formset: RowFormSet, snapshot: Snapshot) -> dict[str, Row]:
    """Return the rows of a kind out of a snapshot by key, in order."""
    form = formset.empty_form
    return {
        row["key"]: row_kept(form, {**row, **row.get("page", {})})
        for row in snapshot.get(formset.prefix, [])
    }


def row_kept(form: RowForm, row: Row) -> Row:
    """Return the fields of a row out of a snapshot."""
    return {
        name: as_field_tells(form.fields[name], row[stored_name(form, name)])
        for name in spoken(form)
        if stored_name(form, name) in row
    }


def rows_told(formset: RowFormSet, files: Mapping[str, Any]) -> tuple[PostedRows, dict[str, str]]:
    """Return the rows of a kind as they were posted, and the prefix of each key."""
    movable = "position" in formset.empty_form.fields
    found, prefixes, places = PostedRows(movable=movable), {}, []
    found.prose = {n for n, field in formset.empty_form.fields.items() if is_prose(field)}
    for index, form in enumerate(formset.forms):
        stored = form.instance.pk is not None
        # Not `has_changed`: to the admin, who may not add rows has typed nothing into one that
        # comes from another edition.
        if not stored and not form.changed_data:
            continue
        key = str(form.instance.key) if stored else key_of(form)
        if key in prefixes:
            key = str(uuid.uuid4())
        prefixes[key] = form.prefix
        if "DELETE" in form.fields and form["DELETE"].data:
            found.deleted.add(key)
            continue
        found.typed[key] = row_told(form, files)
        places.append((position_of(form), form.instance.pk or 2**63, index, key))
    found.order = [key for *_place, key in sorted(places)]
    return found, prefixes


def key_of(form: RowForm) -> str:
    """Return the key of a row that is not stored; a new one where it has none."""
    try:
        return str(uuid.UUID(form["row_key"].data or ""))
    except ValueError:
        return str(uuid.uuid4())


def position_of(form: RowForm) -> int:
    """Return where a row is to stand; without a number it stands last."""
    typed = form["position"].data if "position" in form.fields else ""
    return int(typed) - 1 if str(typed or "").isdigit() and len(typed) < 6 else LAST


def row_told(form: RowForm, files: Mapping[str, Any]) -> Row:
    """Return what was typed into a row."""
    values: Row = {}
    for name in spoken(form):
        field, posted = form.fields[name], form.add_prefix(name)
        if name == "upload":
            values.update(picture_of(form, files))
        elif not field.widget.value_omitted_from_data(form.data, {}, posted):
            values[name] = told(field, form[name].data)
    return values


def picture_of(form: RowForm, files: Mapping[str, Any]) -> Row:
    """Return the key of the picture that was taken in for a row, now or before; empty for none."""
    upload = files.get(form.add_prefix("upload"))
    if getattr(upload, "image", None) is not None:
        return {"upload": upload.image.pk}
    try:
        return {"upload": signing.loads(form["kept"].data or "", salt=SALT)}
    except signing.BadSignature:
        return {}


# As a snapshot


def as_snapshot(
    form: ReportForm,
    kinds: Iterable[tuple[RowFormSet, PostedRows]],
    base: Snapshot,
) -> dict[str, Any]:
    """Return what was posted as a snapshot: over the base, all that was typed."""
    taken = dict(base)
    for name, value in fields_told(form).items():
        if name == "topic_names":
            taken["reporttopics"] = topics_told(value, base)
        elif not isinstance(value, Unreadable) or is_prose(form.fields[name]):
            taken[name] = str(value) if isinstance(value, Unreadable) else value
    for formset, posted in kinds:
        was = {row["key"]: row for row in base.get(formset.prefix, [])}
        order = posted.order if posted.movable else [*was]
        taken[formset.prefix] = [
            {
                **was.get(key, {"key": key}),
                **row_as_kept(formset.empty_form, posted.typed.get(key, {}), was.get(key, {})),
                "position": place,
            }
            for place, key in enumerate(order)
        ]
    return taken


def topics_told(keys: Any, base: Snapshot) -> list[dict[str, Any]]:
    """Return the rows of topics as a snapshot holds them."""
    was = {row["topic"]: row for row in base.get("reporttopics", [])}
    chosen = keys if isinstance(keys, list) else list(was)
    new = {"key": ""}
    return [
        {**was.get(key, new), "topic": key, "position": place} for place, key in enumerate(chosen)
    ]


def row_as_kept(form: RowForm, typed: Row, was: Mapping[str, Any]) -> dict[str, Any]:
    """Return what was typed into a row under the names of a snapshot."""
    values = {
        stored_name(form, name): str(value) if isinstance(value, Unreadable) else value
        for name, value in typed.items()
        if not isinstance(value, Unreadable) or is_prose(form.fields[name])
    }
    if form._meta.model is not Source:
        return values
    details = ("url", *DETAILS)
    page = {name: values.pop(name) for name in details if name in values}
    return {**values, "page": {**was.get("page", {}), **page}}
