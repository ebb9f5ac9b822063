"""What stands in the way of publication, and what an editor should look at before it."""

import datetime
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from people.models import Tenure

from .models import Participation, Photo, Quote, Report, Source
from .models.report import LANGUAGES, took_part
from .text import quotation

NEAR = datetime.timedelta(days=2)

LANGUAGE_NAMES = {"it": _("Italian"), "en": _("English")}
TEXT_NAMES = {"title": _("headline"), "summary": _("standfirst"), "body": _("body")}


class Level(StrEnum):
    """What a finding means for publication."""

    BLOCKS = "blocks"
    WARNS = "warns"


@dataclass(frozen=True)
class Finding:
    """One line of the checklist.

    field: the field of the report, or the kind of row, that it speaks of; key: of that row.
    """

    level: Level
    message: str | Promise
    field: str
    key: str | None = None


@dataclass(frozen=True)
class Edition:
    """An edition with its rows, fetched once for all questions."""

    report: Report
    participations: Sequence[Participation]
    quotes: Sequence[Quote]
    sources: Sequence[Source]
    photos: Sequence[Photo]

    @classmethod
    def of(cls, report: Report) -> "Edition":
        """Fetch the rows of an edition."""
        participations = report.participations.select_related(
            "person", "country", "organization", "tenure"
        )
        return cls(
            report,
            list(participations),
            list(report.quotes.select_related("speaker")),
            list(report.sources.select_related("record")),
            list(report.photos.all()),
        )


def check(report: Report, languages: Iterable[str] | None = None) -> list[Finding]:
    """Return what is to be said of an edition before publication, what blocks first.

    languages: those to be published; None: whichever are complete.
    """
    edition = Edition.of(report)
    complete = [code for code in LANGUAGES if not report.missing_texts(code)]
    chosen = complete if languages is None else list(languages)
    found = [
        *texts_missing(edition, chosen),
        *facts_missing(edition),
        *photos_incomplete(edition, chosen),
        *other_language_incomplete(edition, chosen),
        *quotes_doubtful(edition, chosen),
        *participants_doubtful(edition),
        *sources_doubtful(edition),
        *same_parties_near(edition),
    ]
    return sorted(found, key=lambda finding: finding.level != Level.BLOCKS)


def blocking(report: Report, languages: Iterable[str] | None = None) -> list[Finding]:
    """Return only what forbids publication."""
    return [found for found in check(report, languages) if found.level == Level.BLOCKS]


def texts_missing(edition: Edition, chosen: Sequence[str]) -> Iterator[Finding]:
    """Title, summary, body and address are there in every language to be published."""
    report = edition.report
    if not chosen:
        message = _("Headline, standfirst and body must exist in at least one language.")
        yield Finding(Level.BLOCKS, message, f"title_{report.original_language}")
    for language in chosen:
        for field in report.missing_texts(language):
            message = _("%(language)s: the %(field)s is missing.") % {
                "language": LANGUAGE_NAMES[language],
                "field": TEXT_NAMES[field],
            }
            yield Finding(Level.BLOCKS, message, f"{field}_{language}")
    addresses = [report.text_in("proposed_slug", code) for code in LANGUAGES]
    if not any(addresses) and not any(report.meeting.slug_in(code) for code in LANGUAGES):
        field = f"proposed_slug_{report.original_language}"
        yield Finding(Level.BLOCKS, _("The report has no address yet."), field)


def facts_missing(edition: Edition) -> Iterator[Finding]:
    """There is a date, somebody who took part, and a source."""
    if edition.report.held_on is None:
        yield Finding(Level.BLOCKS, _("The date of the meeting is missing."), "held_on")
    if not edition.participations:
        yield Finding(Level.BLOCKS, _("Nobody took part yet."), "participations")
    if not edition.sources:
        yield Finding(Level.BLOCKS, _("There is no source yet."), "sources")


def photos_incomplete(edition: Edition, chosen: Sequence[str]) -> Iterator[Finding]:
    """Every photo has a credit, and a description in every language to be published."""
    for photo in edition.photos:
        if not photo.credit.strip():
            message = _("A photo has no credit.")
            yield Finding(Level.BLOCKS, message, "photos", str(photo.key))
        for language in chosen:
            if not (getattr(photo, f"alt_{language}") or "").strip():
                message = _("%(language)s: a photo has no description.") % {
                    "language": LANGUAGE_NAMES[language]
                }
                yield Finding(Level.BLOCKS, message, "photos", str(photo.key))


def other_language_incomplete(edition: Edition, chosen: Sequence[str]) -> Iterator[Finding]:
    """The languages that are not published yet, and quotes without a translation."""
    for language in LANGUAGES:
        missing = edition.report.missing_texts(language)
        if language not in chosen and missing:
            message = _("%(language)s is incomplete: readers will get the other language.") % {
                "language": LANGUAGE_NAMES[language]
            }
            yield Finding(Level.WARNS, message, f"{missing[0]}_{language}")
    for quote in edition.quotes:
        for language in chosen:
            if not quote.text_in(language):
                message = _("%(language)s: a quote is not translated: “%(quote)s”") % {
                    "language": LANGUAGE_NAMES[language],
                    "quote": quote,
                }
                yield Finding(Level.WARNS, message, "quotes", str(quote.key))


