"""Choosing a person, a country, an organisation: by any spelling, from a list or typed in full.

The field is a text box with a hidden key. Without JavaScript the text alone is enough: it is
looked up among all spellings. What was typed comes back whatever happens.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import ProhibitNullCharactersValidator
from django.db import models
from django.forms.renderers import BaseRenderer
from django.forms.utils import flatatt
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from people import spellings
from people.models import Country, Organization, Person
from people.spellings import Spelling, called, folded


@dataclass(frozen=True)
class Kind:
    """What can be chosen: its model, its address on the desk, and where its names are."""

    name: str
    model: type[models.Model]
    spellings: Callable[[], list[Spelling]]
    unknown: Any
    several: Any


KINDS = {
    "person": Kind(
        "person",
        Person,
        spellings.people_spellings,
        _("Nobody is known as “%(text)s”. Choose from the list, or add the person first."),
        _("Several people are known as “%(text)s”: choose one from the list."),
    ),
    "country": Kind(
        "country",
        Country,
        spellings.country_spellings,
        _("No country is known as “%(text)s”. Choose one from the list."),
        _("Several countries are known as “%(text)s”: choose one from the list."),
    ),
    "organization": Kind(
        "organization",
        Organization,
        spellings.organization_spellings,
        _("No organisation is known as “%(text)s”. Choose one from the list, or add it first."),
        _("Several organisations are known as “%(text)s”: choose one from the list."),
    ),
}


class Pool:
    """Records that a page of forms speaks of, fetched together instead of one by one."""

    def __init__(self, model: type[models.Model]) -> None:
        self.model = model
        self.known: dict[str, models.Model] = {}
        self.wanted: set[str] = set()

    def put(self, record: models.Model) -> None:
        """Keep a record that was fetched elsewhere."""
        self.known[str(record.pk)] = record

    def want(self, pk: str) -> None:
        """Announce a key that will be asked for."""
        if pk not in self.known:
            self.wanted.add(pk)

    def get(self, pk: object) -> models.Model | None:
        """Return the record of a key, which may be any text; None where there is none."""
        self.want(str(pk))
        if self.wanted:
            keys = [key for key in map(self.clean_key, self.wanted) if key is not None]
            self.wanted.clear()
            for record in self.model._default_manager.filter(pk__in=keys):
                self.put(record)
        return self.known.get(str(pk))

    def clean_key(self, pk: str) -> object:
        """Return the key as its column holds it; None where it cannot be one."""
        if "\x00" in pk or len(pk) > 18:
            return None
        try:
            return self.model._meta.pk.to_python(pk)
        except ValidationError:
            return None


@dataclass(frozen=True)
class Typed:
    """What stands in the text box and in the hidden key beside it."""

    text: str = ""
    pk: str = ""


class ChosenWidget(forms.Widget):
    """A text box with suggestions (desk-choose.js) and the hidden key of what was chosen."""

    template_name = "admin/meetings/chosen.html"

    #: Whether several names stand in the box; then the text alone is sent.
    many = False

    def __init__(self, kind: str, attrs: Mapping[str, Any] | None = None) -> None:
        super().__init__(attrs)
        self.kind = kind
        self.add_url = ""

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> Typed:
        return Typed(data.get(name) or "", data.get(f"{name}-chosen") or "")

    def value_omitted_from_data(self, data: Mapping[str, Any], files: Any, name: str) -> bool:
        return name not in data

    def format_value(self, value: object) -> Typed:
        return value if isinstance(value, Typed) else Typed()

    def get_context(self, name: str, value: Any, attrs: Mapping[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        context["widget"]["choose_url"] = reverse("admin:meetings_report_choose", args=[self.kind])
        written = flatatt(context["widget"]["attrs"])
        context["widget"].update(many=self.many, add_url=self.add_url, written_attrs=written)
        return context

    def render(
        self,
        name: str,
        value: Any,
        attrs: Mapping[str, Any] | None = None,
        renderer: BaseRenderer | None = None,
    ) -> SafeString:
        # The form renderer looks only into the folders of apps; this one lies with the others.
        return render_to_string(self.template_name, self.get_context(name, value, attrs))


class ChosenField(forms.Field):
    """A record, chosen or named by any of its spellings.

    Cleans to the record or None. `pool` may be shared by all fields of a page.
    """

    widget: Any = ChosenWidget

    def __init__(self, kind: str, **options: Any) -> None:
        self.kind = KINDS[kind]
        self.pool = Pool(self.kind.model)
        options.setdefault("required", False)
        super().__init__(widget=ChosenWidget(kind), **options)

    def __deepcopy__(self, memo: dict[int, Any]) -> "ChosenField":
        # What one page knows is forgotten with it.
        twin = super().__deepcopy__(memo)
        twin.pool = Pool(self.kind.model)
        return twin

    def prepare_value(self, value: Any) -> Typed:
        if isinstance(value, Typed):
            return value
        if value in (None, ""):
            return Typed()
        record = value if isinstance(value, models.Model) else self.pool.get(value)
        return Typed() if record is None else Typed(label(record), str(record.pk))

    def clean(self, value: Typed) -> models.Model | None:
        text = value.text.strip()
        ProhibitNullCharactersValidator()(text)
        if not text:
            if self.required:
                raise ValidationError(self.error_messages["required"], code="required")
            return None
        if value.pk:
            record = self.pool.get(value.pk)
            if record is not None and self.is_called(record, text):
                return record
        return self.looked_up(text)

    def is_called(self, record: models.Model, text: str) -> bool:
        """Say whether the text is a name of the record: it may have been typed over."""
        names = {label(record), *(getattr(record, f"name_{code}") for code in ("it", "en"))}
        if folded(text) in {folded(name) for name in names if name}:
            return True
        return record.pk in called(self.kind.spellings(), text)

    def looked_up(self, text: str) -> models.Model:
        """Return the only record called so; raise ValidationError where it is not the only one."""
        found = called(self.kind.spellings(), text)
        if len(found) != 1:
            message = self.kind.several if found else self.kind.unknown
            raise ValidationError(message, code="unknown", params={"text": text})
        return self.pool.get(found[0])

    def has_changed(self, initial: Any, data: Typed) -> bool:
        before = self.prepare_value(initial)
        data = data or Typed()
        return before.text != data.text.strip() or (bool(data.pk) and before.pk != data.pk)


def label(record: models.Model) -> str:
    """Return the name under which a record stands in the text box."""
    return str(record)


def share_pools(fields: Iterable[forms.Field], pools: dict[str, Pool]) -> None:
    """Let fields fetch their records together."""
    for field in fields:
        if isinstance(field, ChosenField):
            pool = pools.setdefault(field.kind.name, Pool(field.kind.model))
            pool.known.update(field.pool.known)
            field.pool = pool
