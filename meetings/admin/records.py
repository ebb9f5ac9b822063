"""What all records of the vocabulary have in common on the desk."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.utils import flatten_fieldsets
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.contrib.admin.widgets import AutocompleteSelect
from django.db import connection, models
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _

from ..forms.chosen import ChosenField
from ..forms.prose import capitalised, language_labels
from ..rights import Action, can
from .listing import say_if_refused
from .row_inline import add_url
from .usage import obstacles, usage


class DescribedJson(AutocompleteJsonView):
    """Suggestions whose lines say more than the name: what tells one record from another."""

    def serialize_result(self, obj: models.Model, to_field_name: str) -> dict[str, str]:
        described = self.model_admin.described(obj)
        return {"id": str(getattr(obj, to_field_name)), "text": described}


class DescribedSelect(AutocompleteSelect):
    """A choice whose suggestions come from the `described` of the record's admin."""

    def get_url(self) -> str:
        options = self.field.remote_field.model._meta
        return reverse(f"admin:{options.app_label}_{options.model_name}_described")


class DayInput(forms.DateInput):
    """The browser's own choice of a day, in the reader's own way of writing it."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class RecordAdmin(admin.ModelAdmin):
    """A record that many reports share: everybody on the desk reads it, few change it.

    Rights come from `meetings.rights` alone; Django's own permissions only open the desk.
    """

    add_action: Action
    edit_action: Action
    change_form_template = "admin/meetings/record_form.html"
    add_form_template = "admin/meetings/record_form.html"
    change_list_template = "admin/meetings/record_list.html"
    formfield_overrides = {models.DateField: {"widget": DayInput}}
    #: What the record is called by: its columns in both languages are those of the list.
    called_by = "name"
    show_full_result_count = False
    list_per_page = 50
    #: Fields that are fixed once readers may know them: of pages that do not redirect.
    fixed_when_public: tuple[str, ...] = ("slug", "slug_it", "slug_en")

    # Rights

    def has_module_permission(self, request: HttpRequest) -> bool:
        return self.has_view_permission(request)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return request.user.is_active and request.user.is_staff and bool(request.user.roles)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return can(request.user, self.add_action)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return can(request.user, self.edit_action)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return can(request.user, self.edit_action)

    def is_public(self, record: Any) -> bool:
        """Say whether readers can see a page of the record."""
        raise NotImplementedError

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        fixed = list(super().get_readonly_fields(request, obj))
        fields = flatten_fieldsets(self.get_fieldsets(request, obj))
        addresses = [name for name in self.fixed_when_public if name in fields]
        if obj is not None and addresses and self.is_public(obj):
            fixed += addresses
        return fixed

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        fieldsets = super().get_fieldsets(request, obj)
        if obj is None or self.has_change_permission(request, obj):
            return fieldsets
        return without(fieldsets, {"seen"})

    # Writing

    def get_object(self, request: HttpRequest, object_id: str, from_field: Any = None) -> Any:
        record = super().get_object(request, object_id, from_field)
        if record is not None and request.method == "POST" and connection.in_atomic_block:
            # Nobody else saves it between this look and what is written now.
            locked = self.model._base_manager.select_for_update(of=("self",))
            record = locked.filter(pk=record.pk).first()
        return record

    def get_form(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:
        kwargs.setdefault("labels", language_labels(self.model))
        form = super().get_form(request, obj, **kwargs)
        shown = flatten_fieldsets(self.get_fieldsets(request, obj))
        # Fields that a form declares itself would take values although the page lacks them.
        for name in [name for name in form.base_fields if name not in shown]:
            del form.base_fields[name]
        for field in form.base_fields.values():
            if isinstance(field, ChosenField):
                field.widget.add_url = add_url(request, self.admin_site, field.kind.model)
        return form

    def get_deleted_objects(self, objs: Iterable[Any], request: HttpRequest) -> Any:
        to_delete, counts, _perms_needed, protected = super().get_deleted_objects(objs, request)
        if protected:
            protected = [
                line for record in objs for line in obstacles(record, request.user, self.admin_site)
            ]
        # What goes with a record (spellings, times in office) is part of it.
        return to_delete, counts, set(), protected

    # The page of one

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        record = context.get("original")
        if record is not None and not context["is_popup"]:
            context["usage"] = usage(record, request.user)
        return super().render_change_form(request, context, *args, **kwargs)

    # Lists

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        say_if_refused(request)
        title = capitalised(str(self.model._meta.verbose_name_plural))
        return super().changelist_view(request, {"title": title, **(extra_context or {})})

    @admin.display(description=_("In Italian"))
    def in_italian(self, record: Any) -> str:
        return getattr(record, f"{self.called_by}_it") or "—"

    @admin.display(description=_("In English"))
    def in_english(self, record: Any) -> str:
        return getattr(record, f"{self.called_by}_en") or "—"

    # Suggestions

    def described(self, record: Any) -> str:
        """Return the line that tells the record from others in a list of suggestions."""
        return str(record)

    def get_urls(self) -> list[URLPattern]:
        options = self.model._meta
        name = f"{options.app_label}_{options.model_name}_described"
        described = self.admin_site.admin_view(self.suggest)
        return [path("described/", described, name=name), *super().get_urls()]

    def suggest(self, request: HttpRequest) -> HttpResponse:
        """Answer the suggestions for a choice."""
        return DescribedJson.as_view(admin_site=self.admin_site)(request)


def without(fieldsets: Any, names: set[str]) -> list[tuple[Any, dict[str, Any]]]:
    """Return fieldsets without some fields; a group that is empty then goes too."""
    kept = []
    for title, options in fieldsets:
        fields: list[Any] = []
        for field in options["fields"]:
            if isinstance(field, tuple):
                rest = tuple(name for name in field if name not in names)
                fields += [rest] if rest else []
            elif field not in names:
                fields.append(field)
        if fields:
            kept.append((title, {**options, "fields": fields}))
    return kept
