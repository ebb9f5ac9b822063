"""One spelling of a text for comparison, for addresses and for order."""

import re
import unicodedata

SLUG_LENGTH = 80

# Letters that Unicode does not take apart into a plain letter and a mark.
_LETTERS = str.maketrans(
    {
        "ı": "i",
        "ł": "l",
        "ø": "o",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "æ": "ae",
        "œ": "oe",
        "ħ": "h",
        "ŋ": "n",
        "ŧ": "t",
        # Azerbaijani names are printed with "a" elsewhere: Əliyev, Aliyev.
        "ə": "a",
        # Persian and Arabic write the same two letters differently.
        "ي": "ی",
        "ى": "ی",
        "ك": "ک",
        "ـ": None,
        # Signs of scholarly transliteration (Khāmeneʾī) and soft hyphens are not typed by anybody.
        "ʾ": None,
        "ʿ": None,
        "ʹ": None,
        "ʺ": None,
        "\u00ad": None,
        "\u200b": None,
        # Persian words are parted and joined by these, or by nothing: خامنه‌ای.
        "\u200c": None,
        "\u200d": None,
        "\u2060": None,
        "\ufeff": None,
    }
)

_CYRILLIC = str.maketrans(
    {
        **dict(zip("абвгдезийклмнопрстуфыэѣі", "abvgdeziyklmnoprstufyeei", strict=True)),
        **dict(zip("јѓќѕәөүұқғңһґў", "jgkzaouukgnhgu", strict=True)),
        "ж": "zh",
        "х": "kh",
        "ц": "ts",
        "ч": "ch",
        "ш": "sh",
        "щ": "shch",
        "ю": "yu",
        "я": "ya",
        "є": "ye",
        "љ": "lj",
        "њ": "nj",
        "џ": "dz",
        "ћ": "c",
        "ђ": "dj",
        "ъ": "",
        "ь": "",
    }
)

# The marks that are taken off: accents, and the optional vowels of Hebrew and Arabic. Vowel signs
# of Indian scripts are letters to their readers and stay.
_MARKS = re.compile(
    "[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7"
    "\u0610-\u061a\u064b-\u065f\u0670\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+"
)
_MARKS_ON_ONE_LETTER = 8
_SIGNS = re.compile("[^a-z0-9]+")
_INITIALS = re.compile(r"(?<!\w)(?:[^\W\d_]\.){2,}")


def fold(text: str) -> str:
    """Return the one spelling under which a text is compared.

    text: as somebody wrote it, in any script.
    Returns lower-case letters and digits parted by single spaces, without accents; scripts stay
    what they are (Cyrillic is not turned into Latin). Apostrophes, hyphens and all other signs are
    spaces; the dots of initials go ("J.D. Vance" is "jd vance"). May be empty.
    """
    if text.isascii():
        # Most words are, and a whole archive is folded when it is indexed.
        return " ".join(_SIGNS.sub(" ", _without_dots(text.lower())).split())
    text = _decompose(_decompose(text).casefold()).translate(_LETTERS)
    # The breve makes another letter of и; all its other uses are accents.
    text = _MARKS.sub("", text.replace("и\u0306", "й"))
    text = _without_dots(text)
    text = "".join(character if _stays(character) else " " for character in text)
    # Korean syllables and some Indian letters were taken apart too.
    return unicodedata.normalize("NFC", " ".join(text.split()))


def slugify(text: str) -> str:
    """Return an address made of a name or a headline in Latin or Cyrillic letters.

    Returns lower-case ASCII words joined by hyphens, at most 80 characters, cut between words where
    possible; empty when nothing can be written so or when only digits would be left, since digits
    alone are years and numbers in our addresses.
    """
    slug = "-".join(re.findall("[a-z0-9]+", latin(fold(text))))
    if len(slug) > SLUG_LENGTH:
        whole_words = slug[: SLUG_LENGTH + 1].rpartition("-")[0]
        slug = slug[:SLUG_LENGTH] if _is_number(whole_words) else whole_words
    return "" if _is_number(slug) else slug.strip("-")


def latin(folded: str) -> str:
    """Return a folded text with its Cyrillic letters in Latin; other scripts stay."""
    return folded.translate(_CYRILLIC)


def _without_dots(text: str) -> str:
    return _INITIALS.sub(lambda initials: f"{initials[0].replace('.', '')} ", text)


def _decompose(text: str) -> str:
    if text.isascii():
        return text
    # Putting thousands of marks on one letter in order would take quadratic time.
    kept, marks = [], 0
    for character in text:
        marks = marks + 1 if unicodedata.combining(character) else 0
        if marks <= _MARKS_ON_ONE_LETTER:
            kept.append(character)
    return unicodedata.normalize("NFKD", "".join(kept))


def _stays(character: str) -> bool:
    return character.isalnum() or unicodedata.category(character).startswith("M")


def _is_number(slug: str) -> bool:
    return not slug.strip("0123456789")
