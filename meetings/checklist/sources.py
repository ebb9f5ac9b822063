"""Sources: whether anybody has read them, and whether they still say what is quoted from them."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from ..models.source_state import SourceState
from ..text.attestation import Verdict
from .attesting import Attested, attested
from .edition import Edition
from .finding import Finding, Level


def sources_doubtful(edition: Edition) -> Iterator[Finding]:
    """Somebody has noted when each source that has an address was read, and its page is there."""
    with_page = [row for row in edition.sources if row.record.url]
    undated = [row for row in with_page if row.accessed_on is None]
    if undated:
        message = _("Nobody has noted when these sources were read: %(sources)s") % {
            "sources": "; ".join(str(row.record) for row in undated)
        }
        yield Finding(Level.WARNS, message, "sources", str(undated[0].key), "accessed_on")
    unchecked = [row for row in with_page if not row.record.is_checked]
    if unchecked:
        message = _("Not checked yet: %(sources)s") % {
            "sources": "; ".join(str(row.record) for row in unchecked)
        }
        yield Finding(Level.WARNS, message, "sources", str(unchecked[0].key), "url")
    for row in with_page:
        if row.record.state == SourceState.GONE:
            message = _("The page of this source is gone: %(source)s") % {"source": row.record}
            yield Finding(Level.WARNS, message, "sources", str(row.key), "archived_url")


def quotes_not_in_source(edition: Edition) -> Iterator[Finding]:
    """The words of each quote stand on the page that it cites, where that page was read."""
    for line in attested(edition.quotes):
        if line.found is not None and not line.is_held:
            key = str(line.quote.key)
            yield Finding(Level.WARNS, message_of(line), "quotes", key, line.part)


def message_of(line: Attested) -> str:
    """Return what is to be said of a quote that its page does not hold word for word."""
    named = {"quote": line.quote, "source": line.record}
    if line.found is not None and line.found.verdict == Verdict.DIFFERENT:
        return _(
            "The source has other words than the quote “%(quote)s”. There it says: “%(passage)s”"
        ) % {**named, "passage": line.found.passage}
    if line.in_other_language:
        return (
            _("The quote “%(quote)s” was not found in %(source)s, which is in another language.")
            % named
        )
    return _("The quote “%(quote)s” was not found in %(source)s.") % named
