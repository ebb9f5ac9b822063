"""Italian and English say the same: figures, years and days are compared."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from ..models.report import LANGUAGES, other_language
from ..text import figures
from .edition import Edition
from .finding import TEXT_NAMES, Finding, Level


def languages_disagree(edition: Edition) -> Iterator[Finding]:
    """Figures and dates are the same in both languages, text by text and quote by quote.

    The line leads to the language that was written second.
    """
    written_second = other_language(edition.report.original_language)
    texts: dict[str, dict[str, str]] = {}
    for field, language, text in edition.prose():
        texts.setdefault(field, {})[language] = text
    for field, by_language in texts.items():
        for pair in figures.disagreements(by_language["it"], by_language["en"]):
            message = _("Italian and English differ in the %(field)s: “%(it)s”, “%(en)s”.") % {
                "field": TEXT_NAMES[field],
                **pair,
            }
            yield Finding(Level.WARNS, message, f"{field}_{written_second}")
    for quote in edition.quotes:
        for pair in figures.disagreements(*(quote.text_in(code) for code in LANGUAGES)):
            message = _("Italian and English differ in a quote: “%(it)s”, “%(en)s”.") % pair
            part = f"text_{'it' if quote.original_language == 'en' else 'en'}"
            yield Finding(Level.WARNS, message, "quotes", str(quote.key), part)
