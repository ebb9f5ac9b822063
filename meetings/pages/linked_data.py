"""What machines read on each kind of page, with the way to it from the home page."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Model
from django.utils.translation import gettext as _

from people.models import Country, Organization, Person

from .. import structured_data
from ..models import Quote, Report, Topic
from ..structured_data import Data
from .addresses import absolute, full_addresses


def of_report(report: Report, language: str) -> list[Data]:
    """Return the documents of a live report, where it reads in the language; else none."""
    if report.status != Report.Status.LIVE or not report.reads_in(language):
        return []
    at = full_addresses(language)
    title, slug = report.title_in(language), report.meeting.slug_in(language)
    steps = [home(at), (_("Meetings"), at("meetings")), (title, at("report", slug=slug))]
    return [
        structured_data.report(report, language, at=at),
        structured_data.breadcrumbs(steps),
    ]


def of_quote(quote: Quote, language: str) -> list[Data]:
    """Return the documents of a quote of a live report."""
    if quote.report.status != Report.Status.LIVE:
        return []
    at = full_addresses(language)
    steps = [home(at), (_("Quotes"), at("quotes")), (str(quote), at("quote", key=quote.key))]
    return [
        structured_data.graph(structured_data.quote(quote, language, quote.source, at=at)),
        structured_data.breadcrumbs(steps),
    ]


def of_leader(person: Person, titles: Sequence[str], language: str) -> list[Data]:
    """Return the documents of a leader; titles: of the posts held now."""
    at = full_addresses(language)
    steps = [home(at), (_("Leaders"), at("leaders")), (str(person), at("leader", slug=person.slug))]
    return [
        structured_data.leader(person, language, titles, at=at),
        structured_data.breadcrumbs(steps),
    ]


def of_country(country: Country, language: str) -> list[Data]:
    """Return the documents of a country."""
    at = full_addresses(language)
    steps = [
        home(at),
        (_("Countries"), at("countries")),
        (str(country), at("country", slug=country.slug)),
    ]
    return [
        structured_data.country(country, language, at=at),
        structured_data.breadcrumbs(steps),
    ]


def of_organization(organization: Organization, language: str) -> list[Data]:
    """Return the documents of an organisation; there is no list of all on the way to it."""
    at = full_addresses(language)
    address = at("organization", slug=organization.slug)
    return [
        structured_data.organization(organization, language, at=at),
        structured_data.breadcrumbs([home(at), (str(organization), address)]),
    ]


def of_topic(topic: Topic, language: str) -> list[Data]:
    """Return the way to a topic."""
    at = full_addresses(language)
    steps = [home(at), (str(topic), at("topic", slug=topic.slug))]
    return [structured_data.breadcrumbs(steps)]


def of_pair(sides: Sequence[Model], path: str, language: str) -> list[Data]:
    """Return the way to the page of two countries or of two leaders; path: of that page."""
    at = full_addresses(language)
    name = " – ".join(map(str, sides))
    are_countries = isinstance(sides[0], Country)
    above = (_("Countries"), at("countries")) if are_countries else (_("Leaders"), at("leaders"))
    return [structured_data.breadcrumbs([home(at), above, (name, absolute(path))])]


def home(at: Any) -> tuple[str, str]:
    """Return the first step of every way."""
    return "Colloqui", at("home")
