"""What reviewers remarked on."""

from collections.abc import Iterator

from django.utils.translation import ngettext

from .edition import Edition
from .finding import Finding, Level


def remarks_unsettled(edition: Edition) -> Iterator[Finding]:
    """Every remark is settled."""
    report = edition.report
    waiting = 0 if report.pk is None else report.remarks.unsettled().count()
    if waiting:
        message = ngettext(
            "%(number)s remark is not settled.", "%(number)s remarks are not settled.", waiting
        )
        yield Finding(Level.WARNS, message % {"number": waiting}, "remarks")
