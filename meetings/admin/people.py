"""People on the desk, with every spelling of their names and their times in office."""

from collections.abc import Iterable
from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Case, CharField, IntegerField, QuerySet, Value, When
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import URLPattern, path
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from people import likeness
from people.descriptions import described, post
from people.models import Person
from people.spellings import find, people_spellings

from .. import images
from ..forms.person import PersonForm
from ..forms.photos import take_in
from ..rights import Action, can
from .likes import like_view, use_view
from .merging import merging_view
from .person_changes import ask, changes_of, differences, keep_reason, reason_asked, touched
from .person_rows import SpellingInline, TenureFormSet, TenureInline, is_public, may_edit
from .records import RecordAdmin, without

#: As many people as one search brings; who looks for one of more types another letter.
MOST_FOUND = 100

#: What an editor sees who may only add spellings and times in office.
NOT_FOR_READING = {
    "change_reason",
    "seen",
    "is_another",
    "portrait_upload",
    "portrait_kept",
    "portrait_removed",
    "new_spellings",
}


def times_in_office(formsets: Iterable[Any]) -> TenureFormSet | None:
    """Return the one of these formsets that holds times in office."""
    return next((one for one in formsets if isinstance(one, TenureFormSet)), None)


@admin.register(Person)
class PersonAdmin(RecordAdmin):
    """People; a search finds them under every spelling."""

    add_action = Action.ADD_PERSON
    edit_action = Action.EDIT_PERSON
    form = PersonForm
    change_form_template = "admin/meetings/person/change_form.html"
    add_form_template = "admin/meetings/person/add_form.html"
    inlines = [SpellingInline, TenureInline]
    ordering = ("sort_name", "slug")
    search_fields = ("names__text",)
    search_help_text = _("Name in any spelling and any script.")
    list_display = ("full_name", "latest_post")
    fieldsets = [
        (
            None,
            {
                "fields": [
                    "change_reason",
                    ("name_it", "name_en"),
                    "is_another",
                    "seen",
                    "new_spellings",
                ]
            },
        ),
        (
            _("Who it is"),
            {
                "fields": [
                    ("native_name", "native_language"),
                    ("born_on", "born_on_precision", "died_on", "died_on_precision"),
                    ("note_it", "note_en"),
                    "wikidata_id",
                ]
            },
        ),
        (
            _("Portrait"),
            {
                "fields": [
                    "portrait_shown",
                    "portrait_upload",
                    "portrait_kept",
                    "portrait_credit",
                    "portrait_removed",
                ]
            },
        ),
        (
            _("Address and order"),
            {
                "fields": [("slug", "sort_name")],
                "description": _("What is left empty is made from the name."),
            },
        ),
    ]
    readonly_fields = ("portrait_shown",)
    #: Former addresses of people redirect.
    fixed_when_public = ()

    # Pages around the form

    def get_urls(self) -> list[URLPattern]:
        wrap = self.admin_site.admin_view
        return [
            path("like/", wrap(self.like), name="people_person_like"),
            path("<int:pk>/use/", wrap(self.use), name="people_person_use"),
            path("<int:pk>/merge/", wrap(self.merging), name="people_person_merge"),
            *super().get_urls(),
        ]

    def like(self, request: HttpRequest) -> HttpResponseBase:
        """Say who is known already under a like name."""
        return like_view(request)

    def use(self, request: HttpRequest, pk: int) -> HttpResponseBase:
        """Give a known person to the form that wanted a new one."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        return use_view(request, pk)

    def merging(self, request: HttpRequest, pk: int) -> HttpResponseBase:
        """Make two records of one person one."""
        return merging_view(request, self.admin_site, pk)

    # Rights

    def has_change_permission(self, request: HttpRequest, obj: Person | None = None) -> bool:
        # Whoever may add a spelling opens the page for it; all else on it is read only.
        return can(request.user, Action.ADD_SPELLING) or may_edit(request.user, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Person | None = None) -> bool:
        if obj is None:
            return can(request.user, Action.EDIT_PERSON)
        return may_edit(request.user, obj)

    def get_fieldsets(self, request: HttpRequest, obj: Person | None = None) -> Any:
        if obj is None:
            of_one = {"portrait_shown", "portrait_removed", "change_reason"}
            return without(self.fieldsets, of_one)
        if may_edit(request.user, obj):
            of_none = set() if obj.portrait else {"portrait_shown", "portrait_removed"}
            unasked = set() if is_public(obj) else {"change_reason"}
            return without(self.fieldsets, {"is_another", *of_none, *unasked})
        hidden = set(NOT_FOR_READING)
        if can(request.user, Action.ADD_SPELLING):
            hidden.discard("new_spellings")
        return without(self.fieldsets, hidden)

    def get_readonly_fields(self, request: HttpRequest, obj: Person | None = None) -> list[str]:
        fixed = super().get_readonly_fields(request, obj)
        if may_edit(request.user, obj):
            return fixed
        fields = PersonForm._meta.fields
        return list(dict.fromkeys([*fixed, *fields]))

    # Writing

    def changeform_view(
        self, request: HttpRequest, object_id: Any = None, *args: Any, **kwargs: Any
    ) -> HttpResponseBase:
        if request.method == "POST" and self.may_upload(request, object_id):
            # Decoding takes seconds: not while the database waits for this request.
            take_in(request.FILES.values())
        return super().changeform_view(request, object_id, *args, **kwargs)

    def may_upload(self, request: HttpRequest, object_id: Any) -> bool:
        """Say whether a portrait may be sent with this form."""
        person = self.get_object(request, object_id) if object_id else None
        return may_edit(request.user, person) and (person is not None or not object_id)

    def save_model(self, request: HttpRequest, obj: Person, form: Any, change: bool) -> None:
        if not change:
            obj.created_by = request.user
        super().save_model(request, obj, form, change)
        if change and "slug" in form.changed_data:
            obj.leave_address(form.initial["slug"])

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        form.save_spellings()
        keep_reason(form.instance, form, times_in_office(formsets), by=request.user)
        transaction.on_commit(likeness.forget)

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        person, form = context.get("original"), context["adminform"].form
        if person is not None:
            context["changes"] = changes_of(person)
            context["may_merge"] = can(request.user, Action.EXCHANGE)
            shown = [inline.formset for inline in context["inline_admin_formsets"]]
            tenures = times_in_office(shown)
            if reason_asked(form, tenures):
                ask(form)
                context["differences"] = differences(form, tenures)
                context["touched"] = touched(person, form, tenures, request.user)
        return super().render_change_form(request, context, *args, **kwargs)

    # Lists

    def get_list_display(self, request: HttpRequest) -> tuple[str, ...]:
        return (*self.list_display, "found_as") if request.GET.get("q") else self.list_display

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).with_tenures()

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet, search_term: str
    ) -> tuple[QuerySet, bool]:
        """Find people under every spelling, the best match first; three queries at most."""
        if not search_term.strip():
            return queryset, False
        matches = find(people_spellings(), search_term, limit=MOST_FOUND)
        if not matches:
            return queryset.none(), False
        order = [When(pk=match.pk, then=Value(rank)) for rank, match in enumerate(matches)]
        spelled = [When(pk=match.pk, then=Value(match.spelling)) for match in matches]
        found = queryset.filter(pk__in=[match.pk for match in matches]).annotate(
            spelled=Case(*spelled, default=Value(""), output_field=CharField())
        )
        if not request.GET.get("o"):
            found = found.order_by(Case(*order, output_field=IntegerField()))
        return found, False

    def described(self, record: Person) -> str:
        return described(record, found_as=getattr(record, "spelled", ""))

    @admin.display(description=_("Name"), ordering="sort_name")
    def full_name(self, person: Person) -> str:
        return str(person)

    @admin.display(description=_("Latest post"))
    def latest_post(self, person: Person) -> str:
        tenures = list(person.tenures.all())
        return post(tenures[0]) if tenures else ""

    @admin.display(description=_("Found as"))
    def found_as(self, person: Person) -> str:
        spelled = getattr(person, "spelled", "")
        return "—" if spelled == str(person) else spelled

    @admin.display(description=_("Portrait"))
    def portrait_shown(self, person: Person) -> str | SafeString:
        shown = images.portrait_sources(person)
        if shown is None:
            return "—"
        return format_html(
            '<img src="{}" alt="" width="{}" height="{}" class="portrait">',
            shown.src,
            160,
            round(160 * shown.height / shown.width),
        )
