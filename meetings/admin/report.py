"""The report on the desk: its list, its form, and the pages around them."""

import re
from collections.abc import Callable, Iterable
from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.helpers import flatten_fieldsets
from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.db.models import QuerySet
from django.forms import ModelForm
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..forms.chosen import ChosenField
from ..forms.photos import take_in
from ..forms.prose import language_labels
from ..forms.report import ReportForm, editable_fields, new_report_initial
from ..forms.topics import TopicsField
from ..models import Report, Topic
from ..rights import Action, can
from .around import PAGES, PAGES_OF_NEW
from .checking import shown_checklist
from .choosing import choose
from .columns import ReportColumns
from .filters import AuthorFilter, CountryFilter, IncompleteFilter, WhoseFilter, WorkFilter
from .history import history_view
from .inlines import INLINES
from .left_behind import begin_again, go_on, left_behind
from .listing import ReportList, found_by, say_if_refused, works_on_reports
from .meanwhile import bring_up_to_date
from .page import (
    FIELDSETS,
    arrange,
    public_address,
    row_labels,
    shown_line,
)
from .preview import preview_panel
from .proposing import proposals_url
from .review import review_context
from .row_inline import RowsOnPage, add_url, plain_formfield
from .saving import lock_meeting, store_new, store_rows
from .states import differences_url
from .steps import buttons
from .threads import targets_on
from .together import TogetherOnList
from .translating import TranslationDesk, links, refused
from .unsaved import UnsavedTexts
from .usage import UsesFilter


