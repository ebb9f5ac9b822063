"""How a name sounds, whichever way it was brought into Latin letters.

Tokayev, Tokaiev, Toqaev, Tokajew and Токаев are one name in the spellings of several newspapers.
What is equal here is the same word transliterated otherwise, not a word that is only alike:
Tokarev is another name.
"""

import re
from functools import lru_cache

from .names import fold, latin

#: Digraphs and letters, in this order, by what they stand for. "ç" is the sound of "cello".
_SOUNDS = [
    # The letter щ has the longest: in German, French, Polish, Dutch and Swedish.
    (re.compile("schtsch|chtch|szcz|sjtsj|sjtj|shch"), "s"),
    (re.compile("tsch|tsj|tch|cz"), "ç"),
    (re.compile("sch|sh|sz|sc(?=[ei])"), "s"),
    (re.compile("ch(?=[aeiouy]|$)|c(?=[eiy])"), "ç"),
    (re.compile("ch"), "k"),
    (re.compile("ph"), "f"),
    (re.compile("([tdgz])h"), r"\1"),
    (re.compile("dz|t[sz]"), "z"),
    (re.compile("ck|c|q"), "k"),
    (re.compile("x"), "ks"),
    # In French: Poutine, Eltsine, Tebboune.
    (re.compile("(?:(?<=in)|(?<=oun))e$"), ""),
    (re.compile("w"), "v"),
    (re.compile("o[ou]"), "u"),
]
#: The same letter of Russian, Persian and Arabic is written kh, h, ch or k.
_ROUGH = re.compile("kh")
#: What letters stand for in the press of some countries only, and in which words: so these may
#: also be read.
_READINGS = [
    # In Italian and German scholarship: Chamenei, Chruščëv.
    (re.compile(""), re.compile("(?<![st])ch(?=[aeiour])"), "kh"),
    # German, where something else is German too: Selenskyj, Asarow, Schewardnadse.
    (re.compile("w|sch|sk(?:i|yj)$"), re.compile("(?<![bcfghklmnpqstvxz])s(?=[aeiouyj])"), "z"),
    # Schukow, Breschnew; and French: Joukov, Brejnev.
    (re.compile("w"), re.compile("(?<!t)sch(?!ts)"), "zh"),
    (re.compile("(?:[eo]v|sk[iy])$"), re.compile("^j|(?<=[aeiou])j(?![aeiouy])"), "zh"),
    # An umlaut that the keyboard lacks: Schroeder.
    (re.compile(""), re.compile("([aou])e(?=[^aeiouvw])"), r"\1"),
    # French: Loukachenko, Chevardnadze. Of one syllable are Chinese words; others begin in Italian.
    (
        re.compile("[aeiouy][^aeiouy]+[aeiouy]"),
        re.compile("(?<![tsc])(?<!^)ch(?=[aeiouyv])|^ch(?=ev|o[iu])"),
        "sh",
    ),
    # Dutch and Scandinavian: Poetin, Gorbatjov.
    (re.compile(""), re.compile("oe"), "u"),
    (re.compile(""), re.compile("tj"), "tch"),
    # Accents are neither typed nor compared: Gorbačov, Gorbaçov.
    (re.compile(""), re.compile("c(?=ov$)"), "ch"),
    # Spanish: Jrushchov.
    (re.compile(""), re.compile("^jr"), "khr"),
]
_VOWELS = re.compile("[aeiouyj]+")
_GLIDES = re.compile("[yij]")
_DOUBLE = re.compile(r"(.)\1+")
_AFTER_HISS = re.compile("(?<=[çs])o(?=v)")

#: A shorter word sounds like too many others.
SHORTEST = 5


@lru_cache(maxsize=50_000)
def sounds(text: str) -> frozenset[str]:
    """Return the ways in which the words of a name may sound, in an order of their own.

    text: a name in Latin or Cyrillic letters. Two names that share one of the results are taken
    for one. Empty for other scripts and for what is too short to tell.
    """
    words = latin(fold(text)).split()
    if sum(map(len, words)) < SHORTEST or not all(word.isascii() for word in words):
        return frozenset()
    return frozenset(
        " ".join(sorted(sound(word, rough) for word in spelled))
        for spelled in set(zip(*map(readings, words), strict=True))
        for rough in ("h", "k")
    )


@lru_cache(maxsize=50_000)
def readings(word: str) -> tuple[str, ...]:
    """Return a folded Latin word, and as it is read in each of several countries."""
    return word, *(
        pattern.sub(letters, word) if where.search(word) else word
        for where, pattern, letters in _READINGS
    )


@lru_cache(maxsize=50_000)
def sound(word: str, rough: str) -> str:
    """Return how a folded Latin word sounds; rough: what "kh" stands for."""
    word = _ROUGH.sub(rough, word)
    for pattern, letter in _SOUNDS:
        word = pattern.sub(letter, word)
    word = _VOWELS.sub(lambda run: _GLIDES.sub("", run[0]) or "i", word)
    return _AFTER_HISS.sub("e", _DOUBLE.sub(r"\1", word))
