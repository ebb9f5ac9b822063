"""The second pair of eyes: who has read an edition besides those who wrote it."""

from dataclasses import dataclass
from functools import cached_property

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from ..models import Editor, Report, Revision, Step
from .refusals import WorkflowError

#: Who works on an edition and when it may go out: no reader ever sees these.
NEVER_READ = frozenset({"author", "translator", "reviewer", "embargo_until"})


@dataclass(frozen=True)
class Approval:
    """Somebody has read an edition and found it right; `report` is the edition."""

    report: Report
    step: Step

    @cached_property
    def approved(self) -> Revision | None:
        """The save that was approved; None where the edition had none."""
        return saves_of(self.report).filter(version__lte=self.step.version or 0).first()

    @cached_property
    def is_outdated(self) -> bool:
        """Whether what readers would see was changed after it was approved."""
        latest = saves_of(self.report).first()
        if latest == self.approved or latest is None:
            return False
        return self.approved is None or seen_by_readers(latest) != seen_by_readers(self.approved)


def approvals(report: Report) -> list[Approval]:
    """Return the latest approval of an edition by each of those who approved it, newest first."""
    steps = report.steps.filter(action=Step.Action.APPROVE).exclude(by=None).select_related("by")
    latest: dict[int, Step] = {}
    for step in steps:
        latest.setdefault(step.by_id, step)
    return [Approval(report, step) for step in latest.values()]


def saves_of(report: Report) -> QuerySet[Revision]:
    """Return what an edition has said, the latest first."""
    return report.revisions.filter(set_aside=False)


def seen_by_readers(revision: Revision) -> dict[str, object]:
    """Return what a save says, without what concerns the newsroom alone."""
    return {name: value for name, value in revision.snapshot.items() if name not in NEVER_READ}


def wrote_alone(report: Report, user: Editor) -> bool:
    """Say whether nobody but the account has written or approved an edition as it stands.

    Whoever saved it has written it; without saves, its author.
    """
    writers = set(saves_of(report).exclude(by=None).values_list("by", flat=True))
    if (writers or {report.author_id}) != {user.pk}:
        return False
    by_others = [found for found in approvals(report) if found.step.by_id != user.pk]
    return all(found.is_outdated for found in by_others)


def reason_for_own_text(report: Report, user: Editor, reason: str) -> str:
    """Return why an edition goes out unread by anybody else; '' where somebody has read it.

    Raises WorkflowError where nobody has and no reason is given.
    """
    if not wrote_alone(report, user):
        return ""
    if not reason.strip():
        raise WorkflowError(
            _("You wrote this text alone: ask a colleague, or say why it cannot wait.")
        )
    return reason.strip()
