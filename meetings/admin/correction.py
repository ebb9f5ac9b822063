"""Correct now: what is mended in a live report, shown before and after, confirmed once."""

import uuid
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from .. import workflow
from ..forms.correction import CorrectionForm
from ..forms.correction_focus import focus_on
from ..models import Report
from ..models.report import LANGUAGES
from ..pages.addresses import address
from ..rights import Action, can
from ..text.differences import compare
from ..workflow import NotAllowed, WorkflowError
from .page import public_address
from .saving import lock_meeting
from .steps import change_url, refuse_unseen

#: The fields of the report line by line, the two languages beside each other.
LINES = (
    ("title_it", "title_en"),
    ("summary_it", "summary_en"),
    ("body_it", "body_en"),
    ("editors_note_it", "editors_note_en"),
    ("held_on", "held_on_precision", "ended_on", "ended_on_precision"),
    ("kind", "outcome", "country"),
    ("city_it", "city_en"),
    ("venue_it", "venue_en"),
)


def correction_view(
    request: HttpRequest, site: admin.AdminSite, report: Report
) -> HttpResponseBase:
    """Ask for the correction, show what it changes, and make it when that is confirmed.

    `?place=` leaves one field or row, `?find=` the paragraph with these words; `?back=site` leads
    back to the public page. Raises PermissionDenied. A report that is not live is shown without a
    form.
    """
    if not can(request.user, Action.PUBLISH, report):
        raise PermissionDenied
    live = report.status == Report.Status.LIVE
    stored = Report.objects.select_related("meeting").get(pk=report.pk)
    form = correction_form(request, report)
    asked = request.method == "POST" and live and form.is_valid()
    if asked and "confirm" in request.POST:
        shown = correct(request, report, form)
        if shown is not None:
            return shown
    focused = bool(form.focus.names)
    context = {
        **site.each_context(request),
        "title": dispute_title(form) or _("Correct now"),
        "subtitle": str(stored),
        "report": stored,
        "live": live,
        "opts": Report._meta,
        "form": form,
        "focused": focused,
        "sought": form.focus.sought,
        "lines": arranged(form),
        "row_groups": arranged_rows(form),
        "differences": shown_differences(form) if asked else [],
        "change_url": change_url(stored),
        "back_url": back_url(request, stored),
        "whole_url": request.path if focused else "",
        "open_edition": Report.objects.open()
        .filter(meeting=report.meeting_id)
        .select_related("author")
        .first(),
    }
    return TemplateResponse(request, "admin/meetings/correct.html", context)


def correction_form(request: HttpRequest, report: Report) -> CorrectionForm:
    """Return the form with what the address asks for, filled where the request confirms it."""
    place = request.GET.get("place", "")
    asked = {"sought": request.GET.get("find", ""), "block": request.GET.get("block", "")}
    data = request.POST if request.method == "POST" else None
    return CorrectionForm(data, instance=report, focus=focus_on(report, place, **asked))


def dispute_title(form: CorrectionForm) -> str:
    """Return the heading of the page on which a quote is marked as disputed; '' elsewhere."""
    return _("Mark a quote as disputed") if form.focus.disputes else ""


def back_url(request: HttpRequest, report: Report) -> str:
    """Return where the page leads back to: the public page of what is corrected, or the desk.

    `?read=` names the language in which the public page was read.
    """
    read = request.GET.get("read", "")
    with override(read if read in LANGUAGES else get_language()):
        return public_page(request, report) or change_url(report)


def public_page(request: HttpRequest, report: Report) -> str:
    """Return the public page from which the account came; '' where it came from the desk."""
    back = request.GET.get("back", "")
    place = request.GET.get("place", "").split(":")
    if back == "quote" and len(place) > 1 and report.quotes.filter(key__in=keys(place[1])).exists():
        return address("quote", get_language(), key=place[1])
    return public_address(report) if back in ("site", "quote") else ""


def keys(text: str) -> list[uuid.UUID]:
    """Return the key that a text is; nothing where it is none."""
    try:
        return [uuid.UUID(text)]
    except ValueError:
        return []


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
    if not request.GET.get("back"):
        messages.success(request, _("Corrected: readers see it now."))
    return redirect(back_url(request, corrected))


def arranged(form: CorrectionForm) -> list[list[Any]]:
    """Return the fields of the report line by line, those that are to be corrected."""
    lines = [[form[name] for name in line if name in form.fields] for line in LINES]
    return [line for line in lines if line]


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
