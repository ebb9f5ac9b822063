"""Two editors, one version: what both wrote is brought together, and nobody's text is lost."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.http import QueryDict
from django.utils.datastructures import MultiValueDict

from ..editions import snapshot
from ..models import Editor, Report, Revision, Step
from .posted import is_prose
from .reading_posted import as_snapshot, fields_kept, fields_told, rows_kept, rows_told
from .report import ReportForm
from .rewriting_posted import keep_uploads, write_fields, write_rows
from .rows import RowFormSet
from .three_way import UNKNOWN, Choice, Outcome
from .three_way_rows import PostedRows, merge_rows

#: How the conflict screen names what it asks for each place.
CHOICE = re.compile(r"(side|both|seen):(.+)", re.DOTALL)


@dataclass
class Conflict:
    """What one editor typed on an older version, brought together with what was saved since.

    data, files: what was posted, as if it had been typed on the version stored now. typed: what
    was typed, as a snapshot. sent: what was posted, without what the conflict screen asks.
    """

    report: Report
    outcome: Outcome
    base: Mapping[str, Any]
    now: Mapping[str, Any]
    data: QueryDict
    sent: QueryDict
    files: MultiValueDict
    form: ReportForm
    formsets: Sequence[RowFormSet]
    typed: dict[str, Any] = field(default_factory=dict)


def bring_together(
    report: Report,
    *,
    base: Mapping[str, Any],
    form: ReportForm,
    formsets: Sequence[RowFormSet],
    files: MultiValueDict,
) -> Conflict:
    """Merge what was posted with what is stored.

    report: as stored now; base: the snapshot on which the editor wrote, empty where it is not
    known; form, formsets: bound to what was posted, their frames complete.
    """
    sent = form.data.copy()
    choices = choices_in(sent)
    keep_uploads(sent, files)
    outcome, now = Outcome(choices), snapshot(report)
    data, merged_files = sent.copy(), files.copy()
    merge_fields(form, base, now, data, outcome)
    kinds: list[tuple[RowFormSet, PostedRows]] = []
    for formset in formsets:
        posted, prefixes = rows_told(formset, files)
        kept, stored = rows_kept(formset, base), rows_kept(formset, now)
        merged = merge_rows(formset.prefix, kept, stored, posted, outcome)
        write_rows(formset, merged, posted, prefixes, data, merged_files)
        kinds.append((formset, posted))
    return Conflict(
        report=report,
        outcome=outcome,
        base=base,
        now=now,
        data=data,
        sent=sent,
        files=merged_files,
        form=form,
        formsets=formsets,
        typed=as_snapshot(form, kinds, base or now),
    )


def merge_fields(
    form: ReportForm,
    base: Mapping[str, Any],
    now: Mapping[str, Any],
    data: QueryDict,
    outcome: Outcome,
) -> None:
    """Merge the fields of the report into the data."""
    typed, stored, kept = fields_told(form), fields_kept(form, now), fields_kept(form, base)
    merged = dict(stored)
    for name in [name for name in typed if name in stored]:
        was, mine = kept.get(name, UNKNOWN), typed[name]
        if name == "topic_names" and was is not UNKNOWN and isinstance(mine, list):
            merged[name] = outcome.names(name, was, stored[name], mine)
        else:
            prose = is_prose(form.fields[name])
            merged[name] = outcome.value(name, was, stored[name], mine, prose=prose)
    write_fields(form, data, merged)


def choices_in(data: QueryDict) -> dict[str, Choice]:
    """Take what the conflict screen asks out of the data; return it by place."""
    asked: dict[str, dict[str, str]] = {}
    for name in list(data):
        found = CHOICE.fullmatch(name)
        if found:
            asked.setdefault(found[2], {})[found[1]] = data.get(name) or ""
            del data[name]
    return {
        place: Choice(
            parts.get("side", ""),
            parts.get("both", "").replace("\r\n", "\n").strip(),
            parts.get("seen", ""),
        )
        for place, parts in asked.items()
    }


def stored_at(report: Report, version: int) -> dict[str, Any]:
    """Return the snapshot on which an editor wrote; empty where none was kept.

    Steps of the workflow raise the version and keep no snapshot: they change no text.
    """
    kept = report.revisions.filter(version__lte=version, set_aside=False).order_by("-version")
    return kept.values_list("snapshot", flat=True).first() or {}


def saved_since(report: Report, version: int) -> list[Revision]:
    """Return who saved the edition since a version and when, the latest first."""
    saves = report.revisions.filter(version__gt=version, set_aside=False)
    return list(saves.select_related("by").defer("snapshot").order_by("-version"))


def steps_since(report: Report, version: int) -> list[Step]:
    """Return the steps taken with the edition since a version, the first one first."""
    return list(report.steps.filter(version__gt=version).select_related("by").order_by("pk"))


def names_of(saves: Sequence[Revision], editor: Editor) -> list[str]:
    """Return the names of the others who saved, each once, the latest first."""
    others = [str(save.by) for save in saves if save.by is not None and save.by_id != editor.pk]
    return list(dict.fromkeys(others))
