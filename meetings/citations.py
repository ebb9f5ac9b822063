"""How a report or a quote is cited: in words, in BibTeX and in RIS, and in the head of its page.

The functions take rows that are fetched already and full addresses; they ask the database nothing.
"""

import datetime
import re
from dataclasses import dataclass

from django.utils import timezone, translation
from django.utils.translation import gettext as _

from people.models import Person

from .models import Quote, Report, Source
from .models.report import other_language
from .text import dates

PUBLISHER = "Colloqui"
#: What is a command to BibTeX and stands for itself where it is written so.
IN_BIBTEX = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{sign: f"\\{sign}" for sign in "{}$&#_%"},
}
LONGEST_TITLE = 120


@dataclass(frozen=True)
class Reference:
    """What a citation names, each part in words; '' for what is not known."""

    key: str
    #: Who is cited, as catalogues sort them: "Khamenei, Ali".
    author: str
    #: The same, as they are read: "Ali Khamenei".
    author_name: str
    #: The headline, or the words of a quote.
    title: str
    #: The headline of the report in which a quote stands.
    within: str
    #: Place and day of the meeting: "Tehran, 19 June 2022".
    held: str
    source: str
    source_url: str
    summary: str
    published_on: datetime.date
    version: int
    url: str
    language: str

    @property
    def is_quote(self) -> bool:
        """Whether it is a quote that is cited."""
        return bool(self.within)


@dataclass(frozen=True)
class Citation:
    """A citation in the three forms in which readers take it along."""

    text: str
    bibtex: str
    ris: str


def of_report(edition: Report, language: str, *, url: str) -> Reference:
    """Return what a citation of a published report names; url: its full address."""
    reading = edition.reading_language(language)
    return Reference(
        key=f"colloqui-{edition.meeting_id}",
        author=edition.byline,
        author_name=edition.byline,
        title=edition.text_in("title", reading),
        within="",
        held=held(edition, language),
        source="",
        source_url="",
        summary=edition.text_in("summary", reading),
        published_on=published_on(edition),
        version=edition.edition,
        url=url,
        language=reading,
    )


def of_quote(
    said: Quote, edition: Report, cited: Source | None, *, language: str, url: str
) -> Reference:
    """Return what a citation of a quote names.

    edition: the published report in which it stands; cited: its source; url: its full address.
    """
    text = said.text_in(language)
    attribution = getattr(said, f"attribution_{language}") or ""
    return Reference(
        key=f"colloqui-{edition.meeting_id}-{str(said.key)[:8]}",
        author=sorted_name(said.speaker) if said.speaker else attribution,
        author_name=str(said.speaker) if said.speaker else attribution,
        title=text or said.original,
        within=edition.text_in("title", edition.reading_language(language)),
        held=held(edition, language),
        source=source(cited, said.locator) if cited else "",
        source_url=cited.record.url if cited else "",
        summary="",
        published_on=published_on(edition),
        version=edition.edition,
        url=url,
        language=language if text else said.original_language,
    )


def sorted_name(somebody: Person) -> str:
    """Return a name as catalogues sort it, in the spelling of the page where that is plain."""
    surname, comma, forename = somebody.sort_name.partition(", ")
    plain = comma and f"{forename} {surname}" == str(somebody)
    return somebody.sort_name if plain else str(somebody)


def source(cited: Source, locator: str) -> str:
    """Return the page that is cited: publisher, title, where in it."""
    record = cited.record
    names = [record.publisher or record.host, record.title, locator or cited.locator]
    return ", ".join(dict.fromkeys(name for name in names if name))


def held(edition: Report, language: str) -> str:
    """Return place and day of the meeting in words."""
    day = dates.written(
        edition.held_on,
        edition.held_on_precision,
        edition.ended_on,
        edition.ended_on_precision,
        language=language,
    )
    city = edition.text_in("city", language) or edition.text_in("city", other_language(language))
    return ", ".join(part for part in (city, day) if part)


def published_on(edition: Report) -> datetime.date:
    """Return the day of the last change that readers were told of."""
    return timezone.localdate(edition.dated_at or edition.published_at)


def citation(reference: Reference, language: str) -> Citation:
    """Return a reference in every form, its words in a language of the site."""
    with translation.override(language):
        return Citation(in_words(reference, language), bibtex(reference), ris(reference))


