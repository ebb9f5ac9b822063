"""Where a translation is behind its original, as readers are told."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from ..models import Report
from ..text import late
from ..text.paragraphs import paragraphs

#: The prose of the report of which readers are told; what is behind of its labels, the desk knows.
PROSE = ("title", "summary", "editors_note")


@dataclass(frozen=True)
class Behind:
    """What of a text is behind the original of a day.

    source: the language of the original; since: when readers were told of its last change; None
    for what is not published.
    """

    source: str
    since: datetime.datetime | None
    fields: frozenset[str]
    passages: Sequence[str]
    quotes: frozenset[str]
    #: Whether some of it is behind the report's own original, not only behind a source.
    is_told: bool

    def __bool__(self) -> bool:
        return self.is_told

    @property
    def label(self) -> str:
        """The sign at a passage."""
        if self.source == "it":
            return _("behind the Italian")
        return _("behind the English")

    def signed(self, body_html: str) -> str:
        """Return the rendered body with a sign at each passage that is behind."""
        return late.signed(body_html, self.passages, self.label) if self.passages else body_html


def behind(report: Report, language: str) -> Behind:
    """Return what of a report is behind in the language in which it is read; no query."""
    found = report.parity.get(language, {}).get("behind", [])
    is_original = language == report.original_language
    body = (
        paragraphs(report.body_in(language)) if any(at.startswith("body:") for at in found) else []
    )
    numbers = [int(at.partition(":")[2]) for at in found if at.startswith("body:")]
    passages = [body[number] for number in numbers if number < len(body)]
    keys = frozenset(at.split(":")[1] for at in found if at.endswith(":text"))
    own = [
        quote
        for quote in (report.quotes.all() if keys else ())
        if str(quote.key) in keys and quote.original_language == report.original_language
    ]
    fields = frozenset(found) & frozenset(PROSE)
    return Behind(
        source=report.original_language,
        since=report.dated_at,
        fields=fields,
        passages=passages,
        quotes=keys,
        is_told=not is_original and bool(fields or passages or own),
    )
