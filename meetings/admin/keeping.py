"""What is typed into a report is kept as it is typed, and who else does so is told."""

import uuid
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from ..forms import unsaved
from ..forms.unsaved import NotKept, TabForm
from ..models import Editor, Report, Revision, UnsavedState
from ..rights import Action, can
from .sending import require_editing


@dataclass(frozen=True)
class Around:
    """What else happens to a report while it is open in a tab."""

    others: list[tuple[Editor, int]] = field(default_factory=list)
    own: list[UnsavedState] = field(default_factory=list)
    saved: Revision | None = None


def around(
    editor: Editor, report: Report | None, tab: uuid.UUID | None, version: int
) -> tuple[Around, list[UnsavedState]]:
    """Return what happens around a tab, and the states that are known; one query, or two.

    version: the newest that the tab has seen.
    """
    now = timezone.now()
    mine = Q(editor=editor, tab=tab)
    states = UnsavedState.objects.in_report(report).without_texts().select_related("editor")
    if report is None:
        states = states.typed_by(editor)
    known = list(states.filter(Q(seen_at__gte=now - unsaved.LATELY) | mine).order_by("began_at"))
    others: dict[Editor, int] = {}
    for state in known:
        if state.editor != editor:
            others.setdefault(state.editor, int((now - state.began_at).total_seconds() // 60))
    own = [state for state in known if state.editor == editor and state.tab != tab]
    saved = last_save(report, version) if report is not None else None
    return Around(list(others.items()), own, saved), known


def last_save(report: Report, version: int) -> Revision | None:
    """Return the last save after a version; steps of the workflow change no text."""
    if report.version <= version:
        return None
    saves = report.revisions.filter(version__gt=version).select_related("by").defer("snapshot")
    return saves.order_by("-version").first()


def around_html(request: HttpRequest, report: Report | None, found: Around) -> str:
    """Return what happens around a tab, in words."""
    context = {"around": found, "report": report, "unsaved_url": address("unsaved", report)}
    return render_to_string("admin/meetings/report/_unsaved_around.html", context, request)


def address(name: str, report: Report | None, *arguments: Any) -> str:
    """Return where something about the unsaved texts of a report, or of new ones, is done."""
    if report is None:
        return reverse(f"admin:meetings_report_new_{name}", args=arguments)
    return reverse(f"admin:meetings_report_{name}", args=[report.pk, *arguments])


@never_cache
@require_http_methods(["GET", "POST"])
def keep_view(request: HttpRequest, pk: int | None = None) -> HttpResponse:
    """Keep what a tab has typed, and tell it what happens around; by GET: a token to send it with.

    A page whose session ended goes on with the token after somebody signed in elsewhere.
    """
    report = None if pk is None else known_report(pk)
    if request.method == "GET":
        require_editing(request.user, report)
        return JsonResponse({"token": get_token(request), "editor": request.user.pk})
    tab = TabForm(request.POST)
    if not tab.is_valid():
        return JsonResponse({"refused": _("this is not the form of a report")}, status=400)
    number = tab.cleaned_data["unsaved_tab"]
    found, states = around(request.user, report, number, tab.newest_version())
    began = any(state.tab == number and state.editor == request.user for state in states)
    if not began or not can_read(request.user, report):
        require_editing(request.user, report)
    try:
        kept = act(request, tab, report, states)
    except NotKept as error:
        return JsonResponse({"refused": str(error)}, status=413)
    return JsonResponse({"kept": kept, "around": around_html(request, report, found)})


def act(
    request: HttpRequest, tab: TabForm, report: Report | None, states: list[UnsavedState]
) -> str:
    """Do what a tab wants; return the hour at which its text was kept, '' where none was."""
    number, wanted = tab.cleaned_data["unsaved_tab"], tab.cleaned_data["unsaved_act"]
    if wanted == TabForm.LOOK:
        unsaved.note_seen(states, number)
        return ""
    if wanted == TabForm.CLEAN:
        unsaved.let_go(request.user, number)
        return ""
    typed = unsaved.typed_values(request.POST)
    agent = request.headers.get("User-Agent", "")
    unsaved.keep(tab, typed, report, by=request.user, agent=agent)
    unsaved.let_go(request.user, None, tab.cleaned_data["unsaved_taken"])
    return f"{timezone.localtime():%H:%M:%S}"


def known_report(pk: int) -> Report:
    """Return a report without its texts; raise Http404."""
    report = Report.objects.without_texts().filter(pk=pk).first() if pk < 2**63 else None
    if report is None:
        raise Http404
    return report


def can_read(editor: Editor, report: Report | None) -> bool:
    """Say whether an account may still read the report into which it typed."""
    if report is None:
        return can(editor, Action.CREATE)
    return can(editor, Action.READ_UNPUBLISHED, report)
