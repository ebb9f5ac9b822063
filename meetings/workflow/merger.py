"""What merging two records of one person would move, and why it may not."""

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from people.models import Person, PersonName, Tenure

from ..models import Report
from ..models.frozen import ReportRow
from ..models.report import LANGUAGES
from .person_changes import exactly

#: Columns that are filled together where the first of them is empty.
FILLED_TOGETHER = (
    ("name_it",),
    ("name_en",),
    ("sort_name",),
    ("native_name", "native_language"),
    ("born_on", "born_on_precision"),
    ("died_on", "died_on_precision"),
    ("wikidata_id",),
    ("portrait", "portrait_width", "portrait_height", "portrait_credit"),
    ("note_it",),
    ("note_en",),
)
#: Names that go on as spellings; all else that differs is dropped, and the log keeps it.
NAMES = ("name_it", "name_en", "native_name")

#: The columns of rows that name a person: (Participation, "person"), (Quote, "speaker") …
NAMING: tuple[tuple[type[ReportRow], str], ...] = tuple(
    (relation.related_model, relation.field.name)
    for relation in Person._meta.related_objects
    if issubclass(relation.related_model, ReportRow)
)
#: As many of one kind are named in a refusal.
MOST_NAMED = 10


@dataclass
class Merger:
    """What it would mean to merge a record into another; `problems` say why it is refused."""

    kept: Person
    other: Person
    #: Columns of the kept record that are empty and take the value of the other.
    filled: dict[str, Any] = field(default_factory=dict)
    #: What both records say otherwise: label, what stays, what is dropped.
    dropped: list[tuple[str, str, str]] = field(default_factory=list)
    #: Rows that change hands, and names that become rows.
    spellings: list[PersonName] = field(default_factory=list)
    tenures: list[Tenure] = field(default_factory=list)
    #: Times in office that both have: that of the other → that of the kept record.
    same_tenures: dict[int, int] = field(default_factory=dict)
    #: By model of row, in how many rows the other is named.
    rows: dict[type[ReportRow], int] = field(default_factory=dict)
    #: The reports in which the other stands.
    reports: set[int] = field(default_factory=set)
    problems: list[str] = field(default_factory=list)


def preview(kept: Person, other: Person) -> Merger:
    """Return what merging `other` into `kept` would move, and why it would be refused.

    The number of queries does not depend on how much there is.
    """
    merger = Merger(kept, other)
    if kept.pk == other.pk:
        merger.problems.append(_("This is the same record."))
        return merger
    compare_columns(merger)
    compare_spellings(merger)
    compare_tenures(merger)
    compare_reports(merger)
    return merger


def compare_columns(merger: Merger) -> None:
    """Note which empty columns are filled, and what differs."""
    kept, other = merger.kept, merger.other
    for first, *with_it in FILLED_TOGETHER:
        stored, offered = getattr(kept, first), getattr(other, first)
        if offered and not stored:
            for name in (first, *with_it):
                value = getattr(other, name)
                merger.filled[name] = value.name if first == name == "portrait" else value
        elif offered and stored != offered and first not in NAMES:
            merger.dropped.append((label_of(first), str(stored), str(offered)))
    born = merger.filled.get("born_on", kept.born_on)
    died = merger.filled.get("died_on", kept.died_on)
    if born and died and died < born:
        merger.problems.append(_("One of them died before the other was born."))


def label_of(column: str) -> str:
    """Return how people call a column of a person: Short note (EN)."""
    name, _underscore, language = column.rpartition("_")
    if language not in LANGUAGES:
        return capfirst(str(Person._meta.get_field(column).verbose_name))
    return f"{capfirst(str(Person._meta.get_field(name).verbose_name))} ({language.upper()})"


def compare_spellings(merger: Merger) -> None:
    """Note which spellings move; the names of the other record come first."""
    kept, other = merger.kept, merger.other
    names = list(PersonName.objects.filter(person__in=[kept, other]))
    known = {name.text for name in names if name.person_id == kept.pk}
    known |= {merger.filled.get(column) or getattr(kept, column) or "" for column in NAMES}
    one_name = other.name_it == other.name_en
    proposed = [
        PersonName(text=other.name_it or "", language="" if one_name else "it"),
        PersonName(text=other.name_en or "", language="" if one_name else "en"),
        PersonName(
            text=other.native_name, language=other.native_language, kind=PersonName.Kind.NATIVE
        ),
        *(name for name in names if name.person_id == other.pk),
    ]
    # A row that says what a name is knows its kind better than the name does.
    by_text = {spelling.text: spelling for spelling in proposed}
    merger.spellings = [
        spelling for text, spelling in by_text.items() if text and text not in known
    ]


def compare_tenures(merger: Merger) -> None:
    """Note which times in office move, which both records have, and which contradict."""
    both = Tenure.objects.filter(person__in=[merger.kept, merger.other]).latest_first()
    tenures = list(both.select_related("office__country", "office__organization"))
    held = [tenure for tenure in tenures if tenure.person_id == merger.kept.pk]
    for theirs in tenures:
        if theirs.person_id != merger.other.pk:
            continue
        in_post = [mine for mine in held if mine.office_id == theirs.office_id]
        same = next((mine for mine in in_post if times(mine) == times(theirs)), None)
        clash = next((mine for mine in in_post if mine.surely_overlaps(theirs)), None)
        if same:
            merger.same_tenures[theirs.pk] = same.pk
        elif clash:
            merger.problems.append(
                _("Times in office contradict each other: %(one)s; %(other)s.")
                % {"one": exactly(clash), "other": exactly(theirs)}
            )
        else:
            merger.tenures.append(theirs)


def times(tenure: Tenure) -> tuple[Any, ...]:
    """Return everything that a time in office says beside who and which post."""
    started = (tenure.started_on, tenure.started_on and tenure.started_on_precision)
    ended = (tenure.ended_on, tenure.ended_on and tenure.ended_on_precision)
    return (*started, *ended, tenure.acting)


def compare_reports(merger: Merger) -> None:
    """Note where the other record stands; in no edition may both."""
    of_kept: set[int] = set()
    for model, column in NAMING:
        named = {f"{column}__in": [merger.kept, merger.other]}
        rows = model._default_manager.filter(**named).order_by().values_list(column, "report")
        found = [report for person, report in rows if person == merger.other.pk]
        of_kept |= {report for person, report in rows if person == merger.kept.pk}
        merger.rows[model] = len(found)
        merger.reports |= set(found)
    refuse_together(merger, of_kept & merger.reports)


def refuse_together(merger: Merger, reports: Collection[int]) -> None:
    """Note the editions in which both stand: there somebody has told them apart."""
    if not reports:
        return
    shared = Report.objects.filter(pk__in=reports).without_texts().newest_first()
    for report in shared[:MOST_NAMED]:
        merger.problems.append(
            _("Both stand in one version: %(title)s (version %(number)s, %(status)s).")
            % {
                "title": report,
                "number": report.edition,
                "status": report.get_status_display(),
            }
        )
    if len(reports) > MOST_NAMED:
        merger.problems.append(_("… and in others."))
