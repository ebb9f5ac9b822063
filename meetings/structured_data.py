"""What machines read on a page: schema.org in JSON-LD, of live content only.

The functions take rows that are fetched already and `at`, which gives the full address of a
public page by its name; they ask the database nothing.
"""

import datetime
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from django.db import models

from people.models import Country, Organization, Person

from .models import Participation, Quote, Report, Source
from .text import dates

At = Callable[..., str]
Data = dict[str, Any]

PUBLISHER: Data = {"@type": "Organization", "name": "Colloqui"}
STATUSES = {
    Report.Outcome.HELD: "https://schema.org/EventScheduled",
    Report.Outcome.ANNOUNCED: "https://schema.org/EventScheduled",
    Report.Outcome.POSTPONED: "https://schema.org/EventPostponed",
    Report.Outcome.CANCELLED: "https://schema.org/EventCancelled",
}


def graph(*things: Data) -> Data:
    """Return things as one document."""
    return {"@context": "https://schema.org", "@graph": [present(thing) for thing in things]}


def present(thing: Data) -> Data:
    """Leave out what is empty."""
    return {name: value for name, value in thing.items() if value not in ("", None, [], {})}


def report(edition: Report, language: str, *, at: At) -> Data:
    """Return the article, the meeting that it tells of, and the quotes in it.

    edition: a live report with its rows fetched; language: in which it is shown.
    """
    reading = edition.reading_language(language)
    url = at("report", slug=edition.meeting.slug_in(language))
    event = meeting(edition, reading, url=url, at=at)
    article = {
        "@type": "NewsArticle",
        "@id": url,
        "url": url,
        "mainEntityOfPage": url,
        "headline": edition.text_in("title", reading),
        "description": edition.text_in("summary", reading),
        "inLanguage": reading,
        "datePublished": moment(edition.meeting.first_published_at),
        "dateModified": moment(edition.dated_at),
        "version": str(edition.edition),
        "author": {"@type": "Person", "name": edition.byline} if edition.byline else PUBLISHER,
        "publisher": PUBLISHER,
        "isAccessibleForFree": True,
        "about": {"@id": event["@id"]},
        "isBasedOn": [source(row) for row in edition.sources.all()],
        "hasPart": [
            {"@id": at("quote", key=row.key)} for row in edition.quotes.all() if row.original
        ],
    }
    sources: dict[int | None, Source] = {row.pk: row for row in edition.sources.all()}
    quotes = (
        quote(row, reading, sources.get(row.source_id), at=at) for row in edition.quotes.all()
    )
    return graph(article, event, *quotes)


def meeting(edition: Report, language: str, *, url: str, at: At) -> Data:
    """Return the meeting itself."""
    ended_on = edition.ended_on or edition.held_on
    precision = edition.ended_on_precision if edition.ended_on else edition.held_on_precision
    people = [row for row in edition.participations.all() if row.is_principal]
    hosts = [row for row in people if row.role == Participation.Role.HOST]
    return present(
        {
            "@type": "Event",
            "@id": f"{url}#meeting",
            "name": edition.text_in("title", language),
            "startDate": day(edition.held_on, edition.held_on_precision),
            "endDate": day(ended_on, precision),
            "eventStatus": STATUSES.get(Report.Outcome(edition.outcome)),
            "location": place(edition, language),
            "attendee": [participant(row, language, at=at) for row in people],
            "organizer": [party(row.party, language) for row in hosts[:1] if row.party],
        }
    )


def place(edition: Report, language: str) -> Data:
    """Return where it was; empty where nobody said."""
    city, venue = edition.text_in("city", language), edition.text_in("venue", language)
    if not (city or venue or edition.country):
        return {}
    address = present(
        {
            "@type": "PostalAddress",
            "addressLocality": city,
            "addressCountry": edition.country.code if edition.country else "",
        }
    )
    name = venue or city or str(edition.country)
    return {"@type": "Place", "name": name, "address": address}