@admin.register(Report)
class ReportAdmin(ReportColumns, TogetherOnList, TranslationDesk, UnsavedTexts, admin.ModelAdmin):
    """Reports; what may be done is asked of `rights` alone, never of Django's permissions."""

    form = ReportForm
    inlines = INLINES
    list_display = ("headline", "day", "parties", "state", "languages", "last_change")
    list_display_links = ("headline",)
    list_filter = (
        UsesFilter,
        WhoseFilter,
        WorkFilter,
        "status",
        IncompleteFilter,
        "kind",
        CountryFilter,
        AuthorFilter,
    )
    # Counting every choice of every filter would read the whole table many times.
    show_facets = admin.ShowFacets.NEVER
    list_per_page = 50
    show_full_result_count = False
    search_fields = ("title_it", "title_en")
    search_help_text = gettext_lazy("Headline, people in any spelling, countries")
    date_hierarchy = "held_on"
    ordering = ("-changed_at",)
    save_on_top = False
    view_on_site = False
    change_form_template = "admin/meetings/report/change_form.html"
    change_list_template = "admin/meetings/report/change_list.html"

    # Who may

    def has_module_permission(self, request: HttpRequest) -> bool:
        return self.has_view_permission(request)

    def has_view_permission(self, request: HttpRequest, obj: Report | None = None) -> bool:
        if obj is None:
            return works_on_reports(request.user)
        return can(request.user, Action.READ_UNPUBLISHED, obj)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return can(request.user, Action.CREATE)

    def has_change_permission(self, request: HttpRequest, obj: Report | None = None) -> bool:
        if obj is None:
            return self.has_view_permission(request)
        language = getattr(request, "translating", "")
        if language:
            return obj.is_open and can(request.user, Action.EDIT_TEXT, obj, language)
        return obj.is_open and bool(editable_fields(request.user, obj))

    def has_delete_permission(self, request: HttpRequest, obj: Report | None = None) -> bool:
        # An edition is discarded, which is a step of the workflow.
        return False

    # The list

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ReportList]:
        return ReportList

    def get_list_display(self, request: HttpRequest) -> tuple[str, ...]:
        if not can(request.user, Action.PUBLISH):
            return self.list_display
        return (*self.list_display[:-1], "last_change_and_correction")

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        related = ("meeting", "country", "author", "translator", "reviewer", "changed_by")
        return super().get_queryset(request).select_related(*related)

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet, search_term: str
    ) -> tuple[QuerySet, bool]:
        return found_by(queryset, search_term), False

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponseBase:
        say_if_refused(request)
        return super().changelist_view(request, {"title": _("Reports"), **(extra_context or {})})

    # The form

    def get_fieldsets(self, request: HttpRequest, obj: Report | None = None) -> Any:
        allowed = editable_fields(request.user, obj)
        fieldsets = []
        for name, options in FIELDSETS:
            fields = [shown_line(line, allowed) for line in options["fields"]]
            fieldsets.append((name, {**options, "fields": fields}))
        return fieldsets

    def get_readonly_fields(self, request: HttpRequest, obj: Report | None = None) -> list[str]:
        allowed = editable_fields(request.user, obj)
        fields = flatten_fieldsets(self.get_fieldsets(request, obj))
        return [field for field in fields if field not in allowed]

    @admin.display(description=gettext_lazy("topics"))
    def topics_shown(self, report: Report) -> str:
        if report.pk is None:
            return ""
        rows = report.reporttopics.select_related("topic")
        return ", ".join(str(row.topic) for row in rows) or "—"

    def get_form(
        self, request: HttpRequest, obj: Report | None = None, change: bool = False, **kwargs: Any
    ) -> type[ModelForm]:
        kwargs.setdefault("labels", language_labels(Report))
        form = super().get_form(request, obj, change, **kwargs)
        form.editor = request.user
        form.translating = getattr(request, "translating", "")
        for field in form.base_fields.values():
            if isinstance(field, ChosenField):
                field.widget.add_url = add_url(request, self.admin_site, field.kind.model)
            if isinstance(field, TopicsField):
                field.widget.add_url = add_url(request, self.admin_site, Topic)
        return form

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        return new_report_initial(request.user)

    def formfield_for_dbfield(
        self, db_field: models.Field, request: HttpRequest, **kwargs: Any
    ) -> Any:
        return plain_formfield(db_field, **kwargs)

    def get_inline_formsets(
        self, request: HttpRequest, formsets: Any, inline_instances: Any, obj: Any = None
    ) -> list[RowsOnPage]:
        return [
            RowsOnPage(
                inline,
                formset,
                list(inline.get_fieldsets(request, obj)),
                {},
                tuple(inline.get_readonly_fields(request, obj)),
                model_admin=self,
                has_add_permission=inline.has_add_permission(request, obj),
                has_change_permission=inline.has_change_permission(request, obj),
                has_delete_permission=inline.has_delete_permission(request, obj),
                has_view_permission=True,
            )
            for inline, formset in zip(inline_instances, formsets, strict=True)
        ]

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponseBase:
        if object_id is not None and not re.fullmatch("[0-9]{1,18}", object_id):
            raise Http404
        if request.method != "POST":
            return super().changeform_view(request, object_id, form_url, extra_context)
        # Before an upload costs anything.
        shown = left_behind(request, self, object_id)
        if shown is not None:
            return shown
        take_in(request.FILES.values())
        with transaction.atomic():
            lock_meeting(object_id)
            shown = left_behind(request, self, object_id)
            shown = shown or bring_up_to_date(request, self, object_id)
            if shown is not None:
                return shown
            return super().changeform_view(request, object_id, form_url, extra_context)

    def save_model(self, request: HttpRequest, obj: Report, form: Any, change: bool) -> None:
        # A stored report is saved once, with its rows: see `save_related`.
        if not change:
            store_new(obj, by=request.user)

    def save_related(
        self, request: HttpRequest, form: Any, formsets: Iterable[Any], change: bool
    ) -> None:
        told = getattr(request, "told", None)
        already = store_rows(form, formsets, by=request.user, told=told)
        if already:
            names = ", ".join(str(line.person) for line in already)
            messages.info(
                request, _("Already among the participants: %(names)s") % {"names": names}
            )

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponseBase:
        if getattr(request, "translating", ""):
            return refused(request, self, kwargs["obj"], context)
        form = context["adminform"].form
        rows = context["inline_admin_formsets"]
        row_labels(rows)
        context.update(
            sections=arrange(context["adminform"], rows),
            pasted=form["pasted_participants"] if "pasted_participants" in form.fields else None,
            show_save_and_add_another=False,
        )
        report = kwargs.get("obj")
        if report is not None:
            context.update(self.standing(request, report))
            context.update(review_context(request.user, context["report"], targets_on(form, rows)))
        context["checklist"] = shown_checklist(request.user, context.get("report"), rows)
        context["previews"] = preview_panel(request.user, context.get("report"))
        context["proposals_url"] = proposals_url(context.get("report"))
        context["may_add_posts"] = can(request.user, Action.ADD_PERSON)
        response = super().render_change_form(request, context, *args, **kwargs)
        response["Content-Security-Policy"] = "frame-src 'self'"
        return response

    def standing(self, request: HttpRequest, report: Report) -> dict[str, Any]:
        """Return where an edition stands, as it is stored, and what can be done with it."""
        if request.method == "POST":
            # What was typed and refused stands in the form alone.
            report = self.get_queryset(request).get(pk=report.pk)
        live = report.status == Report.Status.LIVE
        return {
            "report": report,
            "buttons": buttons(request.user, report),
            "may_correct": live and can(request.user, Action.PUBLISH, report),
            "site_url_of_report": public_address(report),
            "differences_url": differences_url(request.user, report),
            "translations": list(links(report)),
        }

    # The pages around it

    def get_urls(self) -> list[URLPattern]:
        wrap = self.admin_site.admin_view
        own = [
            path("choose/<slug:kind>/", wrap(self.choose), name="meetings_report_choose"),
            path("add/again/", wrap(self.begin_again), name="meetings_report_again"),
            path("<int:pk>/go-on/", wrap(self.around(go_on)), name="meetings_report_go_on"),
        ]
        own += [
            path(route, wrap(view), name=f"meetings_report_{name}")
            for route, name, view in PAGES_OF_NEW
        ]
        own += [
            path(f"<int:pk>/{route}", wrap(self.around(view)), name=f"meetings_report_{name}")
            for route, name, view in PAGES
        ]
        return [*own, *self.translation_urls(), *self.unsaved_urls(), *super().get_urls()]

    def choose(self, request: HttpRequest, kind: str) -> HttpResponseBase:
        return choose(request, kind)

    def begin_again(self, request: HttpRequest) -> HttpResponseBase:
        return begin_again(request, self)

    def around(self, view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
        """Return a page around the form, for reports that the account may read."""

        def page(request: HttpRequest, pk: int, **arguments: Any) -> HttpResponseBase:
            report = self.report_or_404(request, pk)
            return view(request, self.admin_site, report, **arguments)

        return page

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: Any = None
    ) -> HttpResponseBase:
        if not re.fullmatch("[0-9]{1,18}", object_id):
            raise Http404
        return history_view(request, self.admin_site, self.report_or_404(request, int(object_id)))

    def report_or_404(self, request: HttpRequest, pk: int) -> Report:
        """Return a report that the account may read; raise Http404 or PermissionDenied."""
        report = self.get_queryset(request).filter(pk=pk).first() if pk < 2**63 else None
        if report is None:
            raise Http404
        if not self.has_view_permission(request, report):
            raise PermissionDenied
        return report
