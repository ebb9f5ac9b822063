"""Where an edition stands in its review, as its form shows it."""

from collections.abc import Mapping
from typing import Any

from ..models import Editor, Report
from ..rights import Action, can
from ..workflow.second_reader import Approval, approvals
from .states import comparison_url, written
from .threads import count_in_words, handed_over, unsettled_threads


def review_context(editor: Editor, report: Report, targets: Mapping[str, str]) -> dict[str, Any]:
    """Return what the form shows of the review; targets: see `threads.targets_on`."""
    if not can(editor, Action.REMARK, report):
        return {}
    threads = unsettled_threads(report, editor, targets)
    return {
        "threads": threads,
        "threads_count": count_in_words(len(threads)),
        "handed_over": handed_over(report),
        "approvals": [(found, changes_since(found)) for found in approvals(report)],
        "may_remark": True,
    }


def changes_since(approval: Approval) -> str:
    """Return where one sees what was changed after an approval; '' where nothing was."""
    if not approval.is_outdated or approval.approved is None:
        return ""
    report = approval.report
    return comparison_url(report, before=written(report.pk, approval.approved.version))
