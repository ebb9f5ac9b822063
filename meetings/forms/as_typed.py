"""The edition as it stands in the form, typed and not saved: what the checklist looks at.

Nothing is checked or refused here, since somebody is in the middle of a word: what cannot be
read yet is passed over.
"""

import uuid
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Model
from django.utils import timezone
from django.utils.dateparse import parse_date

from people.models import Person
from people.spellings import Spelling, called

from ..checklist import Edition, UnknownName
from ..models import Participation, Photo, Quote, Report, Source, SourceRecord, Wording
from ..models.frozen import ReportRow
from ..models.report import LANGUAGES
from ..text import markdown
from .chosen import KINDS, Pool
from .pasted import LIST_MARKS, Reader
from .rows import MOST_ROWS

REPORT_TEXTS = ("title", "summary", "body", "proposed_slug")
#: What is read of each kind of row; * is a column for each language.
ROW_TEXTS: dict[type[ReportRow], tuple[str, ...]] = {
    Participation: ("role", "group_*", "title_printed_*"),
    Quote: ("original", "original_language", "text_*", "attribution_*"),
    Wording: ("text", "language", "directness"),
    Source: (),
    Photo: ("credit", "alt_*"),
}
#: The boxes that ask for somebody or something known, and what they ask for.
CHOSEN: dict[type[ReportRow], dict[str, str]] = {
    Participation: {"person": "person", "country": "country", "organization": "organization"},
    Quote: {"speaker": "person"},
    Source: {"account_country": "country", "account_organization": "organization"},
}
#: One of these must be filled in a new row, which otherwise says nothing.
SAYS_SOMETHING: dict[type[ReportRow], tuple[str, ...]] = {
    Participation: ("person", "group_it", "group_en"),
    Quote: ("original", "text_it", "text_en"),
    Wording: ("text",),
    Source: ("url", "title", "publisher"),
    Photo: ("upload", "kept", "credit", "alt_it", "alt_en"),
}


@dataclass
class TypedRow:
    """A row of the form: its prefix, as in "quotes-0", and the row that it makes."""

    prefix: str
    row: Any
    is_new: bool


class Records:
    """Finds what was chosen or named in boxes, with one query for each kind."""

    def __init__(self) -> None:
        self.pools = {name: Pool(kind.model) for name, kind in KINDS.items()}
        self.spellings: dict[str, list[Spelling]] = {}

    def key(self, kind: str, text: str, chosen: str) -> str:
        """Return the key of what is meant, and announce it; '' where nobody knows."""
        if text and not chosen:
            if kind not in self.spellings:
                self.spellings[kind] = KINDS[kind].spellings()
            found = called(self.spellings[kind], text)
            chosen = str(found[0]) if len(found) == 1 else ""
        if text and chosen:
            self.pools[kind].want(chosen)
            return chosen
        return ""


