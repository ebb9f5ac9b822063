"""The checklist beside the report's form: as stored, and as typed while somebody types."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ..checklist import Finding, Level, check, check_edition
from ..forms.as_typed import FormAsTyped
from ..forms.report import editable_fields
from ..models import Editor, Report
from .row_inline import RowsOnPage
from .sending import begun_by, is_too_long, require_editing

#: What stands in groups of their own on the form: the kinds of rows, and the remarks.
GROUPS = ("participations", "quotes", "wordings", "sources", "photos", "mentions", "remarks")


@dataclass(frozen=True)
class Line:
    """A finding with the place on the page that it speaks of.

    target: id of the field or, where the field cannot be typed into, of what holds it.
    """

    finding: Finding
    target: str
    around: str


@dataclass(frozen=True)
class Checklist:
    """What the page shows: the lines, and where they are asked for anew ('' for nowhere)."""

    lines: list[Line]
    address: str = ""
    typed: bool = False
    is_new: bool = False

    @property
    def blocking(self) -> int:
        """How many lines forbid publication."""
        return sum(line.finding.level == Level.BLOCKS for line in self.lines)

    @property
    def warning(self) -> int:
        """How many lines are to be looked at."""
        return len(self.lines) - self.blocking


def shown_checklist(
    user: Editor, report: Report | None, rows: Iterable[RowsOnPage]
) -> Checklist | None:
    """Return the checklist of a form as it is opened; None where nothing is in progress.

    report: as stored; None for a new one.
    """
    if report is None:
        return Checklist([], reverse("admin:meetings_report_check_new"), is_new=True)
    if not report.is_open:
        return None
    prefixes = {
        key: form.prefix for group in rows for key, form in list(group.formset.keys()) if key
    }
    address = ""
    if editable_fields(user, report):
        address = reverse("admin:meetings_report_checklist", args=[report.pk])
    return Checklist(lines(check(report), prefixes), address)


def checklist_view(request: HttpRequest, site: admin.AdminSite, report: Report) -> HttpResponseBase:
    """Answer with the checklist of what stands in the form; nothing is saved.

    Raises PermissionDenied for those who cannot type into the form.
    """
    require_editing(request.user, report)
    return as_typed(request, report)


def check_new(request: HttpRequest) -> HttpResponseBase:
    """Answer with the checklist of a report that is not stored yet. Raises PermissionDenied."""
    return as_typed(request, begun_by(request.user))


@require_POST
def as_typed(request: HttpRequest, report: Report) -> HttpResponseBase:
    """Answer with the lines of the checklist, as HTML; 413 for more than any report holds."""
    if is_too_long(request):
        return HttpResponse(_("This is more than a report can hold."), status=413)
    form = FormAsTyped(request.POST, report)
    found = check_edition(form.edition())
    checklist = Checklist(lines(found, form.prefixes), typed=True)
    page = render_to_string("admin/meetings/report/_checklist_lines.html", {"checklist": checklist})
    return HttpResponse(page)


def lines(findings: Iterable[Finding], prefixes: Mapping[str, str]) -> list[Line]:
    """Return findings with their places; prefixes: of the rows on the page, by key."""
    found: list[Line] = []
    for finding in findings:
        prefix = prefixes.get(finding.key or "")
        if prefix:
            target = f"id_{prefix}-{finding.part}" if finding.part else prefix
            found.append(Line(finding, target, prefix))
        elif finding.field in GROUPS:
            found.append(Line(finding, f"{finding.field}-group", f"{finding.field}-group"))
        else:
            found.append(Line(finding, f"id_{finding.field}", ""))
    return found
