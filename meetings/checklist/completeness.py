"""What is missing before a report can be published, or before it is complete."""

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _

from ..models.report import LANGUAGES
from .edition import Edition
from .finding import LANGUAGE_NAMES, TEXT_NAMES, Finding, Level


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


def rows_incomplete(edition: Edition) -> Iterator[Finding]:
    """Every quote says how direct it is, and every source of what kind it is."""
    for quote in edition.quotes:
        if not quote.directness:
            message = _("A quote does not say how direct it is: “%(quote)s”") % {"quote": quote}
            yield Finding(Level.BLOCKS, message, "quotes", str(quote.key), "directness")
    for source in edition.sources:
        if not source.kind:
            message = _("A source does not say of what kind it is: %(source)s") % {"source": source}
            yield Finding(Level.BLOCKS, message, "sources", str(source.key), "kind")


def photos_incomplete(edition: Edition, chosen: Sequence[str]) -> Iterator[Finding]:
    """Every photo has a credit, and a description in every language to be published."""
    for photo in edition.photos:
        if not photo.credit.strip():
            message = _("A photo has no credit.")
            yield Finding(Level.BLOCKS, message, "photos", str(photo.key), "credit")
        for language in chosen:
            if not (getattr(photo, f"alt_{language}") or "").strip():
                message = _("%(language)s: a photo has no description.") % {
                    "language": LANGUAGE_NAMES[language]
                }
                part = f"alt_{language}"
                yield Finding(Level.BLOCKS, message, "photos", str(photo.key), part)


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
                part = f"text_{language}"
                yield Finding(Level.WARNS, message, "quotes", str(quote.key), part)
