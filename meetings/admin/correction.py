"""Correct now: what is mended in a live report, shown before and after, confirmed once."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from .. import workflow
from ..forms.correction import CorrectionForm
from ..models import Report
from ..models.report import LANGUAGES
from ..rights import Action, can
from ..text.differences import compare
from ..workflow import NotAllowed, WorkflowError
from .saving import lock_meeting
from .steps import change_url, refuse_unseen

PAIRS = ("title", "summary", "body", "editors_note", "city", "venue", "note")


def correction_view(
    request: HttpRequest, site: admin.AdminSite, report: Report
) -> HttpResponseBase:
    """Ask for the correction, show what it changes, and make it when that is confirmed.

    Raises PermissionDenied. A report that is not live is shown without a form.
    """
    if not can(request.user, Action.PUBLISH, report):
        raise PermissionDenied
    live = report.status == Report.Status.LIVE
    form = CorrectionForm(request.POST if request.method == "POST" else None, instance=report)
    asked = request.method == "POST" and live and form.is_valid()
    if asked and "confirm" in request.POST:
        shown = correct(request, report, form)
        if shown is not None:
            return shown
    stored = Report.objects.select_related("meeting").get(pk=report.pk)
    differences = shown_differences(form) if asked else []
    context = {
        **site.each_context(request),
        "title": _("Correct now"),
        "subtitle": str(stored),
        "report": stored,
        "live": live,
        "opts": Report._meta,
        "form": form,
        "lines": arranged(form),
        "row_groups": arranged_rows(form),
        "differences": differences,
        "change_url": change_url(stored),
        "open_edition": Report.objects.open()
        .filter(meeting=report.meeting_id)
        .select_related("author")
        .first(),
    }
    return TemplateResponse(request, "admin/meetings/correct.html", context)


def correct(request: HttpRequest, report: Report, form: CorrectionForm) -> HttpResponseBase | None:
    """Make a confirmed correction; None where it is refused, which the form then says."""
    stored = Report.objects.get(pk=report.pk)
    try:
        with transaction.atomic():
            lock_meeting(report.pk)
            refuse_unseen(request, report)
            corrected = workflow.correct(
                stored,
                by=request.user,
                changes=form.changes(),
                substantive=form.cleaned_data["substantive"],
                note_it=form.cleaned_data["note_it"],
                note_en=form.cleaned_data["note_en"],
            )
    except NotAllowed as error:
        raise PermissionDenied from error
    except WorkflowError as error:
        for problem in error.problems:
            form.add_error(None, problem)
        return None
    messages.success(request, _("Corrected: readers see it now."))
    return redirect(change_url(corrected))


def arranged(form: CorrectionForm) -> list[list[Any]]:
    """Return the fields of the report line by line, the two languages beside each other."""
    lines = [[form[f"{text}_{language}"] for language in LANGUAGES] for text in PAIRS[:-1]]
    return [*lines, [form["held_on"], form["ended_on"]]]


def arranged_rows(form: CorrectionForm) -> list[tuple[str, list[Any]]]:
    """Return the fields of each quote and participant under its name."""
    groups: list[tuple[str, list[Any]]] = []
    for kind, row in form.rows:
        prefix = f"{kind}-{row.key}-"
        fields = [form[name] for name in form.fields if name.startswith(prefix)]
        if fields:
            groups.append((f"{row._meta.verbose_name}: {row}", fields))
    return groups


def shown_differences(form: CorrectionForm) -> list[tuple[str, list[Any]]]:
    """Return the label of each changed field with its text before and after."""
    return [
        (str(form.fields[name].label), compare(before, after))
        for name, before, after in form.differences()
    ]
