"""What stands around the results of a search: the choices, what is set, and the way on."""

from dataclasses import dataclass

from django.db.models import Exists, Model, QuerySet
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from people.models import Country, Organization, Person
from people.names import fold

from ..forms.search import Criteria, SearchForm, word_for
from ..models import Report, Topic
from ..models.exposure import public_organizations, public_people, public_topics
from ..search import Named
from .alternates import alternates, with_query
from .country import alphabetical, seen_in_live_report

#: A longer list of names serves nobody; any spelling can be typed all the same.
NAMES_OFFERED = 300


@dataclass(frozen=True)
class Choices:
    """What can be chosen rather than typed."""

    countries: list[Country]
    organizations: list[Organization]
    topics: list[Topic]
    leaders: list[Person]


@dataclass(frozen=True)
class Chip:
    """A criterion that is set: what it says, how it is kept, and the search without it."""

    label: str
    name: str
    value: str
    without: str
    #: Whether the form needs a hidden field to keep it; it shows the others itself.
    is_hidden: bool = True


@dataclass(frozen=True)
class Offer:
    """Another search that may be what the reader wants."""

    label: str
    address: str


def choices() -> Choices:
    """Return what the form offers, in the order of the active language."""
    people = public_people().only("slug", "name_it", "name_en")[: NAMES_OFFERED + 1]
    return Choices(
        countries=alphabetical(Country.objects.filter(Exists(seen_in_live_report()))),
        organizations=sorted_by_name(public_organizations()),
        topics=sorted_by_name(public_topics()),
        leaders=sorted_by_name(people) if len(people) <= NAMES_OFFERED else [],
    )


def sorted_by_name(things: QuerySet) -> list:
    """Sort by name in the active language, whatever the database thinks of accents."""
    return sorted(things, key=lambda thing: fold(str(thing)))


def chips(criteria: Criteria, language: str) -> list[Chip]:
    """Return the criteria that are set, each with the way to the same search without it."""
    kept = criteria.parameters(language)
    return [
        Chip(
            label=label,
            name=name,
            value=value,
            without=address([pair for pair in kept if pair != (name, value)]),
            is_hidden=is_hidden,
        )
        for labels, is_hidden in ((chosen(criteria, language), True), (plain(criteria), False))
        for name, value, label in labels
    ]


def chosen(criteria: Criteria, language: str) -> list[tuple[str, str, str]]:
    """Return parameter, value and label of what was chosen from the vocabulary."""
    things: list[tuple[str, str, Model | None]] = [
        *(("country", "%s", country) for country in criteria.countries),
        *(("leader", "%s", leader) for leader in criteria.leaders),
        ("speaker", _("said by %s"), criteria.speaker),
        ("mentions", _("spoken of: %s"), criteria.mentions),
        ("organization", "%s", criteria.organization),
        ("topic", "%s", criteria.topic),
    ]
    return [
        (name, word_for(thing, language), text % thing) for name, text, thing in things if thing
    ]


def plain(criteria: Criteria) -> list[tuple[str, str, str]]:
    """Return parameter, value and label of kind, outcome and days."""
    labels = {"kind": dict(Report.Kind.choices), "outcome": dict(Report.Outcome.choices)}
    values = {"kind": criteria.kind, "outcome": criteria.outcome}
    days = {"from": (_("from: %s"), criteria.start), "to": (_("to: %s"), criteria.end)}
    return [
        *((name, value, str(labels[name][value])) for name, value in values.items() if value),
        *(
            (name, day.isoformat(), text % date_format(day, "SHORT_DATE_FORMAT"))
            for name, (text, day) in days.items()
            if day
        ),
    ]


def address(parameters: list[tuple[str, str]]) -> str:
    """Return the path of a search in the active language."""
    return with_query(reverse("search"), parameters)


def offers(criteria: Criteria, named: Named, language: str) -> list[Offer]:
    """Return what else could be asked where the text was understood as a name."""
    kept = [pair for pair in criteria.parameters(language) if pair[0] != "q"]
    subjects = [*named.countries, *named.people]
    spoken = [
        Offer(
            _("Where others spoke of %(name)s") % {"name": subject},
            address([*kept, ("mentions", word_for(subject, language))]),
        )
        for subject in subjects
        if criteria.mentions is None
    ]
    literal = f'"{criteria.text}"'
    as_words = Offer(_("Look for these words in the texts"), address([("q", literal), *kept]))
    return [*spoken, as_words] if subjects else []


def page_address(criteria: Criteria, page: int, language: str) -> str:
    """Return the path of a page of results."""
    numbered = [] if page == 1 else [("page", str(page))]
    return address(criteria.parameters(language) + numbered)


def versions(form: SearchForm) -> dict[str, str]:
    """Return the addresses of the same search by language; what is not understood stays."""
    if form.is_valid():
        criteria, page = form.criteria, form.cleaned_data["page"] or 1
        numbered = [] if page == 1 else [("page", str(page))]
        return alternates(
            lambda: reverse("search"), lambda code: criteria.parameters(code) + numbered
        )
    typed = [
        (name, value)
        for name in map(form.add_prefix, form.fields)
        for value in form.data.getlist(name)
    ]
    return alternates(lambda: reverse("search"), lambda _code: typed)
