"""What a line of the list of reports shows."""

from django.contrib import admin
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from ..forms import moments
from ..models import Participation, Report
from ..models.report import LANGUAGES, other_language
from ..pages.marks import letters
from ..text import dates
from .states import comparison_url, readers_see_another


class ReportColumns:
    """The columns of the list; the reports are fetched as `ReportList` does."""

    @admin.display(description=gettext_lazy("headline"))
    def headline(self, report: Report) -> SafeString | str:
        return headline(report)

    @admin.display(description=gettext_lazy("date"), ordering="held_on")
    def day(self, report: Report) -> str:
        if report.held_on is None:
            return "—"
        ends = (report.ended_on, report.ended_on_precision)
        written = (report.held_on, report.held_on_precision, *ends)
        return dates.written(*written, language=get_language())

    @admin.display(description=gettext_lazy("parties"))
    def parties(self, report: Report) -> SafeString:
        rows = [row for row in report.participations.all() if row.role not in Participation.UNSEEN]
        return format_html_join(
            " ",
            '<span class="desk-party">{}{}</span>',
            ((mark_of(row), row.person or row.group or row.party or "") for row in rows[:6]),
        )

    @admin.display(description=gettext_lazy("status"), ordering="status")
    def state(self, report: Report) -> SafeString:
        lines = (
            line
            for line in (schedule(report), embargo(report), alone(report), neighbour(report))
            if line
        )
        return format_html(
            '<span class="desk-status desk-status-{}">{}</span>{}{}',
            report.status,
            report.get_status_display(),
            format_html_join("", '<span class="desk-beside{}">{}</span>', lines),
            differences_link(report),
        )

    @admin.display(description=gettext_lazy("languages"))
    def languages(self, report: Report) -> SafeString:
        return format_html_join(
            " ",
            '<a class="desk-language-{}" href="{}" title="{}">{}</a>',
            ((*language_state(report, code), code.upper()) for code in LANGUAGES),
        )

    @admin.display(description=gettext_lazy("last change"), ordering="changed_at")
    def last_change(self, report: Report) -> SafeString:
        return format_html(
            '{} <span class="desk-who">{}</span>',
            moments.written(report.changed_at),
            report.changed_by or "",
        )

    @admin.display(description=gettext_lazy("last change"), ordering="changed_at")
    def last_change_and_correction(self, report: Report) -> SafeString:
        if report.status != Report.Status.LIVE:
            return self.last_change(report)
        address = reverse("admin:meetings_report_correct", args=[report.pk])
        link = format_html('<a href="{}">{}</a>', address, _("Correct now"))
        return format_html(
            '{}<span class="desk-correct-link">{}</span>', self.last_change(report), link
        )


def language_state(report: Report, language: str) -> tuple[str, str, str]:
    """Return how a language of a report stands, where it is written, and the state in words."""
    if language == report.original_language:
        address = reverse("admin:meetings_report_change", args=[report.pk])
    else:
        address = reverse("admin:meetings_report_translate", args=[report.pk, language])
    if not report.reads_in(language):
        return "missing", address, _("incomplete")
    if getattr(report, f"behind_{language}"):
        return "behind", address, _("behind the original")
    return "complete", address, _("complete")


def headline(report: Report) -> SafeString | str:
    """Return the headline in the language of the interface; else in the other, which it names."""
    language = get_language()
    other = other_language(language)
    if report.title_in(language) or not report.title_in(other):
        return report.title_in(language) or str(report)
    return format_html('<span lang="{}">{}</span>', other, report.title_in(other))


def mark_of(row: Participation) -> SafeString | str:
    """Return the letters of the party for which somebody stands, in their frame."""
    return (
        format_html('<span class="desk-mark">{}</span> ', letters(row.party)) if row.party else ""
    )


def schedule(report: Report) -> tuple[str, str] | None:
    """Return when an edition will be published, or should have been, and how that is set."""
    if report.scheduled_for is None:
        return None
    named = {"moment": moments.written(report.scheduled_for)}
    if report.scheduled_for <= timezone.now():
        return " desk-beside-late", _("Overdue since %(moment)s") % named
    return "", _("Scheduled for %(moment)s") % named


def embargo(report: Report) -> tuple[str, str] | None:
    """Return until when an open edition may not be published, and how that is set."""
    if not report.is_open or not report.embargo_until or report.embargo_until <= timezone.now():
        return None
    return "", _("Embargo until %(moment)s") % {"moment": moments.written(report.embargo_until)}


def alone(report: Report) -> tuple[str, str] | None:
    """Return that nobody but its writer has read what readers see, and how that is set."""
    return (" desk-beside-late", _("Read by nobody else")) if report.is_published_alone else None


def neighbour(report: Report) -> tuple[str, str] | None:
    """Return what stands beside an edition for the same meeting, and how that is set."""
    if report.is_open and report.live_beside:
        return "", _("Beside the published version")
    if report.status == Report.Status.LIVE and report.open_beside:
        return "", _("With a version in progress")
    return None


def differences_link(report: Report) -> SafeString | str:
    """Return the way to what differs from what readers see; '' where they see nothing else."""
    if not readers_see_another(report):
        return ""
    return format_html(
        '<a class="desk-who" href="{}" aria-label="{}">{}</a>',
        comparison_url(report),
        _("What differs from what readers see"),
        _("What differs"),
    )
