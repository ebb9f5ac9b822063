"""The versions of a report that readers may read."""

import datetime
from dataclasses import dataclass

from ..models import Meeting, Report
from .wording import Wording, either


@dataclass(frozen=True)
class Version:
    """One version, in a line."""

    number: int
    published_at: datetime.datetime
    note: Wording
    is_live: bool
    #: The number of the readable version before it; None for the first.
    before: int | None


def readable_versions(meeting: Meeting, language: str) -> list[Version]:
    """Return the versions of a meeting's report that readers may read, the latest first."""
    reports = Report.objects.readable().filter(meeting=meeting).order_by("-edition")
    columns = ("edition", "status", "published_at", "change_note_it", "change_note_en")
    found = list(reports.only(*columns))
    earlier = [report.edition for report in found[1:]]
    return [
        version(report, language, before)
        for report, before in zip(found, [*earlier, None], strict=False)
    ]


def version(report: Report, language: str, before: int | None) -> Version:
    """Return the line of a version."""
    return Version(
        number=report.edition,
        published_at=report.published_at,
        note=either(report, "change_note", language),
        is_live=report.status == Report.Status.LIVE,
        before=before,
    )
