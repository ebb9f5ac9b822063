"""Quotes in lists: grouped under the meetings at which they were said."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet

from people.models import Country, Person

from ..forms.cursor import Cursor
from ..models import Participation, Quote, Report, Topic
from .archive import of_year
from .lists import Listing, Row, listing, row, when

#: A page of the list shows so many meetings, and of each so many quotes.
MEETINGS = 12
QUOTES_OF_ONE = 5
MOST_QUOTED = 12
#: Where so few quotes are shown, so many times as many are looked at for different speakers.
LOOKED_AT = 5
#: Whom reports quote most is counted in so many of the latest: to count in all takes too long.
LATEST = 200


@dataclass(frozen=True)
class Wanted:
    """Which quotes are wanted; None for any."""

    speaker: Person | None = None
    country: Country | None = None
    topic: Topic | None = None
    year: int | None = None


ALL = Wanted()


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
    """Return the latest of these quotes, each with its meeting.

    One of each speaker at each meeting goes before a second one.
    """
    latest = with_meeting(quotes.live()).order_by(
        "-report__held_on", "-report__meeting", "position", "pk"
    )
    found = list(latest[: limit * LOOKED_AT])
    first: dict[tuple[int, int | None], Quote] = {}
    for quote in found:
        first.setdefault((quote.report_id, quote.speaker_id), quote)
    others = [quote for quote in found if quote not in first.values()]
    chosen = [*first.values(), *others][:limit]
    return [saying(quote, language) for quote in found if quote in chosen]


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


def said_at_meetings(
    before: Cursor | None, *, language: str, wanted: Wanted = ALL
) -> tuple[Listing, list[Said]]:
    """Return one page of the list of quotes: its meetings, newest first, and their quotes."""
    quotes = wanted_quotes(wanted)
    if wanted.speaker or wanted.country:
        # A list of keys: who speaks is found in an index, whether a report has quotes is not.
        reports = Report.objects.live().filter(pk__in=quotes.order_by().values("report"))
    else:
        reports = Report.objects.live().filter(Exists(quotes.filter(report=OuterRef("pk"))))
    if wanted.topic:
        reports = reports.about(wanted.topic)
    if wanted.year:
        reports = of_year(reports, wanted.year)
    shown = Prefetch("quotes", queryset=quotes.select_related("speaker"))
    page = listing(reports.prefetch_related(shown), before, language=language, size=MEETINGS)
    return page, [said(one.report, language) for one in page.rows]


def wanted_quotes(wanted: Wanted) -> QuerySet[Quote]:
    """Return the quotes of the people who are wanted, of live reports and others."""
    quotes = Quote.objects.all()
    if wanted.speaker:
        quotes = quotes.said_by(wanted.speaker)
    if wanted.country:
        spoke_for = Participation._base_manager.filter(
            report=OuterRef("report"), person=OuterRef("speaker"), country=wanted.country
        )
        quotes = quotes.filter(Exists(spoke_for))
    return quotes


def most_quoted() -> list[tuple[Person, int]]:
    """Return whom the latest reports quote most, and how often."""
    latest = Report.objects.live().newest_first().values("pk")[:LATEST]
    people = Person.objects.filter(quotes__report__in=latest)
    counted = people.annotate(times=Count("quotes")).order_by("-times", "sort_name", "pk")
    return [(person, person.times) for person in counted[:MOST_QUOTED]]


def said(report: Report, language: str) -> Said:
    """Return the first quotes of a report whose quotes are already fetched."""
    quotes = list(report.quotes.all())
    return Said(
        row=row(report, language),
        quotes=[quote_row(quote, language) for quote in quotes[:QUOTES_OF_ONE]],
        more=max(0, len(quotes) - QUOTES_OF_ONE),
    )
