"""Corrections: what readers were told when a published report changed."""

import datetime
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, Subquery
from django.http import Http404

from ..models import Report
from ..models.report import ReportQuerySet
from .wording import Wording, either, exactly

PAGE_SIZE = 30


@dataclass(frozen=True)
class Correction:
    """A change of a published report, with the words in which readers were told."""

    report: Report
    slug: str
    title: Wording
    note: Wording
    at: datetime.datetime
    is_current: bool
    #: The number of the readable version that it corrects; None where that one is hidden.
    before: int | None


@dataclass(frozen=True)
class CorrectionsPage:
    """One page of the list, and where the next one begins."""

    corrections: list[Correction]
    before: int | None
    after: int | None


def corrected() -> ReportQuerySet:
    """Return the readable versions that tell what they changed, the latest first.

    The gate is asked for each of them in turn, until a page is full: asked for all at once, SQLite
    would put every version that readers may read in order.
    """
    may_read = Exists(Report.objects.readable().filter(pk=OuterRef("pk")))
    return Report.objects.correcting().filter(may_read).order_by("-published_at", "-pk")


def corrections_page(before: int | None, *, language: str) -> CorrectionsPage:
    """Return a page of the list; before: the last report of the page before it, by its key.

    Raises Http404 for a place that the list does not have.
    """
    reports = corrected()
    if before is not None:
        reports = reports.filter(older_than(before))
    columns = (
        *("edition", "status", "published_at", "change_note_it", "change_note_en"),
        *("title_it", "title_en", "reads_it", "reads_en", "meeting__slug_it", "meeting__slug_en"),
    )
    earlier = Report._base_manager.filter(
        meeting=OuterRef("meeting"),
        edition__lt=OuterRef("edition"),
        status=Report.Status.SUPERSEDED,
        hidden_at=None,
    )
    before_it = Subquery(earlier.order_by("-edition").values("edition")[:1])
    lines = reports.select_related("meeting").only(*columns).annotate(before=before_it)
    found = list(lines[: PAGE_SIZE + 1])
    if before is not None and not found:
        raise Http404
    shown = found[:PAGE_SIZE]
    return CorrectionsPage(
        corrections=[correction(report, language) for report in shown],
        before=before,
        after=shown[-1].pk if len(found) > PAGE_SIZE else None,
    )


def older_than(key: int) -> Q:
    """Return the condition that a version was published before another one."""
    moment = corrected().filter(pk=key).values_list("published_at", flat=True).first()
    if moment is None:
        raise Http404
    earlier_then = Q(published_at=moment, pk__lt=key)
    # The first condition repeats the second for the index.
    return Q(published_at__lte=moment) & (Q(published_at__lt=moment) | earlier_then)


def correction(report: Report, language: str) -> Correction:
    """Return the line of a changed version."""
    return Correction(
        report=report,
        slug=report.meeting.slug_in(language),
        title=exactly(report, "title", report.reading_language(language)),
        note=either(report, "change_note", language),
        at=report.published_at,
        is_current=report.status == Report.Status.LIVE,
        before=report.before,
    )
