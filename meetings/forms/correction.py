"""What of a live report can be mended at once."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext, override
from django.utils.translation import gettext_lazy as _

from ..models import Quote, Report
from ..models.report import LANGUAGES
from .chosen import ChosenField, share_pools
from .correction_focus import FACTS, Focus, covers
from .correction_rows import comparable, correctable_parts, row_field, rows_of, shown_value
from .explanations import explain
from .prose import ProseField, label_languages, mend_texts

TEXTS = ("title", "summary", "body", "editors_note")
DAYS = ("held_on", "ended_on")
NOTE_ROWS = {"title": 2, "body": 18, "summary": 3, "editors_note": 3}
#: What readers are told, beside what is corrected.
TOLD = ("substantive", "note_it", "note_en")


class CorrectionForm(forms.ModelForm):
    """What a live report says, what its quotes and participants say, and what readers are told.

    `focus` leaves only what is to be corrected. `changes` gives what differs, as
    `workflow.correct` takes it.
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
        help_text=_("One sentence: what was wrong and what is right now."),
    )
    note_en = ProseField(
        label=_("What changed, in English (public)"),
        required=False,
        max_length=1_000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("One sentence: what was wrong and what is right now."),
    )
    country = ChosenField("country", label=_("Country of the place"))

    class Meta:
        model = Report
        fields = (*(f"{text}_{language}" for text in TEXTS for language in LANGUAGES), *FACTS)
        widgets = {day: forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}) for day in DAYS}

    def __init__(self, *args: Any, focus: Focus | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        focus = focus or Focus()
        # What is compared is what is stored, also after the form has been filled.
        self.before: dict[str, Any] = {
            name: getattr(self.instance, name) for name in self._meta.fields
        }
        #: Field → kind of row, row, column.
        self.parts: dict[str, tuple[str, Any, str]] = {}
        self.add_rows()
        self.look_at(focus)
        share_pools(self.fields.values(), {})
        mend_texts(self.fields)
        label_languages(self.fields, Report)
        explain(self.fields, Report)
        for name, field in self.fields.items():
            stem = name.rpartition("_")[0]
            if stem in NOTE_ROWS and isinstance(field.widget, forms.Textarea):
                rows = 8 if name in self.whole else NOTE_ROWS[stem]
                field.widget.attrs["rows"] = rows

    def add_rows(self) -> None:
        """Add the fields of quotes and participants."""
        sources = list(self.instance.sources.select_related("record"))
        self.rows = rows_of(self.instance)
        for kind, row in self.rows:
            for name in correctable_parts(kind, row):
                key = f"{kind}-{row.key}-{name}"
                self.fields[key] = row_field(row, name, sources)
                self.parts[key] = (kind, row, name)
                value = getattr(row, name)
                self.before[key] = getattr(value, "key", value) if name == "source" else value

    def look_at(self, focus: Focus) -> None:
        """Leave the fields of the focus alone, and of a body the paragraph that it names."""
        wanted = [name for name in self.before if covers(focus, name)]
        self.focus = focus if wanted else Focus()
        self.whole: dict[str, str] = {}
        if not wanted:
            return
        for name in [name for name in self.before if name not in wanted]:
            del self.fields[name], self.before[name]
        for name, (start, end) in self.focus.passages.items():
            self.whole[name] = self.before[name]
            self.before[name] = self.initial[name] = self.whole[name][start:end]
        self.fields[wanted[0]].widget.attrs["autofocus"] = True
        if self.focus.disputes:
            self.propose_dispute(wanted[0])

    def propose_dispute(self, status: str) -> None:
        """Fill in what a quote that is disputed needs said."""
        if self.before[status] == Quote.Status.ACCEPTED:
            self.initial[status] = Quote.Status.DISPUTED
        _kind, quote, _name = self.parts[status]
        for language in LANGUAGES:
            with override(language):
                speaker = quote.speaker or getattr(quote, f"attribution_{language}")
                said = gettext("A quote by %(speaker)s is disputed.") % {"speaker": speaker}
                self.initial[f"note_{language}"] = (
                    said if speaker else gettext("A quote is disputed.")
                )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if not self.errors and not self.differences():
            raise ValidationError(_("Nothing would change."))
        self.refuse_dispute_without_reason(cleaned)
        if cleaned.get("substantive"):
            for language in self.languages_read():
                if not cleaned.get(f"note_{language}"):
                    message = _("Tell readers what changed, in every language published.")
                    self.add_error(f"note_{language}", message)
        return cleaned

    def languages_read(self) -> list[str]:
        """Return the languages in which readers have the report."""
        return [code for code in LANGUAGES if getattr(self.instance, f"reads_{code}")]

    def refuse_dispute_without_reason(self, cleaned: dict[str, Any]) -> None:
        """Readers learn who disputes a quote and why, in each of their languages."""
        for key, (kind, row, name) in self.parts.items():
            if name != "status" or cleaned.get(key) != Quote.Status.DISPUTED:
                continue
            for language in self.languages_read():
                reason = f"{kind}-{row.key}-dispute_reason_{language}"
                if reason in self.fields and not cleaned.get(reason) and key in self.changed():
                    self.add_error(reason, _("Say who disputes it, and why."))

    def changed(self) -> list[str]:
        """Return the fields whose value differs from what is stored."""
        return [
            name
            for name, before in self.before.items()
            if name in self.cleaned_data
            and comparable(self.cleaned_data[name]) != comparable(before)
        ]

    def differences(self) -> list[tuple[str, str, str]]:
        """Return field, words before and words after of everything that differs."""
        return [
            (
                name,
                shown_value(self.fields[name], self.before[name]),
                shown_value(self.fields[name], self.cleaned_data[name]),
            )
            for name in self.changed()
        ]

    def changes(self) -> dict[str, Any]:
        """Return what differs, as `workflow.correct` takes it."""
        found: dict[str, Any] = {}
        for name in self.changed():
            value = self.cleaned_data[name]
            if name in self.whole:
                start, end = self.focus.passages[name]
                value = self.whole[name][:start] + value + self.whole[name][end:]
            if name in self.parts:
                kind, row, part = self.parts[name]
                found.setdefault(kind, {}).setdefault(str(row.key), {})[part] = value or (
                    None if part in ("source", "speaker") else ""
                )
            else:
                found[name] = value
        return found
