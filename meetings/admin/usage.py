"""What still uses a record of the vocabulary, and so keeps it from being deleted."""

from collections.abc import Iterable

from django.contrib.admin import AdminSite
from django.db import models
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from people.models import Tenure

from ..models import Report
from ..models.frozen import ReportRow

#: Enough to understand why; nobody reads a thousand lines.
MOST = 20


def uses(record: models.Model, site: AdminSite) -> list[str | SafeString]:
    """Return a line for each thing that cannot be without the record, with a link to it.

    Reports come first, one line each however often they name it; `MOST` lines at most.
    """
    reports: set[int] = set()
    others: list[models.Model] = []
    for relation in protecting(record):
        rows = relation.related_model._base_manager.filter(**{relation.field.name: record})
        if relation.related_model is Report:
            reports.update(rows.values_list("pk", flat=True)[: MOST + 1])
        elif issubclass(relation.related_model, ReportRow):
            reports.update(rows.values_list("report_id", flat=True).distinct()[: MOST + 1])
        else:
            others += rows[: MOST + 1]
    lines = [*report_lines(reports, site), *(line_for(other, site) for other in others)]
    if len(lines) > MOST:
        return [*lines[:MOST], _("… and more")]
    return lines


def reports_with(tenures: Iterable[Tenure], site: AdminSite) -> list[str | SafeString]:
    """Return a line for each report in which one of these times in office is named."""
    named = Report.objects.filter(participations__tenure__in=tenures)
    return report_lines(named.values_list("pk", flat=True)[: MOST + 1], site)[:MOST]


def protecting(record: models.Model) -> list[models.ManyToOneRel]:
    """Return the relations whose rows forbid that the record goes."""
    return [
        field
        for field in record._meta.get_fields(include_hidden=True)
        if isinstance(field, models.ManyToOneRel) and field.on_delete is models.PROTECT
    ]


def report_lines(keys: Iterable[int], site: AdminSite) -> list[str | SafeString]:
    """Return a line for each report, the latest first."""
    reports = Report.objects.filter(pk__in=set(keys)).without_texts()
    return [
        link(
            _("Report: %(title)s (version %(number)s, %(status)s)")
            % {
                "title": report.title_it or report.title_en or _("without headline"),
                "number": report.edition,
                "status": report.get_status_display(),
            },
            report,
            site,
        )
        for report in reports.newest_first()
    ]


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
