"""Saves and steps of a report in one line of time, newest first, page by page."""

import datetime
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Self

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import get_language

from ..comparison import outline
from ..forms import moments
from ..models import Report, Revision, Step
from ..models.report import LANGUAGES
from ..text import dates
from .states import written

ON_A_PAGE = 30
#: A longer value is kept by its hash: an outline asks no more than whether values are equal.
LONGEST_KEPT = 200
SAVE, STEP = 0, 1
EPOCH = datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)


@dataclass(frozen=True)
class Cursor:
    """The last entry of a page: what comes next is older.

    Saves and steps of one moment stand in order of their kind and number.
    """

    at: datetime.datetime
    kind: int
    pk: int

    WRITTEN = re.compile(r"([0-9]{1,17})-([01])-([0-9]{1,18})")

    def __str__(self) -> str:
        microseconds = (self.at - EPOCH) // datetime.timedelta(microseconds=1)
        return f"{microseconds}-{self.kind}-{self.pk}"

    @classmethod
    def read(cls, text: str) -> Self | None:
        """Return the cursor that an address names; None where it names none."""
        match = cls.WRITTEN.fullmatch(text)
        if match is None:
            return None
        at = EPOCH + datetime.timedelta(microseconds=int(match[1]))
        return cls(at, int(match[2]), int(match[3]))

    def older(self, kind: int) -> Q:
        """Return the condition that an entry of a kind is older."""
        if kind == self.kind:
            return Q(at__lt=self.at) | Q(at=self.at, pk__lt=self.pk)
        return Q(at__lte=self.at) if kind < self.kind else Q(at__lt=self.at)


@dataclass
class Entry:
    """A save or a step on the page; `what` says in a few words what the save changed."""

    at: datetime.datetime
    kind: int
    pk: int
    edition: int
    by: Any
    revision: Revision | None = None
    step: Step | None = None
    what: list[str] = field(default_factory=list)

    @property
    def day(self) -> str:
        """The day in words, with its name."""
        language = get_language() or LANGUAGES[0]
        return dates.written(timezone.localdate(self.at), "day", language=language, weekday=True)

    @property
    def hour(self) -> str:
        """The time of day in the newsroom."""
        return f"{timezone.localtime(self.at):%H:%M}"

    @property
    def state(self) -> str:
        """How a save is named in addresses."""
        return written(self.revision.report_id, self.revision.version) if self.revision else ""

    @property
    def state_before(self) -> str:
        """How the save before it is named; '' for the first one of an edition."""
        before = getattr(self.revision, "version_before", None)
        return "" if before is None else written(self.revision.report_id, before)

    @property
    def public_notes(self) -> list[tuple[str, str]]:
        """What readers were told at a step: language and text."""
        texts = [(code, getattr(self.step, f"public_note_{code}", "")) for code in LANGUAGES]
        return [(code, text) for code, text in texts if text]

    @property
    def note(self) -> str:
        """What was said at a step; the moment of a schedule in words."""
        note = self.step.note if self.step else ""
        if self.step and self.step.action == Step.Action.SCHEDULE:
            moment = parse_datetime(note)
            return moments.written(moment) if moment else note
        return note


def timeline(
    meeting_id: int, editions: Sequence[Report], before: Cursor | None = None
) -> tuple[list[Entry], Cursor | None]:
    """Return a page of what happened, and the cursor of the next page, None on the last one.

    editions: those whose saves are shown. Four queries, however long the history is; of the
    snapshots only those of the page and the one before are read.
    """
    numbers = {edition.pk: edition.edition for edition in editions}
    saves = older(Revision.objects.filter(report__in=numbers), before, SAVE)
    steps = older(Step.objects.filter(meeting=meeting_id), before, STEP)
    entries = [
        *(
            Entry(save.at, SAVE, save.pk, numbers[save.report_id], save.by, revision=save)
            for save in with_the_one_before(saves)
        ),
        *(Entry(step.at, STEP, step.pk, step.edition, step.by, step=step) for step in steps),
    ]
    entries.sort(key=lambda entry: (entry.at, entry.kind, entry.pk), reverse=True)
    page = entries[:ON_A_PAGE]
    say_what_changed([entry for entry in page if entry.revision])
    last = page[-1] if len(entries) > ON_A_PAGE else None
    return page, Cursor(last.at, last.kind, last.pk) if last else None


def older(rows: QuerySet, before: Cursor | None, kind: int) -> QuerySet:
    """Return as many rows as a page can hold and one more, the newest first."""
    if before is not None:
        rows = rows.filter(before.older(kind))
    return rows.select_related("by").order_by("-at", "-pk")[: ON_A_PAGE + 1]


def with_the_one_before(saves: QuerySet) -> QuerySet:
    """Fetch with each save the number and version of what was stored before it."""
    earlier = Revision.objects.filter(
        report=OuterRef("report"), version__lt=OuterRef("version"), set_aside=False
    ).order_by("-version")
    return saves.defer("snapshot").annotate(
        pk_before=Subquery(earlier.values("pk")[:1]),
        version_before=Subquery(earlier.values("version")[:1]),
    )


def say_what_changed(saves: Iterable[Entry]) -> None:
    """Say of each save what it changed."""
    pairs = [(entry, entry.revision.pk_before) for entry in saves if entry.revision.pk_before]
    wanted = {pk for entry, before in pairs for pk in (entry.pk, before)}
    stored = Revision.objects.filter(pk__in=wanted).values_list("pk", "snapshot")
    snapshots = {pk: light(snapshot) for pk, snapshot in stored.iterator(chunk_size=5)}
    for entry, before in pairs:
        entry.what = outline(snapshots[before], snapshots[entry.pk])


def light(value: Any) -> Any:
    """Return a snapshot in which each long text is replaced by its hash."""
    if isinstance(value, dict):
        return {name: light(part) for name, part in value.items()}
    if isinstance(value, list):
        return [light(part) for part in value]
    if isinstance(value, str) and len(value) > LONGEST_KEPT:
        return hash(value)
    return value
