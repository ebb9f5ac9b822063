"""Unsaved texts on the desk: offered again, taken over into the form, or discarded."""

import datetime
import uuid
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.forms import ModelForm
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ..forms import unsaved
from ..forms.report import SENT_ALONG, editable_fields
from ..models import Report, UnsavedState
from .keeping import address, around, keep_view
from .unsaved_differences import differences, texts_typed

#: Names the tabs whose text was saved or discarded: the browser then forgets its own copy.
COOKIE = "unsaved_gone"
COOKIE_TABS = 10
COOKIE_AGE = datetime.timedelta(days=90)


def without_taken_over(address: str) -> str:
    """Return an address without the text that its form had taken over, which is saved now."""
    parts = urlsplit(address)
    asked = [pair for pair in parse_qsl(parts.query) if pair[0] != "unsaved"]
    return urlunsplit(parts._replace(query=urlencode(asked)))


class UnsavedTexts:
    """What the desk's form of a report does for unsaved texts; a part of its ModelAdmin."""

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponseBase:
        request.unsaved = None
        if request.method == "GET" and "unsaved" in request.GET:
            request.unsaved = self.own_state(request, object_id, request.GET["unsaved"])
            if request.unsaved is None:
                messages.info(
                    request,
                    _("That text is kept no longer: it was saved, discarded or taken over."),
                )
        return super().changeform_view(request, object_id, form_url, extra_context)

    def own_state(self, request: HttpRequest, pk: Any, tab: str) -> UnsavedState | None:
        """Return what the account has typed in a tab into a report, or into a new one."""
        own = UnsavedState.objects.typed_by(request.user)
        return own.filter(report=pk, tab=unsaved.as_tab(tab)).first()

    def filling(self, request: HttpRequest, report: Report | None) -> Any:
        """Return what the form is to be filled with; None for what is stored."""
        state = getattr(request, "unsaved", None)
        if state is None or not editable_fields(request.user, report):
            return None
        return unsaved.as_sent(state)

    def get_form(
        self, request: HttpRequest, obj: Report | None = None, change: bool = False, **kwargs: Any
    ) -> type[ModelForm]:
        form = super().get_form(request, obj, change, **kwargs)
        form.filling = self.filling(request, obj)
        return form

    def get_formset_kwargs(
        self, request: HttpRequest, obj: Report, inline: Any, prefix: str
    ) -> dict[str, Any]:
        options = super().get_formset_kwargs(request, obj, inline, prefix)
        filling = self.filling(request, obj if obj.pk else None)
        if filling is not None:
            options.update(data=filling, files={}, is_checked=False)
        return options

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponseBase:
        report = kwargs.get("obj")
        if context["adminform"].form.fields.keys() - SENT_ALONG:
            context.update(self.tab_context(request, report, context["adminform"].form))
        if request.method == "GET":
            context["unsaved_offer"] = self.offer(request, report)
        return super().render_change_form(request, context, *args, **kwargs)

    def tab_context(
        self, request: HttpRequest, report: Report | None, form: ModelForm
    ) -> dict[str, Any]:
        """Return what the page needs to keep what is typed into it."""
        tab = unsaved.as_tab(request.POST.get("unsaved_tab")) or uuid.uuid4()
        taken = request.POST.get("unsaved_taken", "")
        if request.unsaved is not None:
            taken = unsaved.mark(request.unsaved)
        stored = report and Report.objects.without_texts().get(pk=report.pk)
        found, _states = around(request.user, stored, tab, stored.version if stored else 0)
        return {
            "unsaved_tab": tab,
            "unsaved_taken": taken,
            "unsaved_keep_url": address("unsaved_keep", report),
            "unsaved_typed": form.is_bound,
            "around": found,
            "unsaved_url": address("unsaved", report),
        }

    def offer(self, request: HttpRequest, report: Report | None) -> dict[str, Any] | None:
        """Return the newest text that the account typed and did not save, and what differs."""
        states = self.own_states(request, report)
        if request.unsaved is not None:
            states = [state for state in states if state.pk != request.unsaved.pk]
        offered = self.offered(request, report, states) if states else None
        if offered and (offered["differences"] or offered["others"]):
            return offered
        # What does not differ from what is saved is no text to be afraid for.
        return None

    def own_states(self, request: HttpRequest, report: Report | None) -> list[UnsavedState]:
        """Return all that the account has typed into a report and not saved, newest first."""
        own = UnsavedState.objects.typed_by(request.user).in_report(report)
        return list(own.without_texts().order_by("-at"))

    def offered(
        self, request: HttpRequest, report: Report | None, states: list[UnsavedState]
    ) -> dict[str, Any]:
        """Return one unsaved text, the first of these, as the pages show it."""
        state = states[0]
        editable = bool(editable_fields(request.user, report))
        if editable:
            found = differences(request, self, report, unsaved.as_sent(state))
        else:
            found = texts_typed(report, state.data) if report is not None else []
        return {
            "state": state,
            "others": states[1:],
            "is_open": state.seen_at > timezone.now() - unsaved.LATELY,
            "is_older": report is not None and report.version > state.base_version,
            "differences": found,
            "take_over_url": f"{form_url(report)}?unsaved={state.tab}" if editable else "",
            "discard_url": address("unsaved_discard", report, state.tab),
            "all_url": address("unsaved", report),
        }

    def response_add(self, request: HttpRequest, obj: Report, *args: Any, **kwargs: Any) -> Any:
        return self.let_go(request, super().response_add(request, obj, *args, **kwargs))

    def response_change(self, request: HttpRequest, obj: Report) -> Any:
        return self.let_go(request, super().response_change(request, obj))

    def let_go(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """What was typed is saved now: nobody needs to keep it."""
        tab = unsaved.as_tab(request.POST.get("unsaved_tab"))
        gone = unsaved.let_go(request.user, tab, request.POST.get("unsaved_taken", ""))
        forget_here(request, response, gone)
        if "Location" in response:
            response["Location"] = without_taken_over(response["Location"])
        return response

    # The pages

    def unsaved_urls(self) -> list[URLPattern]:
        """Return the addresses: of a report, and of new ones."""
        pages: list[tuple[str, str, Callable[..., HttpResponseBase]]] = [
            ("unsaved/", "unsaved", require_safe(self.unsaved_view)),
            ("unsaved/keep/", "unsaved_keep", keep_view),
            ("unsaved/<uuid:tab>/discard/", "unsaved_discard", self.discard_view),
        ]
        return [
            path(
                f"{where}{route}", self.admin_site.admin_view(view), name=f"meetings_report_{name}"
            )
            for route, end, view in pages
            for where, name in (("", f"new_{end}"), ("<int:pk>/", end))
        ]

    def unsaved_view(self, request: HttpRequest, pk: int | None = None) -> HttpResponseBase:
        """Show all that the account has typed into a report and not saved."""
        report = self.readable(request, pk)
        states = self.own_states(request, report)
        wanted = unsaved.as_tab(request.GET.get("tab"))
        states.sort(key=lambda state: state.tab != wanted)
        shown = self.offered(request, report, states) if states else None
        return self.unsaved_page(request, report, shown)

    def discard_view(
        self, request: HttpRequest, tab: uuid.UUID, pk: int | None = None
    ) -> HttpResponseBase:
        """Ask once, then let a text go. Raises Http404 where the account has none such."""
        report = self.readable(request, pk)
        own = UnsavedState.objects.typed_by(request.user).in_report(report)
        state = get_object_or_404(own, tab=tab)
        if request.method != "POST":
            shown = self.offered(request, report, [state])
            return self.unsaved_page(request, report, {**shown, "asks": True})
        state.delete()
        messages.success(request, _("The unsaved text is discarded."))
        response = redirect(form_url(report))
        forget_here(request, response, [tab])
        return response

    def readable(self, request: HttpRequest, pk: int | None) -> Report | None:
        """Return the report of an address; raise Http404 or PermissionDenied."""
        if pk is not None:
            return self.report_or_404(request, pk)
        if not self.has_view_permission(request):
            raise PermissionDenied
        return None

    def unsaved_page(
        self, request: HttpRequest, report: Report | None, shown: dict[str, Any] | None
    ) -> HttpResponseBase:
        """Render the page of unsaved texts."""
        context = {
            **self.admin_site.each_context(request),
            "title": _("Your unsaved texts"),
            "report": report,
            "opts": Report._meta,
            "offer": shown,
            "change_url": form_url(report),
        }
        return TemplateResponse(request, "admin/meetings/report/unsaved.html", context)


def form_url(report: Report | None) -> str:
    """Return where a report, or a new one, is edited."""
    if report is None:
        return reverse("admin:meetings_report_add")
    return reverse("admin:meetings_report_change", args=[report.pk])


def forget_here(request: HttpRequest, response: HttpResponseBase, tabs: list[uuid.UUID]) -> None:
    """Tell the browser to forget its own copies of what tabs had typed."""
    told = request.COOKIES.get(COOKIE, "").split(".")
    known = [str(tab) for tab in (*map(unsaved.as_tab, told), *tabs) if tab is not None]
    response.set_cookie(
        COOKIE,
        ".".join(known[-COOKIE_TABS:]),
        max_age=COOKIE_AGE,
        path=reverse("admin:index"),
        secure=request.is_secure(),
        samesite="Lax",
    )
