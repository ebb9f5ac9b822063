"""Quotes in lists: grouped under the meetings at which they were said."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from ..forms.cursor import Cursor
from ..models import Quote, Report
from .lists import Listing, Row, listing, row, when

#: A page of the list shows so many meetings, and of each so many quotes.
MEETINGS = 12
QUOTES_OF_ONE = 5


@dataclass(frozen=True)
class QuoteRow:
    """A quote as lists show it."""

    quote: Quote
    text: str
    language: str


@dataclass(frozen=True)
class Saying(QuoteRow):
    """A quote with the meeting at which it was said, where it stands alone."""

    slug: str
    title: str
    title_language: str
    when: str


@dataclass(frozen=True)
class Said:
    """The quotes of one meeting."""

    row: Row
    quotes: list[QuoteRow]
    #: How many more the report holds.
    more: int


def sayings(quotes: QuerySet[Quote], language: str, *, limit: int) -> list[Saying]:
    """Return the latest of these quotes, each with its meeting."""
    latest = with_meeting(quotes.live()).order_by(
        "-report__held_on", "-report__meeting", "position", "pk"
    )
    return [saying(quote, language) for quote in latest[:limit]]


def first_of_each(reports: Sequence[Report], language: str, *, limit: int) -> list[Saying]:
    """Return the first quotes of reports, one of each, in the order of the reports."""
    earlier = Quote._base_manager.filter(
        Q(position__lt=OuterRef("position"))
        | Q(position=OuterRef("position"), pk__lt=OuterRef("pk")),
        report=OuterRef("report"),
    )
    first = Quote.objects.live().filter(~Exists(earlier), report__in=reports)
    found = {quote.report_id: quote for quote in with_meeting(first)}
    kept = [found[report.pk] for report in reports if report.pk in found]
    return [saying(quote, language) for quote in kept[:limit]]


def with_meeting(quotes: QuerySet[Quote]) -> QuerySet[Quote]:
    """Fetch speaker and meeting, without the wide columns of the report."""
    wide = ("body", "body_html", "summary", "editors_note")
    columns = (f"report__{name}{end}" for name in wide for end in ("", "_it", "_en"))
    return quotes.select_related("speaker", "report__meeting").defer(*columns)


def saying(quote: Quote, language: str) -> Saying:
    """Return a quote with its meeting; the report is already fetched."""
    report = quote.report
    title_language = report.reading_language(language)
    shown = quote_row(quote, language)
    return Saying(
        quote=quote,
        text=shown.text,
        language=shown.language,
        slug=report.meeting.slug_in(language),
        title=report.title_in(title_language),
        title_language=title_language,
        when=when(report, language),
    )


def quote_row(quote: Quote, language: str) -> QuoteRow:
    """Return a quote in the reader's language, or in the words of its source."""
    text = quote.text_in(language)
    return QuoteRow(
        quote=quote,
        text=text or quote.original,
        language=language if text else quote.original_language,
    )


def said_at_meetings(before: Cursor | None, *, language: str) -> tuple[Listing, list[Said]]:
    """Return one page of the list of all quotes: its meetings, newest first, and their quotes."""
    quoted = Exists(Quote._base_manager.filter(report=OuterRef("pk")))
    reports = Report.objects.live().filter(quoted)
    quotes = Prefetch("quotes", queryset=Quote.objects.select_related("speaker"))
    page = listing(reports.prefetch_related(quotes), before, language=language, size=MEETINGS)
    return page, [said(one.report, language) for one in page.rows]


def said(report: Report, language: str) -> Said:
    """Return the first quotes of a report whose quotes are already fetched."""
    quotes = list(report.quotes.all())
    return Said(
        row=row(report, language),
        quotes=[quote_row(quote, language) for quote in quotes[:QUOTES_OF_ONE]],
        more=max(0, len(quotes) - QUOTES_OF_ONE),
    )