class FormAsTyped:
    """Reads an edition out of the values of the report's form."""

    def __init__(self, data: Mapping[str, Any], report: Report) -> None:
        self.data, self.report = data, report
        self.stored = self.stored_rows()
        self.records = Records()
        self.unknown: list[UnknownName] = []
        #: Key of each row → its prefix in the form.
        self.prefixes: dict[str, str] = {}

    def stored_rows(self) -> Edition:
        """Return the edition as it is stored."""
        return Edition.of(self.report) if self.report.pk else Edition(self.report, [], [], [], [])

    def edition(self) -> Edition:
        """Return the edition with what was typed; nothing of it may be saved."""
        self.read_report()
        sources = self.rows("sources", Source, self.stored.sources)
        rows = {
            "participations": self.rows(
                "participations", Participation, self.stored.participations
            ),
            "quotes": self.rows("quotes", Quote, self.stored.quotes),
            "photos": self.rows("photos", Photo, self.stored.photos),
        }
        choices = [
            choice
            for typed in (*rows.values(), sources)
            for one in typed
            for choice in self.chosen(one)
        ]
        for one, column, kind, key in choices:
            setattr(one.row, column, self.records.pools[kind].get(key) if key else None)
        self.read_sources(sources)
        self.read_quotes(rows["quotes"], {str(one.row.key): one.row for one in sources})
        wordings = self.rows("wordings", Wording, self.stored.wordings)
        self.point(wordings, "quote", rows["quotes"])
        self.point(wordings, "source", sources)
        for one in rows["participations"]:
            one.row.tenure_id = as_number(self.text(f"{one.prefix}-tenure", one.row.tenure_id))
        return Edition(
            self.report,
            [one.row for one in rows["participations"]] + list(self.pasted()),
            [one.row for one in rows["quotes"]],
            [one.row for one in sources],
            [one.row for one in rows["photos"]],
            self.unknown,
            [one.row for one in wordings],
        )

    def text(self, name: str, otherwise: Any) -> Any:
        """Return what stands in a box; `otherwise` where the form has no such box."""
        if name not in self.data:
            return otherwise
        return str(self.data[name]).replace("\r\n", "\n").replace("\x00", "").strip()

    def read_report(self) -> None:
        """Take over the texts and the dates of the report itself."""
        report = self.report
        bodies = {code: report.text_in("body", code) for code in LANGUAGES}
        for name in (f"{text}_{code}" for text in REPORT_TEXTS for code in LANGUAGES):
            setattr(report, name, self.text(name, getattr(report, name)) or "")
        for name in ("original_language", "held_on_precision", "ended_on_precision"):
            setattr(report, name, self.text(name, getattr(report, name)))
        for name in ("held_on", "ended_on"):
            if name in self.data:
                setattr(report, name, as_day(self.text(name, "")))
        if report.original_language not in LANGUAGES:
            report.original_language = LANGUAGES[0]
        self.read_choices(report, "", ("kind", "outcome"))
        if "country" in self.data:
            report.country = self.chosen_record("country", "country")
        report.derive()
        for code, before in bodies.items():
            if report.text_in("body", code) != before:
                setattr(report, f"body_html_{code}", rendered(report.text_in("body", code)))

    def read_choices(self, instance: Model, prefix: str, names: Iterable[str]) -> None:
        """Take over the columns that are one of a few words, where it is one of them."""
        for name in names:
            field = instance._meta.get_field(name)
            typed = self.text(f"{prefix}{name}", getattr(instance, name))
            if typed in dict(field.flatchoices) or (typed == "" and field.blank):
                setattr(instance, name, typed)

    def chosen_record(self, kind: str, box: str) -> Any:
        """Return the record that a box names; None where it names none."""
        chosen = str(self.data.get(f"{box}-chosen", ""))
        key = self.records.key(kind, self.text(box, ""), chosen)
        return self.records.pools[kind].get(key) if key else None

    def rows(self, kind: str, model: type[ReportRow], stored: Any) -> list[TypedRow]:
        """Return the rows of a kind; those that are stored where the form does not hold them."""
        total = as_number(self.data.get(f"{kind}-TOTAL_FORMS"))
        if total is None:
            return [TypedRow("", row, False) for row in stored]
        by_pk = {str(row.pk): row for row in stored}
        found = []
        for prefix in (f"{kind}-{index}" for index in range(min(total, MOST_ROWS))):
            row = by_pk.get(str(self.data.get(f"{prefix}-id", "")))
            if f"{prefix}-DELETE" in self.data:
                continue
            if row is None:
                boxes = SAYS_SOMETHING[model]
                if not any(self.text(f"{prefix}-{box}", "") for box in boxes):
                    continue
                key = as_key(self.data.get(f"{prefix}-row_key"))
                found.append(TypedRow(prefix, model(key=key), True))
            else:
                found.append(TypedRow(prefix, row, False))
            self.prefixes[str(found[-1].row.key)] = prefix
            self.read_texts(found[-1])
        return found

    def read_texts(self, typed: TypedRow) -> None:
        """Take over the columns of a row that are plain texts."""
        for name in ROW_TEXTS[type(typed.row)]:
            for column in (
                [name.replace("*", code) for code in LANGUAGES] if "*" in name else [name]
            ):
                value = self.text(f"{typed.prefix}-{column}", getattr(typed.row, column))
                setattr(typed.row, column, value or "")
        if isinstance(typed.row, Participation):
            typed.row.role = typed.row.role or Participation.Role.PARTICIPANT

    def chosen(self, typed: TypedRow) -> Iterator[tuple[TypedRow, str, str, str]]:
        """Yield row, column, kind and key of what its boxes name; note the people nobody knows."""
        for column, kind in CHOSEN.get(type(typed.row), {}).items():
            box = f"{typed.prefix}-{column}"
            if box not in self.data:
                continue
            text, key = self.text(box, ""), str(self.data.get(f"{box}-chosen", ""))
            found = self.records.key(kind, text, key)
            if text and not found and kind == "person":
                group = typed.prefix.partition("-")[0]
                self.unknown.append(UnknownName(text, group, str(typed.row.key), column))
            yield typed, column, kind, found

    def read_sources(self, sources: list[TypedRow]) -> None:
        """Take over whose account sources give and what they cite; a new one was read today."""
        for typed in sources:
            row = typed.row
            record = SourceRecord() if typed.is_new else row.record
            if record.pk and self.text(f"{typed.prefix}-url", record.url) != record.url:
                # Another address is another page.
                record = SourceRecord(title=record.title, publisher=record.publisher)
            for name in ("url", "title", "publisher"):
                value = self.text(f"{typed.prefix}-{name}", getattr(record, name))
                setattr(record, name, value or "")
            row.record = record
            if f"{typed.prefix}-accessed_on" in self.data:
                row.accessed_on = as_day(self.text(f"{typed.prefix}-accessed_on", ""))
            if typed.is_new:
                row.accessed_on = row.accessed_on or timezone.localdate()
            if f"{typed.prefix}-url" in self.data:
                # A box that is not ticked is not sent.
                row.independent = f"{typed.prefix}-independent" in self.data
        self.point(sources, "taken_from", sources)

    def read_quotes(self, quotes: list[TypedRow], sources: Mapping[str, Source]) -> None:
        """Let quotes name their sources, and have one text in the language of the source."""
        for typed in quotes:
            quote = typed.row
            box = f"{typed.prefix}-source_key"
            if box in self.data:
                quote.source = sources.get(str(self.data[box]))
            if typed.is_new and quote.source is None and len(sources) == 1:
                [quote.source] = sources.values()
            if quote.original_language in LANGUAGES:
                setattr(quote, f"text_{quote.original_language}", quote.original)

    def point(self, rows: list[TypedRow], column: str, others: list[TypedRow]) -> None:
        """Let rows point to others of this form, which they name by key."""
        targets = {str(other.row.key): other.row for other in others}
        for typed in rows:
            box = f"{typed.prefix}-{column}_key"
            if box in self.data:
                setattr(typed.row, column, targets.get(str(self.data[box])))

    def pasted(self) -> Iterator[Participation]:
        """Yield the participants of a pasted list that are known; note the others."""
        text = self.text("pasted_participants", "")
        if not text:
            return
        reader = Reader()
        lines = [line for line in text.splitlines()[:MOST_ROWS] if line.strip()]
        names = [reader.parts(LIST_MARKS.sub("", line).strip())[0] for line in lines]
        found = [called(reader.people, name) for name in names]
        people = Person.objects.in_bulk({pk for pks in found for pk in pks})
        for name, pks in zip(names, found, strict=True):
            if len(pks) == 1:
                yield Participation(person=people[pks[0]])
            elif not pks:
                self.unknown.append(UnknownName(name, "pasted_participants"))


def rendered(body: str) -> str:
    """Return the HTML of a body; '' for one that is too long, which saving refuses."""
    try:
        return markdown.render(body)
    except markdown.TooLong:
        return ""


def as_day(text: str) -> Any:
    """Return the day that a box holds; None where it holds none yet."""
    try:
        return parse_date(text)
    except ValueError:
        return None


def as_number(value: Any) -> int | None:
    """Return a key or a count; None for anything else."""
    text = str(value)
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 18 else None


def as_key(value: Any) -> uuid.UUID:
    """Return the key of a row; a new one where the box holds none."""
    try:
        return uuid.UUID(str(value))
    except ValueError:
        return uuid.uuid4()
