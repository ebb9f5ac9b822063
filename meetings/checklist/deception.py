"""What makes a text look like another one: unseen characters, letters of other alphabets."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from ..models.report import LANGUAGES
from ..text import deception
from ..text.deception import Deceit
from .edition import Edition
from .finding import Finding, Level
from .names import Place

#: What is shown before an unseen character, so that it is found.
BEFORE = 20


@dataclass(frozen=True)
class Written(Place):
    """A text, where it stands, and whether it is in Latin letters."""

    is_latin: bool = True


def texts_deceptive(edition: Edition) -> Iterator[Finding]:
    """What is read is what is written: one line for each text and kind of deceit."""
    for written in texts(edition):
        for message in (unseen(written), lookalikes(written) if written.is_latin else ""):
            if message:
                place = (written.field, written.key, written.part)
                yield Finding(Level.WARNS, message, *place)


def unseen(written: Written) -> str:
    """Return what to say of characters without a shape; '' where there is none."""
    found = deception.unseen(written.text)
    if not found:
        return ""
    before = written.text[max(found[0].start - BEFORE, 0) : found[0].start]
    return _("A character that nobody sees stands after “%(before)s”: %(names)s.") % {
        "before": deception.neutral(before),
        "names": names_of(found),
    }


def lookalikes(written: Written) -> str:
    """Return what to say of letters of other alphabets; '' where there is none."""
    found = deception.lookalikes(written.text)
    if not found:
        return ""
    return _("Letters of another alphabet look like Latin ones in “%(words)s”: %(names)s.") % {
        "words": ", ".join(dict.fromkeys(deceit.text for deceit in found[:3])),
        "names": names_of(found),
    }


def names_of(found: list[Deceit]) -> str:
    """Return the first characters that deceive, as Unicode names them."""
    return ", ".join(list(dict.fromkeys(name for deceit in found for name in deceit.names))[:3])


def texts(edition: Edition) -> Iterator[Written]:
    """Yield everything of an edition that is read as text."""
    for field, language, text in edition.prose():
        yield Written(text, f"{field}_{language}")
    for language in LANGUAGES:
        note = f"editors_note_{language}"
        yield Written(getattr(edition.report, note) or "", note)
    for row in edition.participations:
        for part in (f"{name}_{code}" for name in ("group", "title_printed") for code in LANGUAGES):
            yield Written(getattr(row, part) or "", "participations", str(row.key), part)
    for quote in edition.quotes:
        key, latin = str(quote.key), quote.original_language in LANGUAGES
        yield Written(quote.original, "quotes", key, "original", latin)
        for part in (f"{name}_{code}" for name in ("text", "attribution") for code in LANGUAGES):
            if part != f"text_{quote.original_language}":
                yield Written(getattr(quote, part) or "", "quotes", key, part)
    for wording in edition.wordings:
        latin = wording.language in LANGUAGES
        yield Written(wording.text, "wordings", str(wording.key), "text", latin)
    for source in edition.sources:
        for part in ("title", "publisher"):
            latin = source.record.language in (*LANGUAGES, "")
            text = getattr(source.record, part)
            yield Written(text, "sources", str(source.key), part, latin)
