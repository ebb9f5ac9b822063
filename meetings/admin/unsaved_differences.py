"""What an unsaved text would change in a report: field by field, row by row, word by word."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext as _

from ..editions import ROW_MODELS
from ..forms.chosen import ChosenField, Typed
from ..forms.explanations import short_labels
from ..forms.prose import capitalised, language_labels
from ..models import Report
from ..text.alignment import Effort
from ..text.differences import Piece, compare
from .page import row_labels
from .row_inline import RowsOnPage

#: The texts of rows, by the names of their fields.
ROW_TEXT = (
    r"^(quotes-\d+-(original|text_(it|en)|attribution_(it|en)|dispute_reason_(it|en))"
    r"|wordings-\d+-text"
    r"|participations-\d+-(group|title_printed)_(it|en)|photos-\d+-(alt|caption)_(it|en))$"
)
#: So much of what stays is shown on either side of a change.
CONTEXT = 70


@dataclass(frozen=True)
class Difference:
    """A field, or a whole row, and what becomes of it."""

    label: str
    pieces: list[Piece]


def differences(
    request: HttpRequest, model_admin: admin.ModelAdmin, report: Report | None, sent: QueryDict
) -> list[Difference]:
    """Return what differs between a report as it is stored and a form as it was sent.

    report: None for one that was never saved. Where somebody saved meanwhile, both are brought
    together first, as the form itself would do it.
    """
    form = filled(request, model_admin, report, sent)
    rows = filled_rows(request, model_admin, report, form.data)
    row_labels(rows)
    # However many texts there are, a page is made in bounded time.
    effort = Effort()
    of_rows = (found for group in rows for found in changed_rows(group, effort))
    return [*changed_fields(form, effort), *of_rows]


def filled(
    request: HttpRequest, model_admin: admin.ModelAdmin, report: Report | None, sent: QueryDict
) -> forms.ModelForm:
    """Return the report's own form with what was sent in it."""
    form_class = model_admin.get_form(request, report, change=report is not None)
    if report is None:
        return form_class(sent, initial=model_admin.get_changeform_initial_data(request))
    return form_class(sent, instance=report)


def filled_rows(
    request: HttpRequest, model_admin: admin.ModelAdmin, report: Report | None, sent: QueryDict
) -> list[RowsOnPage]:
    """Return the rows of each kind with what was sent in them."""
    pairs = list(model_admin.get_formsets_with_inlines(request, report))
    formsets = [
        formset(
            sent,
            {},
            instance=report or Report(),
            prefix=formset.get_default_prefix(),
            queryset=inline.get_queryset(request),
        )
        for formset, inline in pairs
    ]
    inlines = [inline for _formset, inline in pairs]
    return model_admin.get_inline_formsets(request, formsets, inlines, report)


def texts_typed(report: Report, typed: Mapping[str, str]) -> list[Difference]:
    """Return the texts that were typed into an edition that can no longer be edited.

    typed: by name of the field. They are to be read and copied; those of the report itself are
    compared with what is published, those of rows stand whole.
    """
    labels, effort = language_labels(Report), Effort()
    found = [
        Difference(label, words(report_text, typed[name].replace("\r\n", "\n"), effort))
        for name, label in labels.items()
        if name in typed and (report_text := getattr(report, name) or "") != typed[name]
    ]
    rows = [(name, text) for name, text in typed.items() if re.search(ROW_TEXT, name) and text]
    return found + [Difference(row_label(name), [Piece("kept", text)]) for name, text in rows]


def row_label(name: str) -> str:
    """Return how a text of a row is called, by the name of its field."""
    prefix, number, field = name.split("-", 2)
    model = next(model for model in ROW_MODELS if f"{model._meta.model_name}s" == prefix)
    kind = capitalised(str(model._meta.verbose_name))
    label = language_labels(model).get(field) or model._meta.get_field(field).verbose_name
    return f"{kind} {int(number) + 1} · {capitalised(str(label))}"


def changed_fields(form: forms.BaseForm, effort: Effort, of_row: str = "") -> Iterator[Difference]:
    """Yield each field that differs; of_row: how its row is called."""
    for name in form.changed_data:
        field = form.fields[name]
        if field.widget.is_hidden or name == forms.formsets.DELETION_FIELD_NAME:
            continue
        before = shown(field, form.get_initial_for_field(field, name))
        after = shown(field, form[name].data)
        if before != after:
            label = capitalised(str(form[name].label))
            yield Difference(
                f"{of_row} · {label}" if of_row else label, words(before, after, effort)
            )


def changed_rows(rows: RowsOnPage, effort: Effort) -> Iterator[Difference]:
    """Yield the rows that are new or deleted, and the fields that differ in the others."""
    formset = rows.formset
    kind = capitalised(str(formset.model._meta.verbose_name))
    for number, form in enumerate(formset.forms, 1):
        name, is_new = f"{kind} {number}", form.instance.pk is None
        if is_deleted(form):
            if not is_new:
                label = _("%(row)s: deleted") % {"row": name}
                yield Difference(label, [Piece("deleted", str(form.instance))])
        elif not is_new:
            yield from changed_fields(form, effort, name)
        elif form.has_changed():
            typed = [shown(form.fields[field], form[field].data) for field in typed_names(form)]
            label = _("%(row)s: new") % {"row": name}
            yield Difference(label, [Piece("inserted", " · ".join(filter(None, typed)))])


def is_deleted(form: forms.BaseForm) -> bool:
    """Say whether the box that deletes a row is ticked."""
    name = forms.formsets.DELETION_FIELD_NAME
    return name in form.fields and bool(form[name].data)


def typed_names(form: forms.BaseForm) -> list[str]:
    """Return the fields of a row into which somebody types."""
    return [
        name
        for name, field in form.fields.items()
        if not field.widget.is_hidden and name in form.changed_data and name != "position"
    ]


def shown(field: forms.Field, value: Any) -> str:
    """Return a value as an editor sees it in its box."""
    if isinstance(field, ChosenField):
        return field.prepare_value(value or None).text
    if isinstance(field, forms.BooleanField):
        return _("yes") if field.to_python(value) else _("no")
    if hasattr(field.widget, "choices"):
        chosen = field.prepare_value(value)
        return "" if chosen in (None, "") else short_labels(field).get(str(chosen), "")
    written = field.widget.format_value(field.prepare_value(value))
    text = written.text if isinstance(written, Typed) else str(written or "")
    return text.replace("\r\n", "\n").strip()


def words(before: str, after: str, effort: Effort) -> list[Piece]:
    """Return what became of a text, with as much of what stays as is needed to find the place."""
    pieces = compare(before, after, effort)
    last = len(pieces) - 1
    return [
        Piece(piece.kind, around_change(piece.text, first=place == 0, last=place == last))
        if piece.kind == "kept"
        else piece
        for place, piece in enumerate(pieces)
    ]


def around_change(text: str, *, first: bool, last: bool) -> str:
    """Return a text that stays, without what is far from the changes beside it; words whole."""
    head = "" if first else re.sub(r"\S+\Z", "", text[:CONTEXT])
    tail = "" if last else re.sub(r"\A\S+", "", text[-CONTEXT:])
    return text if len(text) <= len(head) + len(tail) + 5 else f"{head}…{tail}"
