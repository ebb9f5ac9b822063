"""The desk of translation: original and translation side by side, saved as the report's form is."""

import copy
import uuid
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, QueryDict
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..checklist.finding import LANGUAGE_NAMES
from ..forms import unsaved
from ..forms.translating import Desk, put_together, told_in
from ..models import Editor, Quote, Report
from ..models.report import LANGUAGES, other_language
from ..rights import Action, can
from .keeping import address, around
from .left_behind import go_on, page
from .steps import change_url
from .translations import translate_url, translations_view

HEADINGS = {
    "text": gettext_lazy("Headline and standfirst"),
    "body": gettext_lazy("Body"),
    "quotes": gettext_lazy("Quotes"),
    "participations": gettext_lazy("Participants"),
    "photos": gettext_lazy("Photos"),
    "labels": gettext_lazy("Place, notes, address"),
}
TITLES = {
    "it": gettext_lazy("Translate into Italian"),
    "en": gettext_lazy("Translate into English"),
}


class TranslationDesk:
    """What the desk of translation adds to the ModelAdmin of reports."""

    def translation_urls(self) -> list[URLPattern]:
        """Return the addresses: of the table, and of the desk of a report."""
        wrap = self.admin_site.admin_view
        desk = "<int:pk>/translate/<slug:language>/"
        return [
            path("translations/", wrap(self.translations), name="meetings_report_translations"),
            path(desk, wrap(self.translate), name="meetings_report_translate"),
        ]

    def translations(self, request: HttpRequest) -> HttpResponseBase:
        return translations_view(request, self.admin_site)

    def translate(self, request: HttpRequest, pk: int, language: str) -> HttpResponseBase:
        return translate_view(request, self, pk, language)


def translate_view(
    request: HttpRequest, model_admin: admin.ModelAdmin, pk: int, language: str
) -> HttpResponseBase:
    """Show the desk of translation; store what is sent, in a new version if need be.

    Raises Http404 for an unknown report or language, PermissionDenied where the account may
    neither read the report nor translate it.
    """
    report = model_admin.get_queryset(request).filter(pk=pk).first() if pk < 2**63 else None
    if report is None or language not in LANGUAGES:
        raise Http404
    if not may_enter(request.user, report, language):
        raise PermissionDenied
    if request.method == "POST":
        return store(request, model_admin, report, language)
    current = edition_to_translate(report)
    if current != report and may_enter(request.user, current, language):
        return redirect(translate_url(current, language))
    return shown(request, model_admin, report, language)


def store(
    request: HttpRequest, model_admin: admin.ModelAdmin, report: Report, language: str
) -> HttpResponseBase:
    """Store what was typed by the way of the report's own form, with the fields of one language."""
    data = request.POST.copy()
    put_together(data, language)
    request.POST = data
    request.translating = language
    request.told = {language: told_in(data, language)}
    if report.is_open:
        return model_admin.changeform_view(request, str(report.pk), request.path)
    current = edition_to_translate(report)
    if not may_write(request.user, current, language):
        if not may_write(request.user, report, language) and current == report:
            raise PermissionDenied
        # Somebody else has begun a version meanwhile.
        return page(request, model_admin, report)
    return go_on(request, model_admin.admin_site, report)


def may_enter(editor: Editor, report: Report, language: str) -> bool:
    """Say whether an account may see the desk: whoever reads the report, or may begin to translate.

    What is published may be read by everybody.
    """
    if can(editor, Action.READ_UNPUBLISHED, report):
        return True
    live = report.status == Report.Status.LIVE
    return live and can(editor, Action.EDIT_TEXT, as_started(report, editor), language)


def may_write(editor: Editor, report: Report, language: str) -> bool:
    """Say whether what an account types is stored: in this version, or in a new one."""
    if report.is_open:
        return can(editor, Action.EDIT_TEXT, report, language)
    published = report.status in (Report.Status.LIVE, Report.Status.WITHDRAWN)
    started = as_started(report, editor)
    return (
        published
        and can(editor, Action.START_EDITION, report)
        and can(editor, Action.EDIT_TEXT, started, language)
    )


def as_started(report: Report, by: Editor) -> Report:
    """Return a report as the new version would be that an account starts; nothing is stored."""
    started = copy.copy(report)
    started.status = Report.Status.DRAFT
    if not can(by, Action.EDIT_FACTS, started):
        started.translator_id = by.pk
    return started


