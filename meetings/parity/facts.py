"""The facts of an edition that exist in both languages: each text that has a translation."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from types import SimpleNamespace
from typing import Any, Self

from ..models import Report
from ..text.paragraphs import paragraphs

#: Fields of the report that are translated, in the order in which they are read. What changed in an
#: edition is told when it is published, and goes with no other.
REPORT_FIELDS = (
    "title",
    "summary",
    "body",
    "city",
    "venue",
    "editors_note",
    "proposed_slug",
)
#: The same of its rows; `text` of a quote translates `original`.
ROW_FIELDS = {
    "quotes": ("text", "attribution", "dispute_reason"),
    "participations": ("group", "title_printed"),
    "photos": ("alt", "caption"),
}
#: An address is not translated from the other one: it is there or it is missing.
ADDRESS = "proposed_slug"
#: What may be left empty in a language on purpose.
OPTIONAL = frozenset(
    {"body", "venue", "city", "editors_note", "title_printed", "caption"}
    | {"attribution", "group", "dispute_reason"}
)


class Kind(StrEnum):
    """How facts are counted together."""

    TITLE = "title"
    SUMMARY = "summary"
    BODY = "body"
    QUOTES = "quotes"
    TITLES = "titles"
    IMAGES = "images"
    LABELS = "labels"


KINDS = {
    "title": Kind.TITLE,
    "summary": Kind.SUMMARY,
    "body": Kind.BODY,
    "text": Kind.QUOTES,
    "title_printed": Kind.TITLES,
    "alt": Kind.IMAGES,
    "caption": Kind.IMAGES,
}


@dataclass(frozen=True)
class Fact:
    """A text and its translation.

    place: the field of the report, or of a row (`quotes:KEY:text`), without its language;
    source: the language of the original.
    """

    place: str
    source: str
    original: str
    translation: str

    @property
    def field(self) -> str:
        """The column, without its language."""
        return self.place.rpartition(":")[2]

    @property
    def kind(self) -> Kind:
        """With which others it is counted."""
        return KINDS.get(self.field, Kind.LABELS)

    @property
    def originals(self) -> list[str]:
        """The texts that are translated one by one."""
        return self.parted(self.original)

    @property
    def translations(self) -> list[str]:
        """Their translations as they stand."""
        return self.parted(self.translation)

    def parted(self, text: str) -> list[str]:
        """Return a body by its paragraphs, any other text as one."""
        if self.field == "body":
            return paragraphs(text)
        return [text] if text.strip() else []


@dataclass(frozen=True)
class Texts:
    """An edition and its rows that hold texts, by the name of their kind: stored or remembered."""

    report: Any
    rows: Mapping[str, Sequence[Any]]

    @classmethod
    def of(cls, report: Report) -> Self:
        """Fetch the rows of an edition: three queries, none where they are fetched already."""
        if report.pk is None:
            return cls(report, {})
        return cls(report, {kind: list(getattr(report, kind).all()) for kind in ROW_FIELDS})

    @classmethod
    def remembered(cls, snapshot: Mapping[str, Any]) -> Self:
        """Return what a snapshot holds."""
        rows = {
            kind: [SimpleNamespace(**row) for row in snapshot.get(kind, ())] for kind in ROW_FIELDS
        }
        return cls(SimpleNamespace(**snapshot), rows)

    def facts(self, language: str) -> Iterator[Fact]:
        """Yield what is to be translated into a language, or was.

        What was written in that language first is no translation.
        """
        source = self.report.original_language
        for field in REPORT_FIELDS:
            yield from fact(self.report, field, field, source, language)
        for kind, rows in self.rows.items():
            for row in rows:
                for field in ROW_FIELDS[kind]:
                    yield from fact(row, field, f"{kind}:{row.key}:{field}", source, language)


def fact(row: Any, field: str, place: str, source: str, language: str) -> Iterator[Fact]:
    """Yield a text with its translation, if either is there."""
    original = getattr(row, f"{field}_{source}", "") or ""
    if field == "text":
        source, original = row.original_language, row.original
    translation = getattr(row, f"{field}_{language}", "") or ""
    if source != language and (original.strip() or translation.strip()):
        yield Fact(place, source, original, translation)
