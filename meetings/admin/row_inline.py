"""What the rows of a report have in common on its form: who may type what into them."""

from collections.abc import Iterator
from typing import Any

from django.contrib import admin
from django.contrib.admin import helpers
from django.db import models
from django.forms import BaseInlineFormSet
from django.http import HttpRequest
from django.urls import reverse

from people.models import Country, Organization, Person

from ..forms.chosen import ChosenField
from ..forms.prose import ProseField, language_labels
from ..forms.report import editable_languages
from ..forms.rows import MOST_ROWS, RowFormSet
from ..models import Report, Topic
from ..rights import Action, can

#: A field of the form that stands for a relation → what is shown where it cannot be edited.
SHOWN_INSTEAD = {
    "source_key": "source",
    "taken_from_key": "taken_from",
    "quote_key": "quote",
    "translation_source_it_key": "translation_source_it",
    "translation_source_en_key": "translation_source_en",
    "url": "record",
    "upload": "image",
}
#: Details of a source's page: they stand in the record, not in the row.
ONLY_TYPED = frozenset(
    {
        "title",
        "publisher",
        "language",
        "published_on",
        "archived_url",
        "position",
        "used_as",
        "kept",
        "row_key",
    }
)
#: Columns of rows that are texts of one language: a translator may type into them.
ROW_TEXTS = (
    "text",
    "translation_by",
    "attribution",
    "dispute_reason",
    "group",
    "title_printed",
    "alt",
    "caption",
)


class RowsOnPage(helpers.InlineAdminFormSet):
    """The rows as they are shown: each form with its own row, also after somebody deleted one."""

    def __iter__(self) -> Iterator[helpers.InlineAdminForm]:
        shown = self.readonly_fields if self.has_change_permission else self.all_fields()
        for form in self.formset.forms:
            original = form.instance if form.instance.pk is not None else None
            stored = original is not None
            yield self.row(form, original, shown if stored else self.readonly_fields)
        if self.has_add_permission:
            yield self.row(self.formset.empty_form, None, self.readonly_fields)

    def all_fields(self) -> tuple[str, ...]:
        """Return every field: nothing can be typed into stored rows."""
        return (*self.readonly_fields, *helpers.flatten_fieldsets(self.fieldsets))

    def row(self, form: Any, original: Any, readonly: Any) -> helpers.InlineAdminForm:
        return helpers.InlineAdminForm(
            self.formset,
            form,
            self.fieldsets,
            self.prepopulated_fields,
            original,
            readonly,
            model_admin=self.opts,
        )


class RowInline(admin.StackedInline):
    """Rows of one kind; who may edit the report's facts may edit them."""

    formset = RowFormSet
    extra = 0
    min_num = 0
    max_num = MOST_ROWS
    show_change_link = False
    related: tuple[str, ...] = ()
    row_fieldsets: Any = ()

    def get_queryset(self, request: HttpRequest) -> models.QuerySet:
        return self.model._default_manager.select_related(*self.related).order_by("position", "pk")

    def has_view_permission(self, request: HttpRequest, obj: Report | None = None) -> bool:
        return True

    def has_add_permission(self, request: HttpRequest, obj: Report | None = None) -> bool:
        return self.may_edit_rows(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Report | None = None) -> bool:
        return self.may_edit_rows(request, obj)

    def has_change_permission(self, request: HttpRequest, obj: Report | None = None) -> bool:
        return self.may_edit_rows(request, obj) or bool(self.text_fields(request, obj))

    def may_edit_rows(self, request: HttpRequest, report: Report | None) -> bool:
        """Say whether rows may be added, changed and deleted."""
        if report is None or report.pk is None:
            return can(request.user, Action.CREATE)
        if getattr(request, "translating", ""):
            return False
        return report.is_open and can(request.user, Action.EDIT_FACTS, report)

    def text_fields(self, request: HttpRequest, report: Report | None) -> list[str]:
        """Return the fields of these rows that are texts in a language of the account."""
        if report is None or report.pk is None:
            return []
        names = {field.name for field in self.model._meta.get_fields()}
        wanted = getattr(request, "translating", "")
        languages = [
            code for code in editable_languages(request.user, report) if wanted in ("", code)
        ]
        texts = [f"{text}_{language}" for text in ROW_TEXTS for language in languages]
        return [text for text in texts if text in names]

    def get_fieldsets(self, request: HttpRequest, obj: Report | None = None) -> Any:
        if self.may_edit_rows(request, obj):
            return self.row_fieldsets
        return [
            (name, {**options, "fields": shown_fields(options["fields"])})
            for name, options in self.row_fieldsets
        ]

    def get_readonly_fields(self, request: HttpRequest, obj: Report | None = None) -> list[str]:
        if self.may_edit_rows(request, obj):
            return []
        typed = set(self.text_fields(request, obj))
        fields = helpers.flatten_fieldsets(self.get_fieldsets(request, obj))
        return [field for field in fields if field not in typed]

    def get_formset(
        self, request: HttpRequest, obj: Report | None = None, **kwargs: Any
    ) -> type[BaseInlineFormSet]:
        kwargs.setdefault("labels", language_labels(self.model))
        # A forged number of rows must not cost a page of thousands.
        formset = super().get_formset(request, obj, absolute_max=MOST_ROWS, **kwargs)
        if not self.may_edit_rows(request, obj):
            # What cannot be typed into is no field: a forged value goes nowhere.
            allowed = {*self.text_fields(request, obj), "row_key"}
            fields = formset.form.base_fields
            for name in [name for name in fields if name not in allowed]:
                del fields[name]
        self.allow_adding(request, formset)
        return formset

    def allow_adding(self, request: HttpRequest, formset: type[BaseInlineFormSet]) -> None:
        """Offer a "+" beside the choices of what the account may add or propose."""
        for field in formset.form.base_fields.values():
            if isinstance(field, ChosenField):
                field.widget.add_url = add_url(request, self.admin_site, field.kind.model)

    def get_extra(self, request: HttpRequest, obj: Report | None = None, **kwargs: Any) -> int:
        if obj is None or obj.pk is None:
            return self.extra
        return 0

    def formfield_for_dbfield(
        self, db_field: models.Field, request: HttpRequest, **kwargs: Any
    ) -> Any:
        return plain_formfield(db_field, **kwargs)


def plain_formfield(db_field: models.Field, **kwargs: Any) -> Any:
    """Return the field of a form without the admin's own widgets."""
    if isinstance(db_field, models.TextField):
        kwargs.setdefault("form_class", ProseField)
    return db_field.formfield(**kwargs)


def add_url(request: HttpRequest, site: admin.AdminSite, model: type[models.Model]) -> str:
    """Return where the account may add or propose a record of a model; '' where it may not."""
    actions = {
        Person: Action.ADD_PERSON,
        Country: Action.PROPOSE_VOCABULARY,
        Organization: Action.PROPOSE_VOCABULARY,
        Topic: Action.PROPOSE_VOCABULARY,
    }
    action = actions.get(model)
    if action is None or not site.is_registered(model) or not can(request.user, action):
        return ""
    options = model._meta
    return reverse(f"admin:{options.app_label}_{options.model_name}_add") + "?_popup=1"


def shown_fields(fields: Any) -> list[Any]:
    """Return the fields of a fieldset as they are where the row cannot be edited."""
    shown: list[Any] = []
    for field in fields:
        if isinstance(field, tuple):
            group = shown_fields(field)
            if group:
                shown.append(tuple(group))
        elif field not in ONLY_TYPED:
            shown.append(SHOWN_INSTEAD.get(field, field))
    return shown
