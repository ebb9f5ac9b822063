"""Which quotes rest on the words of a page."""

from collections.abc import Iterator
from functools import reduce
from operator import or_

from django.db.models import Q

from ..models import Quote, Report, SourceRecord, Wording
from ..models.report import LANGUAGES, OPEN

#: The versions whose quotes still count: what readers see, and what they may come to see.
CURRENT = (*OPEN, Report.Status.LIVE)


def texts_resting_on(record: SourceRecord) -> Iterator[str]:
    """Yield each text that quotes a page: words of a source, translations, other wordings."""
    columns = [f"translation_source_{code}" for code in LANGUAGES]
    ways = [Q(source__record=record), *(Q(**{f"{column}__record": record}) for column in columns)]
    quotes = Quote._base_manager.filter(reduce(or_, ways), report__status__in=CURRENT)
    wordings = Wording._base_manager.filter(source__record=record, report__status__in=CURRENT)
    texts = [
        text
        for quote in quotes.select_related("source", *columns)
        for text in texts_of(quote, record)
    ]
    texts += wordings.values_list("text", flat=True)
    yield from dict.fromkeys(text for text in texts if text)


def texts_of(quote: Quote, record: SourceRecord) -> Iterator[str]:
    """Yield the texts of a quote that a page is said to hold."""
    if quote.source is not None and quote.source.record_id == record.pk:
        yield quote.original
    for code in LANGUAGES:
        source = getattr(quote, f"translation_source_{code}")
        if source is not None and source.record_id == record.pk:
            yield quote.text_in(code)