def quotes_doubtful(edition: Edition, chosen: Sequence[str]) -> Iterator[Finding]:
    """Quotes have a speaker who took part and a source, and stand in the body."""
    present = {row.person_id for row in edition.participations}
    for quote in edition.quotes:
        key, named = str(quote.key), {"quote": quote}
        if quote.speaker_id is None and not has_attribution(quote):
            message = _("A quote has no speaker: “%(quote)s”") % named
            yield Finding(Level.WARNS, message, "quotes", key)
        elif quote.speaker_id is not None and quote.speaker_id not in present:
            message = _("%(speaker)s is quoted but did not take part.") % {"speaker": quote.speaker}
            yield Finding(Level.WARNS, message, "quotes", key)
        if quote.source_id is None:
            message = _("A quote has no source: “%(quote)s”") % named
            yield Finding(Level.WARNS, message, "quotes", key)
    for language in chosen:
        yield from quotes_not_in_body(edition, language)


def has_attribution(quote: Quote) -> bool:
    """Say whether the quote is attributed in words, in any language."""
    return any(getattr(quote, f"attribution_{code}") for code in LANGUAGES)


def quotes_not_in_body(edition: Edition, language: str) -> Iterator[Finding]:
    """The quotes that readers will find after the text because it does not hold them."""
    texts = [(str(quote.key), quote.text_in(language)) for quote in edition.quotes]
    html = edition.report.text_in("body_html", language)
    absent = set(quotation.missing(html, [pair for pair in texts if pair[1]]))
    for quote in edition.quotes:
        if str(quote.key) in absent:
            message = _("%(language)s: a quote does not stand in the body: “%(quote)s”") % {
                "language": LANGUAGE_NAMES[language],
                "quote": quote,
            }
            yield Finding(Level.WARNS, message, "quotes", str(quote.key))


def participants_doubtful(edition: Edition) -> Iterator[Finding]:
    """Principals held a post that day, and nobody stands there twice."""
    people = [row for row in edition.participations if row.person_id is not None]
    for row in without_post(edition, people):
        message = _("%(person)s held no post that we know of on that day.") % {"person": row.person}
        yield Finding(Level.WARNS, message, "participations", str(row.key))
    times = Counter(row.person_id for row in people)
    for person_id in (person_id for person_id, count in times.items() if count > 1):
        row = next(row for row in people if row.person_id == person_id)
        message = _("%(person)s stands among the participants twice.") % {"person": row.person}
        yield Finding(Level.WARNS, message, "participations", str(row.key))


def without_post(edition: Edition, people: Sequence[Participation]) -> list[Participation]:
    """Return the principals who held no post on the day of the meeting and have no title."""
    day = edition.report.held_on
    principals = [
        row
        for row in people
        if row.is_principal and not any(getattr(row, f"title_printed_{c}") for c in LANGUAGES)
    ]
    if day is None or not principals:
        return []
    held = Tenure.objects.held_on(day).filter(person__in=[row.person_id for row in principals])
    in_office = {(tenure.person_id, tenure.pk) for tenure in held}
    holders = {person_id for person_id, _tenure in in_office}
    return [
        row
        for row in principals
        if row.person_id not in holders
        or (row.tenure_id and (row.person_id, row.tenure_id) not in in_office)
    ]


def sources_doubtful(edition: Edition) -> Iterator[Finding]:
    """Somebody has noted when each source that has an address was read."""
    unread = [row for row in edition.sources if row.record.url and row.accessed_on is None]
    if unread:
        message = _("Nobody has noted when these sources were read: %(sources)s") % {
            "sources": "; ".join(str(row.record) for row in unread)
        }
        yield Finding(Level.WARNS, message, "sources", str(unread[0].key))


def same_parties_near(edition: Edition) -> Iterator[Finding]:
    """Another meeting of the same parties, at most two days away, may be the same one."""
    report, parties = edition.report, parties_of(edition.participations)
    if report.held_on is None or not parties:
        return
    others = Report.objects.live().exclude(meeting=report.meeting_id)
    near = others.between(report.held_on - NEAR, (report.covers_until or report.held_on) + NEAR)
    for country, organization in parties:
        near = near.filter(took_part(country=country, organization=organization))
    for other in near.without_texts().prefetch_related("participations")[:20]:
        if parties_of(other.participations.all()) == parties:
            message = _("The same parties met within two days: “%(report)s”. Is it the same?") % {
                "report": other
            }
            yield Finding(Level.WARNS, message, "held_on")


def parties_of(participations: Iterable[Participation]) -> set[tuple[str | None, int | None]]:
    """Return the countries and organisations for which principals stand."""
    return {
        (row.country_id, row.organization_id)
        for row in participations
        if row.is_principal and (row.country_id or row.organization_id)
    }
