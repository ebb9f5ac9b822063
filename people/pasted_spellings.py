"""Spellings of a person, pasted one per line."""

import re
import unicodedata
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from .models import PersonName

MAXIMUM_LINES = 100
MAXIMUM_LENGTH = 200
LIST_MARKS = re.compile(r"^\s*(?:[-–—•*·]|\d{1,3}[.)])\s+")

#: Scripts that one language writes; of the others nobody can tell the language by looking.
LANGUAGE_OF_SCRIPT = {
    "ARMENIAN": "hy",
    "GEORGIAN": "ka",
    "GREEK": "el",
    "HANGUL": "ko",
    "HEBREW": "he",
    "HIRAGANA": "ja",
    "KATAKANA": "ja",
    "THAI": "th",
}
SCRIPTS = {
    "CYRILLIC": "be bg kk ky mk mn ru sr tg uk",
    "ARABIC": "ar fa ps ur",
    "CJK": "ja zh",
    "DEVANAGARI": "hi mr ne",
    "BENGALI": "bn",
    "ETHIOPIC": "am ti",
}
SCRIPT_OF_LANGUAGE = {
    language: script for script, languages in SCRIPTS.items() for language in languages.split()
} | {language: script for script, language in LANGUAGE_OF_SCRIPT.items() if language != "ja"}


@dataclass(frozen=True)
class PastedSpelling:
    """A spelling with what its letters tell of it."""

    text: str
    language: str
    kind: str


def read(text: str, *, native_language: str = "") -> list[PastedSpelling]:
    """Return the spellings of a pasted text, each once, in its order.

    native_language: code of the language of the person's name in its own script, if known.
    Raises ValidationError that names the lines at fault.
    """
    lines = [LIST_MARKS.sub("", line).strip(" \t,;") for line in text.splitlines()]
    if sum(bool(line) for line in lines) > MAXIMUM_LINES:
        raise ValidationError(
            _("At most %(number)s lines at once."), params={"number": MAXIMUM_LINES}
        )
    problems = [
        ValidationError(_("Line %(number)s is too long for a name."), params={"number": number})
        for number, line in enumerate(lines, 1)
        if len(line) > MAXIMUM_LENGTH
    ]
    if problems:
        raise ValidationError(problems)
    once = dict.fromkeys(" ".join(line.split()) for line in lines)
    return [described(line, native_language) for line in once if line]


def described(text: str, native_language: str) -> PastedSpelling:
    """Return a spelling with the language and the kind that its script tells."""
    script = script_of(text)
    native = SCRIPT_OF_LANGUAGE.get(native_language.partition("-")[0], "LATIN")
    if script == native:
        if script == "LATIN":
            return PastedSpelling(text, "", PersonName.Kind.ALIAS)
        return PastedSpelling(text, native_language, PersonName.Kind.NATIVE)
    if script == "LATIN" or native_language:
        kind = PersonName.Kind.TRANSLITERATION
    else:
        kind = PersonName.Kind.ALIAS
    return PastedSpelling(text, LANGUAGE_OF_SCRIPT.get(script, ""), kind)


def script_of(text: str) -> str:
    """Return the script of the first letter, by the name that Unicode gives it."""
    for character in text:
        if character.isalpha():
            return unicodedata.name(character, "LATIN").split()[0]
    return "LATIN"
