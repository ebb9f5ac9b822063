"""Rows of an edition in its form: each has a key, under which the others name it."""

import uuid
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.utils import ErrorDict, ErrorList
from django.utils.translation import gettext_lazy as _

from ..models.frozen import ReportRow
from .chosen import ChosenField, Pool, share_pools
from .explanations import explain
from .languages import LanguageField
from .prose import label_languages, mend_texts

#: A position after all others.
LAST = 10_000
#: More rows of one kind than any report has.
MOST_ROWS = 200


class RowChoiceField(forms.UUIDField):
    """Another row of the same form, also one that is not stored yet.

    Cleans to its key. The choices are set when the page is shown; a key that no row of the
    report has when all are stored means none.
    """

    def __init__(self, target: str, **options: Any) -> None:
        self.target = target
        options.setdefault("required", False)
        widget = forms.Select(attrs={"data-rows": target}, choices=[("", "—")])
        super().__init__(widget=widget, **options)

    def offer(self, choices: Iterable[tuple[str, str]]) -> None:
        """Set the rows to choose from."""
        self.widget.choices = [("", "—"), *choices]


class KeyField(forms.UUIDField):
    """The hidden key of a row; what is no key is as none, since nobody types it."""

    def __init__(self) -> None:
        super().__init__(required=False, widget=forms.HiddenInput)

    def to_python(self, value: Any) -> uuid.UUID | None:
        try:
            return super().to_python(value)
        except ValidationError:
            return None


class RowForm(forms.ModelForm):
    """One row; `row_key` travels with it, `position` is shown counting from one."""

    #: The form's field → the relation to another row that it names by key.
    row_choices: dict[str, str] = {}
    #: What is filled in before anybody types: alone it makes no row.
    says_nothing = frozenset({"position"})

    row_key = KeyField()
    position = forms.IntegerField(
        label=_("Order"),
        required=False,
        min_value=1,
        max_value=9_999,
        localize=False,
        help_text=_("1 stands first; rows without a number stand last."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        mend_texts(self.fields)
        label_languages(self.fields, self._meta.model)
        explain(self.fields, self._meta.model)
        if self.instance.pk is not None:
            self.initial["row_key"] = self.instance.key
            self.initial["position"] = self.instance.position + 1
        elif not self.is_bound and "__prefix__" not in (self.prefix or ""):
            self.initial["row_key"] = uuid.uuid4()
        if "position" in self.fields:
            self.fields["position"].widget.attrs.update(min=1, max=False)
        self.fill_choices()

    def fill_choices(self) -> None:
        """Show what the row points to."""
        for name, relation in self.row_choices.items():
            target = getattr(self.instance, relation) if self.instance.pk else None
            self.initial[name] = target.key if target is not None else None
        for name, field in self.fields.items():
            if isinstance(field, LanguageField):
                field.keep(self.initial.get(name) or "")
            if isinstance(field, ChosenField):
                self.remember(field, name)

    def remember(self, field: ChosenField, name: str) -> None:
        """Keep a record that was fetched together with the row."""
        relation = self.instance._meta.get_field(name)
        if relation.is_cached(self.instance) and getattr(self.instance, name) is not None:
            field.pool.put(getattr(self.instance, name))

    @cached_property
    def changed_data(self) -> list[str]:
        changed = [name for name in super().changed_data if name != "row_key"]
        if self.instance.pk is None and self.says_nothing.issuperset(changed):
            return []
        return changed

    def _get_validation_exclusions(self) -> set[str]:
        # What was chosen was fetched from the database a moment ago: no need to ask again.
        chosen = {name for name, field in self.fields.items() if isinstance(field, ChosenField)}
        return super()._get_validation_exclusions() | chosen

    def clean_row_key(self) -> uuid.UUID:
        """A stored row keeps its key; a new one has its own or gets one."""
        if self.instance.pk is not None:
            return self.instance.key
        return self.cleaned_data["row_key"] or uuid.uuid4()

    def clean_position(self) -> int | None:
        typed = self.cleaned_data["position"]
        return None if typed is None else typed - 1

    def save(self, commit: bool = True) -> Any:
        self.instance.key = self.cleaned_data["row_key"]
        if "position" in self.fields:
            typed = self.cleaned_data["position"]
            # Without a number a row stands last; all are numbered anew when they are stored.
            self.instance.position = LAST if typed is None else typed
        return super().save(commit)


class RowFormSet(forms.BaseInlineFormSet):
    """Rows of one kind; what one of them points to is set when all kinds are stored.

    is_checked: False for rows of an unsaved text: they are shown, and not yet judged.
    """

    def __init__(self, *args: Any, is_checked: bool = True, **kwargs: Any) -> None:
        self.pools: dict[str, Pool] = {}
        self.is_checked = is_checked
        super().__init__(*args, **kwargs)
        if not is_checked:
            self._errors, self._non_form_errors = [], ErrorList()
        if self.is_bound:
            self.announce()

    def announce(self) -> None:
        """Tell the pools all that was chosen, so that each asks once."""
        for form in self.forms:
            for name, field in form.fields.items():
                if isinstance(field, ChosenField):
                    typed = form[name].data
                    if typed.pk:
                        field.pool.want(typed.pk)

    def add_fields(self, form: forms.ModelForm, index: int | None) -> None:
        super().add_fields(form, index)
        share_pools(form.fields.values(), self.pools)
        if form.is_bound and index is not None and index < self.initial_form_count():
            # The row was found among those of the report, or not at all: nothing to look up.
            form.fields[self._pk_field.name] = forms.IntegerField(
                required=False, disabled=True, initial=form.instance.pk, widget=forms.HiddenInput
            )

    def _construct_form(self, i: int, **kwargs: Any) -> forms.ModelForm:
        form = super()._construct_form(i, **kwargs)
        if not self.is_checked:
            form._errors = ErrorDict()
        if form.is_bound and form.instance.pk is None and self._pk_field.name in form.fields:
            # Somebody deleted the row meanwhile: what was typed here becomes a new one.
            form.fields[self._pk_field.name].required = False
        return form

    def save_new_objects(self, commit: bool = True) -> list[ReportRow]:
        made = super().save_new_objects(commit)
        for form in self.initial_forms:
            if form.instance.pk is None and form not in self.deleted_forms:
                made.append(self.save_new(form, commit=commit))
        self.new_objects = made
        return made

    def save_new(self, form: forms.ModelForm, commit: bool = True) -> ReportRow:
        stored = self.model._default_manager.filter(report=self.instance)
        if stored.filter(key=form.cleaned_data["row_key"]).exists():
            # Two rows of one key: a forged form, or one that was sent twice.
            form.cleaned_data["row_key"] = uuid.uuid4()
        return super().save_new(form, commit=commit)

    def rows_typed(self) -> Iterator[forms.ModelForm]:
        """Yield the forms of the rows that stay, in order of the page."""
        for form in self.forms:
            if form.instance.pk is None and not form.has_changed():
                continue
            if form not in self.deleted_forms:
                yield form

    def keys(self) -> Iterator[tuple[str, forms.ModelForm]]:
        """Yield the key of each row on the page, blank ones included, with its form."""
        for form in self.forms:
            yield str(form["row_key"].value() or ""), form

    def refuse_twice(self, field: str, message: Any) -> None:
        """Put an error at the second row of two that have the same value."""
        seen = set()
        for form in self.rows_typed():
            value = form.cleaned_data.get(field) if hasattr(form, "cleaned_data") else None
            if value is None:
                continue
            if value in seen:
                form.add_error(field, ValidationError(message, params={"value": value}))
            seen.add(value)
