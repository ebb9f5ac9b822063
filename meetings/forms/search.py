"""What a reader may ask of the search."""

import datetime
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from people.models import Country, Organization, Person

from ..models import Report, Topic
from ..models.quote import LANGUAGE_CODE
from ..search import Kind, Thing
from ..search.asking import NEWEST, OLDEST, RELEVANCE
from .vocabulary_fields import (
    CountriesField,
    CountryField,
    LeaderField,
    LeadersField,
    OrganizationField,
    SubjectField,
    TopicField,
)

REPORTS, QUOTES = "reports", "quotes"
LONGEST_QUERY = 200


@dataclass(frozen=True)
class Criteria:
    """What is searched for, in things rather than in words of an address."""

    text: str = ""
    countries: list[Country] = field(default_factory=list)
    leaders: list[Person] = field(default_factory=list)
    speaker: Person | None = None
    mentions: Country | Person | Organization | None = None
    organization: Organization | None = None
    topic: Topic | None = None
    kind: str = ""
    outcome: str = ""
    start: datetime.date | None = None
    end: datetime.date | None = None
    place: Country | None = None
    source_language: str = ""
    with_quotes: bool = False
    #: Reports or quotes; empty: whichever answers more fully.
    within: str = ""
    sort: str = RELEVANCE

    @property
    def is_empty(self) -> bool:
        """Whether nothing has been asked for."""
        return not self.filters("it")

    def filters(self, language: str) -> list[tuple[str, str]]:
        """Return the names and values of what narrows the results; language: of addresses."""
        things = {
            "speaker": self.speaker,
            "mentions": self.mentions,
            "organization": self.organization,
            "topic": self.topic,
            "place": self.place,
        }
        days = {"from": self.start, "to": self.end}
        pairs = [
            ("q", self.text),
            *(("country", country.code) for country in self.countries),
            *(("leader", leader.slug) for leader in self.leaders),
            *((name, word_for(thing, language)) for name, thing in things.items() if thing),
            ("kind", self.kind),
            ("outcome", self.outcome),
            ("language", self.source_language),
            ("quotes", "yes" if self.with_quotes else ""),
            *((name, day.isoformat()) for name, day in days.items() if day),
        ]
        return [(name, value) for name, value in pairs if value]

    def parameters(self, language: str) -> list[tuple[str, str]]:
        """Return the names and values that stand for these criteria in an address."""
        within = [("in", self.within)] if self.within else []
        sort = [] if self.sort == RELEVANCE else [("sort", self.sort)]
        return self.filters(language) + within + sort


def word_for(thing: Model | Thing, language: str) -> str:
    """Return the word that stands for a country, person, organisation or topic in an address."""
    if isinstance(thing, Thing):
        return str(thing.key) if thing.kind == Kind.COUNTRY else thing.slug_in(language)
    if isinstance(thing, Country):
        return thing.code
    if isinstance(thing, Person):
        return thing.slug
    return getattr(thing, f"slug_{language}") or thing.slug_it or thing.slug_en


class TypedField(forms.BoundField):
    """A field that can give back what was typed into it, each value by itself."""

    @property
    def typed(self) -> list[str]:
        """The values that were sent, as they were typed."""
        return [value for value in self.form.data.getlist(self.html_name) if value]


class DayInput(forms.DateInput):
    """The browser's field for a day; a plain one for what is no day, which that would not show."""

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        written = context["widget"]["value"]
        context["widget"]["type"] = "date" if not written or is_day(written) else "text"
        return context


def is_day(text: str) -> bool:
    """Whether a text is a day as browsers send it."""
    try:
        return datetime.date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


class SearchForm(forms.Form):
    """The parameters of the search; their names are those of interface.md.

    `from` and `in` are words of the language that this is written in: their fields end in `_`.
    """

    bound_field_class = TypedField

    q = forms.CharField(label=_("Words, country or leader"), max_length=LONGEST_QUERY)
    country = CountriesField(label=_("Country"))
    leader = LeadersField(label=_("Leader"))
    speaker = LeaderField(label=_("Who said it"))
    mentions = SubjectField(label=_("Spoken of"))
    organization = OrganizationField(label=_("Organisation"))
    topic = TopicField(label=_("Topic"))
    kind = forms.ChoiceField(label=_("Kind"), choices=[("", _("Any kind")), *Report.Kind.choices])
    outcome = forms.ChoiceField(
        label=_("Outcome"), choices=[("", _("Any outcome")), *Report.Outcome.choices]
    )
    place = CountryField(label=_("Country of the place"))
    language = forms.CharField(label=_("Language of a source"), validators=[LANGUAGE_CODE])
    quotes = forms.ChoiceField(
        label=_("Quotes"), choices=[("", _("With or without quotes")), ("yes", _("With quotes"))]
    )
    from_ = forms.DateField(label=_("From"), input_formats=["%Y-%m-%d"])
    to = forms.DateField(label=_("To"), input_formats=["%Y-%m-%d"])
    in_ = forms.ChoiceField(
        label=_("Search in"),
        choices=[("", _("Reports and quotes")), (REPORTS, _("Reports")), (QUOTES, _("Quotes"))],
    )
    sort = forms.ChoiceField(
        label=_("Order"),
        choices=[
            (RELEVANCE, _("Best match first")),
            (NEWEST, _("Newest first")),
            (OLDEST, _("Oldest first")),
        ],
    )
    page = forms.IntegerField(min_value=1, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for form_field in self.fields.values():
            form_field.required = False
        for name in ("from_", "to"):
            self.fields[name].widget = DayInput(format="%Y-%m-%d")

    def add_prefix(self, field_name: str) -> str:
        """Return the name of the parameter that fills a field."""
        return super().add_prefix(field_name).rstrip("_")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        start, end = cleaned.get("from_"), cleaned.get("to")
        if start and end and start > end:
            self.add_error("to", _("The end comes before the beginning."))
        return cleaned

    @property
    def days(self) -> list[forms.BoundField]:
        """The fields of the time that is asked for."""
        return [self["from_"], self["to"]]

    @property
    def typed_fields(self) -> list[forms.BoundField]:
        """The other fields in which something was sent, beside the words."""
        shown = ("q", "from_", "to", "page")
        return [field for field in self if field.name not in shown and field.typed]

    @property
    def criteria(self) -> Criteria:
        """What a valid form asks for."""
        cleaned = self.cleaned_data
        same = ("speaker", "mentions", "organization", "topic", "kind", "outcome", "place")
        return Criteria(
            text=cleaned["q"],
            countries=cleaned["country"],
            leaders=cleaned["leader"],
            start=cleaned["from_"],
            end=cleaned["to"],
            source_language=cleaned["language"],
            with_quotes=bool(cleaned["quotes"]),
            within=cleaned["in_"],
            sort=cleaned["sort"] or RELEVANCE,
            **{name: cleaned[name] for name in same},
        )
