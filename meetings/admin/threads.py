"""The remarks on an edition as the desk shows them, each at its place."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import ngettext

from ..forms.remarks import place_label, rows_by_place
from ..models import Editor, Remark, Report, Step
from ..rights import may_settle
from ..workflow.places import Place
from .row_inline import RowsOnPage

#: What came with an edition to where it stands now.
HANDED_OVER: dict[str, str] = {
    Report.Status.DRAFT: Step.Action.SEND_BACK,
    Report.Status.IN_REVIEW: Step.Action.SUBMIT,
}


@dataclass(frozen=True)
class Thread:
    """A remark with its replies; target: the id of its place on the page, or nothing."""

    remark: Remark
    label: str
    may_settle: bool
    target: str = ""


def threads_of(
    report: Report, editor: Editor, remarks: Any = None, targets: Mapping[str, str] | None = None
) -> list[Thread]:
    """Return remarks on an edition as an account sees them, oldest first.

    remarks: which ones, all by default; targets: see `targets_on`.
    """
    chosen = report.remarks.all() if remarks is None else remarks
    found = list(chosen.threads())
    for remark in found:
        # So that nobody asks for the report again to know who may settle it.
        remark.report = report
    places = {remark.pk: Place.parse(remark.place) for remark in found}
    rows = rows_by_place(report, places.values())
    return [
        Thread(
            remark,
            place_label(places[remark.pk], rows),
            may_settle(editor, remark),
            target_of(places[remark.pk], targets or {}),
        )
        for remark in found
    ]


def unsettled_threads(
    report: Report, editor: Editor, targets: Mapping[str, str] | None = None
) -> list[Thread]:
    """Return what is still to be settled in an edition."""
    return threads_of(report, editor, report.remarks.unsettled(), targets)


def target_of(place: Place, targets: Mapping[str, str]) -> str:
    """Return the id of a place; of its row where its field is only shown there."""
    row = f"{place.kind}:{place.key}" if place.key else place.kind
    exact = f"{row}:{place.field}" if row and place.field else row or place.field
    return targets.get(exact) or (targets.get(row, "") if row else "")


def targets_on(form: Any, groups: Iterable[RowsOnPage]) -> dict[str, str]:
    """Return, by place, the id of what stands there on the page of the report's form."""
    targets = {name: form[name].auto_id for name in form.fields}
    for group in groups:
        kind = group.formset.prefix
        targets[kind] = f"{kind}-group"
        for number, (key, row) in enumerate(group.formset.keys()):
            place = f"{kind}:{key}"
            targets[place] = f"{kind}-{number}"
            targets |= {f"{place}:{name}": row[name].auto_id for name in row.fields}
    return targets


def count_in_words(number: int) -> str:
    """Return how many remarks are not settled."""
    return ngettext(
        "%(number)s remark is not settled.", "%(number)s remarks are not settled.", number
    ) % {"number": number}


def handed_over(report: Report) -> Step | None:
    """Return the step that brought an edition where it stands, where something was said with it."""
    action = HANDED_OVER.get(report.status)
    step = report.steps.filter(action__in=HANDED_OVER.values()).select_related("by").first()
    return step if step is not None and step.action == action and step.note else None
