"""Which reports use a record of the vocabulary, and what keeps it from being deleted."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.contrib import admin
from django.contrib.admin import AdminSite
from django.db import models
from django.db.models import F, Q
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _

from people.models import Tenure

from ..models import Editor, Report
from ..models.frozen import ReportRow
from ..models.report import ReportQuerySet, other_language
from ..models.uses import WAYS, described_uses, reports_using
from ..pages.addresses import address
from ..rights import Action, can
from ..text import dates
from .listing import seen_by

#: Enough to understand why; nobody reads a thousand lines, and the list of reports has them all.
MOST = 20


@dataclass(frozen=True)
class Line:
    """A report that uses a record: what the record is in it, and where the account reads it."""

    report: Report
    ways: list[str]
    place: str

    @property
    def language(self) -> str:
        """The language of the headline: the reader's, else the other."""
        language = get_language() or "en"
        return language if self.report.title_in(language) else other_language(language)

    @property
    def title(self) -> str:
        """The headline; '' where there is none yet."""
        return self.report.title_in(self.language)

    @property
    def day(self) -> str:
        """When the meeting was, in words; '' where nobody knows yet."""
        report = self.report
        if report.held_on is None:
            return ""
        period = (report.held_on, report.held_on_precision)
        period += (report.ended_on, report.ended_on_precision)
        return dates.written(*period, language=get_language() or "en")


@dataclass(frozen=True)
class Usage:
    """The reports that use a record, as far as an account may know of them.

    lines: at most `MOST`, the latest first.
    """

    lines: list[Line]
    visible: int
    total: int
    list_url: str

    @property
    def further(self) -> int:
        """How many reports the account may read beyond the lines."""
        return self.visible - len(self.lines)

    @property
    def hidden(self) -> int:
        """How many reports the account may not read."""
        return self.total - self.visible


def usage(record: models.Model, user: Editor, *, among: ReportQuerySet | None = None) -> Usage:
    """Return the reports that use a record; the number of queries does not depend on theirs.

    among: some of the reports that use it, instead of all.
    """
    reports = reports_using(record) if among is None else among
    visible = known_to(reports, user)
    latest = visible.select_related("meeting").without_texts()
    latest = latest.order_by(F("held_on").desc(nulls_first=True), "-meeting", "-edition")
    lines = [
        Line(use.report, use.ways, open_at(use.report, user))
        for use in described_uses(record, latest[:MOST])
    ]
    return Usage(
        lines=lines,
        visible=visible.count(),
        total=reports.count(),
        list_url=list_of(record),
    )


def known_to(reports: ReportQuerySet, user: Editor) -> ReportQuerySet:
    """Keep the reports of which an account may know: those it may read, and what is public."""
    own = seen_by(Report.objects.all(), user).order_by()
    return reports.filter(Q(pk__in=own.values("pk")) | Q(pk__in=Report.objects.live().values("pk")))


def open_at(report: Report, user: Editor) -> str:
    """Return where an account reads a report: on the desk, else among the readers."""
    if can(user, Action.READ_UNPUBLISHED, report):
        return reverse("admin:meetings_report_change", args=[report.pk])
    language = get_language() or "en"
    return address("report", language, slug=report.meeting.slug_in(language))


def list_of(record: models.Model) -> str:
    """Return the address of the list of all reports that use a record."""
    chosen = urlencode({UsesFilter.parameter_name: key_of(record)})
    return f"{reverse('admin:meetings_report_changelist')}?{chosen}"


def key_of(record: models.Model) -> str:
    """Return the word by which the list of reports names a record."""
    return f"{record._meta.model_name}-{record.pk}"


def record_of(key: str) -> models.Model | None:
    """Return the record that such a word names; None where it names none."""
    name, _hyphen, pk = key.partition("-")
    model = next((model for model in WAYS if model._meta.model_name == name), None)
    is_number = pk.isascii() and pk.isdigit() and len(pk) < 19
    if model is None or not (is_number or isinstance(model._meta.pk, models.CharField)):
        return None
    return model._default_manager.filter(pk=pk).first()


