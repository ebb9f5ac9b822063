"""Records of the vocabulary in a form: labelled by language, addressed, and not overwritten."""

import hashlib
import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext_lazy as _

from people.names import slugify

from ..models.report import LANGUAGES
from .deception import refuse_in_names
from .explanations import explain
from .prose import label_languages, mend_texts

#: The fields by which records are called.
NAMES = re.compile("name|native_name|sort_name|title|acronym|adjective|new_spellings")


class SeenField(forms.CharField):
    """What the record was like when the form was opened; nobody types it."""

    widget = forms.HiddenInput

    def has_changed(self, initial: Any, data: Any) -> bool:
        return False


class RecordForm(forms.ModelForm):
    """A record that many reports share.

    An address that is left empty is made from the name; of the fields in `one_of` at least one
    must be filled. Who opened the form before somebody else saved it is told so, once.
    """

    one_of: tuple[str, ...] = ()

    seen = SeenField(required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.stored = self.instance.pk is not None and not self.instance._state.adding
        self.state = state_of(self.instance) if self.stored else ""
        self.initial["seen"] = self.state
        self.before = dict(self.initial)
        mend_texts(self.fields)
        label_languages(self.fields, self._meta.model)
        explain(self.fields, self._meta.model)
        refuse_in_names(self.fields, [name for name in self.fields if NAMES.match(name)])
        for name in self.addresses():
            self.fields[name].required = False

    def addresses(self) -> list[str]:
        """Return the fields that hold addresses and can be typed into."""
        return [name for name in self.fields if name == "slug" or name.startswith("slug_")]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        self.refuse_stale()
        self.refuse_nameless(cleaned)
        for name in self.addresses():
            if not cleaned.get(name) and name not in self.errors:
                self.propose_address(name, cleaned)
        return cleaned

    def refuse_nameless(self, cleaned: dict[str, Any]) -> None:
        """Put an error at the first field of `one_of` where all of them are empty."""
        asked = [name for name in self.one_of if name in self.fields]
        if asked and not any(cleaned.get(name) for name in asked):
            self.add_error(asked[0], _("Write it in at least one language."))

    def propose_address(self, name: str, cleaned: dict[str, Any]) -> None:
        """Fill an empty address with one that is free."""
        for text in self.texts_for_address(name.removeprefix("slug").removeprefix("_"), cleaned):
            proposed = slugify(text)
            if proposed:
                cleaned[name] = free_address(self.taken_addresses(name, proposed), proposed)
                return
        if not any(self.errors.get(field) for field in self.one_of):
            self.add_error(name, _("No address can be made from the name: please write one."))

    def taken_addresses(self, name: str, proposed: str) -> set[str]:
        """Return the addresses, beginning like the proposed one, that other records have."""
        others = type(self.instance)._default_manager.exclude(pk=self.instance.pk)
        return set(others.filter(**{f"{name}__startswith": proposed}).values_list(name, flat=True))

    def texts_for_address(self, language: str, cleaned: dict[str, Any]) -> list[str]:
        """Return the texts from which an address may be made, the best first."""
        order = sorted(LANGUAGES, key=lambda code: code != (language or LANGUAGES[0]))
        return [cleaned.get(f"name_{code}") or "" for code in order]

    def refuse_stale(self) -> None:
        """Add an error where the record changed after the form was opened; the next try goes."""
        if not self.stored or "seen" not in self.fields:
            return
        if self.data.get(self.add_prefix("seen"), "") == self.state:
            return
        names = [name for name in self.changed_data if name in self.before]
        differing = [(self.fields[name].label, self.before.get(name) or "—") for name in names]
        self.data = self.data.copy()
        self.data[self.add_prefix("seen")] = self.state
        self.add_error(None, ValidationError(stale_message(differing), code="stale"))


def stale_message(differing: list[tuple[str, Any]]) -> str:
    """Return what tells an editor that the record is no longer what the form showed."""
    message = _(
        "Somebody else changed this record after you had opened it. Nothing is saved yet, and "
        "what you typed still stands here. Save again to keep it."
    )
    if not differing:
        return str(message)
    stored = format_html_join("; ", "{}: <q>{}</q>", differing)
    return format_html("{} {} {}.", message, _("What is stored now:"), stored)


def state_of(record: models.Model) -> str:
    """Return a short text that differs where any column of the record does."""
    translated = {f"{name}_{LANGUAGES[0]}" for name in field_names(record)} & set(
        field_names(record)
    )
    bare = {name.removesuffix(f"_{LANGUAGES[0]}") for name in translated}
    values = [
        f"{field.attname}={field.value_from_object(record)}"
        for field in record._meta.concrete_fields
        if field.name not in bare
    ]
    return hashlib.sha256("\n".join(values).encode()).hexdigest()[:20]


def field_names(record: models.Model) -> list[str]:
    """Return the names of the columns of a record."""
    return [field.name for field in record._meta.concrete_fields]


def free_address(taken: set[str], proposed: str) -> str:
    """Return the address, with a number behind it where it is taken."""
    if proposed not in taken:
        return proposed
    return next(
        f"{proposed}-{number}"
        for number in range(2, len(taken) + 3)
        if f"{proposed}-{number}" not in taken
    )
