"""The states of a report that can be looked at: its editions as stored, and their saves.

In addresses an edition is written by its number in the database, `417`, one of its saves with the
version, `417.12`, and whatever readers see now `live`.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from .. import editions
from ..comparison import outline
from ..forms import moments
from ..models import Editor, Report, Revision
from ..rights import Action, can

LIVE = "live"
WRITTEN = re.compile(r"([0-9]{1,18})(?:\.([0-9]{1,9}))?")


@dataclass(frozen=True)
class State:
    """An edition as it is stored or, with a revision, as it was saved then."""

    report: Report
    revision: Revision | None = None

    def __str__(self) -> str:
        number = self.report.edition
        if self.revision is None:
            words = {"number": number, "status": self.report.get_status_display()}
            return _("Version %(number)s: %(status)s") % words
        moment = moments.written(self.revision.at)
        return _("Version %(number)s, save of %(moment)s") % {"number": number, "moment": moment}

    @property
    def written(self) -> str:
        """How the state is named in addresses."""
        return written(self.report.pk, self.revision.version if self.revision else None)

    @cached_property
    def by(self) -> Editor | None:
        """Who saved or published it."""
        if self.revision is not None:
            return self.revision.by
        return self.report.published_by or self.report.changed_by

    @cached_property
    def snapshot(self) -> dict[str, Any]:
        """Everything that it says."""
        return editions.snapshot(self.report) if self.revision is None else self.revision.snapshot


def written(report_id: int, version: int | None = None) -> str:
    """Return how an edition, or one of its saves, is named in addresses."""
    return str(report_id) if version is None else f"{report_id}.{version}"


def find_state(user: Editor, report: Report, name: str) -> State | None:
    """Return the state of a name among those of a report's meeting; None where nothing is live.

    Raises Http404 for what does not exist there, PermissionDenied for what the account may not
    look at: it sees what readers may read, and the whole history of what is its own.
    """
    of_meeting = Report.objects.filter(meeting=report.meeting_id)
    related = of_meeting.select_related("meeting", "published_by", "changed_by")
    if name == LIVE:
        live = related.live().first()
        return State(live) if live else None
    match = WRITTEN.fullmatch(name)
    edition = related.filter(pk=match[1]).first() if match else None
    if match is None or edition is None:
        raise Http404
    if match[2] is None:
        public = of_meeting.readable().filter(pk=edition.pk)
        if not can(user, Action.HISTORY, edition) and not public.exists():
            raise PermissionDenied
        return State(edition)
    if not can(user, Action.HISTORY, edition):
        raise PermissionDenied
    revision = edition.revisions.select_related("by").filter(version=match[2]).first()
    if revision is None:
        raise Http404
    return State(edition, revision)


def visible_editions(user: Editor, report: Report) -> list[Report]:
    """Return the editions of a report's meeting whose history an account may see, newest first."""
    found = Report.objects.filter(meeting=report.meeting_id).without_texts()
    related = found.select_related("author", "published_by", "meeting").order_by("-edition")
    return [edition for edition in related if can(user, Action.HISTORY, edition)]


def open_edition(editions_of_meeting: Iterable[Report]) -> Report | None:
    """Return the version in progress among some editions."""
    return next((edition for edition in editions_of_meeting if edition.is_open), None)


def comparison_url(report: Report, before: str = LIVE, after: str = "") -> str:
    """Return the address at which two states of a report are compared, by their names."""
    address = reverse("admin:meetings_report_compare", args=[report.pk])
    chosen = {"from": before, "to": after or written(report.pk)}
    return f"{address}?{urlencode(chosen)}"


def readers_see(report: Report) -> bool:
    """Say whether readers see some edition of the report; its meeting is fetched with it."""
    meeting = report.meeting
    return meeting.first_published_at is not None and meeting.withdrawn_at is None


def readers_see_another(report: Report) -> bool:
    """Say whether readers see another edition than this version in progress."""
    return report.is_open and readers_see(report)


def differences_url(user: Editor, report: Report) -> str:
    """Return where an account sees what differs from what readers see; '' where nothing can.

    Beside what is live that is the version in progress, which costs a query.
    """
    in_progress: Report | None = report
    if report.status == Report.Status.LIVE:
        others = Report.objects.open().filter(meeting=report.meeting_id)
        in_progress = others.select_related("meeting").first()
    if in_progress is None or not readers_see_another(in_progress):
        return ""
    return comparison_url(in_progress) if can(user, Action.HISTORY, in_progress) else ""


def may_restore(user: Editor, report: Report) -> bool:
    """Say whether an account may restore into an edition now: who may not write may not either."""
    rights = (Action.RESTORE, Action.EDIT_FACTS)
    return report.is_open and all(can(user, action, report) for action in rights)


def restore_url(user: Editor, in_progress: Report | None) -> str:
    """Return where a state is restored into the version in progress; '' where it cannot be."""
    if in_progress is None or not may_restore(user, in_progress):
        return ""
    return reverse("admin:meetings_report_restore", args=[in_progress.pk])


def changes_for_readers(report: Report) -> list[str]:
    """Return in a few words what readers would see otherwise than now; [] where they see none."""
    live = Report.objects.live().filter(meeting=report.meeting_id).first()
    if live is None or live.pk == report.pk:
        return []
    return outline(editions.snapshot(live), editions.snapshot(report), one_edition=False)
