"""A posted form written anew: with what was merged, as if it had been opened a moment ago."""

from collections.abc import Collection, Mapping
from typing import Any

from django import forms
from django.core import signing
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict

from .chosen import ChosenField
from .photos import SALT
from .posted import Unreadable, raw
from .reading_posted import fields_told
from .report import ReportForm
from .rows import RowForm, RowFormSet
from .three_way_rows import MergedRows, PostedRows, Row


def keep_uploads(data: QueryDict, files: Mapping[str, Any]) -> None:
    """Let the data name the pictures that were taken in: files are not sent twice."""
    for name, upload in files.items():
        if getattr(upload, "image", None) is not None:
            kept = f"{name.removesuffix('upload')}kept"
            data[kept] = signing.dumps(upload.image.pk, salt=SALT)


def write_fields(form: ReportForm, data: QueryDict, values: Mapping[str, Any]) -> None:
    """Write merged values into the data; what was typed otherwise stays as it was typed."""
    typed = fields_told(form)
    for name, value in values.items():
        if name not in typed or typed[name] != value:
            put(data, form.fields[name], name, value)


def put(data: QueryDict, field: forms.Field, name: str, value: Any) -> None:
    """Write one value."""
    data.pop(name, None)
    for each, text in raw(field, name, value).items():
        data[each] = text


def write_rows(
    formset: RowFormSet,
    merged: MergedRows,
    posted: PostedRows,
    prefixes: Mapping[str, str],
    data: QueryDict,
    files: MultiValueDict,
) -> None:
    """Write merged rows into the data, numbered as if the form had been opened now."""
    prefix = formset.prefix
    before = {name: data.pop(name) for name in list(data) if name.startswith(f"{prefix}-")}
    sent = {name: files.pop(name) for name in list(files) if name.startswith(f"{prefix}-")}
    pks = {str(row.key): row.pk for row in formset.model.objects.filter(report=formset.instance)}
    keys = [*merged.rows, *merged.deleted]
    keys.sort(key=lambda key: key not in pks)
    places = {key: place for place, key in enumerate(merged.rows, 1)}
    pattern = formset.empty_form
    announce(pattern, merged.rows.values())
    for index, key in enumerate(keys):
        here = f"{prefix}-{index}-"
        copy_row(before, data, prefixes.get(key, ""), here)
        copy_row(sent, files, prefixes.get(key, ""), here)
        data[f"{here}id"], data[f"{here}row_key"] = str(pks.get(key, "")), key
        data[f"{here}report"] = str(formset.instance.pk)
        if key in merged.rows:
            write_row(pattern, data, here, merged.rows[key], posted.typed.get(key, {}))
            data[f"{here}position"] = str(places[key])
            data.pop(f"{here}DELETE", None)
        else:
            data[f"{here}DELETE"] = "on"
    data[f"{prefix}-TOTAL_FORMS"] = str(len(keys))
    data[f"{prefix}-INITIAL_FORMS"] = str(sum(key in pks for key in keys))


def announce(form: RowForm, rows: Collection[Row]) -> None:
    """Tell the pools what will be asked for, so that each asks once."""
    for name, field in form.fields.items():
        if isinstance(field, ChosenField):
            for row in rows:
                if row.get(name) and not isinstance(row[name], Unreadable):
                    field.pool.want(str(row[name]))


def copy_row(before: Mapping[str, Any], data: MultiValueDict, there: str, here: str) -> None:
    """Let what was posted for a row stand under its new number."""
    if there:
        for name, values in before.items():
            if name.startswith(f"{there}-"):
                data.setlist(here + name.removeprefix(f"{there}-"), values)


def write_row(form: RowForm, data: QueryDict, here: str, row: Row, typed: Row) -> None:
    """Write the values of a row that are not as they were typed."""
    for name, value in row.items():
        if name in typed and typed[name] == value:
            continue
        if name == "upload":
            data[f"{here}kept"] = signing.dumps(value, salt=SALT) if value else ""
        else:
            put(data, form.fields[name], here + name, value)
