"""Two states of an edition, compared for people."""

from dataclasses import dataclass, field

from django.db import models
from django.utils.translation import gettext_lazy

from ..models import Report
from ..text.alignment import Effort
from ..text.differences import Piece, compare, folded
from .names import Names
from .states import ROWS, Fate, Row, State, differing_fields, held, row_fates
from .wording import Wording, field_of, is_text, label_of, language_of

#: All texts of two states together; a third of a second for each million.
EFFORT = 3_000_000

DAY = ("held_on", "held_on_precision", "ended_on", "ended_on_precision")
WHEN_AND_WHERE = ("kind", "outcome", "country", "city", "venue")
TEXT = ("original_language", "title", "summary", "body", "proposed_slug")

#: In the order of the report's form. A name ends a group of fields, or is that of a kind of rows.
HEADINGS = {
    "facts": gettext_lazy("When and where"),
    "participations": gettext_lazy("Participants"),
    "text": gettext_lazy("Text"),
    "quotes": gettext_lazy("Quotes"),
    "wordings": gettext_lazy("Other wordings"),
    "sources": gettext_lazy("Sources"),
    "mentions": gettext_lazy("Mentions"),
    "photos": gettext_lazy("Photos"),
    "reporttopics": gettext_lazy("Topics"),
    "others": gettext_lazy("Notes, people at work"),
}


@dataclass(frozen=True)
class Change:
    """One field that differs: `pieces` of its text, or its values before and after in words."""

    label: str
    language: str
    pieces: list[Piece]


@dataclass(frozen=True)
class RowChange:
    """What became of one row; `fate.kind` says it in one word."""

    name: str
    fate: Fate
    changes: list[Change]


@dataclass(frozen=True)
class Section:
    """The changes under one heading of the report's form."""

    name: str
    changes: list[Change] = field(default_factory=list)
    rows: list[RowChange] = field(default_factory=list)

    @property
    def heading(self) -> str:
        return str(HEADINGS[self.name])


@dataclass(frozen=True)
class Comparison:
    """Everything that differs between two states; false where nothing does."""

    sections: list[Section]

    def __bool__(self) -> bool:
        return bool(self.sections)


def compare_states(
    before: State, after: State, *, one_edition: bool = True, whole: bool = False
) -> Comparison:
    """Compare two states of an edition, or of two editions of one meeting.

    one_edition: whether both are states of one edition, whose notes are then compared too; whole:
    whether long texts that stayed are shown and not folded. The number of queries does not depend
    on what is compared: one for each kind of record that is named.
    """
    comparer = Comparer(before, after, whole=whole)
    sections = {name: Section(name) for name in HEADINGS}
    names = differing_fields(before, after, one_edition=one_edition)
    if any(name in DAY for name in names) and comparer.day_before != comparer.day_after:
        sections["facts"].changes.append(comparer.day())
    for name in names:
        if name not in DAY:
            change = comparer.field(Report, name, before, after)
            sections[section_of(name)].changes.append(change)
    for kind in ROWS:
        sections[kind].rows.extend(
            comparer.row(kind, fate) for fate in row_fates(kind, before, after)
        )
    return Comparison([part for part in sections.values() if part.changes or part.rows])


def section_of(name: str) -> str:
    """Return under which heading a field of the report stands."""
    stem = name.rpartition("_")[0] if language_of(name) else name
    if stem in WHEN_AND_WHERE or name in DAY:
        return "facts"
    return "text" if stem in TEXT else "others"


class Comparer:
    """Compares the values of two states, whose names it has fetched."""

    def __init__(self, before: State, after: State, *, whole: bool) -> None:
        names = Names([before, after])
        self.before, self.after = Wording(before, names), Wording(after, names)
        self.day_before, self.day_after = self.before.day(before), self.after.day(after)
        self.effort = Effort(EFFORT)
        self.whole = whole

    def day(self) -> Change:
        """Return the change of when the meeting was held."""
        label = label_of(Report, "held_on")
        return Change(label, "", replaced(self.day_before, self.day_after))

    def field(
        self, model: type[models.Model], name: str, old: Row | None, new: Row | None
    ) -> Change:
        """Return the change of one column; old, new: the rows, None for one that is not there."""
        column = field_of(model, name)
        before, after = ("" if row is None else held(row, name) for row in (old, new))
        if is_text(column):
            pieces = compare(str(before), str(after), self.effort)
            pieces = pieces if self.whole else folded(pieces)
        else:
            pieces = replaced(
                self.before.value(column, before) if old is not None else "",
                self.after.value(column, after) if new is not None else "",
            )
        return Change(label_of(model, name), language_of(name), pieces)

    def row(self, kind: str, fate: Fate) -> RowChange:
        """Return what became of one row, field by field."""
        if fate.after is not None:
            name = self.after.row_name(kind, fate.after)
        else:
            name = self.before.row_name(kind, fate.before or {})
        changes = [
            self.field(ROWS[kind], column, fate.before, fate.after) for column in fate.fields
        ]
        return RowChange(name, fate, changes)


def replaced(before: str, after: str) -> list[Piece]:
    """Return a value in words that stands in place of another; '' is none."""
    pieces = [Piece("deleted", before), Piece("inserted", after)]
    return [piece for piece in pieces if piece.text]
