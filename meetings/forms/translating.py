"""The desk of translation: an original and its translation as boxes beside each other.

Its boxes have the names of the report's own form, with the body parted by paragraphs: what is sent
is put together again and stored by that form.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import groupby

from django.db import models
from django.http import QueryDict
from django.utils.translation import gettext as _

from ..editions import ROW_MODELS
from ..models import Report, ReportTopic
from ..models.frozen import ReportRow
from ..parity import Fact, Kind, Texts, Told, Translated, aligned, pairs_of
from ..parity.facts import ROW_FIELDS
from ..text.differences import Piece, compare
from ..text.pairing import Pair, Standing
from ..text.paragraphs import joined, sign
from .prose import capitalised

#: How the name of a box begins that says that something is right as it is.
STILL = "still."
_STILL = re.compile(
    r"still\.(?P<place>[a-z_]{1,40}(?::[0-9a-f-]{36}:[a-z_]{1,40})?)-(?P<number>\d{1,3})"
)
_SIGN = re.compile("[0-9a-f]{16}")
#: Fields of rows that go with a translation and are no text.
BESIDE = {"quotes": ("translation_by",)}
#: The kinds of rows that the form has, those without texts included: it waits for all of them.
KINDS_ON_FORM = [f"{model._meta.model_name}s" for model in ROW_MODELS if model is not ReportTopic]
#: What names a row.
NAMED = {"quotes": ("speaker",), "participations": ("person",), "photos": ("image",)}
#: What is written in boxes of several lines.
PROSE_KINDS = (Kind.TITLE, Kind.SUMMARY, Kind.BODY, Kind.QUOTES)
PROSE_LABELS = ("editors_note", "dispute_reason")
#: In which order the groups stand, and which kinds of facts each holds.
GROUPS = (
    ("text", (Kind.TITLE, Kind.SUMMARY)),
    ("body", (Kind.BODY,)),
    ("quotes", (Kind.QUOTES,)),
    ("participations", (Kind.TITLES,)),
    ("photos", (Kind.IMAGES,)),
    ("labels", (Kind.LABELS,)),
)


@dataclass(frozen=True)
class Choice:
    """Something that is chosen beside a translation: the name of its box, and what is chosen."""

    name: str
    value: str


@dataclass(frozen=True)
class Box:
    """A text of the original, and the box for its translation.

    name: of the box in the form; still: by which name it is said to be right as it is, '' where
    that cannot be said.
    """

    name: str
    label: str
    fact: Fact
    pair: Pair
    text: str
    still: str = ""
    is_said_right: bool = False
    errors: Sequence[str] = ()
    beside: Sequence[Choice] = ()

    @property
    def standing(self) -> str:
        """How the translation stands."""
        return self.pair.standing.value

    @property
    def is_finished(self) -> bool:
        """Whether nothing is to be done."""
        return self.is_said_right or self.pair.standing in (Standing.RIGHT, Standing.LEFT_OVER)

    @property
    def original_sign(self) -> str:
        """The sign of the original beside which it is typed."""
        return sign(self.pair.original)

    @property
    def changes(self) -> list[Piece]:
        """What changed in the original since it was translated; [] where nothing did."""
        if self.pair.standing != Standing.BEHIND or not self.pair.translated:
            return []
        return compare(self.pair.translated, self.pair.original)

    @property
    def is_empty(self) -> bool:
        """Whether it has no translation."""
        return not self.pair.translation

    @property
    def is_long(self) -> bool:
        """Whether it takes a box of several lines."""
        return self.fact.kind in PROSE_KINDS or self.fact.field in PROSE_LABELS

    @property
    def lines(self) -> int:
        """How many lines its text takes, roughly."""
        return max(len(self.text or self.pair.original) // 62 + 1, self.text.count("\n") + 1)


@dataclass
class Group:
    """Boxes that belong together; `row` is the row of the edition of which they are texts."""

    name: str
    boxes: list[Box] = field(default_factory=list)
    row: ReportRow | None = None
    prefix: str = ""


class Desk:
    """What is translated of an edition into a language, box by box.

    data: what was typed, where it is not yet stored; errors: what is wrong with it, by the name of
    the box.
    """

    def __init__(
        self,
        report: Report,
        language: str,
        data: QueryDict | None = None,
        errors: Mapping[str, Sequence[str]] | None = None,
    ) -> None:
        self.report, self.language = report, language
        self.data, self.errors = data, errors or {}
        # What the headings of rows name comes with the rows.
        rows = {kind: getattr(report, kind).select_related(*NAMED[kind]) for kind in ROW_FIELDS}
        self.texts = Texts(report, {kind: list(found) for kind, found in rows.items()})
        units = report.translation_units.filter(language=language)
        self.pairs = pairs_of(units, language)

    @cached_property
    def groups(self) -> list[Group]:
        """The boxes in the order of the page, those of a row together."""
        found: dict[tuple[str, str], Group] = {}
        for each in self.translated:
            kind, _colon, rest = each.fact.place.rpartition(":")[0].partition(":")
            if not kind:
                kind = next(name for name, kinds in GROUPS if each.fact.kind in kinds)
            group = found.setdefault((kind, rest), self.group(kind, rest))
            group.boxes += self.boxes(each, group)
        order = [name for name, _kinds in GROUPS]
        return sorted(found.values(), key=lambda group: order.index(group.name))

    @cached_property
    def translated(self) -> list[Translated]:
        """What is translated, as it was typed or as it is stored."""
        return [
            aligned(self.typed(fact), self.pairs.get(fact.place, []), told=self.told)
            for fact in self.texts.facts(self.language)
        ]

    @cached_property
    def told(self) -> Told:
        """What the data says of the translations."""
        return told_in(self.data, self.language) if self.data is not None else Told()

    def typed(self, fact: Fact) -> Fact:
        """Return a fact with its translation as it was typed."""
        name = self.name(fact)
        if self.data is None or name not in self.data:
            return fact
        return replace(fact, translation=(self.data[name] or "").replace("\r\n", "\n"))

    def group(self, kind: str, key: str) -> Group:
        """Return an empty group, with its row."""
        if not key:
            return Group(kind)
        rows = self.texts.rows[kind]
        number = next(number for number, row in enumerate(rows) if str(row.key) == key)
        return Group(kind, row=rows[number], prefix=f"{kind}-{number}-")

    def name(self, fact: Fact) -> str:
        """Return the name of the box of a fact in the report's form."""
        kind, _colon, key = fact.place.rpartition(":")[0].partition(":")
        return f"{self.group(kind, key).prefix}{fact.field}_{self.language}"

    def boxes(self, each: Translated, group: Group) -> Iterator[Box]:
        """Yield the boxes of a fact: of a body one for each paragraph."""
        name = f"{group.prefix}{each.fact.field}_{self.language}"
        parted = each.fact.field == "body"
        model = type(group.row) if group.row else Report
        for number, pair in enumerate(each.pairs):
            still = f"{STILL}{each.fact.place}-{number}"
            said = self.data is not None and self.data.get(still) == sign(pair.original)
            yield Box(
                f"{name}-{number}" if parted else name,
                label_of(model, each.fact, number),
                each.fact,
                pair,
                pair.translation,
                still if each.may_be_right(number) else "",
                said,
                self.errors.get(name, ()) if number == 0 else (),
                list(self.choices(group)) if each.fact.kind == Kind.QUOTES else (),
            )

    def choices(self, group: Group) -> Iterator[Choice]:
        """Yield what is chosen beside the translation of a quote."""
        for column in BESIDE[group.name]:
            name = f"{column}_{self.language}"
            chosen = self.data.get(f"{group.prefix}{name}") if self.data is not None else None
            yield Choice(f"{group.prefix}{name}", chosen or getattr(group.row, name) or "")

    @property
    def all_boxes(self) -> list[Box]:
        """All boxes, in order."""
        return [box for group in self.groups for box in group.boxes]

    @property
    def headed(self) -> Iterator[tuple[str, list[Group]]]:
        """Yield the groups by the name under which they stand."""
        for name, groups in groupby(self.groups, lambda group: group.name):
            yield name, list(groups)

    @property
    def finished(self) -> int:
        """How many of the texts are done."""
        return sum(box.is_finished for box in self.counted)

    @property
    def counted(self) -> list[Box]:
        """The boxes that count: what has no original any more is not to be done."""
        return [box for box in self.all_boxes if box.pair.original]

    @property
    def frame(self) -> Iterator[tuple[str, str]]:
        """Yield what the form sends along: on which version it is written, and its rows."""
        report = self.report
        yield "base_version", str(report.version)
        yield "base_report", str(report.pk)
        yield "of_meeting", str(report.meeting_id)
        for kind in KINDS_ON_FORM:
            rows = self.texts.rows.get(kind, ())
            yield f"{kind}-TOTAL_FORMS", str(len(rows))
            yield f"{kind}-INITIAL_FORMS", str(len(rows))
            for number, row in enumerate(rows):
                yield from self.row_frame(f"{kind}-{number}-", kind, row)

    def row_frame(self, prefix: str, kind: str, row: ReportRow) -> Iterator[tuple[str, str]]:
        """Yield what a row sends along, the texts that have no box included."""
        yield f"{prefix}id", str(row.pk)
        yield f"{prefix}report", str(self.report.pk)
        yield f"{prefix}row_key", str(row.key)
        shown = {box.name for box in self.all_boxes}
        beside = () if f"{prefix}text_{self.language}" in shown else BESIDE.get(kind, ())
        for column in (*ROW_FIELDS[kind], *beside):
            name = f"{prefix}{column}_{self.language}"
            if name not in shown:
                yield name, getattr(row, f"{column}_{self.language}") or ""


