"""What somebody typed into a form that can no longer be stored: shown, so that it can be copied."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.http import QueryDict
from django.utils.translation import gettext as _

from ..editions import ROW_MODELS
from ..models import Report
from ..models.report import LANGUAGES
from ..models.source_record import SourceRecord
from .posted import normal
from .prose import LANGUAGE_LABELS, capitalised

KINDS = {f"{model._meta.model_name}s": model for model in ROW_MODELS}
#: More rows than this are no form of ours.
MOST_ROWS = 200


@dataclass(frozen=True)
class Unstored:
    """A text as it was when the form was opened, and as it was typed."""

    label: str
    language: str
    before: str
    typed: str


def unstored(data: QueryDict, base: Mapping[str, Any]) -> list[Unstored]:
    """Return the words that differ from the version on which they were typed.

    data: as posted; base: the snapshot of that version, empty where it is not known.
    """
    found = list(differing(Report, data, "", base, ""))
    pasted = normal(data.get("pasted_participants"))
    if pasted:
        found.append(Unstored(_("Paste a list of participants"), "", "", pasted))
    for kind, model in KINDS.items():
        rows = {row["key"]: {**row, **row.get("page", {})} for row in base.get(kind, [])}
        for index in range(MOST_ROWS):
            prefix = f"{kind}-{index}-"
            if f"{prefix}row_key" not in data:
                break
            row = rows.get(data[f"{prefix}row_key"], {})
            name = f"{capitalised(str(model._meta.verbose_name))} {index + 1}"
            found += differing(model, data, prefix, row, name)
            if model._meta.model_name == "source":
                found += differing(SourceRecord, data, prefix, row, name)
    return found


def differing(
    model: type[models.Model], data: QueryDict, prefix: str, base: Mapping[str, Any], row: str
) -> Iterator[Unstored]:
    """Yield the fields of one form whose words were typed anew."""
    for field in model._meta.concrete_fields:
        posted = data.get(f"{prefix}{field.name}")
        if posted is None or field.name in ("id", "key", "report", "position"):
            continue
        if field.is_relation and f"{prefix}{field.name}-chosen" not in data:
            # A key out of a list: no words.
            continue
        before, typed = read(field, base.get(field.name)), normal(posted)
        if field.choices or isinstance(field, models.BooleanField):
            typed = read(field, typed)
        chosen = data.get(f"{prefix}{field.name}-chosen")
        same = str(base.get(field.name) or "") == chosen if chosen else before == typed
        if not same and typed:
            label, language = label_of(model, field)
            yield Unstored(f"{row}: {label}" if row else label, language, before, typed)


def read(field: models.Field, value: Any) -> str:
    """Return a stored value as it is read; records are not looked up."""
    if field.is_relation or value is None:
        return ""
    if isinstance(field, models.BooleanField):
        return _("yes") if value else ""
    labels = {str(key): str(label) for key, label in field.flatchoices}
    return labels.get(str(value), normal(value))


def label_of(model: type[models.Model], field: models.Field) -> tuple[str, str]:
    """Return how a field is called, and the language in which it is written or ''."""
    stem, _underscore, language = field.name.rpartition("_")
    if language not in LANGUAGES or not hasattr(model, stem):
        return capitalised(str(field.verbose_name)), ""
    label = capitalised(str(model._meta.get_field(stem).verbose_name))
    return str(LANGUAGE_LABELS[language] % {"label": label}), language
