"""Three-way merging of the rows of one kind, by their keys."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from .three_way import THEIRS, UNKNOWN, Clash, Outcome, Taken, merge_order

#: A row: its values by the names of its form.
Row = dict[str, Any]


@dataclass
class PostedRows:
    """The rows of one kind as they were posted.

    typed: what was typed, by key; a row holds only what the account may type into. order: keys as
    they stand. deleted: keys marked to go. movable: whether rows may be added, moved and deleted.
    """

    typed: dict[str, Row] = field(default_factory=dict)
    order: list[str] = field(default_factory=list)
    deleted: set[str] = field(default_factory=set)
    movable: bool = True
    #: Names of fields that hold words.
    prose: Collection[str] = ()


@dataclass
class MergedRows:
    """What becomes of the rows of one kind: values by key, in order, and keys that go."""

    rows: dict[str, Row] = field(default_factory=dict)
    deleted: set[str] = field(default_factory=set)


def merge_rows(
    kind: str,
    base: Mapping[str, Row],
    theirs: Mapping[str, Row],
    mine: PostedRows,
    outcome: Outcome,
) -> MergedRows:
    """Merge the rows of a kind; what clashes is noted in `outcome`.

    base, theirs: values by key, in order.
    """
    merged = MergedRows()
    for key in dict.fromkeys([*theirs, *mine.order, *mine.deleted]):
        place = f"{kind}.{key}"
        if key in mine.deleted:
            row = deleted_here(place, base.get(key), theirs.get(key), outcome)
        elif key not in mine.typed:
            row = untouched(place, base.get(key), theirs[key], outcome)
        elif key in theirs:
            row = in_both(place, base.get(key), theirs[key], mine, key, outcome)
        else:
            row = deleted_there(place, base.get(key), mine, key, outcome)
        if row is not None:
            merged.rows[key] = row
        elif key in theirs:
            merged.deleted.add(key)
    if mine.movable:
        note_removed(kind, base, theirs, mine, outcome)
    order = merge_order(list(base), list(theirs), order_of(mine, theirs), outcome, kind)
    merged.rows = {key: merged.rows[key] for key in order if key in merged.rows}
    return merged


def order_of(mine: PostedRows, theirs: Mapping[str, Row]) -> list[str]:
    """Return the keys in the posted order; that of the other side where rows may not be moved."""
    if mine.movable:
        return mine.order
    return [*theirs, *(key for key in mine.order if key not in theirs)]


def untouched(place: str, base: Row | None, theirs: Row, outcome: Outcome) -> Row:
    """Keep a row that was not posted: the other side added it."""
    if base is None:
        outcome.taken.append(Taken(place, None, theirs))
    return theirs


def deleted_here(place: str, base: Row | None, theirs: Row | None, outcome: Outcome) -> Row | None:
    """Let a row go that was marked to go, unless the other side has changed it."""
    if theirs is None or base is None or not changed(base, theirs):
        return None
    clash = outcome.clash(Clash(place, base, theirs, None))
    return clash.result


def deleted_there(
    place: str, base: Row | None, mine: PostedRows, key: str, outcome: Outcome
) -> Row | None:
    """Keep a row that is new here; ask about one that was changed here and is gone there."""
    typed = mine.typed[key]
    if base is None:
        return typed if mine.movable else None
    if not changed(base, typed):
        return None
    fixed = "" if mine.movable else THEIRS
    clash = outcome.clash(Clash(place, base, None, {**base, **typed}, fixed=fixed))
    return clash.result


def in_both(
    place: str, base: Row | None, theirs: Row, mine: PostedRows, key: str, outcome: Outcome
) -> Row:
    """Merge a row field by field."""
    typed = mine.typed[key]
    result = dict(theirs)
    for name, value in typed.items():
        if follows(name, theirs, typed):
            continue
        there = theirs.get(name)
        # What an old snapshot does not hold is taken to have stood as it does; an empty box of a
        # row that was sent twice was filled when it was stored first.
        unknown = UNKNOWN if value not in ("", None) else value
        was = unknown if base is None else base.get(name, there)
        result[name] = outcome.value(f"{place}.{name}", was, there, value, prose=name in mine.prose)
    return result


def follows(name: str, theirs: Row, mine: Row) -> bool:
    """Say whether a field of a quote is that of its source, whatever was typed."""
    language = mine.get("original_language", theirs.get("original_language"))
    same = language == theirs.get("original_language") and language in ("it", "en")
    return same and name in (
        f"text_{language}",
        f"translation_by_{language}",
        f"translation_source_{language}_key",
    )


def changed(base: Row, row: Row) -> bool:
    """Say whether anything of a row is not as it was."""
    return any(
        value != base.get(name, value) and not follows(name, base, row)
        for name, value in row.items()
    )


def note_removed(
    kind: str,
    base: Mapping[str, Row],
    theirs: Mapping[str, Row],
    mine: PostedRows,
    outcome: Outcome,
) -> None:
    """Note the rows that only the other side removed."""
    asked = {clash.place for clash in outcome.clashes}
    for key in base:
        if key in mine.typed and key not in theirs and f"{kind}.{key}" not in asked:
            outcome.taken.append(Taken(f"{kind}.{key}", base[key], None))
