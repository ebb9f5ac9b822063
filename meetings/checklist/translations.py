"""Translations that are behind their original: what was translated says something else by now."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..models import Participation, Photo, Quote, Report
from ..models.report import LANGUAGES
from .edition import Edition
from .finding import LANGUAGE_NAMES, Finding, Level

ROWS = {"quotes": Quote, "participations": Participation, "photos": Photo}


def translations_behind(edition: Edition) -> Iterator[Finding]:
    """What was behind when the edition was saved last, text by text; the body is one of them."""
    for language in LANGUAGES:
        behind = edition.report.parity.get(language, {}).get("behind", [])
        paragraphs = [place for place in behind if place.startswith("body:")]
        if paragraphs:
            message = ngettext(
                "%(language)s is behind the original: %(number)s paragraph of the body.",
                "%(language)s is behind the original: %(number)s paragraphs of the body.",
                len(paragraphs),
            ) % {"language": LANGUAGE_NAMES[language], "number": len(paragraphs)}
            yield Finding(Level.WARNS, message, f"body_{language}")
        for place in behind:
            if place not in paragraphs:
                yield behind_at(place, language)


def behind_at(place: str, language: str) -> Finding:
    """Return the line about a text, of the report or of one of its rows."""
    kind, _colon, rest = place.partition(":")
    key, _colon, column = rest.partition(":")
    model, name = (ROWS[kind], column) if key else (Report, place)
    label = model._meta.verbose_name
    if column != "text":
        label = model._meta.get_field(name).verbose_name
    message = _("%(language)s is behind the original: %(what)s.") % {
        "language": LANGUAGE_NAMES[language],
        "what": label,
    }
    if key:
        return Finding(Level.WARNS, message, kind, key, f"{column}_{language}")
    return Finding(Level.WARNS, message, f"{place}_{language}")
