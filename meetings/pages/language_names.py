"""Names of the languages in which sources are written and people speak."""

from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy

LANGUAGE_NAMES: dict[str, Promise] = {
    "am": pgettext_lazy("language", "Amharic"),
    "ar": pgettext_lazy("language", "Arabic"),
    "az": pgettext_lazy("language", "Azerbaijani"),
    "be": pgettext_lazy("language", "Belarusian"),
    "bg": pgettext_lazy("language", "Bulgarian"),
    "bn": pgettext_lazy("language", "Bengali"),
    "bs": pgettext_lazy("language", "Bosnian"),
    "ca": pgettext_lazy("language", "Catalan"),
    "cs": pgettext_lazy("language", "Czech"),
    "da": pgettext_lazy("language", "Danish"),
    "de": pgettext_lazy("language", "German"),
    "el": pgettext_lazy("language", "Greek"),
    "en": pgettext_lazy("language", "English"),
    "es": pgettext_lazy("language", "Spanish"),
    "et": pgettext_lazy("language", "Estonian"),
    "fa": pgettext_lazy("language", "Persian"),
    "fi": pgettext_lazy("language", "Finnish"),
    "fr": pgettext_lazy("language", "French"),
    "ga": pgettext_lazy("language", "Irish"),
    "he": pgettext_lazy("language", "Hebrew"),
    "hi": pgettext_lazy("language", "Hindi"),
    "hr": pgettext_lazy("language", "Croatian"),
    "hu": pgettext_lazy("language", "Hungarian"),
    "hy": pgettext_lazy("language", "Armenian"),
    "id": pgettext_lazy("language", "Indonesian"),
    "is": pgettext_lazy("language", "Icelandic"),
    "it": pgettext_lazy("language", "Italian"),
    "ja": pgettext_lazy("language", "Japanese"),
    "ka": pgettext_lazy("language", "Georgian"),
    "kk": pgettext_lazy("language", "Kazakh"),
    "ko": pgettext_lazy("language", "Korean"),
    "ku": pgettext_lazy("language", "Kurdish"),
    "ky": pgettext_lazy("language", "Kyrgyz"),
    "la": pgettext_lazy("language", "Latin"),
    "lt": pgettext_lazy("language", "Lithuanian"),
    "lv": pgettext_lazy("language", "Latvian"),
    "mk": pgettext_lazy("language", "Macedonian"),
    "mn": pgettext_lazy("language", "Mongolian"),
    "ms": pgettext_lazy("language", "Malay"),
    "mt": pgettext_lazy("language", "Maltese"),
    "my": pgettext_lazy("language", "Burmese"),
    "nb": pgettext_lazy("language", "Norwegian"),
    "ne": pgettext_lazy("language", "Nepali"),
    "nl": pgettext_lazy("language", "Dutch"),
    "no": pgettext_lazy("language", "Norwegian"),
    "pl": pgettext_lazy("language", "Polish"),
    "ps": pgettext_lazy("language", "Pashto"),
    "pt": pgettext_lazy("language", "Portuguese"),
    "ro": pgettext_lazy("language", "Romanian"),
    "ru": pgettext_lazy("language", "Russian"),
    "sk": pgettext_lazy("language", "Slovak"),
    "sl": pgettext_lazy("language", "Slovenian"),
    "so": pgettext_lazy("language", "Somali"),
    "sq": pgettext_lazy("language", "Albanian"),
    "sr": pgettext_lazy("language", "Serbian"),
    "sv": pgettext_lazy("language", "Swedish"),
    "sw": pgettext_lazy("language", "Swahili"),
    "tg": pgettext_lazy("language", "Tajik"),
    "th": pgettext_lazy("language", "Thai"),
    "ti": pgettext_lazy("language", "Tigrinya"),
    "tk": pgettext_lazy("language", "Turkmen"),
    "tr": pgettext_lazy("language", "Turkish"),
    "uk": pgettext_lazy("language", "Ukrainian"),
    "ur": pgettext_lazy("language", "Urdu"),
    "uz": pgettext_lazy("language", "Uzbek"),
    "vi": pgettext_lazy("language", "Vietnamese"),
    "zh": pgettext_lazy("language", "Chinese"),
}

FROM_THE_RIGHT = frozenset({"ar", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})
FROM_THE_RIGHT_SCRIPTS = frozenset({"Arab", "Hebr", "Syrc", "Thaa"})


def language_name(code: str) -> str:
    """Return the name of a language in that of the page; an unknown code as it is."""
    return str(LANGUAGE_NAMES.get(code.partition("-")[0], code))


def written_from_the_right(code: str) -> bool:
    """Say whether a language is written from right to left."""
    language, _hyphen, rest = code.partition("-")
    script = rest.partition("-")[0]
    if len(script) == len("Arab"):
        return script.title() in FROM_THE_RIGHT_SCRIPTS
    return language in FROM_THE_RIGHT
