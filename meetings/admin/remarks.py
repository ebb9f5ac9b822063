"""Remarks on a report: a page of their own, which the form also writes to without being left."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import BadRequest, PermissionDenied
from django.forms import Form
from django.http import Http404, HttpRequest, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .. import workflow
from ..forms.remarks import RemarkForm, ReplyForm
from ..models import Remark, Report
from ..rights import Action, can
from ..workflow import NotAllowed, WorkflowError
from .steps import change_url
from .threads import count_in_words, threads_of

THREAD = "admin/meetings/report/_remark.html"
DONE = {
    "remark": gettext_lazy("The remark is written."),
    "reply": gettext_lazy("The reply is written."),
    "settle": gettext_lazy("The remark is settled."),
    "reopen": gettext_lazy("The remark is open again."),
}


def remarks_view(request: HttpRequest, site: admin.AdminSite, report: Report) -> HttpResponseBase:
    """Show all remarks on an edition; write, answer, settle or reopen one.

    The form of the report posts here too, and gets JSON. Raises PermissionDenied, Http404,
    BadRequest.
    """
    if not can(request.user, Action.REMARK, report):
        raise PermissionDenied
    if request.method != "POST":
        asked = RemarkForm(report=report, initial={"place": request.GET.get("place", "")})
        return remarks_page(request, site, report, new=asked)
    act = request.POST.get("act", "")
    if act not in DONE:
        raise BadRequest("unknown act")
    answered = None if act == "remark" else thread_or_404(report, request.POST.get("remark", ""))
    form = form_of(act, request, report)
    said = take(act, request, report, answered, form) if form.is_valid() else None
    if wants_json(request):
        return told(request, report, act, said, form)
    if said is not None:
        messages.success(request, DONE[act])
        return redirect(place_after(request, report, said))
    new = form if act == "remark" else RemarkForm(report=report)
    return remarks_page(request, site, report, new=new, refused=(answered, form))


def wants_json(request: HttpRequest) -> bool:
    """Say whether the script of the form asks, which stays on its page."""
    return request.headers.get("X-Requested-With") == "fetch"


def thread_or_404(report: Report, key: str) -> Remark:
    """Return a remark that begins a thread on an edition; raise Http404."""
    known = key.isascii() and key.isdigit() and len(key) < 19
    found = report.remarks.filter(pk=key, answers=None).first() if known else None
    if found is None:
        raise Http404
    found.report = report
    return found


def form_of(act: str, request: HttpRequest, report: Report) -> Form:
    """Return what was typed, as the form of the act."""
    if act == "remark":
        return RemarkForm(request.POST, report=report)
    return ReplyForm(request.POST) if act == "reply" else Form(request.POST)


def take(
    act: str, request: HttpRequest, report: Report, answered: Remark | None, form: Form
) -> Remark | None:
    """Do what was asked; return what began the thread, None where it is refused."""
    by = request.user
    try:
        if act == "remark":
            return workflow.remark(report, by=by, **form.cleaned_data)
        if act == "reply":
            workflow.reply(answered, by=by, text=form.cleaned_data["text"])
        else:
            (workflow.settle if act == "settle" else workflow.reopen)(answered, by=by)
    except NotAllowed as error:
        raise PermissionDenied from error
    except WorkflowError as error:
        for problem in error.problems:
            form.add_error(None, problem)
        return None
    return answered


def told(
    request: HttpRequest, report: Report, act: str, said: Remark | None, form: Form
) -> JsonResponse:
    """Answer the script: the thread as it is now, or what is wrong."""
    if said is None:
        problems = [str(text) for errors in form.errors.values() for text in errors]
        return JsonResponse({"problems": problems}, status=400)
    unsettled = report.remarks.unsettled()
    [thread] = threads_of(report, request.user, report.remarks.filter(pk=said.pk))
    answer = {
        "remark": said.pk,
        "thread": render_to_string(THREAD, {"thread": thread, "report": report}, request),
        "settled": thread.remark.settled_at is not None,
        "count": count_in_words(unsettled.count()),
        "message": str(DONE[act]),
    }
    return JsonResponse(answer)


def place_after(request: HttpRequest, report: Report, said: Remark) -> str:
    """Return where to go on: on the form if one came from there, else on the page of remarks."""
    if request.POST.get("from") != "form":
        return f"{remarks_url(report)}#remark-{said.pk}"
    said.refresh_from_db()
    anchor = "remarks-group" if said.settled_at else f"remark-{said.pk}"
    return f"{change_url(report)}#{anchor}"


def remarks_page(
    request: HttpRequest,
    site: admin.AdminSite,
    report: Report,
    *,
    new: Form,
    refused: tuple[Remark | None, Form] | None = None,
) -> HttpResponseBase:
    """Show the page; refused: what was answered and the form in which it says why not."""
    threads = threads_of(report, request.user)
    answered, form = refused or (None, None)
    context: dict[str, Any] = {
        **site.each_context(request),
        "title": _("Remarks"),
        "subtitle": str(report),
        "report": report,
        "opts": Report._meta,
        "unsettled": [thread for thread in threads if thread.remark.settled_at is None],
        "settled": [thread for thread in threads if thread.remark.settled_at is not None],
        "form": new,
        "answered": answered,
        "refused": form,
        "from_form": "form" in (request.GET.get("from"), request.POST.get("from")),
        "change_url": change_url(report),
    }
    status = 200 if refused is None else 400
    return TemplateResponse(request, "admin/meetings/report/remarks.html", context, status=status)


def remarks_url(report: Report) -> str:
    """Return the address of the page of remarks."""
    return reverse("admin:meetings_report_remarks", args=[report.pk])
