"""Pages of sources on the desk: how they answer, what changed on them, who cites them."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Count, Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from ..forms import moments
from ..models import Report, SourceRecord
from ..models.source_state import SourceState
from ..rights import Action, Scope, can, granted
from ..verification import waiting
from .listing import seen_by
from .records import RecordAdmin
from .source_changes import change_view
from .source_page import fetching_is_off, source_page

#: What the filter "care" can say: its label, and what it keeps.
CARE = {
    "dead": _("Do not answer"),
    "changed": pgettext_lazy("pages", "Changed"),
    "unverified": _("Not checked"),
}


class CareFilter(admin.SimpleListFilter):
    """Pages that need somebody."""

    title = _("care")
    parameter_name = "care"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return list(CARE.items())

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        return getattr(queryset, self.value())() if self.value() in CARE else queryset


class AnswerFilter(admin.SimpleListFilter):
    """How the page answered the last time."""

    title = _("answer")
    parameter_name = "answer"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [*SourceState.choices, ("never", _("Never asked"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        if self.value() == "never":
            return queryset.filter(state="")
        return queryset.filter(state=self.value()) if self.value() else queryset


@admin.register(SourceRecord)
class SourceRecordAdmin(RecordAdmin):
    """Pages come with the reports that cite them, and go with none: here they are cared for."""

    edit_action = Action.EDIT_VOCABULARY
    change_form_template = "admin/meetings/source/change_form.html"
    fixed_when_public = ()
    ordering = ("-pk",)
    list_display = ("called", "host", "answer", "looked_at", "reports")
    list_filter = (CareFilter, AnswerFilter)
    search_fields = ("title", "publisher", "url")
    search_help_text = _("Title, publisher or address.")
    readonly_fields = ("url", "title", "publisher", "language", "published_on")
    fieldsets = [
        (
            _("The page"),
            {
                "fields": [
                    ("url", "title"),
                    ("publisher", "language", "published_on"),
                    "archived_url",
                ]
            },
        )
    ]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def is_public(self, record: SourceRecord) -> bool:
        return False

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return known_to(super().get_queryset(request), request.user)

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet, search_term: str
    ) -> tuple[QuerySet, bool]:
        for word in search_term.split()[:8]:
            ways = Q(title__icontains=word) | Q(publisher__icontains=word) | Q(url__icontains=word)
            queryset = queryset.filter(ways)
        counted = Count("sources__report__meeting", distinct=True)
        return queryset.annotate(report_count=counted), False

    # The list

    @admin.display(description=_("Page"))
    def called(self, record: SourceRecord) -> str:
        return str(record)

    @admin.display(description=_("Site"))
    def host(self, record: SourceRecord) -> str:
        return record.host or "—"

    @admin.display(description=_("Answer"), ordering="state")
    def answer(self, record: SourceRecord) -> str:
        return record.get_state_display() or "—"

    @admin.display(description=_("Last look"), ordering="checked_at")
    def looked_at(self, record: SourceRecord) -> str:
        return moments.ago(record.checked_at, timezone.now()) if record.checked_at else "—"

    @admin.display(description=_("Meetings"), ordering="report_count")
    def reports(self, record: SourceRecord) -> int:
        return record.report_count

    # The page of one

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        context["care"] = source_page(context["original"], request.user)
        return super().render_change_form(request, context, *args, **kwargs)

    def get_urls(self) -> list[URLPattern]:
        wrap = self.admin_site.admin_view
        own = [
            path("<int:pk>/care/", wrap(self.care), name="meetings_sourcerecord_care"),
            path(
                "<int:pk>/changes/<int:snapshot>/",
                wrap(self.changes),
                name="meetings_sourcerecord_changes",
            ),
        ]
        return [*own, *super().get_urls()]

    def record_or_404(self, request: HttpRequest, pk: int) -> SourceRecord:
        """Return a page that the account may know; raise PermissionDenied or Http404."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        record = self.get_queryset(request).filter(pk=pk).first() if pk < 2**63 else None
        if record is None:
            raise Http404
        return record

    def care(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Ask for a look at a page, or note that its editor has read it."""
        record = self.record_or_404(request, pk)
        if not can(request.user, Action.CHECK_SOURCES):
            raise PermissionDenied
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        if "confirm" in request.POST:
            waiting.confirm(record, by=request.user)
            messages.success(request, gettext("Noted: you have read this page."))
        elif fetching_is_off():
            messages.warning(request, gettext("Reading pages is switched off on this machine."))
        else:
            waiting.ask(record)
            messages.success(request, gettext("The page will be read in a moment."))
        return redirect("admin:meetings_sourcerecord_change", record.pk)

    def changes(self, request: HttpRequest, pk: int, snapshot: int) -> HttpResponse:
        return change_view(request, self.admin_site, self.record_or_404(request, pk), snapshot)


def known_to(records: QuerySet, user: Any) -> QuerySet:
    """Keep the pages of which an account may know: those that a report cites which it may read.

    A page that only a colleague's draft cites would tell of the draft.
    """
    scopes = granted(user, Action.READ_UNPUBLISHED)
    if any(scope == Scope.ALL for _role, scope in scopes):
        return records
    own = seen_by(Report.objects.all(), user).order_by()
    known = Q(sources__report__in=own.values("pk"))
    known |= Q(sources__report__in=Report.objects.readable().order_by().values("pk"))
    return records.filter(pk__in=SourceRecord.objects.filter(known).values("pk"))
