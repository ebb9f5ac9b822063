"""Form fields that read codes and addresses of the vocabulary and give what they stand for."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Model, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from people.models import Country, Organization, Person

from ..models import Topic
from ..models.exposure import public_organizations, public_person_at, public_topics
from ..models.report import LANGUAGES
from .known_names import countries_called, organizations_called, people_called

#: More parties than this never meet in one search.
MOST = 10


class ManyField(forms.Field):
    """A parameter that may be repeated; gives a list without repetitions."""

    widget = forms.SelectMultiple
    default_error_messages = {
        "unknown": _("“%(value)s” is not known here."),
        "ambiguous": _("“%(value)s” may be several people: %(names)s."),
        "many": _("Too many at once: ten at most."),
    }

    def to_python(self, value: Any) -> list[Model]:
        """Return what the values stand for; raise ValidationError for one that is not known."""
        values = list(dict.fromkeys(one.strip() for one in value or () if one.strip()))
        if len(values) > MOST:
            raise self.refused("many", "")
        return list(dict.fromkeys(self.found(one) for one in values))

    def found(self, value: str) -> Model:
        """Return what one value stands for; raise ValidationError where it is not known."""
        raise NotImplementedError

    def refused(self, code: str, value: str, **params: Any) -> ValidationError:
        """Return the error that names the value."""
        return ValidationError(
            self.error_messages[code], code=code, params={"value": value, **params}
        )


class CountriesField(ManyField):
    """Countries by code, or by a name as somebody types it."""

    def found(self, value: str) -> Country:
        countries = list(Country.objects.filter(code=value.upper()) or countries_called(value))
        if len(countries) != 1:
            raise self.refused("unknown", value)
        return countries[0]


class CountryField(CountriesField):
    """One country, by code or by name."""

    widget = forms.TextInput

    def to_python(self, value: Any) -> Country | None:
        """Return the country, None for nothing; raise ValidationError for one not known."""
        found = super().to_python([value] if value else [])
        return found[0] if found else None


class LeadersField(ManyField):
    """People by address, or by a name as somebody types it."""

    def found(self, value: str) -> Person:
        at_address = public_person_at(value)
        people = [at_address] if at_address else people_called(value)
        if not people:
            raise self.refused("unknown", value)
        if len(people) > 1:
            raise self.refused("ambiguous", value, names=", ".join(map(str, people[:MOST])))
        return people[0]


class LeaderField(LeadersField):
    """One person, by address or by name."""

    widget = forms.TextInput

    def to_python(self, value: Any) -> Person | None:
        """Return the person, None for nothing; raise ValidationError for one not known."""
        found = super().to_python([value] if value else [])
        return found[0] if found else None


class AddressField(forms.Field):
    """Something public by its address, in whichever language the address is."""

    default_error_messages = {"unknown": _("“%(value)s” is not known here.")}

    def to_python(self, value: Any) -> Model | None:
        """Return what stands at the address, None for nothing; raise ValidationError if none."""
        value = (value or "").strip()
        if not value:
            return None
        found = self.found(value)
        if found is None:
            raise ValidationError(
                self.error_messages["unknown"], code="unknown", params={"value": value}
            )
        return found

    def found(self, value: str) -> Model | None:
        """Return what stands at the address, None where nothing does."""
        raise NotImplementedError


class OrganizationField(AddressField):
    """A public organisation."""

    def found(self, value: str) -> Organization | None:
        return at_any_address(public_organizations(), value)


class TopicField(AddressField):
    """A public topic."""

    def found(self, value: str) -> Topic | None:
        return at_any_address(public_topics(), value)


class SubjectField(AddressField):
    """Somebody or something spoken of: a country, a person or an organisation.

    By code or address, or by a name as somebody types it.
    """

    def found(self, value: str) -> Country | Person | Organization | None:
        by_address = (
            Country.objects.filter(code=value.upper()).first()
            or public_person_at(value)
            or at_any_address(public_organizations(), value)
        )
        if by_address:
            return by_address
        called = (countries_called, people_called, organizations_called)
        return next((found[0] for bearers in called if (found := bearers(value))), None)


def at_any_address(
    things: QuerySet, slug: str, *, languages: Sequence[str] = LANGUAGES
) -> Model | None:
    """Return the thing whose address in one of the languages is `slug`; the first one's wins."""
    either = Q()
    for language in languages:
        either |= Q(**{f"slug_{language}": slug})
    found = list(things.filter(either))
    for language in languages:
        for thing in found:
            if getattr(thing, f"slug_{language}") == slug:
                return thing
    return None
