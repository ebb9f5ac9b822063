"""Remarks in forms: what is typed, and how the places are called to which they are pinned."""

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Any

from django import forms
from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..models import Report
from ..models.frozen import ReportRow
from ..models.report import LANGUAGES
from ..workflow.places import KINDS, Place, column_of
from ..workflow.remarks import LONGEST
from .prose import LANGUAGE_LABELS, ProseField, capitalised, mend_texts

#: The fields of a report in the order of its form; those of rows are named at the rows.
FIELDS = (
    *("held_on", "ended_on", "kind", "outcome", "country"),
    *(f"{name}_{language}" for name in ("city", "venue") for language in LANGUAGES),
    *(
        f"{name}_{language}"
        for name in ("title", "summary", "body", "proposed_slug")
        for language in LANGUAGES
    ),
    "topic_names",
    *(f"editors_note_{language}" for language in LANGUAGES),
    *(f"change_note_{language}" for language in LANGUAGES),
    *("embargo_until", "byline"),
)
#: How a row is spoken of that is no longer there.
REMOVED: dict[str, Promise] = {
    "participations": gettext_lazy("A participant that was removed"),
    "quotes": gettext_lazy("A quote that was removed"),
    "wordings": gettext_lazy("A wording that was removed"),
    "sources": gettext_lazy("A source that was removed"),
    "mentions": gettext_lazy("A mention that was removed"),
    "photos": gettext_lazy("A photo that was removed"),
}
Rows = Mapping[tuple[str, str], ReportRow]


def rows_by_place(report: Report, places: Iterable[Place] | None = None) -> Rows:
    """Return the rows of an edition by kind and key; places: only the kinds that these name."""
    kinds = KINDS if places is None else {place.kind for place in places if place.key}
    related = {"participations": ["person"], "sources": ["record"]}
    found: dict[tuple[str, str], ReportRow] = {}
    for kind in kinds:
        rows = KINDS[kind].objects.filter(report=report).select_related(*related.get(kind, []))
        found.update({(kind, str(row.key)): row for row in rows})
    return found


def place_label(place: Place, rows: Rows) -> str:
    """Return how a place is called: "Headline in English", "Quote: Words · Text in Italian"."""
    if not place.kind:
        return field_label(place) if place.field else _("The whole report")
    names = KINDS[place.kind]._meta
    if not place.key:
        return capitalised(str(names.verbose_name_plural))
    row = rows.get((place.kind, place.key))
    if row is None:
        return str(REMOVED[place.kind])
    name = f"{capitalised(str(names.verbose_name))}: {shortened(str(row))}"
    return f"{name} · {field_label(place)}" if place.field else name


def field_label(place: Place) -> str:
    """Return the label of a field, with its language where it has one."""
    column = column_of(place)
    stem, _underscore, language = place.field.rpartition("_")
    if language in LANGUAGES and isinstance(column, models.Field):
        label = column.model._meta.get_field(stem).verbose_name
        return LANGUAGE_LABELS[language] % {"label": capitalised(str(label))}
    return capitalised(str(column.verbose_name)) if isinstance(column, models.Field) else ""


def shortened(text: str) -> str:
    """Return the beginning of a text."""
    return text if len(text) <= 60 else f"{text[:59]}…"


def place_choices(report: Report) -> list[tuple[str, Any]]:
    """Return the places of an edition to choose from, the rows of each kind together."""
    rows = rows_by_place(report)
    whole = [("", _("The whole report"))]
    fields = [(name, field_label(Place(name))) for name in FIELDS]
    groups = [(_("Fields"), fields)]
    for kind, model in KINDS.items():
        label = capitalised(str(model._meta.verbose_name_plural))
        lines = [
            (f"{kind}:{key}", shortened(str(row))) for (of, key), row in rows.items() if of == kind
        ]
        groups.append((label, [(kind, _("%(kind)s: all") % {"kind": label}), *lines]))
    return [*whole, *groups]


class RemarkForm(forms.Form):
    """Something to say about a place; what the place may be, the workflow decides."""

    place = forms.CharField(
        required=False,
        max_length=120,
        label=gettext_lazy("About"),
        help_text=_("The field or the row; the whole report where it concerns all of it."),
    )
    text = ProseField(
        label=gettext_lazy("Remark"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": gettext_lazy("Write what you want to say.")},
        help_text=_("What to change and why, so that it can be done without asking again."),
    )

    def __init__(self, *args: Any, report: Report, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        mend_texts(self.fields)
        choices: Callable[[], list[tuple[str, Any]]] = partial(self.choices, report)
        self.fields["place"].widget = forms.Select(choices=choices)

    def choices(self, report: Report) -> list[tuple[str, Any]]:
        """Return the places to choose from; one field of a row where that was asked for."""
        offered = place_choices(report)
        asked = self["place"].value() or ""
        try:
            place = Place.parse(asked)
        except ValueError:
            return offered
        if place.kind and place.field:
            offered.insert(0, (asked, place_label(place, rows_by_place(report, [place]))))
        return offered


class ReplyForm(forms.Form):
    """An answer to a remark."""

    text = ProseField(
        label=gettext_lazy("Your reply"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": gettext_lazy("Write what you want to say.")},
        help_text=_("What was done, or why it stays as it is."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        mend_texts(self.fields)
