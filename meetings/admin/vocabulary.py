"""Posts, countries, organisations and topics on the desk."""

from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.models import CHANGE, LogEntry
from django.db.models import QuerySet
from django.forms import Script
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext, pgettext_lazy

from people.models import Country, Office, Organization
from people.spellings import (
    Spelling,
    country_spellings,
    find,
    organization_spellings,
)

from ..forms.topics import topic_spellings
from ..forms.vocabulary import CountryForm, OfficeForm, OrganizationForm, TopicForm
from ..models import Topic
from ..models.exposure import public_organizations, public_topics
from ..rights import Action, can
from .person_rows import described_office
from .records import RecordAdmin

MOST_FOUND = 100


@admin.register(Office)
class OfficeAdmin(RecordAdmin):
    """Posts; found by their title and by every name of their country or organisation."""

    add_action = Action.ADD_PERSON
    edit_action = Action.EDIT_PERSON
    form = OfficeForm
    ordering = ("country", "organization", "role", "pk")
    called_by = "title"
    list_display = ("in_italian", "in_english", "role", "party")
    list_filter = ("role",)
    list_select_related = ("country", "organization")
    search_fields = ("title_it", "title_en")
    search_help_text = _("Title, country or organisation.")
    fieldsets = [
        (
            None,
            {
                "fields": [
                    ("title_it", "title_en"),
                    "role",
                    ("country", "organization"),
                    "seen",
                ]
            },
        )
    ]

    class Media:
        js = (Script("js/desk-choose.js", defer=True),)

    def is_public(self, record: Office) -> bool:
        return False

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).select_related("country", "organization")

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet, search_term: str
    ) -> tuple[QuerySet, bool]:
        if not search_term.strip():
            return queryset, False
        matches = find(office_spellings(), search_term, limit=MOST_FOUND)
        return queryset.filter(pk__in=[match.pk for match in matches]), False

    def described(self, record: Office) -> str:
        return described_office(record)

    @admin.display(description=_("Of"), ordering="country")
    def party(self, office: Office) -> str:
        return str(office.country or office.organization)


def office_spellings() -> list[Spelling]:
    """Return every way to ask for a post: its title, with each name of its party or without."""
    countries, organizations = by_key(country_spellings()), by_key(organization_spellings())
    rows = Office.objects.values_list("pk", "title_it", "title_en", "country", "organization")
    found: list[Spelling] = []
    for pk, title_it, title_en, country, organization in rows:
        parties = countries.get(country, []) + organizations.get(organization, [])
        for title in filter(None, (title_it, title_en)):
            found.append((pk, title))
            found += [(pk, f"{title} {party}") for party in parties]
    return found


def by_key(spellings: list[Spelling]) -> dict[Any, list[str]]:
    """Return the names of each record."""
    names: dict[Any, list[str]] = {}
    for pk, name in spellings:
        names.setdefault(pk, []).append(name)
    return names


