"""The newsroom's first page: what waits for the account, and where to go on."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from ..models.report import LANGUAGES
from ..rights import Action, can
from .counting import Desk
from .lately import lately
from .listing import works_on_reports
from .sections import in_review, missing_in, own_drafts, to_mend, to_translate
from .source_numbers import pages_to_care_for
from .week import scheduled


def dashboard(request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
    """Show the newsroom as far as the account may see it."""
    works = works_on_reports(request.user)
    context = {
        **admin.site.each_context(request),
        "title": _("Newsroom"),
        "works_on_reports": works,
        "may_create": can(request.user, Action.CREATE),
        **(newsroom(Desk(request.user, timezone.now())) if works else {}),
        **(extra_context or {}),
    }
    return TemplateResponse(request, "admin/index.html", context)


def newsroom(desk: Desk) -> dict[str, Any]:
    """Return what the page shows to an account that works on reports."""
    sections = [own_drafts(desk)] if can(desk.editor, Action.CREATE) else []
    if desk.editor.translated_languages:
        sections.append(to_translate(desk))
    return {
        "sections": [*sections, in_review(desk)],
        "translations": [missing_in(desk, language) for language in LANGUAGES],
        "week": scheduled(desk),
        "to_mend": to_mend(desk),
        "pages_to_care_for": pages_to_care_for(desk.editor),
        "lately": lately(desk.editor, desk.at),
    }
