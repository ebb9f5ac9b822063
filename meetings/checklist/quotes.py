"""Quotes: who said them, according to whom, and whether the body holds them."""

import time
from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _

from ..models import Quote
from ..models.report import LANGUAGES
from ..text import passage, quotation, quotation_marks
from .edition import Edition
from .finding import LANGUAGE_NAMES, TEXT_NAMES, Finding, Level

#: A passage that is less like the quote explains nothing.
LIKE_ENOUGH = 0.5
#: For all quotes of an edition together: the checklist answers while somebody types.
SECONDS_FOR_PASSAGES = 0.03
#: What is shown around a quotation mark, on either side of it.
AROUND = 20


def quotes_doubtful(edition: Edition, chosen: Sequence[str]) -> Iterator[Finding]:
    """Quotes have a speaker who took part and a source, and stand in the body."""
    present = {row.person_id for row in edition.participations}
    unknown = {(name.key, name.part) for name in edition.unknown_names}
    for quote in edition.quotes:
        key, named = str(quote.key), {"quote": quote}
        if (key, "speaker") in unknown:
            # Asked about as a name.
            pass
        elif quote.speaker_id is None and not has_attribution(quote):
            message = _("A quote has no speaker: “%(quote)s”") % named
            yield Finding(Level.WARNS, message, "quotes", key, "speaker")
        elif quote.speaker_id is not None and quote.speaker_id not in present:
            message = _("%(speaker)s is quoted but did not take part.") % {"speaker": quote.speaker}
            yield Finding(Level.WARNS, message, "quotes", key, "speaker")
        if quote.source is None:
            message = _("A quote has no source: “%(quote)s”") % named
            yield Finding(Level.WARNS, message, "quotes", key, "source_key")
    ends = time.monotonic() + SECONDS_FOR_PASSAGES
    for language in chosen:
        yield from quotes_not_in_body(edition, language, ends)


def has_attribution(quote: Quote) -> bool:
    """Say whether the quote is attributed in words, in any language."""
    return any(getattr(quote, f"attribution_{code}") for code in LANGUAGES)


def quotes_not_in_body(edition: Edition, language: str, ends: float) -> Iterator[Finding]:
    """The quotes that readers will find after the text because it does not hold them.

    ends: the moment of `time.monotonic` after which no passage is looked for.
    """
    texts = [(str(quote.key), quote.text_in(language)) for quote in edition.quotes]
    html = edition.report.text_in("body_html", language)
    absent = set(quotation.missing(html, [pair for pair in texts if pair[1]]))
    for quote in edition.quotes:
        if str(quote.key) not in absent:
            continue
        named = {"language": LANGUAGE_NAMES[language], "quote": quote}
        near = nearest_passage(edition.plain_bodies[language], quote.text_in(language), ends)
        if near:
            message = _(
                "%(language)s: a quote does not stand in the body: “%(quote)s”. "
                "Nearest to it: “%(passage)s”"
            ) % {**named, "passage": near}
        else:
            message = _("%(language)s: a quote does not stand in the body: “%(quote)s”") % named
        part = "original" if quote.original_language == language else f"text_{language}"
        yield Finding(Level.WARNS, message, "quotes", str(quote.key), part)


def nearest_passage(body: str, text: str, ends: float) -> str:
    """Return the passage of a body that is most like a quote; '' where none is like it."""
    left = ends - time.monotonic()
    if left <= 0:
        return ""
    found = passage.nearest(body, text, seconds=left)
    return found.text if found is not None and found.likeness >= LIKE_ENOUGH else ""


def quotation_marks_doubtful(edition: Edition) -> Iterator[Finding]:
    """Every quotation mark has its fellow: the first without it is named, text by text."""
    for field, language, text in edition.prose():
        lonely = quotation_marks.balanced(text, language)
        if lonely:
            place = lonely[0].offset
            message = _("%(language)s, %(field)s: a quotation mark has no fellow: … %(text)s …") % {
                "language": LANGUAGE_NAMES[language],
                "field": TEXT_NAMES[field],
                "text": " ".join(text[max(place - AROUND, 0) : place + AROUND].split()),
            }
            yield Finding(Level.WARNS, message, f"{field}_{language}")
