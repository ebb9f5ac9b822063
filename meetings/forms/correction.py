"""What of a live report can be mended at once."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from ..models import Report
from ..models.report import LANGUAGES
from .prose import LANGUAGE_LABELS, ProseField, capitalised, label_languages, mend_texts

TEXTS = ("title", "summary", "body", "editors_note", "city", "venue")
DAYS = ("held_on", "ended_on")
#: Of each quote and each participant, the words that a reader sees.
ROW_TEXTS = {
    "quotes": ("original", "text_it", "text_en", "attribution_it", "attribution_en", "locator"),
    "participations": ("title_printed_it", "title_printed_en", "group_it", "group_en"),
}
NOTE_ROWS = {"body": 18, "summary": 3, "editors_note": 3}


class CorrectionForm(forms.ModelForm):
    """The texts of a live report, those of its quotes, and what readers are told.

    `changes` gives what differs, as `workflow.correct` takes it.
    """

    substantive = forms.BooleanField(
        label=_("Readers are told what changed"),
        required=False,
        initial=True,
        help_text=_("Not needed for a typing slip: the date of the report then stays."),
    )
    note_it = ProseField(
        label=_("What changed, in Italian (public)"),
        required=False,
        max_length=1_000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    note_en = ProseField(
        label=_("What changed, in English (public)"),
        required=False,
        max_length=1_000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    class Meta:
        model = Report
        fields = (*(f"{text}_{language}" for text in TEXTS for language in LANGUAGES), *DAYS)
        widgets = {day: forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}) for day in DAYS}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # What is compared is what is stored, also after the form has been filled.
        self.before = {name: text_of(self.instance, name) for name in self._meta.fields}
        self.rows = list(self.fetch_rows())
        for kind, row in self.rows:
            for name in shown_texts(kind, row):
                self.add_row_field(kind, row, name)
        mend_texts(self.fields)
        label_languages(self.fields, Report)
        for name, field in self.fields.items():
            if name.rpartition("_")[0] in NOTE_ROWS:
                field.widget.attrs["rows"] = NOTE_ROWS[name.rpartition("_")[0]]

    def fetch_rows(self) -> Iterator[tuple[str, models.Model]]:
        """Yield the rows that have words of their own."""
        for quote in self.instance.quotes.select_related("speaker"):
            yield "quotes", quote
        for row in self.instance.participations.select_related("person"):
            yield "participations", row

    def add_row_field(self, kind: str, row: models.Model, name: str) -> None:
        """Add the field of one text of a row."""
        column = row._meta.get_field(name)
        stem, _underscore, language = name.rpartition("_")
        wide = isinstance(column, models.TextField)
        label = capitalised(str(column.verbose_name))
        if language in LANGUAGES:
            plain_label = capitalised(str(row._meta.get_field(stem).verbose_name))
            label = LANGUAGE_LABELS[language] % {"label": plain_label}
        field = ProseField(
            label=label,
            required=name == "original",
            max_length=column.max_length,
            initial=getattr(row, name) or "",
            widget=forms.Textarea(attrs={"rows": 3}) if wide else forms.TextInput(),
        )
        key = field_name(kind, row, name)
        self.fields[key] = field
        self.before[key] = getattr(row, name) or ""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if not self.errors and not self.differences():
            raise ValidationError(_("Nothing would change."))
        if cleaned.get("substantive"):
            for language in LANGUAGES:
                if self.instance.reads_in(language) and not cleaned.get(f"note_{language}"):
                    message = _("Tell readers what changed, in every language published.")
                    self.add_error(f"note_{language}", message)
        return cleaned

    def differences(self) -> list[tuple[str, str, str]]:
        """Return field, text before and text after of everything that differs."""
        return [
            (name, before, as_text(self.cleaned_data[name]))
            for name, before in self.before.items()
            if name in self.cleaned_data and as_text(self.cleaned_data[name]) != before
        ]

    def changes(self) -> dict[str, Any]:
        """Return what differs, as `workflow.correct` takes it."""
        changed = {name for name, _before, _after in self.differences()}
        found: dict[str, Any] = {
            name: self.cleaned_data[name] for name in self._meta.fields if name in changed
        }
        for kind, row in self.rows:
            of_row = {
                name: self.cleaned_data[field_name(kind, row, name)]
                for name in shown_texts(kind, row)
                if field_name(kind, row, name) in changed
            }
            if of_row:
                found.setdefault(kind, {})[str(row.key)] = of_row
        return found


def shown_texts(kind: str, row: models.Model) -> list[str]:
    """Return the texts of a row that can be mended: in its own language a quote has one alone."""
    own = f"text_{row.original_language}" if kind == "quotes" else ""
    always = ("original", "text_it", "text_en")
    return [
        name for name in ROW_TEXTS[kind] if name != own and (name in always or getattr(row, name))
    ]


def field_name(kind: str, row: models.Model, name: str) -> str:
    """Return the name that a row's text has as a field."""
    return f"{kind}-{row.key}-{name}"


def text_of(report: Report, name: str) -> str:
    """Return a column as it is compared."""
    return as_text(getattr(report, name))


def as_text(value: Any) -> str:
    """Return a value as it is compared and shown: days as ISO dates."""
    return "" if value is None else str(value).replace("\r\n", "\n").strip()
