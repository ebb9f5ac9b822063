"""Somebody saved while a report was being written: what merges is stored, what clashes is asked."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.contrib import admin, messages
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from .. import editions
from ..forms.conflict_words import Reading, Wording
from ..forms.conflicts import (
    CHOICE,
    Conflict,
    bring_together,
    names_of,
    saved_since,
    steps_since,
    stored_at,
)
from ..forms.reading_posted import is_complete
from ..forms.three_way import BOTH, MINE, THEIRS, Clash
from ..models import Report, Step
from ..text.differences import Piece, compare
from .left_behind import opened_with_more, page
from .sending import hidden_values, number_in, written_on
from .steps import change_url


@dataclass(frozen=True)
class Lines:
    """A field beside itself: as it was, and what each side made of it."""

    label: str
    language: str
    base: str
    theirs: list[Piece]
    mine: list[Piece]


@dataclass(frozen=True)
class Question:
    """A clash as it is asked on the screen."""

    clash: Clash
    label: str
    lines: list[Lines]
    options: list[tuple[str, str, bool]]
    problem: str

    @property
    def offers_both(self) -> bool:
        """Whether a text made of both can be typed."""
        return BOTH in self.clash.sides


def bring_up_to_date(
    request: HttpRequest, model_admin: admin.ModelAdmin, object_id: str | None
) -> HttpResponseBase | None:
    """Let a form that was written on an older version say what was saved since, too.

    Returns the conflict screen where something clashes; else None, and the request is as if the
    form had been opened a moment ago. object_id: of an edition that is locked.
    """
    report = model_admin.get_queryset(request).filter(pk=object_id).first() if object_id else None
    version = written_on(request, report) if report is not None else None
    if report is None or version is None:
        return None
    form, formsets = bound_forms(request, model_admin, report)
    if not is_complete(formsets):
        return None
    if steps_since(report, version) and opened_with_more(request.POST, form, formsets):
        return page(request, model_admin, report)
    base = written_from(request, report, version)
    conflict = bring_together(report, base=base, form=form, formsets=formsets, files=request.FILES)
    if not conflict.outcome.settled:
        return conflict_screen(request, model_admin.admin_site, conflict, version)
    tell(request, conflict, version)
    if conflict.outcome.clashes:
        editions.set_aside(report, conflict.typed, by=request.user)
    conflict.data["base_version"] = str(report.version)
    conflict.data["base_report"] = str(report.pk)
    request.POST = conflict.data
    request.FILES.clear()
    request.FILES.update(conflict.files)
    return None


def written_from(request: HttpRequest, report: Report, version: int) -> dict[str, Any]:
    """Return the snapshot on which the request was written; empty where it is not known."""
    if not came_from_elsewhere(request, report):
        return stored_at(report, version) if 0 < version < report.version else {}
    number = number_in(request.POST, "base_report")
    edition = Report.objects.filter(pk=number, meeting=report.meeting_id).first()
    if edition is None:
        return {}
    kept = stored_at(edition, version)
    # A correction makes a live edition that nobody has saved: it says still what it said then.
    return kept or (editions.snapshot(edition) if edition.version == version else {})


def came_from_elsewhere(request: HttpRequest, report: Report) -> bool:
    """Say whether the text was typed into another edition, which is closed by now."""
    return number_in(request.POST, "base_report") not in (0, report.pk)


def bound_forms(
    request: HttpRequest, model_admin: admin.ModelAdmin, report: Report
) -> tuple[Any, list[Any]]:
    """Return the form and the rows of a report, bound to what was posted."""
    form = model_admin.get_form(request, report, change=True)(request.POST, instance=report)
    formsets = []
    for formset, inline in model_admin.get_formsets_with_inlines(request, report):
        prefix = formset.get_default_prefix()
        formsets.append(formset(**model_admin.get_formset_kwargs(request, report, inline, prefix)))
    return form, formsets


def tell(request: HttpRequest, conflict: Conflict, version: int) -> None:
    """Say who saved or moved the report meanwhile, and what was taken over."""
    report = conflict.report
    if came_from_elsewhere(request, report):
        messages.info(request, _("Your text was brought into the version in progress."))
        return
    places = [taken.place for taken in conflict.outcome.taken]
    if places:
        what = ", ".join(Wording(conflict).labels(places))
        names = names_of(saved_since(report, version), request.user)
        messages.info(request, merged_message(names, what))
    for step in steps_since(report, version):
        said = {"step": step.get_action_display(), "name": step.by or "—"}
        messages.info(request, _("Done while you were writing: %(step)s (%(name)s).") % said)
        if step.action == Step.Action.CORRECT and step.note:
            # What of a correction could not be carried over must be seen by who writes here.
            messages.warning(request, step.note)


def merged_message(names: list[str], what: str) -> str:
    """Return the message of what was merged by itself."""
    if not names:
        return _(
            "You saved this report in another window while writing here: the changes to %(what)s "
            "are in this version too."
        ) % {"what": what}
    return ngettext(
        "%(names)s saved while you were writing: the changes to %(what)s are in your version too.",
        "%(names)s saved while you were writing: the changes to %(what)s are in your version too.",
        len(names),
    ) % {"names": listed(names), "what": what}


def listed(names: list[str]) -> str:
    """Return names as a sentence lists them."""
    if len(names) == 1:
        return names[0]
    return _("%(names)s and %(last)s") % {"names": ", ".join(names[:-1]), "last": names[-1]}


# The screen


def conflict_screen(
    request: HttpRequest, site: admin.AdminSite, conflict: Conflict, version: int
) -> HttpResponseBase:
    """Show both versions where they clash, with a choice for each."""
    report, wording = conflict.report, Wording(conflict)
    elsewhere = came_from_elsewhere(request, report)
    saves = [] if elsewhere else saved_since(report, version)
    names = names_of(saves, request.user)
    again = any(CHOICE.fullmatch(name) for name in request.POST)
    other = listed(names) if names else _("the other window")
    if elsewhere:
        other = _("the version in progress")
    context = {
        **site.each_context(request),
        "title": _("Two versions of one report"),
        "subtitle": str(report),
        "report": report,
        "opts": Report._meta,
        "names": names,
        "other": other,
        "last_save": saves[0] if saves else None,
        "elsewhere": elsewhere,
        "steps": [] if elsewhere else steps_since(report, version),
        "questions": [question(clash, wording, other, again) for clash in conflict.outcome.clashes],
        "again": again,
        "action": request.path if getattr(request, "translating", "") else change_url(report),
        "merged": [
            (label, [lines for lines in group if lines.theirs])
            for label, group in merged_lines(conflict, wording)
        ],
        "sent": hidden_values(conflict.sent),
    }
    return TemplateResponse(request, "admin/meetings/report/conflict.html", context)


def question(clash: Clash, wording: Wording, other: str, again: bool) -> Question:
    """Return a clash as it is asked."""
    lines = [
        Lines(
            reading.label,
            reading.language,
            reading.base,
            pieces(reading, reading.theirs),
            pieces(reading, reading.mine),
        )
        for reading in wording.readings(clash)
    ]
    chosen = clash.choice.side if clash.choice else clash.fixed
    options = [
        (side, label, side == chosen) for side, label in sides(clash, other) if side in clash.sides
    ]
    problem = problem_of(clash) if again else ""
    return Question(clash, wording.label(clash.place), lines, options, problem)


def pieces(reading: Reading, text: str) -> list[Piece]:
    """Return what became of a field: words one by one, a name or a choice as a whole."""
    if reading.prose:
        return compare(reading.base, text)
    if reading.base == text:
        return [Piece("kept", text)] if text else []
    return [
        piece for piece in (Piece("deleted", reading.base), Piece("inserted", text)) if piece.text
    ]


def sides(clash: Clash, other: str) -> Iterator[tuple[str, str]]:
    """Yield what can be chosen, in words."""
    is_row = clash.place.count(".") == 1
    if is_row and clash.theirs is None:
        yield THEIRS, _("Remove it, as %(name)s did") % {"name": other}
        yield MINE, _("Keep it, as you wrote it")
    elif is_row:
        yield THEIRS, _("Keep it, as %(name)s wrote it") % {"name": other}
        yield MINE, _("Remove it, as you did")
    else:
        yield THEIRS, _("That of %(name)s") % {"name": other}
        yield MINE, _("Yours")
        yield BOTH, _("Both, word by word:")


def problem_of(clash: Clash) -> str:
    """Return why a clash is asked again; '' where it is settled."""
    if clash.settled:
        return ""
    if clash.choice is None or clash.choice.side not in clash.sides:
        return _("Choose one of these.")
    if clash.unfinished:
        return _("Choose between the words in the brackets ⟦ ⟧, and delete the brackets.")
    return _("This was saved anew after you chose: look at it again.")


def merged_lines(conflict: Conflict, wording: Wording) -> Iterable[tuple[str, list[Lines]]]:
    """Return what merged by itself: what the other side changed."""
    for taken in conflict.outcome.taken:
        clash = Clash(taken.place, taken.base, taken.theirs, None)
        yield (
            wording.label(taken.place),
            [
                Lines(each.label, each.language, each.base, pieces(each, each.theirs), [])
                for each in wording.readings(clash)
            ],
        )