class ProposedFilter(admin.SimpleListFilter):
    """Only what authors proposed and nobody accepted yet."""

    title = _("proposals")
    parameter_name = "proposed"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("yes", _("To be accepted")), ("no", pgettext_lazy("proposals", "Accepted"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        if self.value() in ("yes", "no"):
            return queryset.filter(proposed_by__isnull=self.value() == "no")
        return queryset


class ProposableAdmin(RecordAdmin):
    """What authors may propose: it can be used at once, and a publisher accepts or mends it."""

    add_action = Action.PROPOSE_VOCABULARY
    edit_action = Action.EDIT_VOCABULARY
    actions = ["accept"]
    list_filter = (ProposedFilter,)
    list_select_related = ("proposed_by",)
    spellings: Any

    def has_accept_permission(self, request: HttpRequest) -> bool:
        return can(request.user, Action.EDIT_VOCABULARY)

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet, search_term: str
    ) -> tuple[QuerySet, bool]:
        if not search_term.strip():
            return queryset, False
        matches = find(type(self).spellings(), search_term, limit=MOST_FOUND)
        return queryset.filter(pk__in=[match.pk for match in matches]), False

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        if not change and not self.has_accept_permission(request):
            obj.proposed_by = request.user
        elif "_accept" in request.POST:
            obj.proposed_by = None
        super().save_model(request, obj, form, change)

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        record = context.get("original")
        proposed = record is not None and record.proposed_by_id is not None
        context["may_accept"] = proposed and self.has_accept_permission(request)
        return super().render_change_form(request, context, *args, **kwargs)

    @admin.action(description=_("Accept the chosen proposals"), permissions=["accept"])
    def accept(self, request: HttpRequest, queryset: QuerySet) -> None:
        """Accept proposals: they are as if a publisher had added them."""
        proposals = list(queryset.filter(proposed_by__isnull=False))
        self.model._base_manager.filter(pk__in=[one.pk for one in proposals]).update(
            proposed_by=None
        )
        LogEntry.objects.log_actions(
            user_id=request.user.pk,
            queryset=proposals,
            action_flag=CHANGE,
            change_message=str(_("Proposal accepted.")),
        )
        number = len(proposals)
        text = ngettext("%(number)s proposal accepted.", "%(number)s proposals accepted.", number)
        messages.success(request, text % {"number": number})

    @admin.display(description=_("Proposed by"))
    def proposal(self, record: Any) -> str:
        return str(record.proposed_by or "")


@admin.register(Country)
class CountryAdmin(ProposableAdmin):
    form = CountryForm
    spellings = staticmethod(country_spellings)
    ordering = ("code",)
    list_display = ("code", "in_italian", "in_english", "existed_to", "proposal")
    search_fields = ("name_it", "name_en")
    search_help_text = _("Any name, adjective or code.")

    class Media:
        js = (Script("js/desk-choose.js", defer=True),)

    fieldsets = [
        (
            None,
            {
                "fields": [
                    "code",
                    ("name_it", "name_en"),
                    ("adjective_it", "adjective_en"),
                    "other_names",
                    "seen",
                ]
            },
        ),
        (_("Address"), {"fields": [("slug_it", "slug_en")]}),
        (
            _("Time"),
            {
                "fields": [
                    ("existed_from", "existed_from_precision"),
                    ("existed_to", "existed_to_precision"),
                    "successors",
                ]
            },
        ),
    ]

    def is_public(self, record: Country) -> bool:
        # Countries always have a page.
        return True

    def get_readonly_fields(self, request: HttpRequest, obj: Country | None = None) -> list[str]:
        fixed = super().get_readonly_fields(request, obj)
        return fixed if obj is None else [*fixed, "code"]


@admin.register(Organization)
class OrganizationAdmin(ProposableAdmin):
    form = OrganizationForm
    spellings = staticmethod(organization_spellings)
    ordering = ("name_it", "pk")
    list_display = ("in_italian", "in_english", "acronyms", "proposal")
    search_fields = ("name_it", "name_en")
    search_help_text = _("Any name or acronym.")
    fieldsets = [
        (
            None,
            {
                "fields": [
                    ("name_it", "name_en"),
                    ("acronym_it", "acronym_en"),
                    "other_names",
                    "seen",
                ]
            },
        ),
        (_("Address"), {"fields": [("slug_it", "slug_en")]}),
    ]

    @admin.display(description=_("Acronyms"))
    def acronyms(self, organization: Organization) -> str:
        both = (organization.acronym_it, organization.acronym_en)
        return ", ".join(dict.fromkeys(filter(None, both)))

    def is_public(self, record: Organization) -> bool:
        return public_organizations().filter(pk=record.pk).exists()


@admin.register(Topic)
class TopicAdmin(ProposableAdmin):
    form = TopicForm
    spellings = staticmethod(topic_spellings)
    ordering = ("name_it", "pk")
    list_display = ("in_italian", "in_english", "proposal")
    search_fields = ("name_it", "name_en")
    fieldsets = [
        (None, {"fields": [("name_it", "name_en"), ("slug_it", "slug_en"), "seen"]}),
    ]

    def is_public(self, record: Topic) -> bool:
        return public_topics().filter(pk=record.pk).exists()
