"""One thing done with several reports of the list: asked first, then told for each of them."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.options import IS_POPUP_VAR
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .. import workflow
from ..forms.together import AssignForm, SubmitTogetherForm, TogetherForm
from ..models import Editor, Report
from ..models.report import OPEN
from ..rights import Action, can, granted
from ..workflow import WorkflowError

#: More at once nobody can look at before confirming.
MOST = 100


@dataclass(frozen=True)
class Together:
    """What can be done with several reports; each goes through its own call of the workflow."""

    name: str
    label: Any
    question: Any
    right: Action
    statuses: tuple[str, ...]
    form: Callable[..., TogetherForm]
    act: Callable[..., None]

    def suits(self, editor: Editor, report: Report) -> bool:
        """Say whether it can be done with a report, as far as one sees before trying."""
        return report.status in self.statuses and can(editor, self.right, report)


def giving(part: str) -> Callable[..., None]:
    """Return the act that gives a part in a report to somebody."""

    def act(report: Report, *, by: Editor, account: Editor) -> None:
        workflow.assign(report, by=by, part=part, account=account)

    return act


TOGETHER = [
    Together(
        "submit",
        gettext_lazy("Submit for review"),
        gettext_lazy("Hand these reports over for review?"),
        Action.SUBMIT,
        (Report.Status.DRAFT,),
        SubmitTogetherForm,
        workflow.submit,
    ),
    Together(
        "assign-translator",
        gettext_lazy("Give to a translator"),
        gettext_lazy("Who translates these reports?"),
        Action.PUBLISH,
        OPEN,
        lambda *data: AssignForm(*data, part="translator"),
        giving("translator"),
    ),
    Together(
        "assign-reviewer",
        gettext_lazy("Give to a reviewer"),
        gettext_lazy("Who reviews these reports?"),
        Action.PUBLISH,
        OPEN,
        lambda *data: AssignForm(*data, part="reviewer"),
        giving("reviewer"),
    ),
]


class TogetherOnList:
    """What the list of reports does with what was ticked; a part of its ModelAdmin."""

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        return {} if IS_POPUP_VAR in request.GET else offered(request.user)

    def response_action(self, request: HttpRequest, queryset: QuerySet) -> Any:
        ticked = request.POST.getlist(ACTION_CHECKBOX_NAME)
        if not all(key.isascii() and key.isdigit() and len(key) <= 18 for key in ticked):
            messages.warning(request, _("These are no reports of this list."))
            return None
        return super().response_action(request, queryset)


def offered(editor: Editor) -> dict[str, tuple[Callable[..., Any], str, Any]]:
    """Return what an account may do with several reports, as Django's list offers it."""
    return {
        step.name: (on_list(step), step.name, step.label)
        for step in TOGETHER
        if granted(editor, step.right)
    }


def on_list(step: Together) -> Callable[..., HttpResponseBase | None]:
    """Return the action that Django's list calls with the reports that were ticked."""

    def action(
        model_admin: admin.ModelAdmin, request: HttpRequest, reports: QuerySet
    ) -> HttpResponseBase | None:
        return together(request, model_admin, reports, step)

    return action


def together(
    request: HttpRequest, model_admin: admin.ModelAdmin, reports: QuerySet, step: Together
) -> HttpResponseBase | None:
    """Ask before something is done with several reports; do it when confirmed, and tell how.

    Returns None for the list, where nothing can be asked. Raises PermissionDenied.
    """
    if not granted(request.user, step.right):
        raise PermissionDenied
    # The list has asked for participants twice by now, which Django refuses; nobody needs them.
    chosen = list(reports.prefetch_related(None)[: MOST + 1])
    if len(chosen) > MOST:
        messages.warning(
            request, _("At most %(number)s reports at once: choose fewer.") % {"number": MOST}
        )
        return None
    form = step.form(request.POST) if "confirmed" in request.POST else step.form()
    context: dict[str, Any] = {
        **model_admin.admin_site.each_context(request),
        "title": step.question,
        "opts": Report._meta,
        "step": step,
        "form": form,
        "field_of_reports": ACTION_CHECKBOX_NAME,
    }
    if form.is_bound and form.is_valid():
        went, stayed = taken(step, chosen, form.cleaned_data, by=request.user)
        context |= {"title": step.label, "went": went, "stayed": stayed}
        return TemplateResponse(request, "admin/meetings/report/together_done.html", context)
    context |= {
        "suited": [report for report in chosen if step.suits(request.user, report)],
        "others": [report for report in chosen if not step.suits(request.user, report)],
    }
    return TemplateResponse(request, "admin/meetings/report/together.html", context)


def taken(
    step: Together, reports: Iterable[Report], arguments: Mapping[str, Any], *, by: Editor
) -> tuple[list[Report], list[tuple[Report, str]]]:
    """Do something with each report by itself; return those that went, and why others did not."""
    went, stayed = [], []
    for report in reports:
        try:
            step.act(report, by=by, **arguments)
        except WorkflowError as error:
            stayed.append((report, str(error)))
        else:
            went.append(report)
    return went, stayed
