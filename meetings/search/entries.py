"""What of a report is indexed: its words, field by field, folded and stemmed, and its facts."""

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ..models import Quote, Report
from ..models.report import LANGUAGES
from ..text import markdown
from ..text.stemming import analyse, terms
from . import facts, kinds

#: The fields of an entry, the weightiest first.
FIELDS = ("title", "summary", "quotes", "body")

#: What of a report is indexed in each language: PostgreSQL counts no further than 16,383 places
#: in a text, and refuses a text whose words take more than a megabyte.
MOST_PLACES = 16_000
MOST_BYTES = 120_000

#: A longer word is no word.
LONGEST_WORD = 64


@dataclass(frozen=True)
class QuoteEntry:
    """The words of a quote by itself, and its facts."""

    quote: int
    position: int
    passages: Sequence[Sequence[str]]
    forms: Sequence[str]
    facts: Sequence[str] = ()


@dataclass(frozen=True)
class Entry:
    """The words of a live report, its facts and days.

    reads: the languages in which it reads; passages: by field, runs of stems within which a phrase
    may be found; forms: the words as they are written, each once.
    """

    meeting: int
    report: int
    held_on: datetime.date
    covers_until: datetime.date
    reads: Sequence[str]
    passages: Mapping[str, Sequence[Sequence[str]]]
    title_forms: Sequence[str] = ()
    forms: Sequence[str] = ()
    facts: Sequence[str] = ()
    quotes: Sequence[QuoteEntry] = ()


class Room:
    """How much more of a language an entry can hold."""

    def __init__(self) -> None:
        self.places = MOST_PLACES
        self.bytes = MOST_BYTES

    def take(self, words: Sequence[str]) -> list[str]:
        """Return those of the words, from the first, for which there is room, and use it up."""
        taken = []
        for word in words:
            self.places -= 1
            self.bytes -= len(word.encode())
            if self.places < 0 or self.bytes < 0:
                break
            taken.append(word)
        # The place that parts this passage from the next.
        self.places -= 1
        return taken


def entry_of(report: Report) -> Entry:
    """Return the entry of a report, whose rows are fetched."""
    passages: dict[str, list[list[str]]] = {field: [] for field in FIELDS}
    forms: dict[str, dict[str, None]] = {field: {} for field in FIELDS}
    for language in LANGUAGES:
        room = Room()
        for field, text in texts_of(report, language):
            for line in text.splitlines():
                if words := room.take(lexemes(line, language)):
                    passages[field].append(words)
                    forms[field] |= dict.fromkeys(written_forms(line))
    everywhere = dict.fromkeys(form for found in forms.values() for form in found)
    return Entry(
        meeting=report.meeting_id,
        report=report.pk,
        held_on=report.held_on,
        covers_until=report.covers_until or report.held_on,
        reads=[code for code in LANGUAGES if getattr(report, f"reads_{code}")],
        passages=passages,
        title_forms=list(forms["title"]),
        forms=list(everywhere),
        facts=facts.of_report(report),
        quotes=[quote_entry(quote, report) for quote in report.quotes.all()],
    )


def quote_entry(quote: Quote, report: Report) -> QuoteEntry:
    """Return the entry of a quote of a report."""
    texts = [(text, language) for language in LANGUAGES for text in texts_of_quote(quote, language)]
    passages = [lexemes(line, language) for text, language in texts for line in text.splitlines()]
    forms = dict.fromkeys(form for text, _language in texts for form in written_forms(text))
    return QuoteEntry(
        quote=quote.pk,
        position=quote.position,
        passages=[passage for passage in passages if passage],
        forms=list(forms),
        facts=facts.of_quote(quote, report),
    )


def written_forms(text: str) -> list[str]:
    """Return the words of a text as they are written, folded."""
    return [word for word in terms(text) if len(word) <= LONGEST_WORD]


def lexemes(text: str, language: str) -> list[str]:
    """Return the words of a text as the index holds them: the language's letter, then the stem.

    Each language has its own words, so that no stem of one is taken for one of the other.
    """
    words = analyse(text, language)
    return [marked(word, language) for word in words if len(word) <= LONGEST_WORD]


def marked(word: str, language: str) -> str:
    """Return a word as the index holds it for a language."""
    return f"{language[0]}{word}"


def texts_of(report: Report, language: str) -> Iterator[tuple[str, str]]:
    """Give what readers see of a report in a language, with its field, the weightiest first."""
    if language in {report.reading_language(reader) for reader in LANGUAGES}:
        yield "title", report.title_in(language)
        yield "summary", report.text_in("summary", language)
    for place in ("city", "venue"):
        yield "summary", report.text_in(place, language)
    for quote in report.quotes.all():
        yield from (("quotes", text) for text in texts_of_quote(quote, language))
    for participation in report.participations.all():
        if participation.role not in participation.UNSEEN:
            yield "body", getattr(participation, f"group_{language}") or ""
    if language in {report.reading_language(reader) for reader in LANGUAGES}:
        yield "body", markdown.plain(report.text_in("body_html", language))
        # Each on a line of its own: no phrase reaches from one to the next.
        yield "body", "\n".join(kinds.called(report.kind, language))


def texts_of_quote(quote: Quote, language: str) -> Iterator[str]:
    """Give the words of a quote in a language, as other sources print them too, and who said them.

    Who said them is a text only where it is nobody whom we know.
    """
    yield quote.text_in(language)
    yield from (one.text for one in quote.wordings.all() if one.language == language)
    yield getattr(quote, f"attribution_{language}") or ""
    if quote.original_language not in LANGUAGES:
        # Readers see these words too; nobody's stems are theirs, but folding serves them.
        yield quote.original
