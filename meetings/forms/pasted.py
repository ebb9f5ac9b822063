"""Participants pasted as a list: one line each, "Name; country; role" in any order of care."""

import re
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from people.models import Country, Organization, Person
from people.spellings import (
    Spelling,
    called,
    country_spellings,
    folded,
    organization_spellings,
    people_spellings,
)

from ..models import Participation

MAXIMUM_LINES = 200
SEPARATORS = re.compile(r"\s*[;\t|]\s*")
LIST_MARKS = re.compile(r"^\s*(?:[-–—•*]|\d+[.)])\s+")

#: Words by which roles are known, beside their labels.
ROLE_WORDS = {
    "riceve": Participation.Role.HOST,
    "in visita": Participation.Role.GUEST,
    "partecipante": Participation.Role.PARTICIPANT,
    "mediatore": Participation.Role.MEDIATOR,
    "capo delegazione": Participation.Role.HEAD_OF_DELEGATION,
    "membro della delegazione": Participation.Role.DELEGATION_MEMBER,
    "interprete": Participation.Role.INTERPRETER,
    "ospitante": Participation.Role.HOST,
    "padrone di casa": Participation.Role.HOST,
    "host": Participation.Role.HOST,
    "guest": Participation.Role.GUEST,
    "visitor": Participation.Role.GUEST,
    "mediatrice": Participation.Role.MEDIATOR,
    "presente": Participation.Role.ALSO_PRESENT,
    "present": Participation.Role.ALSO_PRESENT,
}


@dataclass(frozen=True)
class PastedLine:
    """One participant out of a pasted list; what the line does not say is None."""

    person: Person
    country: Country | None = None
    organization: Organization | None = None
    role: str | None = None


class PastedParticipants(forms.CharField):
    """A text box that cleans to a list of PastedLine."""

    def __init__(self, **options: Any) -> None:
        widget = forms.Textarea(attrs={"rows": 3, "cols": False})
        super().__init__(required=False, widget=widget, **options)

    def clean(self, value: Any) -> list[PastedLine]:
        return read(super().clean(value))


def read(text: str) -> list[PastedLine]:
    """Return the participants that a pasted text names.

    Raises ValidationError with one message for each line that is not understood.
    """
    lines = [(number, line) for number, line in enumerate(text.splitlines(), 1) if line.strip()]
    if not lines:
        return []
    if len(lines) > MAXIMUM_LINES:
        raise ValidationError(
            _("At most %(number)s lines at once."), params={"number": MAXIMUM_LINES}
        )
    reader = Reader()
    read_lines, problems = [], []
    for number, line in lines:
        try:
            read_lines.append(reader.read(line))
        except ValidationError as error:
            message = _("Line %(number)s: %(problem)s")
            params = {"number": number, "problem": " ".join(error.messages)}
            problems.append(ValidationError(message, params=params))
    if problems:
        raise ValidationError(problems)
    return read_lines


class Reader:
    """Reads lines against everybody and everything that is known."""

    def __init__(self) -> None:
        self.people = people_spellings()
        self.countries = country_spellings()
        self.organizations = organization_spellings()
        self.roles = role_words()

    def read(self, line: str) -> PastedLine:
        """Return what a line says; raise ValidationError where a part of it is unknown."""
        name, *rest = self.parts(LIST_MARKS.sub("", line).strip())
        person = self.person(name)
        said: dict[str, Any] = {}
        for part in rest:
            field, value = self.meaning(part)
            if field in said or (field != "role" and said.keys() & {"country", "organization"}):
                raise ValidationError(
                    _("“%(part)s” says again what the line has said."), params={"part": part}
                )
            said[field] = value
        return PastedLine(person, **said)

    def parts(self, line: str) -> list[str]:
        """Return the parts of a line; commas part it only where no name contains them."""
        parts = [part for part in SEPARATORS.split(line) if part]
        if len(parts) == 1 and "," in line and not called(self.people, line):
            parts = [part.strip() for part in line.split(",") if part.strip()]
        return parts or [line]

    def person(self, name: str) -> Person:
        """Return the person known under a name."""
        found = called(self.people, name)
        if not found:
            raise ValidationError(
                _(
                    "nobody is known as “%(name)s”. Add the person with “+” in a row below, "
                    "or write the name as it is known here."
                ),
                params={"name": name},
            )
        if len(found) > 1:
            raise ValidationError(
                _("several people are known as “%(name)s”. Choose the right one in a row below."),
                params={"name": name},
            )
        return Person.objects.get(pk=found[0])

    def meaning(self, part: str) -> tuple[str, Any]:
        """Return the field that a part of a line speaks of, and its value."""
        if folded(part) in self.roles:
            return "role", self.roles[folded(part)]
        country = only(self.countries, part)
        if country is not None:
            return "country", Country.objects.get(pk=country)
        organization = only(self.organizations, part)
        if organization is not None:
            return "organization", Organization.objects.get(pk=organization)
        raise ValidationError(
            _("“%(part)s” is no country, organisation or role known here."), params={"part": part}
        )


def only(spellings: list[Spelling], text: str) -> Any:
    """Return the one record called so; None where there is none or more than one."""
    found = called(spellings, text)
    return found[0] if len(found) == 1 else None


def role_words() -> dict[str, str]:
    """Return the role that each word means, in both languages of the interface."""
    words = {folded(word): str(role) for word, role in ROLE_WORDS.items()}
    for language in ("it", "en"):
        with override(language):
            words |= {folded(str(role.label)): str(role) for role in Participation.Role}
    return words
