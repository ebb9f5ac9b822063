"""Two editors, one version: what both wrote is brought together, and nobody's text is lost."""

import datetime
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _

from ..editions import ROW_MODELS, snapshot
from ..models import Report
from ..text import merge
from . import moments
from .chosen import ChosenField
from .prose import capitalised


@dataclass
class Conflict:
    """Somebody saved since the form was opened: who, when, what."""

    by: str
    at: datetime.datetime
    version: int
    #: Labels of fields that only the other changed: the form has taken them over.
    taken: list[str] = field(default_factory=list)
    #: Labels of fields that both changed, with the other's text; the form keeps one's own.
    both: list[tuple[str, str]] = field(default_factory=list)
    #: Kinds of rows that the other changed.
    rows: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        return _(
            "While you were writing, %(name)s saved this report (%(moment)s). Nothing of yours "
            "is lost and nothing is saved yet: look at what changed, then save again."
        ) % {"name": self.by, "moment": moments.written(self.at)}


def bring_together(
    data: QueryDict, report: Report, base_version: int, fields: dict[str, forms.Field]
) -> tuple[QueryDict, Conflict]:
    """Merge what was typed on an older version with what has been saved since.

    data: as posted; report: as stored now; base_version: on which the editor wrote; fields: of
    the report's form. Returns the data to show again, and what happened.
    """
    last = report.revisions.select_related("by").order_by("-version").first()
    conflict = Conflict(
        by=str(last.by) if last and last.by else _("somebody"),
        at=last.at if last else report.changed_at,
        version=report.version,
    )
    merged, now = data.copy(), snapshot(report)
    base = stored_at(report, base_version)
    for name in [name for name in fields if name in now and name in data]:
        bring_field_together(name, base.get(name), now[name], merged, fields[name], conflict)
    for model in ROW_MODELS:
        rows = f"{model._meta.model_name}s"
        if base.get(rows) != now.get(rows):
            conflict.rows.append(capitalised(str(model._meta.verbose_name_plural)))
    return merged, conflict


def stored_at(report: Report, version: int) -> dict[str, Any]:
    """Return the snapshot on which an editor wrote; empty where none was kept.

    Steps of the workflow raise the version and keep no snapshot: they change no text.
    """
    kept = report.revisions.filter(version__lte=version).order_by("-version")
    return kept.values_list("snapshot", flat=True).first() or {}


def bring_field_together(
    name: str, base: Any, theirs: Any, data: QueryDict, field: forms.Field, conflict: Conflict
) -> None:
    """Bring one field together: theirs where only they changed it, else both where that works."""
    base, theirs, mine = plain(base), plain(theirs), plain(data[name])
    if base == theirs or mine == theirs:
        return
    label = str(field.label)
    if isinstance(field, ChosenField):
        conflict.both.append((label, field.prepare_value(theirs).text))
        return
    if mine == base:
        data[name] = theirs
        conflict.taken.append(label)
        return
    together = None
    if isinstance(field.widget, forms.Textarea):
        together = merge.merge(base, mine, theirs)
    if together is None:
        conflict.both.append((label, theirs))
    else:
        data[name] = together
        conflict.taken.append(label)


def plain(value: Any) -> str:
    """Return a value as it stands in a form."""
    return "" if value is None else str(value).replace("\r\n", "\n").strip()
