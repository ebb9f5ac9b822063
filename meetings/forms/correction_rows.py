"""The fields with which the rows of a live report are corrected."""

from typing import Any

from django import forms
from django.db import models

from ..models import Report, Source
from ..models.frozen import ReportRow
from ..models.report import LANGUAGES
from .chosen import ChosenField
from .prose import LANGUAGE_LABELS, ProseField, capitalised

#: Of each quote and each participant, what can be mended at once.
ROW_FIELDS = {
    "quotes": (
        *("original", "text_it", "text_en", "speaker", "attribution_it", "attribution_en"),
        *("directness", "source", "locator", "status", "dispute_reason_it", "dispute_reason_en"),
    ),
    "participations": (*("title_printed_it", "title_printed_en", "group_it", "group_en", "role"),),
}


def correctable_parts(kind: str, row: ReportRow) -> list[str]:
    """Return the columns of a row that can be mended.

    In its own language a quote has one text alone; a person is no group.
    """
    left_out = {f"text_{row.original_language}"} if kind == "quotes" else set()
    if kind == "participations":
        left_out |= (
            {"group_it", "group_en"} if row.person_id else {"title_printed_it", "title_printed_en"}
        )
    return [name for name in ROW_FIELDS[kind] if name not in left_out]


def row_field(row: ReportRow, name: str, sources: list[Source]) -> forms.Field:
    """Return the field of one column of a row, filled; sources: those of the report."""
    column = row._meta.get_field(name)
    label = label_of(row, name)
    initial = getattr(row, name)
    if name == "source":
        named = [(str(source.key), shortened(str(source.record))) for source in sources]
        return forms.ChoiceField(
            label=label,
            required=False,
            help_text=column.help_text,
            choices=[("", "—"), *named],
            initial=str(initial.key) if initial else "",
        )
    if isinstance(column, models.ForeignKey):
        chosen = ChosenField("person", label=label, help_text=column.help_text, initial=initial)
        if initial is not None:
            chosen.pool.put(initial)
        return chosen
    if column.choices:
        return forms.ChoiceField(
            label=label, help_text=column.help_text, choices=column.choices, initial=initial
        )
    wide = isinstance(column, models.TextField)
    return ProseField(
        label=label,
        help_text=column.help_text,
        required=name == "original",
        max_length=column.max_length,
        initial=initial or "",
        widget=forms.Textarea(attrs={"rows": 3}) if wide else forms.TextInput(),
    )


def label_of(row: ReportRow, name: str) -> str:
    """Return the label of a column, with its language where it has one."""
    stem, _underscore, language = name.rpartition("_")
    if language not in LANGUAGES:
        return capitalised(str(row._meta.get_field(name).verbose_name))
    return LANGUAGE_LABELS[language] % {
        "label": capitalised(str(row._meta.get_field(stem).verbose_name))
    }


def shortened(text: str) -> str:
    """Return the beginning of a text."""
    return text if len(text) <= 60 else f"{text[:59]}…"


def rows_of(report: Report) -> list[tuple[str, ReportRow]]:
    """Return the rows that can be mended, each with the name of its kind."""
    quotes = report.quotes.select_related("speaker", "source__record")
    people = report.participations.select_related("person", "country", "organization")
    return [("quotes", row) for row in quotes] + [("participations", row) for row in people]


def comparable(value: Any) -> str:
    """Return a value as it is compared: records by key, texts without their last line ends."""
    if isinstance(value, models.Model):
        return f"{value._meta.model_name} {value.pk}"
    return "" if value is None else str(value).replace("\r\n", "\n").strip()


def shown_value(field: forms.Field, value: Any) -> str:
    """Return a value in words: what a choice is called, what a record is called."""
    if isinstance(field, forms.ChoiceField):
        named = {str(key): str(label) for key, label in field.choices if key}
        return named.get(comparable(value), comparable(value))
    return str(value) if isinstance(value, models.Model) else comparable(value)
