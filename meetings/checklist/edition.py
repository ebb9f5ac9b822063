"""An edition with its rows, as the questions of the checklist see it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from ..models import Participation, Photo, Quote, Report, Source, Wording
from ..models.report import LANGUAGES
from ..text import markdown

#: Where published translations of a quote come from.
TRANSLATION_PAGES = tuple(f"translation_source_{code}__record" for code in LANGUAGES)


@dataclass(frozen=True)
class UnknownName:
    """A name in a box where a person is asked for, which nobody known here bears.

    field, key, part: where it stands, as in `Finding`.
    """

    text: str
    field: str
    key: str | None = None
    part: str = ""


@dataclass(frozen=True)
class Edition:
    """An edition with its rows, stored or only typed so far, fetched once for all questions."""

    report: Report
    participations: Sequence[Participation]
    quotes: Sequence[Quote]
    sources: Sequence[Source]
    photos: Sequence[Photo]
    unknown_names: Sequence[UnknownName] = ()
    wordings: Sequence[Wording] = ()

    @classmethod
    def of(cls, report: Report) -> "Edition":
        """Fetch the rows of an edition."""
        participations = report.participations.select_related(
            "person", "country", "organization", "tenure"
        )
        return cls(
            report,
            list(participations),
            list(report.quotes.select_related("speaker", "source__record", *TRANSLATION_PAGES)),
            list(
                report.sources.select_related("record", "account_country", "account_organization")
            ),
            list(report.photos.all()),
            wordings=list(report.wordings.select_related("source", "quote")),
        )

    @cached_property
    def plain_bodies(self) -> dict[str, str]:
        """The words of the body in each language, one line for each block."""
        bodies = {code: self.report.text_in("body_html", code) for code in LANGUAGES}
        return {code: markdown.plain(html) if html else "" for code, html in bodies.items()}

    def wordings_of(self, quote: Quote) -> list[Wording]:
        """Return the other wordings of a quote."""
        named = ((wording, wording.quote) for wording in self.wordings)
        return [wording for wording, other in named if other and other.key == quote.key]

    def prose(self) -> Iterator[tuple[str, str, str]]:
        """Yield field, language and words of headline, standfirst and body, where they exist."""
        for language in LANGUAGES:
            for field in ("title", "summary"):
                yield field, language, self.report.text_in(field, language)
            yield "body", language, self.plain_bodies[language]
