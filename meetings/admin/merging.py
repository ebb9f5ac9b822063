"""Two records of one person: chosen, looked at together, made one."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from people.models import Person

from ..forms.merging import MergeForm, TwinForm
from ..models import Report
from ..rights import Action, can
from ..workflow import WorkflowError, merge_people
from ..workflow.merger import FILLED_TOGETHER, Merger, label_of, preview
from ..workflow.person_changes import exactly
from .usage import usage


def merging_view(request: HttpRequest, site: admin.AdminSite, pk: int) -> HttpResponseBase:
    """Ask for the other record; show what would move; merge when confirmed.

    Raises PermissionDenied, Http404.
    """
    if not can(request.user, Action.EXCHANGE):
        raise PermissionDenied
    person = Person.objects.filter(pk=pk).first() if pk < 2**63 else None
    if person is None:
        raise Http404
    if request.method == "POST":
        form = MergeForm(request.POST, person=person)
        if form.is_valid() and merge(request, form):
            return redirect(reverse("admin:people_person_change", args=[person.pk]))
    else:
        form = TwinForm(request.GET if "other" in request.GET else None, person=person)
    context = {
        **site.each_context(request),
        "title": _("Two records of one person"),
        "subtitle": str(person),
        "person": person,
        "opts": Person._meta,
        "form": form,
        **shown_before(request, person, form),
    }
    return TemplateResponse(request, "admin/meetings/person/merge.html", context)


def merge(request: HttpRequest, form: MergeForm) -> bool:
    """Merge what was confirmed; False where it is refused, which the form then says."""
    kept, other = form.person, form.cleaned_data["other"]
    name = str(other)
    try:
        merge_people(kept, other, by=request.user, reason=form.cleaned_data["reason"])
    except WorkflowError as error:
        for problem in error.problems:
            form.add_error(None, problem)
        return False
    messages.success(request, _("“%(name)s” is now a spelling of this person.") % {"name": name})
    return True


def shown_before(request: HttpRequest, person: Person, form: TwinForm) -> dict[str, Any]:
    """Return what somebody sees before merging; nothing before the other record is chosen."""
    form.is_valid()
    other = getattr(form, "cleaned_data", {}).get("other")
    if other is None:
        return {}
    merger = preview(person, other)
    confirm = (
        form if isinstance(form, MergeForm) else MergeForm(person=person, initial={"other": other})
    )
    return {
        "other": other,
        "merger": merger,
        "moves": moves(merger),
        "usage": usage(other, request.user, among=Report.objects.filter(pk__in=merger.reports)),
        "confirm": confirm,
    }


def moves(merger: Merger) -> list[tuple[str, list[str]]]:
    """Return what would move, group by group, each with its lines."""
    filled = [
        f"{label_of(first)}: {merger.filled[first]}"
        for first, *_with_it in FILLED_TOGETHER
        if first in merger.filled
    ]
    dropped = [
        _("%(field)s: “%(theirs)s”, where this record says “%(ours)s”")
        % {"field": label, "theirs": theirs, "ours": ours}
        for label, ours, theirs in merger.dropped
    ]
    counted = [
        f"{capfirst(str(model._meta.verbose_name_plural))}: {number}"
        for model, number in merger.rows.items()
        if number
    ]
    groups = [
        (_("Becomes a spelling"), [spelling.text for spelling in merger.spellings]),
        (_("Times in office that move"), [exactly(tenure) for tenure in merger.tenures]),
        (_("Fills an empty field"), filled),
        (_("Is dropped"), dropped),
        (_("Rows of reports that change"), counted),
        (_("Address that redirects"), [merger.other.slug]),
    ]
    return [(label, lines) for label, lines in groups if lines]
