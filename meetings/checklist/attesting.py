"""Whether the pages that are cited hold the words that are quoted from them."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.core.cache import cache
from django.utils.translation import gettext as _

from ..models import Quote, Source, SourceRecord, SourceSnapshot
from ..models.report import LANGUAGES
from ..models.source_state import SourceState
from ..text.attestation import Attestation, Page, Verdict, attest

#: What was found stays true as long as neither the page nor the quote changes.
SECONDS_KEPT = 7 * 24 * 3600


@dataclass(frozen=True)
class Attested:
    """A text of a quote, and what the page of its source says of it.

    part: the column of the quote; snapshot: the words of the page as they were read last, None
    where it was never read; found: None then too.
    """

    quote: Quote
    part: str
    text: str
    language: str
    source: Source
    snapshot: SourceSnapshot | None
    found: Attestation | None

    @property
    def record(self) -> SourceRecord:
        """The page."""
        return self.source.record

    @property
    def page_language(self) -> str:
        """The language of the page: as an editor noted, else as the page says; '' where unknown."""
        noted = self.record.language or (self.snapshot.language if self.snapshot else "")
        return noted.partition("-")[0].lower()

    @property
    def in_other_language(self) -> bool:
        """Whether the page is in another language than the text that is looked for in it."""
        return self.page_language not in ("", self.language.partition("-")[0].lower())

    @property
    def is_held(self) -> bool:
        """Whether the page holds the words."""
        return self.found is not None and self.found.verdict.holds

    @property
    def said(self) -> str:
        """What that means, in a few words."""
        if self.found is None:
            return unread(self.record)
        if self.found.verdict == Verdict.ABSENT and self.in_other_language:
            return _("Not found: the page is in another language than the quote")
        return {
            Verdict.EXACT: _("Found word for word"),
            Verdict.SIGNS: _("Found; only punctuation and signs differ"),
            Verdict.PARTS: _("Found in parts"),
            Verdict.DIFFERENT: _("Found with differences"),
            Verdict.ABSENT: _("Not found on the page"),
        }[self.found.verdict]


def unread(record: SourceRecord) -> str:
    """Return why the words of a page are not known."""
    if not record.state:
        return _("The page has not been read yet")
    return _("The page could not be read: %(state)s") % {
        "state": str(SourceState(record.state).label).lower()
    }


def attested(quotes: Iterable[Quote]) -> list[Attested]:
    """Return what the pages of their sources say of quotes; two questions to the database at most.

    quotes: fetched with `source__record` and the sources of their translations. Quotes without a
    page on the web are left out.
    """
    texts = [text for quote in quotes for text in texts_with_page(quote)]
    records = {source.record_id for _quote, _part, _text, _language, source in texts}
    if not records:
        return []
    latest = SourceSnapshot.objects.latest_of(sorted(records)).without_texts()
    snapshots = {snapshot.record_id: snapshot for snapshot in latest}
    pairs = [
        (snapshots[text[4].record_id], text[2]) for text in texts if text[4].record_id in snapshots
    ]
    found = looked_for(pairs)
    lines = []
    for quote, part, text, language, source in texts:
        snapshot = snapshots.get(source.record_id)
        key = key_of(snapshot, text) if snapshot else ""
        lines.append(Attested(quote, part, text, language, source, snapshot, found.get(key)))
    return lines


def texts_with_page(quote: Quote) -> Iterator[tuple[Quote, str, str, str, Source]]:
    """Yield the texts of a quote that a page on the web is said to hold, with part and language."""
    if has_page(quote.source) and quote.original:
        yield quote, "original", quote.original, quote.original_language, quote.source
    for code in LANGUAGES:
        source = getattr(quote, f"translation_source_{code}")
        published = getattr(quote, f"translation_by_{code}") == Quote.TranslationBy.PUBLISHED
        if published and has_page(source) and quote.text_in(code):
            yield quote, f"text_{code}", quote.text_in(code), code, source


def has_page(source: Source | None) -> bool:
    """Say whether a source cites a stored page that has an address."""
    return source is not None and source.record_id is not None and bool(source.record.url)


def looked_for(pairs: Sequence[tuple[SourceSnapshot, str]]) -> dict[str, Attestation]:
    """Return what pages say of texts, by `key_of`; only what is not known yet is read again."""
    wanted = {key_of(snapshot, text): (snapshot, text) for snapshot, text in pairs}
    found: dict[str, Attestation] = cache.get_many(list(wanted))
    missing = {key: pair for key, pair in wanted.items() if key not in found}
    if not missing:
        return found
    numbers = {snapshot.pk for snapshot, _text in missing.values()}
    pages = {one.pk: Page(one.whole) for one in SourceSnapshot.objects.filter(pk__in=numbers)}
    new = {
        key: attest(pages[snapshot.pk], text)
        for key, (snapshot, text) in missing.items()
        if snapshot.pk in pages
    }
    cache.set_many(new, SECONDS_KEPT)
    return found | new


def key_of(snapshot: SourceSnapshot, text: str) -> str:
    """Return the name under which it is kept what a page says of a text."""
    words = hashlib.sha256(text.encode()).hexdigest()
    return f"attested-1:{snapshot.digest[:32]}:{words[:32]}"
