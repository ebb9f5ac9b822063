"""What a careful editor does in each field: beside the field, and within its choices."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from people.models import PersonName

from ..models import Participation, Quote, Report, Source, Wording
from ..models.report import LANGUAGES

Reasons = Mapping[str, str | Promise]

KINDS: Reasons = {
    Report.Kind.BILATERAL: _("two parties, face to face"),
    Report.Kind.MULTILATERAL: _("three parties or more, below the highest level"),
    Report.Kind.SUMMIT: _("heads of state or government of several parties"),
    Report.Kind.STATE_VISIT: _("a visit with full ceremony, over days"),
    Report.Kind.AUDIENCE: _("received by a sovereign, a pope, a religious leader"),
    Report.Kind.PHONE_CALL: _("no place, and nobody hosts"),
    Report.Kind.VIDEO_CALL: _("no place, and nobody hosts"),
    Report.Kind.SIGNING: _("they met to sign"),
}
OUTCOMES: Reasons = {
    Report.Outcome.HELD: _("it took place; only this counts as a meeting"),
    Report.Outcome.ANNOUNCED: _("it is to come"),
    Report.Outcome.POSTPONED: _("it is to come, later than announced"),
    Report.Outcome.CANCELLED: _("it will not take place"),
    Report.Outcome.DENIED: _("a party says that it never took place"),
}
ROLES: Reasons = {
    Participation.Role.HOST: _("receives the others, at home or elsewhere"),
    Participation.Role.GUEST: _("comes to the one who receives"),
    Participation.Role.PARTICIPANT: _("where nobody receives: calls, summits, third places"),
    Participation.Role.MEDIATOR: _("brings the parties together and is none of them"),
    Participation.Role.HEAD_OF_DELEGATION: _("speaks for a party in place of its leader"),
    Participation.Role.DELEGATION_MEMBER: _("comes with somebody above; no meeting of their own"),
    Participation.Role.ALSO_PRESENT: _("in the room, not at the table"),
    Participation.Role.INTERPRETER: _("readers do not see them"),
    Participation.Role.STAFF: _("readers do not see them"),
}
DIRECTNESS: Reasons = {
    Quote.Directness.VERBATIM: _("the very words, in the language spoken"),
    Quote.Directness.INTERPRETED: _("the words of an interpreter or of a translated transcript"),
    Quote.Directness.OFFICIAL_PARAPHRASE: _("as a party’s own account tells it"),
    Quote.Directness.REPORTED: _("as somebody else tells it: an agency, a newspaper"),
}
TRANSLATIONS: Reasons = {
    Quote.TranslationBy.OURS: _("made here"),
    Quote.TranslationBy.PUBLISHED: _("printed by a source, word for word"),
}
QUOTE_STATUSES: Reasons = {
    Quote.Status.ACCEPTED: _("nobody denies it"),
    Quote.Status.DISPUTED: _("somebody denies it or says that it is cut"),
}
SOURCES: Reasons = {
    Source.Kind.OFFICIAL: _("of a party or an organisation"),
    Source.Kind.AGENCY: _("Reuters, ANSA, TASS"),
    Source.Kind.PRESS: _("a newspaper, a broadcaster"),
    Source.Kind.VIDEO: _("a recording, whoever shows it"),
    Source.Kind.DOCUMENT: _("a treaty, a joint statement, a record of an archive"),
}
SPELLINGS: Reasons = {
    PersonName.Kind.OFFICIAL: _("as in documents, in full"),
    PersonName.Kind.NATIVE: _("Кассым, محمد, 习近平"),
    PersonName.Kind.TRANSLITERATION: _("from another script, by some rule"),
    PersonName.Kind.ALIAS: pgettext_lazy("spelling", "any other, common mistakes included"),
    PersonName.Kind.FORMER: _("borne before a marriage, an election, a change of name"),
    PersonName.Kind.HONORIFIC: _("with a title: Ayatollah, Sir, His Holiness"),
}
#: The column of a model → what each of its choices means.
CHOICES: Mapping[tuple[type[models.Model], str], Reasons] = {
    (Report, "kind"): KINDS,
    (Report, "outcome"): OUTCOMES,
    (Participation, "role"): ROLES,
    (Quote, "directness"): DIRECTNESS,
    (Wording, "directness"): DIRECTNESS,
    (Quote, "translation_by"): TRANSLATIONS,
    (Quote, "status"): QUOTE_STATUSES,
    (Source, "kind"): SOURCES,
    (PersonName, "kind"): SPELLINGS,
}


def explain(fields: Mapping[str, forms.Field], model: type[models.Model]) -> None:
    """Give fields without a help text that of their column, and choices their meaning.

    Only what is shown changes: the labels of the choices stay as they are elsewhere.
    """
    for name, field in fields.items():
        if not field.help_text:
            field.help_text = help_of(model, name)
        reasons = CHOICES.get((model, stem_of(name)))
        if reasons and hasattr(field.widget, "choices"):
            field.widget.choices = [
                (value, explained(label, reasons.get(value))) for value, label in field.choices
            ]


def short_labels(field: forms.Field) -> dict[str, str]:
    """Return the labels of the choices of a field by value, without what they mean."""
    own = isinstance(field, forms.ChoiceField) and not isinstance(field, forms.ModelChoiceField)
    choices = field.choices if own else field.widget.choices
    return {str(key): str(label) for key, label in choices}


def help_of(model: type[models.Model], name: str) -> Any:
    """Return the help text of a column; '' where there is no such column."""
    try:
        return getattr(model._meta.get_field(name), "help_text", "")
    except FieldDoesNotExist:
        return ""


def stem_of(name: str) -> str:
    """Return the name of a column without its language."""
    stem, _underscore, language = name.rpartition("_")
    return stem if language in LANGUAGES else name


def explained(label: Any, reason: str | Promise | None) -> Any:
    """Return a choice with what it means behind it."""
    return format_lazy("{}: {}", label, reason) if reason else label