def label_of(model: type[models.Model], fact: Fact, number: int) -> str:
    """Return what a text is called: by its column, a paragraph by its number."""
    if fact.field == "body":
        return _("Paragraph %(number)s") % {"number": number + 1}
    name = model._meta.verbose_name if fact.kind == Kind.QUOTES else None
    return capitalised(str(name or model._meta.get_field(fact.field).verbose_name))


# What is sent


def put_together(data: QueryDict, language: str) -> None:
    """Write the body into the data, out of the boxes of its paragraphs, where there are any."""
    boxes = body_boxes(data, language)
    if boxes:
        data[f"body_{language}"] = joined(text for _sign, text in boxes)


def told_in(data: QueryDict, language: str) -> Told:
    """Return what the data says of the translations beside their texts."""
    still = set()
    for name in data:
        found = _STILL.fullmatch(name)
        if found and _SIGN.fullmatch(data.get(name) or ""):
            still.add(f"{found['place']}:{found['number']}:{data[name]}")
    return Told(still=still, typed=body_boxes(data, language))


def body_boxes(data: QueryDict, language: str) -> list[tuple[str, str]]:
    """Return the paragraphs of the body as they were typed, each after the sign of its original."""
    pattern = re.compile(rf"body_{language}-(\d{{1,3}})")
    numbers = sorted(int(found[1]) for found in map(pattern.fullmatch, data) if found)
    boxes = []
    for number in numbers:
        name = f"body_{language}-{number}"
        original = data.get(f"{name}-of") or ""
        text = (data.get(name) or "").replace("\r\n", "\n").strip()
        boxes.append((original if _SIGN.fullmatch(original) else "", text))
    return boxes
