"""The page of one quote, at its permanent address."""

from dataclasses import dataclass
from typing import Any

from .. import citations
from ..citations import Citation
from ..models import Participation, Quote, Report
from ..models.report import other_language
from ..text import dates
from ..text.surroundings import Surroundings, surroundings
from .addresses import absolute, address, in_every_language
from .behind import behind
from .lists import when
from .numbering import NumberedSource, numbered
from .quotes import ShownQuote, shown
from .report import people_with_page
from .table import seen, title
from .wording import Wording, either, exactly


@dataclass(frozen=True)
class QuotePage:
    """Everything that the page shows."""

    quote: ShownQuote
    #: The title that the speaker had that day; empty for those who did not take part.
    speaker_title: Wording
    source: NumberedSource | None
    report: Report
    title: Wording
    when: str
    when_iso: str
    city: Wording
    #: The place in the report where the quote stands.
    report_address: str
    permanent_address: str
    #: What stands around the quote in the text of the report, and its language.
    around: Surroundings | None
    around_language: str
    citation: Citation

    @property
    def is_dropped(self) -> bool:
        """Whether the live report no longer holds the quote."""
        return self.report.status != Report.Status.LIVE


def quote_page(quote: Quote, language: str) -> QuotePage:
    """Return the page of a quote in a language, which is to be active while it is shown.

    quote: that of the live report, or of the last version that readers may read.
    """
    report = quote.report
    reading = report.reading_language(language)
    sources = report.sources.select_related("record", "account_country", "account_organization")
    body_html = report.text_in("body_html", reading)
    page_quote = shown(
        quote,
        language,
        numbered(sources),
        has_page=people_with_page(report),
        body_html=body_html,
        is_behind=str(quote.key) in behind(report, language).quotes,
        wordings=quote.wordings.all(),
    )
    permanent = absolute(address("quote", language, key=quote.key))
    return QuotePage(
        quote=page_quote,
        speaker_title=speaker_title(quote, language),
        source=page_quote.source,
        report=report,
        title=exactly(report, "title", reading),
        when=when(report, language),
        when_iso=dates.iso(report.held_on, report.held_on_precision),
        city=either(report, "city", language),
        report_address=place_in_report(quote, page_quote, language),
        permanent_address=permanent,
        around=surroundings(body_html, str(quote.key)),
        around_language=reading,
        citation=citation(quote, page_quote.source, language, permanent),
    )


def citation(quote: Quote, cited: NumberedSource | None, language: str, url: str) -> Citation:
    """Return how a quote is cited; url: its permanent address."""
    source = cited.source if cited else None
    reference = citations.of_quote(quote, quote.report, source, language=language, url=url)
    return citations.citation(reference, language)


def place_in_report(quote: Quote, page_quote: ShownQuote, language: str) -> str:
    """Return the address of the quote in the newest version that holds it."""
    report = quote.report
    slug = report.meeting.slug_in(language)
    if report.status == Report.Status.LIVE:
        page = address("report", language, slug=slug)
    else:
        page = address("edition", language, slug=slug, number=report.edition)
    return f"{page}#{page_quote.anchor}"


def speaker_title(quote: Quote, language: str) -> Wording:
    """Return the title that the speaker had on the day of the meeting, if they took part."""
    if quote.speaker_id is None:
        return Wording()
    rows = Participation.objects.filter(report=quote.report_id, person=quote.speaker_id)
    row = next(iter(seen(rows.select_related("tenure__office"))), None)
    return title(row, quote.report, language) if row else Wording()


def quote_context(quote: Quote, language: str) -> dict[str, Any]:
    """Return the context of `meetings/quote_detail.html`; see `quote_page`."""
    page = quote_page(quote, language)
    other = other_language(language)
    reads_here = bool(quote.text_in(language)) or not quote.text_in(other)
    addresses = in_every_language("quote", key=quote.key)
    return {
        "page": page,
        "section": "quotes",
        "alternates": addresses,
        "canonical": addresses[language if reads_here else other],
        "hreflang": {code: path for code, path in addresses.items() if quote.text_in(code)},
        "unlisted": page.is_dropped,
    }
