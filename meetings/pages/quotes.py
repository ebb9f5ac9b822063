"""Quotes as pages show them: words, speaker, directness, source, translation."""

import uuid
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from people.models import Person

from ..models import Quote
from ..models import Wording as OtherWording
from ..text.fragments import at_the_words
from . import directness
from .numbering import NumberedSource
from .other_wordings import ShownWording, other_wordings
from .wording import Wording, either


@dataclass(frozen=True)
class ShownQuote:
    """A quote as the page of a report, or its own page, shows it."""

    key: uuid.UUID
    speaker: Person | None
    has_page: bool
    attribution: Wording
    #: The words in the language of the text around them; the original where there are none.
    text: Wording
    original: Wording
    directness: str
    explanation: str
    #: Whose words they are, where that is not plain from the source; else ''.
    worded_by: str
    #: The language in which it was spoken, if another than that of the source; else ''.
    spoken: str
    source: NumberedSource | None
    locator: str
    #: By whom the text is translated; empty for the original's own words.
    translation: str
    translation_source: NumberedSource | None
    dispute: Wording
    is_disputed: bool
    #: What other sources print for it.
    wordings: list[ShownWording]
    stands_in_text: bool = False
    #: Whether the source says something else by now than what was translated.
    is_behind: bool = False

    @property
    def anchor(self) -> str:
        """The name of its place in the text."""
        return f"q-{str(self.key)[:8]}"

    @property
    def at_the_words(self) -> str:
        """Where the page of its source opens at its words; '' where it has others, or none."""
        if self.source is None or not self.source.is_page or self.source.gone_on:
            return ""
        record = self.source.source.record
        spoken, written = (
            self.original.language.partition("-")[0],
            record.language.partition("-")[0],
        )
        return at_the_words(record.url, self.original.text) if written in ("", spoken) else ""

    @property
    def is_translated(self) -> bool:
        """Whether the text is not the original."""
        return self.text.language != self.original.language

    @property
    def note_name(self) -> str:
        """The speaker in a word, as a margin has room for, in the spelling of the page."""
        if self.speaker is None:
            return self.attribution.text
        surname, _comma, forename = self.speaker.sort_name.partition(",")
        words, length = self.speaker.name.split(), len(surname.split())
        # The name for sorting tells only how many of the last words are the surname: it has one
        # spelling, where that of the page differs (Zelensky, Zelenskyy).
        if not forename or len(words) != length + len(forename.split()):
            return self.speaker.name
        return " ".join(words[-length:])


def shown(
    quote: Quote,
    language: str,
    sources: Mapping[int, NumberedSource],
    *,
    has_page: Callable[[Person], bool],
    body_html: str = "",
    is_behind: bool = False,
    wordings: Iterable[OtherWording] = (),
) -> ShownQuote:
    """Return a quote for a text in a language.

    sources: those of its report, numbered; has_page: says whether a person has a public page;
    body_html: the rendered text, in which the quote is marked where it stands; is_behind: whether
    its translation is behind the words of the source; wordings: other published ones.
    """
    original = Wording(quote.original, quote.original_language)
    text = Wording(quote.text_in(language), language)
    given = [words for words in (text, original) if words]
    translation = getattr(quote, f"get_translation_by_{language}_display")()
    return ShownQuote(
        key=quote.key,
        speaker=quote.speaker,
        has_page=quote.speaker is not None and has_page(quote.speaker),
        attribution=either(quote, "attribution", language),
        text=text or original,
        original=original,
        directness=directness.label(quote),
        explanation=directness.explanation(quote),
        worded_by=quote.worded_by,
        spoken=quote.language_spoken if quote.language_spoken != quote.original_language else "",
        source=sources.get(quote.source_id),
        locator=quote.locator,
        translation=str(translation or "") if text else "",
        translation_source=sources.get(getattr(quote, f"translation_source_{language}_id")),
        dispute=either(quote, "dispute_reason", language),
        is_disputed=quote.status == Quote.Status.DISPUTED,
        wordings=other_wordings(wordings, given, sources),
        stands_in_text=f'data-quote="{quote.key}"' in body_html,
        is_behind=bool(text) and is_behind,
    )
