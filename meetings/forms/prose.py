"""Texts that people write: lines end as they are stored, and nothing is cut while it is pasted."""

from typing import Any

from django import forms
from django.db import models
from django.utils.translation import gettext_lazy as _

from ..models.report import LANGUAGES

LANGUAGE_LABELS = {"it": _("%(label)s in Italian"), "en": _("%(label)s in English")}


class ProseField(forms.CharField):
    """A text of several lines; browsers send other line ends than those we keep."""

    def to_python(self, value: Any) -> str:
        text = super().to_python(value)
        return text.replace("\r\n", "\n").replace("\r", "\n") if text else text


def mend_texts(fields: dict[str, forms.Field]) -> None:
    """Let browsers send whatever was pasted: a text that is too long is refused, not cut."""
    for field in fields.values():
        if isinstance(field, forms.CharField):
            field.widget.attrs.pop("maxlength", None)
            if isinstance(field.widget, forms.Textarea):
                field.widget.attrs.pop("cols", None)


def label_languages(fields: dict[str, forms.Field], model: type[models.Model]) -> None:
    """Name the fields of each language: "Headline in Italian"."""
    for name, field in fields.items():
        stem, _underscore, language = name.rpartition("_")
        if language in LANGUAGES and hasattr(model, stem):
            label = model._meta.get_field(stem).verbose_name
            field.label = LANGUAGE_LABELS[language] % {"label": capitalised(str(label))}
            field.widget.attrs["lang"] = language


def language_labels(model: type[models.Model]) -> dict[str, str]:
    """Return the labels of the fields of each language, also where they are only shown."""
    names = {field.name for field in model._meta.concrete_fields}
    return {
        f"{stem}_{language}": LANGUAGE_LABELS[language]
        % {"label": capitalised(str(model._meta.get_field(stem).verbose_name))}
        for stem in names
        for language in LANGUAGES
        if f"{stem}_{language}" in names
    }


def capitalised(text: str) -> str:
    """Return a text with its first letter in upper case, the others as they are."""
    return text[:1].upper() + text[1:]
