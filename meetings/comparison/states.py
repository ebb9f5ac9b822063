"""Which fields and rows of two states differ; nothing is fetched and no text is compared."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ..editions import PAGE_DETAILS, ROW_MODELS, typed_fields
from ..models import Report
from ..models.frozen import ReportRow
from ..models.report import LANGUAGES
from ..text.alignment import rising

State = Mapping[str, Any]
#: A row as a state holds it.
Row = Mapping[str, Any]

#: The kinds of rows as states name them.
ROWS: dict[str, type[ReportRow]] = {f"{model._meta.model_name}s": model for model in ROW_MODELS}

#: These belong to the work on one edition: in another one they say something else.
OF_ONE_EDITION = frozenset(
    {
        *("author", "translator", "reviewer", "embargo_until"),
        *(f"change_note_{language}" for language in LANGUAGES),
    }
)

#: In a quote these follow from the words of the source, in the language of the source.
FOLLOWING = ("text", "translation_by", "translation_source")


@dataclass(frozen=True)
class Fate:
    """What became of a row: `before` or `after` is None where it was not there.

    The places count from one; `fields` are the names of those that differ.
    """

    key: str
    before: Row | None
    after: Row | None
    place_before: int = 0
    place_after: int = 0
    moved: bool = False
    fields: tuple[str, ...] = ()

    @property
    def kind(self) -> str:
        """One of added, removed, moved, changed, moved_and_changed."""
        if self.before is None:
            return "added"
        if self.after is None:
            return "removed"
        if self.moved:
            return "moved_and_changed" if self.fields else "moved"
        return "changed"


def differing_fields(before: State, after: State, *, one_edition: bool = True) -> list[str]:
    """Return the names of the report's own fields that differ, in order of the model.

    one_edition: whether both are states of one edition, whose notes are then compared too.
    """
    names = [field.name for field in typed_fields(Report)]
    return [
        name
        for name in differing(names, before, after)
        if one_edition or name not in OF_ONE_EDITION
    ]


def row_fates(kind: str, before: State, after: State) -> list[Fate]:
    """Return what became of the rows of a kind; those of which nothing is to say are left out.

    They stand in the order of `after`; a removed one stands where it was.
    """
    if kind not in before or kind not in after:
        return []
    old, new = by_key(before[kind]), by_key(after[kind])
    moved = moved_keys(list(old), list(new))
    places = {key: place for place, key in enumerate(old, 1)}
    places_now = {key: place for place, key in enumerate(new, 1)}
    fates = [
        Fate(
            key,
            old.get(key),
            new.get(key),
            places.get(key, 0),
            places_now.get(key, 0),
            key in moved,
            differing_columns(kind, old.get(key), new.get(key)),
        )
        for key in in_order(list(old), list(new))
    ]
    return [fate for fate in fates if fate.kind != "changed" or fate.fields]


def by_key(rows: Iterable[Row]) -> dict[str, Row]:
    """Return the rows of a state by key, in order."""
    return {str(row["key"]): row for row in rows if "key" in row}


def moved_keys(old: Sequence[str], new: Sequence[str]) -> set[str]:
    """Return the keys that stand elsewhere among those that stayed: as few as explain it."""
    places = {key: place for place, key in enumerate(new)}
    stayed = [key for key in old if key in places]
    unmoved = rising([(place, places[key]) for place, key in enumerate(stayed)])
    return set(stayed) - {stayed[place] for place, _other in unmoved}


def in_order(old: Sequence[str], new: Sequence[str]) -> list[str]:
    """Return all keys: those of now, and each removed one after the one that it followed."""
    keys, known = list(new), set(new)
    previous = ""
    for key in old:
        if key not in known:
            keys.insert(keys.index(previous) + 1 if previous else 0, key)
        previous = key
    return keys


def differing_columns(kind: str, before: Row | None, after: Row | None) -> tuple[str, ...]:
    """Return the names of the columns of a row that differ; of a new or removed one, all filled.

    Those of the page that a source cites are named `page.url` and so on, in place of `record`.
    """
    rows = [row for row in (before, after) if row is not None]
    defaults = {field.name: field.get_default() for field in typed_fields(ROWS[kind])}
    if kind == "sources" and all("page" in row for row in rows):
        del defaults["record"]
        defaults = {**{f"page.{name}": "" for name in PAGE_DETAILS}, **defaults}
    if kind == "quotes":
        for language in {row.get("original_language") for row in rows}:
            for name in FOLLOWING:
                defaults.pop(f"{name}_{language}", None)
    if len(rows) == 1:
        return tuple(name for name in defaults if said(held(rows[0], name), defaults[name]))
    return tuple(differing(defaults, *rows))


def differing(names: Iterable[str], before: Row, after: Row) -> list[str]:
    """Return which values differ; what one side does not know, being older, does not."""
    return [
        name
        for name in names
        if knows(before, name) and knows(after, name) and held(before, name) != held(after, name)
    ]


def held(row: Row, name: str) -> Any:
    """Return a value of a row or a state; an empty text for none. `page.url` is of its page."""
    group, _dot, rest = name.rpartition(".")
    value = row[group].get(rest) if group else row.get(name)
    return "" if value is None else value


def knows(row: Row, name: str) -> bool:
    """Say whether a row or a state has a value of that name."""
    group, _dot, rest = name.rpartition(".")
    return rest in row[group] if group else name in row


def said(value: Any, default: Any) -> bool:
    """Say whether a value says anything that an untouched field does not."""
    return value not in ("", False) and value != default