def in_words(reference: Reference, language: str) -> str:
    """Return a citation as a sentence or two, in the active language."""
    opening, closing = ("«", "»") if language == "it" else ("“", "”")
    published = dates.written(reference.published_on, "day", language=language)
    headline = f"{opening}{reference.within or reference.title}{closing}"
    where = f"{headline}, {PUBLISHER}, {published}"
    who = reference.author_name
    if reference.is_quote:
        parts = [who, f"{opening}{reference.title}{closing}", reference.held]
        sentences = [
            ", ".join(part for part in parts if part) + ".",
            _("Source: %(source)s.") % {"source": reference.source} if reference.source else "",
            _("In: %(report)s.") % {"report": where},
        ]
    else:
        sentences = [
            f"{who}, {where}." if who else f"{where}.",
            _("Meeting: %(held)s.") % {"held": reference.held} if reference.held else "",
        ]
    return " ".join([*(sentence for sentence in sentences if sentence), reference.url])


def bibtex(reference: Reference) -> str:
    """Return a citation as an entry of BibTeX."""
    fields = {
        "author": as_name(reference.author or PUBLISHER),
        "title": braced(shortened(reference.title)),
        "howpublished": braced(f"In: {reference.within}, {PUBLISHER}")
        if reference.is_quote
        else braced(PUBLISHER),
        "year": braced(str(reference.published_on.year)),
        "month": dates.MONTHS["en"][reference.published_on.month - 1][:3].lower(),
        "note": braced(noted(reference)),
        "url": braced(reference.url, is_url=True),
        "language": braced(reference.language),
    }
    lines = [f"  {name} = {value}," for name, value in fields.items() if value not in ("", "{}")]
    return "\n".join([f"@misc{{{reference.key},", *lines, "}"])


def ris(reference: Reference) -> str:
    """Return a citation in the format RIS, which all reference managers read."""
    day = reference.published_on
    fields = [
        ("TY", "ELEC" if reference.is_quote else "NEWS"),
        ("AU", reference.author or PUBLISHER),
        ("TI", shortened(reference.title) if reference.is_quote else reference.title),
        ("T2", f"{reference.within}, {PUBLISHER}" if reference.is_quote else PUBLISHER),
        ("PB", PUBLISHER),
        ("PY", str(day.year)),
        ("DA", f"{day:%Y/%m/%d}"),
        ("AB", reference.title if reference.is_quote else reference.summary),
        ("N1", noted(reference)),
        ("LA", reference.language),
        ("UR", reference.url),
    ]
    lines = [f"{tag}  - {one_line(value)}" for tag, value in fields if value]
    return "\n".join([*lines, "ER  - "])


def noted(reference: Reference) -> str:
    """Return what citation formats have no field for: the meeting, the source, the version."""
    source_words = " ".join(part for part in (reference.source, reference.source_url) if part)
    parts = [
        reference.held,
        _("Source: %(source)s") % {"source": source_words} if source_words else "",
        _("Version %(number)s") % {"number": reference.version},
    ]
    return ". ".join(part for part in parts if part)


def head(edition: Report, language: str, *, url: str) -> list[tuple[str, str]]:
    """Return names and contents of what reference managers read in the head of a live report."""
    reference = of_report(edition, language, url=url)
    first = edition.meeting.first_published_at or edition.published_at
    pairs = [
        ("citation_title", reference.title),
        ("citation_author", reference.author),
        ("citation_publication_date", f"{timezone.localdate(first):%Y/%m/%d}"),
        ("citation_publisher", PUBLISHER),
        ("citation_language", reference.language),
        ("citation_public_url", reference.url),
        ("citation_abstract", reference.summary),
        # Zotero takes a page that has a citation_title for an article in a journal, unless told.
        ("DC.type", "newspaperArticle"),
    ]
    return [(name, one_line(content)) for name, content in pairs if content]


def braced(text: str, *, is_url: bool = False) -> str:
    """Return a text as a value of BibTeX; an address keeps its signs."""
    if is_url:
        return f"{{{text}}}"
    return f"{{{''.join(IN_BIBTEX.get(sign, sign) for sign in one_line(text))}}}"


def as_name(name: str) -> str:
    """Return an author for BibTeX: one that is not parted by a comma is not parted at all."""
    written = braced(name)
    return written if re.fullmatch(r"[^,]+, [^,]+", name) else f"{{{written}}}"


def shortened(text: str) -> str:
    """Return the beginning of a long quote, as a title."""
    text = one_line(text)
    return text if len(text) <= LONGEST_TITLE else f"{text[: LONGEST_TITLE - 1].rstrip()}…"


def one_line(text: str) -> str:
    """Return a text without line ends: in RIS each would begin another field."""
    return " ".join(text.split())
