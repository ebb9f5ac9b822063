"""Who is refused what, and how people are told."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from ..models import Editor, Report
from ..rights import Action, can


class WorkflowError(Exception):
    """A step that cannot be taken now; `problems` says why, in sentences for people."""

    def __init__(self, *problems: str) -> None:
        super().__init__(" ".join(str(problem) for problem in problems))
        self.problems = [str(problem) for problem in problems]


class NotAllowed(WorkflowError):
    """A step that this account may not take."""


def require(user: Editor, action: Action, report: Report | None = None) -> None:
    """Raise NotAllowed unless the account may do something with an edition."""
    if not can(user, action, report):
        raise NotAllowed(_("You may not do this with this report."))


def require_status(report: Report, statuses: Sequence[str]) -> None:
    """Raise WorkflowError unless the edition has one of the statuses."""
    if report.status not in statuses:
        status = Report.Status(report.status).label
        raise WorkflowError(
            _("This step is not possible now: the status is “%(status)s”.") % {"status": status}
        )


def require_text(text: str, message: str) -> str:
    """Return a text without the space around it; raise WorkflowError where nothing is left."""
    if not text.strip():
        raise WorkflowError(message)
    return text.strip()
