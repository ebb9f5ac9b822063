"""The languages in which quotes are spoken and sources are written."""

from collections.abc import Iterator

from django import forms
from django.conf.locale import LANG_INFO
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

#: Those of the site first, then the languages of diplomacy; others stay as they were imported.
FIRST = ("it", "en")
LANGUAGES = [
    "ar",
    "az",
    "be",
    "bg",
    "bn",
    "bs",
    "ca",
    "cs",
    "da",
    "de",
    "el",
    "es",
    "et",
    "fa",
    "fi",
    "fr",
    "he",
    "hi",
    "hr",
    "hu",
    "hy",
    "id",
    "is",
    "ja",
    "ka",
    "kk",
    "ko",
    "ky",
    "lt",
    "lv",
    "mk",
    "mn",
    "ms",
    "my",
    "nb",
    "ne",
    "nl",
    "pl",
    "pt",
    "ro",
    "ru",
    "sk",
    "sl",
    "sq",
    "sr",
    "sv",
    "sw",
    "ta",
    "tg",
    "th",
    "tk",
    "tr",
    "uk",
    "ur",
    "uz",
    "vi",
    "zh-hans",
    "zh-hant",
]

#: Django says nothing of these.
OTHER_NAMES = {"nb": _("Norwegian"), "sr": _("Serbian"), "zh": _("Chinese")}


def language_name(code: str) -> str:
    """Return the name of a language in the language of the interface; else its code."""
    if code.lower() in OTHER_NAMES:
        return str(OTHER_NAMES[code.lower()])
    info = LANG_INFO.get(code.lower(), {})
    return gettext(info["name"]) if "name" in info else code


def language_choices() -> list[tuple[str, str]]:
    """Return codes and names, those of the site first and the others by name."""
    codes = [code for code in ("zh", *LANGUAGES) if code not in ("zh-hans", "zh-hant")]
    others = sorted(((code, language_name(code)) for code in codes), key=lambda pair: pair[1])
    return [*((code, language_name(code)) for code in FIRST), *others]


class LanguageField(forms.ChoiceField):
    """A language by its name; a stored code that is not on the list stays possible."""

    def __init__(self, *, required: bool = False, **options: object) -> None:
        super().__init__(choices=self.with_empty, required=required, **options)
        self.kept = ""

    def keep(self, code: str) -> None:
        """Allow a code because it is stored already."""
        self.kept = code or ""

    def with_empty(self) -> Iterator[tuple[str, str]]:
        """Yield the choices, nothing chosen first."""
        yield "", "—"
        yield from language_choices()

    def valid_value(self, value: object) -> bool:
        return value == self.kept or super().valid_value(value)
