"""Quotes as rows of the report's form."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ..models import Quote
from .chosen import ChosenField
from .languages import LanguageField
from .rows import RowChoiceField, RowForm, RowFormSet


class QuoteForm(RowForm):
    """One utterance; in the language of its source its text is that of the source."""

    row_choices = {
        "source_key": "source",
        "translation_source_it_key": "translation_source_it",
        "translation_source_en_key": "translation_source_en",
    }

    says_nothing = RowForm.says_nothing | {"original_language"}

    speaker = ChosenField("person", label=_("Speaker"))
    original_language = LanguageField(label=_("Language of the source"), required=True)
    language_spoken = LanguageField(label=_("Language spoken"))
    directness = forms.ChoiceField(
        label=_("How direct"),
        required=False,
        choices=[("", _("— choose")), *Quote.Directness.choices],
    )
    source_key = RowChoiceField(
        "sources", label=_("Source"), help_text=_("Left empty: the only source of the report.")
    )
    translation_source_it_key = RowChoiceField(
        "sources",
        label=_("Source of the Italian text"),
        help_text=_("For a published translation: the source of this report that prints it."),
    )
    translation_source_en_key = RowChoiceField(
        "sources",
        label=_("Source of the English text"),
        help_text=_("For a published translation: the source of this report that prints it."),
    )

    class Meta:
        model = Quote
        fields = (
            "speaker",
            "attribution_it",
            "attribution_en",
            "original",
            "original_language",
            "language_spoken",
            "worded_by",
            "directness",
            "locator",
            "text_it",
            "text_en",
            "translation_by_it",
            "translation_by_en",
            "status",
            "dispute_reason_it",
            "dispute_reason_en",
        )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, rows in (("original", 3), ("text_it", 3), ("text_en", 3)):
            if name in self.fields:
                self.fields[name].widget.attrs.update(rows=rows, dir="auto")
        for name in ("dispute_reason_it", "dispute_reason_en"):
            if name in self.fields:
                self.fields[name].widget.attrs["rows"] = 2

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        language = cleaned.get("original_language") or self.instance.original_language
        for code in ("it", "en"):
            translated = cleaned.get(f"text_{code}") and code != language
            if translated and f"translation_by_{code}" in self.fields:
                cleaned[f"translation_by_{code}"] = cleaned.get(f"translation_by_{code}") or "ours"
        disputed = cleaned.get("status") == Quote.Status.DISPUTED
        reasons = [cleaned.get(f"dispute_reason_{code}") for code in ("it", "en")]
        if disputed and not any(reasons):
            self.add_error("dispute_reason_it", _("Say who disputes it, and why."))
        return cleaned


class QuoteFormSet(RowFormSet):
    """The quotes; a new one is in the language of the report until told otherwise."""

    def add_fields(self, form: forms.ModelForm, index: int | None) -> None:
        super().add_fields(form, index)
        if form.instance.pk is None:
            form.initial["original_language"] = self.instance.original_language