def edition_to_translate(report: Report) -> Report:
    """Return the edition of the report's meeting in which is translated: the open one, if any."""
    if report.is_open:
        return report
    others = Report.objects.filter(meeting=report.meeting_id).select_related("meeting", "author")
    return others.open().first() or others.live().first() or report


# The page


def shown(
    request: HttpRequest,
    model_admin: admin.ModelAdmin,
    report: Report,
    language: str,
    *,
    problems: Sequence[str] = (),
    errors: Mapping[str, Sequence[str]] | None = None,
) -> HttpResponseBase:
    """Return the page, with what was typed and what is wrong with it where it was refused."""
    posted = request.method == "POST"
    may = may_write(request.user, edition_to_translate(report), language)
    state = None if posted or not may else own_state(request, model_admin, report)
    data = request.POST if posted else unsaved_data(state, language)
    desk = Desk(report, language, data, errors)
    context = {
        **model_admin.admin_site.each_context(request),
        "title": TITLES[language],
        "subtitle": str(report),
        "opts": Report._meta,
        "report": report,
        "original": report,
        "desk": desk,
        "headed": [(HEADINGS[name], name, groups) for name, groups in desk.headed],
        "language": language,
        "other": other_language(language),
        "language_name": LANGUAGE_NAMES[language],
        "may_write": may,
        "starts": may and not report.is_open,
        "problems": problems,
        "translation_choices": [("", "—"), *Quote.TranslationBy.choices],
        "change_url": change_url(report),
        "only_to_do": request.GET.get("todo") == "1",
    }
    if may and report.is_open:
        context |= tab_context(request, model_admin, report, state)
    template = "admin/meetings/report/translate.html"
    return TemplateResponse(request, template, context)


def refused(
    request: HttpRequest, model_admin: admin.ModelAdmin, report: Report, context: dict[str, Any]
) -> HttpResponseBase:
    """Return the page after the report's form has refused what was typed; context: of that form."""
    form = context["adminform"].form
    errors = {name: list(found) for name, found in form.errors.items() if name != "__all__"}
    problems = [str(error) for error in form.non_field_errors()]
    for rows in context["inline_admin_formsets"]:
        problems += [str(error) for error in rows.formset.non_form_errors()]
        for row in rows.formset.forms:
            problems += [str(error) for error in row.non_field_errors()]
            errors |= {row.add_prefix(name): list(found) for name, found in row.errors.items()}
    stored = model_admin.get_queryset(request).get(pk=report.pk)
    return shown(
        request,
        model_admin,
        stored,
        request.translating,
        problems=problems or [_("Not saved yet: please look at what is marked.")],
        errors=errors,
    )


def own_state(request: HttpRequest, model_admin: admin.ModelAdmin, report: Report) -> Any:
    """Return the unsaved text of the account that the address asks to take over, if any."""
    tab = request.GET.get("unsaved", "")
    return model_admin.own_state(request, report.pk, tab) if tab else None


def unsaved_data(state: Any, language: str) -> QueryDict | None:
    """Return what was typed and not saved as it would be sent."""
    if state is None:
        return None
    data = unsaved.as_sent(state)
    put_together(data, language)
    return data


def tab_context(
    request: HttpRequest, model_admin: admin.ModelAdmin, report: Report, state: Any
) -> dict[str, Any]:
    """Return what the page needs to keep what is typed into it, as the report's form does."""
    tab = unsaved.as_tab(request.POST.get("unsaved_tab")) or uuid.uuid4()
    found, _states = around(request.user, report, tab, report.version)
    request.unsaved = state
    offer = None if request.method == "POST" else model_admin.offer(request, report)
    if offer and offer["take_over_url"]:
        offer["take_over_url"] = f"{request.path}?unsaved={offer['state'].tab}"
    taken = request.POST.get("unsaved_taken", "")
    return {
        "unsaved_tab": tab,
        "unsaved_taken": unsaved.mark(state) if state is not None else taken,
        "unsaved_keep_url": address("unsaved_keep", report),
        "unsaved_typed": request.method == "POST" or state is not None,
        "around": found,
        "unsaved_url": address("unsaved", report),
        "unsaved_offer": offer,
    }


def links(report: Report) -> Iterable[tuple[str, str, Any]]:
    """Yield language, address and name of each desk of translation of a report."""
    for language in LANGUAGES:
        if language != report.original_language or report.parity.get(language, {}).get("cells"):
            yield language, translate_url(report, language), LANGUAGE_NAMES[language]
