"""Values in words: dates, choices, languages, records by name, rows by what they say."""

import datetime
from typing import Any

from django.db import models
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ..editions import ROW_MODELS
from ..forms import moments
from ..forms.languages import language_name
from ..forms.prose import capitalised, language_labels
from ..models import Source, SourceRecord
from ..models.report import LANGUAGES
from ..text import dates
from .names import Names
from .states import ROWS, Row, State, held

#: Columns that hold the code of a language.
LANGUAGE_CODES = ("original_language", "language_spoken", "language")
#: What a row is called by: the first of these that says something.
CALLED_BY = {
    "participations": ("person", "group"),
    "mentions": ("person", "country", "organization"),
    "quotes": ("text", "original"),
    "wordings": ("text",),
    "sources": ("page.title", "page.publisher", "page.url", "record"),
    "photos": ("alt", "caption", "credit", "image"),
    "reporttopics": ("topic",),
}
LONGEST_NAME = 90


def field_of(model: type[models.Model], name: str) -> models.Field:
    """Return the column of a name; `page.url` is one of the page that a source cites."""
    if model is Source and name.startswith("page."):
        return SourceRecord._meta.get_field(name.removeprefix("page."))
    return model._meta.get_field(name)


def label_of(model: type[models.Model], name: str) -> str:
    """Return what a field is called on the form: "Headline in Italian"."""
    field = field_of(model, name)
    return language_labels(field.model).get(field.name) or capitalised(str(field.verbose_name))


def language_of(name: str) -> str:
    """Return the language in which a field is written; '' where it has none."""
    ending = name.rpartition("_")[2]
    return ending if ending in LANGUAGES else ""


def is_text(field: models.Field) -> bool:
    """Say whether a column holds what people write, so that its words can be compared."""
    written = isinstance(field, models.CharField | models.TextField)
    return written and not field.choices and field.name not in LANGUAGE_CODES


class Wording:
    """Puts the values of one state into words; names: of the records that it points to."""

    def __init__(self, state: State, names: Names) -> None:
        self.names = names
        self.called = {
            str(row.get("key")): self.row_name(kind, row)
            for kind in ("sources", "quotes")
            for row in state.get(kind, ())
        }

    def value(self, field: models.Field, value: Any) -> str:
        """Return what people read of a stored value; '' for none."""
        if value in (None, ""):
            return ""
        if field.is_relation:
            if field.related_model in ROW_MODELS:
                return self.called.get(str(value)) or _("(no longer exists)")
            return self.names.of(field.related_model, value)
        if field.choices:
            return str(dict(field.flatchoices).get(value, value))
        if field.name in LANGUAGE_CODES:
            return language_name(str(value))
        return plain(field, value)

    def day(self, state: State) -> str:
        """Return when a meeting was held: both ends, each as exactly as it is known."""
        start, end = (parsed_date(state.get(name)) for name in ("held_on", "ended_on"))
        return dates.written(
            start,
            state.get("held_on_precision") or "day",
            end,
            state.get("ended_on_precision") or "day",
            language=get_language() or LANGUAGES[0],
        )

    def row_name(self, kind: str, row: Row) -> str:
        """Return what a row is called among the others: person, first words, publisher."""
        model = ROWS[kind]
        stems = {name.rpartition("_")[0] for name in language_labels(model)}
        for name in CALLED_BY[kind]:
            names = translated(name) if name in stems else (name,)
            for column in names:
                if column.startswith("page.") and "page" not in row:
                    continue
                said = self.value(field_of(model, column), held(row, column))
                if said:
                    return shortened(said)
        return capitalised(str(model._meta.verbose_name))


def translated(stem: str) -> tuple[str, ...]:
    """Return the columns of a text, that of the interface's language first."""
    current = get_language()
    return tuple(
        f"{stem}_{language}" for language in sorted(LANGUAGES, key=lambda code: code != current)
    )


def parsed_date(value: Any) -> datetime.date | None:
    """Return a stored day; None for none, or for what is no day."""
    return parsed(parse_date, value)


def parsed(parse: Any, value: Any) -> Any:
    """Return what a stored text stands for; None where it is malformed."""
    try:
        return parse(str(value or ""))
    except ValueError:
        return None


def shortened(text: str) -> str:
    """Return the beginning of a text, as one line."""
    text = " ".join(text.split())
    return text if len(text) <= LONGEST_NAME else f"{text[: LONGEST_NAME - 1]}…"


def plain(field: models.Field, value: Any) -> str:
    """Return a date, a moment, yes or no, a share or a text in words."""
    if isinstance(field, models.DateTimeField):
        moment = parsed(parse_datetime, value)
        return moments.written(moment) if moment else str(value)
    if isinstance(field, models.DateField):
        day = parsed_date(value)
        language = get_language() or LANGUAGES[0]
        return dates.written(day, "day", language=language) if day else str(value)
    if isinstance(field, models.BooleanField):
        return _("yes") if value else _("no")
    if isinstance(field, models.FloatField):
        return f"{float(value):.0%}"
    return str(value)
