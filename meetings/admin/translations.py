"""The table of translations: which facts of which report are missing or behind."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..checklist.finding import LANGUAGE_NAMES
from ..forms.translations import LAST_PAGE, TableForm
from ..models import Editor, Report
from ..models.report import LANGUAGES, OPEN
from ..parity import Kind
from .columns import headline
from .listing import works_on_reports
from .selection import seen_by

#: Lines on a page.
PER_PAGE = 50

COLUMNS = (
    (Kind.TITLE, gettext_lazy("headline")),
    (Kind.SUMMARY, gettext_lazy("standfirst")),
    (Kind.BODY, gettext_lazy("body")),
    (Kind.QUOTES, gettext_lazy("quotes")),
    (Kind.TITLES, gettext_lazy("titles as in the source")),
    (Kind.IMAGES, gettext_lazy("images")),
    (Kind.LABELS, gettext_lazy("place, notes")),
)


@dataclass(frozen=True)
class Cell:
    """How many texts of a kind there are in a report, and how many are to be done."""

    label: Any
    total: int
    missing: int
    behind: int

    @property
    def done(self) -> int:
        """How many say what the original says."""
        return self.total - self.missing - self.behind

    @property
    def standing(self) -> str:
        """The worst of them: `missing`, `behind` or `right`; '' where there are none."""
        if not self.total:
            return ""
        return "missing" if self.missing else "behind" if self.behind else "right"


@dataclass(frozen=True)
class Line:
    """A report and a language."""

    report: Report
    language: str
    cells: list[Cell]

    @property
    def headline(self) -> Any:
        """The headline, in whichever language there is."""
        return headline(self.report)

    @property
    def address(self) -> str:
        """Where it is translated."""
        return translate_url(self.report, self.language)

    @property
    def language_name(self) -> Any:
        """The name of the language."""
        return LANGUAGE_NAMES[self.language]


def translations_view(request: HttpRequest, site: admin.AdminSite) -> HttpResponseBase:
    """Show the table, one line for each report and language.

    Raises PermissionDenied for accounts that do not work on reports, Http404 past the end.
    """
    if not works_on_reports(request.user):
        raise PermissionDenied
    form = TableForm(request.GET)
    reports, further = [], False
    page = 1
    if form.is_valid():
        page = form.cleaned_data["page"] or 1
        found = selected(request.user, form.cleaned_data)
        reports = list(found[(page - 1) * PER_PAGE : page * PER_PAGE + 1])
        further = len(reports) > PER_PAGE and page < LAST_PAGE
        if page > 1 and not reports:
            raise Http404
    elif "page" in form.errors:
        raise Http404
    context = {
        **site.each_context(request),
        "title": _("Translations"),
        "opts": Report._meta,
        "form": form,
        "columns": [label for _kind, label in COLUMNS],
        "lines": [
            line for report in reports[:PER_PAGE] for line in lines(report, form.cleaned_data)
        ],
        "newer": address(request, page - 1) if page > 1 else "",
        "older": address(request, page + 1) if further else "",
    }
    return TemplateResponse(request, "admin/meetings/report/translations.html", context)


def address(request: HttpRequest, page: int) -> str:
    """Return the address of another page of the same table."""
    asked = request.GET.copy()
    asked["page"] = str(page)
    return f"?{asked.urlencode()}"


def selected(editor: Editor, chosen: Mapping[str, Any]) -> QuerySet:
    """Return the editions that the table shows to an account, what was changed last first."""
    statuses = {"live": (Report.Status.LIVE,), "open": OPEN}.get(
        chosen["state"], (*OPEN, Report.Status.LIVE)
    )
    # What is left out, not what is kept: an index of statuses would lead through nearly all of
    # them, where those of what is to do lead to the latest at once.
    others = [status for status in Report.Status.values if status not in statuses]
    reports = visible(editor).exclude(status__in=others)
    if chosen["mine"]:
        reports = reports.filter(translator=editor.pk)
    wanted = to_do(chosen)
    if wanted is not None:
        reports = reports.filter(wanted)
    found = reports.without_texts().select_related("meeting", "translator")
    return found.order_by("-changed_at", "-pk")


def visible(editor: Editor) -> QuerySet:
    """Return the reports that an account may read on the desk, or may begin to translate."""
    own = seen_by(Report.objects.all(), editor)
    if not editor.translated_languages:
        return own
    return own | Report.objects.live()


def to_do(chosen: Mapping[str, Any]) -> Q | None:
    """Return the condition that something of what is chosen is to be done; None for everything."""
    if chosen["to_do"] == "all":
        return None
    states = {"missing": ("lacks",), "behind": ("behind",)}.get(
        chosen["to_do"], ("lacks", "behind")
    )
    wanted = Q()
    for language in [chosen["language"]] if chosen["language"] else LANGUAGES:
        for state in states:
            wanted |= Q(**{f"{state}_{language}": True})
    return wanted


def lines(report: Report, chosen: Mapping[str, Any]) -> list[Line]:
    """Return the lines of a report: one for each language in which something is chosen."""
    found = []
    for language in LANGUAGES:
        cells = report.parity.get(language, {}).get("cells", {})
        if chosen["language"] not in ("", language) or not cells:
            continue
        row = [Cell(label, *cells.get(kind, (0, 0, 0))) for kind, label in COLUMNS]
        if chosen["to_do"] == "all" or any(is_wanted(cell, chosen["to_do"]) for cell in row):
            found.append(Line(report, language, row))
    return found


def translate_url(report: Report, language: str) -> str:
    """Return the address of the desk of translation of a report."""
    return reverse("admin:meetings_report_translate", args=[report.pk, language])


def is_wanted(cell: Cell, to_do: str) -> bool:
    """Say whether a cell holds something of what is to be done."""
    if to_do == "missing":
        return cell.missing > 0
    if to_do == "behind":
        return cell.behind > 0
    return cell.missing + cell.behind > 0
