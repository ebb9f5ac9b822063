"""What is merged and what clashes, in words: how places are called and values are read."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.dateparse import parse_date
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from ..models.report import LANGUAGES
from .chosen import ChosenField
from .conflicts import Conflict
from .explanations import short_labels
from .participants import TenureField
from .posted import Unreadable, is_prose, shown_moment
from .prose import capitalised
from .rows import RowChoiceField, RowForm
from .three_way import UNKNOWN, Clash
from .topics import TopicsField

#: The fields that tell a row from the others of its kind, the first one that is filled.
NAMING = {
    "participations": ("person", "group_it", "group_en"),
    "quotes": ("original", "text_it", "text_en"),
    "wordings": ("text",),
    "sources": ("publisher", "title", "url"),
    "mentions": ("person", "country", "organization"),
    "photos": ("alt_it", "alt_en", "credit"),
}
LONGEST = 48


@dataclass(frozen=True)
class Reading:
    """A field in words: as it was, as the other side has it, as one typed it."""

    label: str
    base: str
    theirs: str
    mine: str
    language: str = ""
    #: Whether these are words, to be compared one by one, and no name or choice.
    prose: bool = True


class Wording:
    """Calls the places of a conflict by name, and reads their values."""

    def __init__(self, conflict: Conflict) -> None:
        self.conflict = conflict
        self.form = conflict.form
        self.patterns = {formset.prefix: formset.empty_form for formset in conflict.formsets}
        self.kinds = {
            formset.prefix: capitalised(str(formset.model._meta.verbose_name))
            for formset in conflict.formsets
        }
        self.plurals = {
            formset.prefix: capitalised(str(formset.model._meta.verbose_name_plural))
            for formset in conflict.formsets
        }

    def label(self, place: str) -> str:
        """Return how a place is called: "Headline in Italian", "Quote “…”: locator"."""
        kind, _dot, rest = place.partition(".")
        if kind not in self.patterns:
            return str(self.form.fields[kind].label)
        if not rest:
            return _("%(rows)s: order") % {"rows": self.plurals[kind]}
        key, _dot, name = rest.partition(".")
        row = _("%(row)s “%(name)s”") % {"row": self.kinds[kind], "name": self.row(kind, key)}
        return f"{row}: {self.field(place).label}" if name else row

    def labels(self, places: Iterable[str]) -> list[str]:
        """Return how places are called, rows as a whole, each once."""
        rows = (".".join(place.split(".")[:2]) for place in places)
        return list(dict.fromkeys(self.label(row) for row in rows))

    def field(self, place: str) -> forms.Field:
        """Return the field of a place."""
        kind, _dot, rest = place.partition(".")
        if kind not in self.patterns:
            return self.form.fields[kind]
        return self.patterns[kind].fields[rest.partition(".")[2]]

    def row(self, kind: str, key: str) -> str:
        """Return the name of a row: as typed, else as stored, else as it was."""
        for rows in (self.conflict.typed, self.conflict.now, self.conflict.base):
            for row in rows.get(kind, []):
                if row["key"] == key:
                    return self.named(kind, {**row, **row.get("page", {})})
        return ""

    def named(self, kind: str, row: dict[str, Any]) -> str:
        """Return what tells a row from the others."""
        pattern = self.patterns[kind]
        for name in NAMING[kind]:
            if row.get(name):
                field = pattern.fields.get(name)
                text = str(row[name]) if field is None else self.read(field, row[name])
                return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"
        return _("new row")

    def read(self, field: forms.Field, value: Any) -> str:
        """Return a plain value as people read it."""
        if value in (None, "") or value is UNKNOWN:
            return ""
        if isinstance(value, Unreadable):
            return str(value)
        for kind, reader in READERS:
            if isinstance(field, kind):
                return reader(field, value)
        if isinstance(field, RowChoiceField):
            return self.row(field.target, value)
        return str(value)

    def readings(self, clash: Clash) -> list[Reading]:
        """Return what clashes, field by field: one field, or all those of a row."""
        parts = clash.place.split(".")
        if parts[0] not in self.patterns or len(parts) == 3:
            field = self.field(clash.place)
            base, theirs, mine = (
                self.read(field, value) for value in (clash.base, clash.theirs, clash.mine)
            )
            return [Reading("", base, theirs, mine, language_of(parts[-1]), is_prose(field))]
        if len(parts) == 1:
            base, theirs, mine = (
                self.order(parts[0], keys) for keys in (clash.base, clash.theirs, clash.mine)
            )
            return [Reading("", base, theirs, mine)]
        return list(self.row_readings(self.patterns[parts[0]], clash))

    def order(self, kind: str, keys: Any) -> str:
        """Return the names of rows in order, one on each line; none where a side is not shown."""
        return "\n".join(self.row(kind, key) for key in keys or ())

    def row_readings(self, form: RowForm, clash: Clash) -> Iterator[Reading]:
        """Yield what the side that keeps a row has changed; all of it where neither does."""
        rows = [row or {} for row in (clash.base, clash.theirs, clash.mine)]
        for name, field in form.fields.items():
            base, theirs, mine = (self.read(field, row.get(name)) for row in rows)
            if base != (theirs if clash.theirs else mine):
                label = str(field.label)
                yield Reading(label, base, theirs, mine, language_of(name), is_prose(field))


def language_of(name: str) -> str:
    """Return the language in which a field is written; '' where it has none."""
    language = name.rpartition("_")[2]
    return language if language in LANGUAGES else ""


def chosen(field: Any, value: Any) -> str:
    return field.prepare_value(value).text


def choice(field: Any, value: Any) -> str:
    return short_labels(field).get(str(value), str(value))


def post(field: Any, value: Any) -> str:
    tenure = field.to_python(value)
    return "" if tenure is None else field.label_from_instance(tenure)


def day(field: Any, value: Any) -> str:
    read = parse_date(str(value))
    return str(value) if read is None else date_format(read)


def yes_or_no(field: Any, value: Any) -> str:
    return _("yes") if value else _("no")


def picture(field: Any, value: Any) -> str:
    return _("picture %(number)s") % {"number": value}


#: The kinds of fields whose values are no plain text, each before those that it is one of.
READERS: list[tuple[type[forms.Field], Any]] = [
    (ChosenField, chosen),
    (TopicsField, lambda field, value: field.written(value)),
    (TenureField, post),
    (forms.ChoiceField, choice),
    (forms.DateTimeField, shown_moment),
    (forms.DateField, day),
    (forms.BooleanField, yes_or_no),
    (forms.FileField, picture),
]
