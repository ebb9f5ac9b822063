"""What other sources print for a quote, beside the words that the page gives."""

import uuid
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ..models import Report
from ..models import Wording as OtherWording
from ..text.differences import Piece, compare
from ..text.quotation import comparable
from . import directness
from .numbering import NumberedSource
from .wording import Wording


@dataclass(frozen=True)
class ShownWording:
    """One other wording: its words with what differs, whose they are, and who prints them."""

    key: uuid.UUID
    language: str
    #: `kept` and, where they differ from words that the page gives before, `inserted`.
    pieces: list[Piece]
    directness: str
    explanation: str
    worded_by: str
    source: NumberedSource | None
    locator: str

    @property
    def text(self) -> str:
        """The words."""
        return "".join(piece.text for piece in self.pieces)


def of_report(report: Report) -> dict[int, list[OtherWording]]:
    """Return the wordings of a report by the primary key of their quote.

    Those without a quote are left out; none costs no query where the report knows of none.
    """
    found: dict[int, list[OtherWording]] = defaultdict(list)
    is_typed = "wordings" in getattr(report, "_prefetched_objects_cache", {})
    if not is_typed and not getattr(report, "has_wordings", True):
        return found
    for row in report.wordings.all():
        if row.quote_id is not None:
            found[row.quote_id].append(row)
    return found


def other_wordings(
    rows: Iterable[OtherWording],
    given: Sequence[Wording],
    sources: Mapping[int, NumberedSource],
) -> list[ShownWording]:
    """Return the wordings of a quote that the page does not give anyway.

    given: the words that the page gives, each with its language; sources: of the report.
    """
    same = {(words.language, comparable(words.text)) for words in given}
    before = {words.language: words.text for words in reversed(given)}
    found = []
    for row in rows:
        if (row.language, comparable(row.text)) in same:
            continue
        found.append(
            ShownWording(
                key=row.key,
                language=row.language,
                pieces=differing(before.get(row.language, ""), row.text),
                directness=directness.label(row),
                explanation=directness.explanation(row),
                worded_by=row.worded_by,
                source=sources.get(row.source_id),
                locator=row.locator,
            )
        )
        before.setdefault(row.language, row.text)
    return found


def differing(before: str, text: str) -> list[Piece]:
    """Return a text with what differs from another one; unmarked where nothing is alike."""
    pieces = [piece for piece in compare(before, text) if piece.kind != "deleted"]
    if any(piece.kind == "kept" and piece.text.strip() for piece in pieces):
        return pieces
    return [Piece("kept", text)]
