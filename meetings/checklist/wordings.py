"""Other published wordings: of which quote, from which source, and whether they say more."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from ..models import Quote, Wording
from ..text.quotation import comparable
from .edition import Edition
from .finding import Finding, Level


def wordings_doubtful(edition: Edition) -> Iterator[Finding]:
    """Every other wording belongs to a quote, has a source and says something else."""
    quotes = {quote.key: quote for quote in edition.quotes}
    for wording in edition.wordings:
        named = {"words": wording}
        quote = quotes.get(wording.quote.key) if wording.quote is not None else None
        if quote is None:
            message = _("Readers do not see this wording, which belongs to no quote: “%(words)s”")
            yield doubt(message % named, wording, "quote_key")
        elif says_the_same(quote, wording):
            message = _("This wording says what the quote says: “%(words)s”")
            yield doubt(message % named, wording, "text")
        if wording.source is None:
            message = _("A wording has no source: “%(words)s”")
            yield doubt(message % named, wording, "source_key")
        if not wording.directness:
            message = _("A wording does not say how direct it is: “%(words)s”")
            yield doubt(message % named, wording, "directness")


def doubt(message: str, wording: Wording, part: str) -> Finding:
    """Return a line of the checklist about a part of a wording."""
    return Finding(Level.WARNS, message, "wordings", str(wording.key), part)


def says_the_same(quote: Quote, wording: Wording) -> bool:
    """Say whether a wording repeats the words of its quote, quotation marks apart."""
    same_language = quote.original_language == wording.language
    return same_language and comparable(quote.original) == comparable(wording.text)