def participant(row: Participation, language: str, *, at: At) -> Data:
    """Return somebody at the table: a person with the title of that day, or a group."""
    if row.person is None:
        group = getattr(row, f"group_{language}") or row.group
        return present({"@type": "Organization", "name": group})
    return present(
        {
            **person(row.person, language, at=at),
            "jobTitle": row.title_in(language),
            "affiliation": party(row.party, language) if row.party else {},
        }
    )


def party(represented: models.Model, language: str) -> Data:
    """Return a country or an organisation."""
    kind = "Country" if isinstance(represented, Country) else "Organization"
    return {"@type": kind, "name": getattr(represented, f"name_{language}") or str(represented)}


def person(somebody: Person, language: str, *, at: At) -> Data:
    """Return a person as others refer to them."""
    return present(
        {
            "@type": "Person",
            "@id": at("leader", slug=somebody.slug),
            "name": getattr(somebody, f"name_{language}") or str(somebody),
            "alternateName": somebody.native_name,
            "sameAs": wikidata(somebody),
        }
    )


def wikidata(somebody: Person) -> str:
    """Return the address of what Wikidata knows of a person; '' where nobody said."""
    return f"https://www.wikidata.org/entity/{somebody.wikidata_id}" if somebody.wikidata_id else ""


def quote(row: Quote, language: str, said_in: Source | None, *, at: At) -> Data:
    """Return a quote in the words that the page shows; said_in: its source."""
    text = row.text_in(language)
    speaker = person(row.speaker, language, at=at) if row.speaker else {}
    attribution = getattr(row, f"attribution_{language}") or ""
    return present(
        {
            "@type": "Quotation",
            "@id": at("quote", key=row.key),
            "text": text or row.original,
            "inLanguage": language if text else row.original_language,
            "creator": speaker or ({"@type": "Person", "name": attribution} if attribution else {}),
            "isBasedOn": source(said_in) if said_in else {},
        }
    )


def source(row: Source) -> Data:
    """Return a page or document that a report cites."""
    record = row.record
    return present(
        {
            "@type": "CreativeWork",
            "name": record.title or record.publisher,
            "url": record.url,
            "inLanguage": record.language,
            "publisher": {"@type": "Organization", "name": record.publisher}
            if record.publisher
            else {},
            "datePublished": day(record.published_on),
        }
    )


def leader(somebody: Person, language: str, titles: Sequence[str], *, at: At) -> Data:
    """Return the page of a leader; titles: of the posts held now."""
    return graph(
        {
            **person(somebody, language, at=at),
            "url": at("leader", slug=somebody.slug),
            "jobTitle": list(titles),
            "birthDate": day(somebody.born_on, somebody.born_on_precision),
            "deathDate": day(somebody.died_on, somebody.died_on_precision),
        }
    )


def country(state: Country, language: str, *, at: At) -> Data:
    """Return the page of a country."""
    url = at("country", slug=state.slug)
    return graph({**party(state, language), "@id": url, "url": url, "identifier": state.code})


def organization(body: Organization, language: str, *, at: At) -> Data:
    """Return the page of an organisation."""
    url = at("organization", slug=body.slug)
    short = getattr(body, f"acronym_{language}") or ""
    return graph({**party(body, language), "@id": url, "url": url, "alternateName": short})


def breadcrumbs(steps: Iterable[tuple[str, str]]) -> Data:
    """Return the way to a page; steps: name and full address, from the home page on."""
    return graph(
        {
            "@type": "BreadcrumbList",
            "itemListElement": [
                {"@type": "ListItem", "position": place, "name": name, "item": url}
                for place, (name, url) in enumerate(steps, 1)
            ],
        }
    )


def day(on: datetime.date | None, precision: str = "day") -> str:
    """Return a partial date as ISO 8601; '' for none."""
    return dates.iso(on, precision) if on else ""


def moment(at: Any) -> str:
    """Return a moment as ISO 8601; '' for none."""
    return at.isoformat(timespec="seconds") if at else ""
