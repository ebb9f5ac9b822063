"""The page of a report: the live one, an earlier version, or the preview of one in progress."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Prefetch
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from people.models import Person

from .. import citations
from ..citations import Citation
from ..images.showing import Sources as PictureSources
from ..images.showing import sources as picture_sources
from ..images.showing import with_portraits
from ..models import Participation, Photo, Quote, Report, ReportTopic, Source, Topic
from ..models import Wording as OtherWording
from ..models.exposure import public_people
from ..models.report import LANGUAGES, ReportQuerySet, other_language
from ..text import dates, quotation
from ..text.typography import unbroken
from .addresses import absolute, address
from .behind import Behind, behind
from .numbering import NumberedSource, numbered
from .origins import origins_line
from .other_wordings import of_report
from .quotes import ShownQuote, shown
from .related import OtherMeetings, other_meetings
from .table import Table, table
from .wording import Wording, either, exactly


@dataclass(frozen=True)
class Parity:
    """What of a report is missing in a language."""

    language: str
    texts: list[str]
    quotes: int

    def __bool__(self) -> bool:
        return bool(self.texts or self.quotes)


@dataclass(frozen=True)
class ShownPhoto:
    """A photo with its words in the language that the reader gets."""

    files: PictureSources
    alt: Wording
    caption: Wording
    credit: str


@dataclass(frozen=True)
class ReportPage:
    """Everything that the page shows."""

    report: Report
    language: str
    #: The language of title, standfirst and text: the reader's, or the only one there is.
    reading: str
    title: Wording
    summary: Wording
    body: SafeString
    when: str
    when_iso: str
    place: list[Wording]
    table: Table
    quotes: list[ShownQuote]
    sources: list[NumberedSource]
    photos: list[ShownPhoto]
    topics: list[Topic]
    editors_note: Wording
    change_note: Wording
    others: OtherMeetings
    #: On what the sources rest, in one line.
    origins: str
    #: Whether readers may read other versions.
    has_versions: bool
    missing: Parity
    missing_elsewhere: Parity
    behind: Behind
    #: How the report is cited; None for what is not published.
    citation: Citation | None

    @property
    def slug(self) -> str:
        """The address of the meeting; empty until it is first published."""
        return self.report.meeting.slug_in(self.language)

    @property
    def is_translated(self) -> bool:
        """Whether the reader gets the text in the language of the page."""
        return self.reading == self.language

    @property
    def quotes_apart(self) -> list[ShownQuote]:
        """The quotes that do not stand in the text."""
        return [quote for quote in self.quotes if not quote.stands_in_text]

    @property
    def directness(self) -> dict[str, str]:
        """The labels of directness that the page uses, each with its explanation."""
        return {quote.directness: quote.explanation for quote in self.quotes}

    @property
    def has_other_meetings(self) -> bool:
        """Whether the page speaks of other meetings of the same people, even to say: none."""
        return len(self.table.parties) > 1 and not self.table.is_roster


def with_page(reports: ReportQuerySet) -> ReportQuerySet:
    """Fetch, with a report, the rows of its edition that the page shows."""
    participations = with_portraits(
        Participation.objects.select_related("person", "country", "organization", "tenure__office")
    )
    sources = Source.objects.select_related("record", "account_country", "account_organization")
    photos = Photo._base_manager.filter(report=OuterRef("pk"))
    wordings = OtherWording._base_manager.filter(report=OuterRef("pk"))
    earlier = Report._base_manager.filter(
        meeting=OuterRef("meeting"), status=Report.Status.SUPERSEDED, hidden_at=None
    )
    fetched = reports.select_related("meeting", "country").annotate(
        has_photos=Exists(photos), has_wordings=Exists(wordings), has_earlier=Exists(earlier)
    )
    return fetched.prefetch_related(
        Prefetch("participations", queryset=participations),
        Prefetch("quotes", queryset=Quote.objects.select_related("speaker")),
        Prefetch("sources", queryset=sources),
        Prefetch("reporttopics", queryset=ReportTopic.objects.select_related("topic")),
    )


def report_page(report: Report, language: str) -> ReportPage:
    """Return the page of any edition in a language, which is to be active while it is shown.

    report: fetched `with_page`, else it costs a query for each row.
    """
    reading = report.reading_language(language)
    has_page = people_with_page(report)
    around = table(report, language, has_page=has_page)
    by_source = numbered(report.sources.all())
    body_html = report.text_in("body_html", reading)
    late = behind(report, reading)
    others = of_report(report)
    quotes = [
        shown(
            quote,
            reading,
            by_source,
            has_page=has_page,
            body_html=body_html,
            is_behind=str(quote.key) in late.quotes,
            wordings=others.get(quote.pk, ()),
        )
        for quote in report.quotes.all()
    ]
    return ReportPage(
        report=report,
        language=language,
        reading=reading,
        title=exactly(report, "title", reading),
        summary=exactly(report, "summary", reading),
        body=body_with_notes(late.signed(body_html), quotes),
        when=when(report, language),
        when_iso=dates.iso(report.held_on, report.held_on_precision) if report.held_on else "",
        place=place(report, around, language),
        table=around,
        quotes=quotes,
        sources=list(by_source.values()),
        photos=photos(report, language),
        topics=[row.topic for row in report.reporttopics.all()],
        editors_note=either(report, "editors_note", language),
        change_note=either(report, "change_note", language),
        others=other_meetings(report, around, language),
        origins=origins_line(report, by_source),
        has_versions=getattr(report, "has_earlier", False),
        missing=parity(report, language),
        missing_elsewhere=parity(report, other_language(language)),
        behind=late,
        citation=citation(report, language),
    )


def citation(report: Report, language: str) -> Citation | None:
    """Return how a version is cited, at its own address; None for what is not published."""
    if report.is_open:
        return None
    slug = report.meeting.slug_in(language)
    if report.status == Report.Status.LIVE:
        url = absolute(address("report", language, slug=slug))
    else:
        url = absolute(address("edition", language, slug=slug, number=report.edition))
    return citations.citation(citations.of_report(report, language, url=url), language)


def photos(report: Report, language: str) -> list[ShownPhoto]:
    """Return the photos of an edition; none costs no query where `with_page` knows of none."""
    typed = getattr(report, "_prefetched_objects_cache", {}).get("photos")
    if typed is None and not getattr(report, "has_photos", True):
        return []
    return [
        ShownPhoto(
            picture_sources(photo),
            either(photo, "alt", language),
            either(photo, "caption", language),
            photo.credit,
        )
        for photo in (report.photos.select_related("image") if typed is None else typed)
    ]


def people_with_page(report: Report) -> Callable[[Person], bool]:
    """Return what says whether somebody in the report has a page on the public site.

    Everybody in a live report has one; of others it has to be asked.
    """
    if report.status == Report.Status.LIVE:
        return lambda person: True
    people = {row.person_id for row in report.participations.all()}
    people |= {row.speaker_id for row in report.quotes.all()}
    known = set(public_people().filter(pk__in=people - {None}).values_list("pk", flat=True))
    return lambda person: person.pk in known


def body_with_notes(body_html: str, quotes: list[ShownQuote]) -> SafeString:
    """Return the rendered text with a note beside each block that holds quotes."""
    by_key = {str(quote.key): quote for quote in quotes}

    def note(keys: list[str]) -> str:
        notes = [by_key[key] for key in keys if key in by_key]
        return render_to_string("meetings/_quote_notes.html", {"notes": notes})

    # Made of Markdown without HTML and cleaned when it was saved; the notes are escaped here.
    return mark_safe(quotation.fill(unbroken(body_html), note))  # noqa: S308


def when(report: Report, language: str) -> str:
    """Return the days of a meeting in words, a single day with its weekday; '' without a date."""
    if report.held_on is None:
        return ""
    return dates.written(
        report.held_on,
        report.held_on_precision,
        report.ended_on,
        report.ended_on_precision,
        language=language,
        weekday=True,
    )


def place(report: Report, around: Table, language: str) -> list[Wording]:
    """Return venue, city and country, the country unless it sits at the table."""
    words = [either(report, "venue", language), either(report, "city", language)]
    if report.country is not None and report.country_id not in around.countries:
        country = Wording(report.country.name, language)
        words += [country] if country.text != words[-1].text else []
    return [word for word in words if word]


def parity(report: Report, language: str) -> Parity:
    """Return what of a report is missing in a language."""
    untranslated = [quote for quote in report.quotes.all() if not quote.text_in(language)]
    return Parity(language, report.missing_texts(language), len(untranslated))


def report_context(report: Report, language: str) -> dict[str, Any]:
    """Return the context of `meetings/report_detail.html` for any edition; see `report_page`."""
    return {"page": report_page(report, language), "section": "meetings"} | links(report, language)


def links(report: Report, language: str) -> dict[str, Any]:
    """Return the addresses in the head of the page; none for what was never published.

    The page of a language in which the report does not read points to the one in which it does.
    """
    if not report.meeting.slug_in(language):
        return {"unlisted": True}
    addresses = {
        code: address("report", code, slug=report.meeting.slug_in(code)) for code in LANGUAGES
    }
    reading = report.reading_language(language)
    return {
        "alternates": addresses,
        "canonical": addresses[reading],
        "hreflang": {code: path for code, path in addresses.items() if report.reads_in(code)},
        "x_default": address("number", language, number=report.meeting_id),
        "card": reverse("card", args=[report.meeting_id, report.edition, reading])
        if report.status == Report.Status.LIVE
        else "",
        "unlisted": report.status != Report.Status.LIVE,
        "citation_tags": citation_tags(report, reading, absolute(addresses[reading])),
    }


def citation_tags(report: Report, reading: str, url: str) -> list[tuple[str, str]]:
    """Return what reference managers read in the head; nothing of what is not live."""
    if report.status != Report.Status.LIVE:
        return []
    return citations.head(report, reading, url=url)
