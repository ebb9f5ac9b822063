"""How the parts of the report's form are arranged, and how its rows are called."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.contrib.admin import helpers
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from ..forms.rows import RowChoiceField, RowFormSet
from ..models import Report
from ..pages.addresses import address
from .row_inline import RowsOnPage

FIELDSETS = [
    (
        gettext_lazy("When and where"),
        {
            "classes": ["desk-facts"],
            "fields": [
                ("held_on", "held_on_precision", "ended_on", "ended_on_precision"),
                ("kind", "outcome", "country"),
                ("city_it", "city_en"),
                ("venue_it", "venue_en"),
            ],
        },
    ),
    (
        gettext_lazy("Text"),
        {
            "classes": ["desk-texts"],
            "fields": [
                "original_language",
                ("title_it", "title_en"),
                ("summary_it", "summary_en"),
                ("body_it", "body_en"),
                ("proposed_slug_it", "proposed_slug_en"),
            ],
        },
    ),
    (
        gettext_lazy("Topics, notes, people at work"),
        {
            "classes": ["desk-notes"],
            "fields": [
                "topic_names",
                ("editors_note_it", "editors_note_en"),
                ("change_note_it", "change_note_en"),
                ("embargo_until", "byline"),
                ("author", "translator", "reviewer"),
            ],
        },
    ),
]
#: What is shown in place of a field that is no column.
SHOWN_INSTEAD = {"topic_names": "topics_shown"}

#: In the order in which an account is written: facts, who, text, what was said, from where.
ORDER = (
    "desk-facts",
    "participations",
    "desk-texts",
    "quotes",
    "wordings",
    "sources",
    "mentions",
    "photos",
)


@dataclass(frozen=True)
class Section:
    """A part of the page: a group of fields, or all rows of a kind."""

    name: str
    fieldset: helpers.Fieldset | None = None
    rows: RowsOnPage | None = None


def arrange(form: helpers.AdminForm, groups: Iterable[RowsOnPage]) -> list[Section]:
    """Return the parts of the page in order; what the order does not name stands last."""
    sections = [Section(fieldset.classes, fieldset=fieldset) for fieldset in form]
    sections += [Section(rows.formset.prefix, rows=rows) for rows in groups]
    places = {name: place for place, name in enumerate(ORDER)}
    return sorted(sections, key=lambda section: places.get(section.name, len(ORDER)))


def row_labels(groups: Iterable[RowsOnPage]) -> None:
    """Let the rows that name others by key offer those of this page, by number."""
    formsets = {rows.formset.prefix: rows.formset for rows in groups}
    offered = {
        "sources": list(numbered(formsets.get("sources"), source_name)),
        "quotes": list(numbered(formsets.get("quotes"), quote_name)),
    }
    for formset in formsets.values():
        for form in (*formset.forms, formset.empty_form):
            for field in form.fields.values():
                if isinstance(field, RowChoiceField):
                    field.offer(offered[field.target])


def numbered(formset: RowFormSet | None, name: Any) -> Iterator[tuple[str, str]]:
    """Yield key and label of each row: its number and what tells it from the others."""
    if formset is None:
        return
    for number, (key, form) in enumerate(formset.keys(), 1):
        if key:
            called = name(form) or _("new row")
            yield key, f"{number} · {called}"


def source_name(form: Any) -> str:
    """Return how a source is called among the others: publisher, else title, else address."""
    names = (form[name].value() for name in ("publisher", "title", "url") if name in form.fields)
    return shortened(next((str(name) for name in names if name), ""))


def quote_name(form: Any) -> str:
    """Return how a quote is called among the others: by its first words."""
    return shortened(str(form["original"].value() or "")) if "original" in form.fields else ""


def shortened(text: str) -> str:
    """Return the beginning of a text."""
    return text if len(text) <= 48 else f"{text[:47]}…"


def shown_line(line: Any, allowed: set[str]) -> Any:
    """Return a line of fields, those that are no column replaced where they cannot be edited."""
    if isinstance(line, tuple):
        return tuple(shown_line(field, allowed) for field in line)
    return line if line in allowed else SHOWN_INSTEAD.get(line, line)


def public_address(report: Report) -> str:
    """Return where readers find what is published of the report's meeting; '' if they do not."""
    meeting = report.meeting
    language = get_language()
    slug = meeting.slug_in(language)
    if not slug or meeting.withdrawn_at is not None:
        return ""
    return address("report", language, slug=slug)