class UsesFilter(admin.SimpleListFilter):
    """Reports of which any version uses one record; the record's own page leads here."""

    title = gettext_lazy("what they use")
    parameter_name = "uses"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        # Nobody chooses among thousands here: only what was asked for is shown, and taken off.
        asked = request.GET.get(self.parameter_name, "")
        return [(asked, str(record_of(asked) or asked))] if asked else []

    def queryset(self, request: HttpRequest, queryset: models.QuerySet) -> models.QuerySet:
        if not self.value():
            return queryset
        record = record_of(self.value())
        if record is None:
            return queryset.none()
        return queryset.filter(meeting__in=reports_using(record).order_by().values("meeting"))


# What keeps a record from being deleted


def obstacles(record: models.Model, user: Editor, site: AdminSite) -> list[str | SafeString]:
    """Return a line for each thing that cannot be without the record, with a link to it.

    Reports come first, one line each however often they name it.
    """
    others: list[models.Model] = []
    for relation in protecting(record):
        model = relation.related_model
        if model is not Report and not issubclass(model, ReportRow):
            rows = model._base_manager.filter(**{relation.field.name: record})
            others += rows.select_related()[: MOST + 1]
    lines = report_lines(record, user) if type(record) in WAYS else []
    lines += [line_for(other, site) for other in others[:MOST]]
    return [*lines, _("… and more")] if len(others) > MOST else lines


def protecting(record: models.Model | type[models.Model]) -> list[models.ManyToOneRel]:
    """Return the relations whose rows forbid that the record goes."""
    return [
        relation
        for relation in record._meta.get_fields(include_hidden=True)
        if isinstance(relation, models.ManyToOneRel) and relation.on_delete is models.PROTECT
    ]


def report_lines(record: models.Model, user: Editor) -> list[str | SafeString]:
    """Return a line for each report that uses a record, and how many are not named."""
    used = usage(record, user)
    lines: list[str | SafeString] = [line_of(line.report, line.place) for line in used.lines]
    if used.further:
        text = ngettext("%(number)s report more", "%(number)s reports more", used.further)
        lines.append(
            format_html('<a href="{}">{}</a>', used.list_url, text % {"number": used.further})
        )
    if used.hidden:
        lines.append(hidden_line(used.hidden))
    return lines


def hidden_line(number: int) -> str:
    """Return how many reports there are that the account may not read."""
    text = ngettext(
        "%(number)s report that is not open to you",
        "%(number)s reports that are not open to you",
        number,
    )
    return text % {"number": number}


def reports_with(tenures: Iterable[Tenure], user: Editor) -> list[str | SafeString]:
    """Return a line for each report in which one of these times in office is named."""
    named = Report.objects.filter(participations__tenure__in=tenures).distinct()
    visible = known_to(named, user).select_related("meeting").without_texts().newest_first()
    lines: list[str | SafeString] = [
        line_of(report, open_at(report, user)) for report in visible[:MOST]
    ]
    further = named.count() - len(lines)
    return [*lines, _("… and more")] if further else lines


def line_of(report: Report, place: str) -> SafeString:
    """Return a report in one line, with its version and status, as a link."""
    text = _("Report: %(title)s (version %(number)s, %(status)s)") % {
        "title": report.title_it or report.title_en or _("without headline"),
        "number": report.edition,
        "status": report.get_status_display(),
    }
    return format_html('<a href="{}">{}</a>', place, text)


def line_for(record: models.Model, site: AdminSite) -> str | SafeString:
    """Return the line of a record that is no report; a time in office leads to its person."""
    if isinstance(record, Tenure):
        return link(str(record), record.person, site)
    return link(f"{record._meta.verbose_name}: {record}", record, site)


def link(text: str, record: models.Model, site: AdminSite) -> str | SafeString:
    """Return the text, as a link where the desk has a page for the record."""
    if not site.is_registered(type(record)):
        return text
    options = record._meta
    name = f"{site.name}:{options.app_label}_{options.model_name}_change"
    return format_html('<a href="{}">{}</a>', reverse(name, args=[record.pk]), text)
