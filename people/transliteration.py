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
    (re.compile("shch|sch|sh|sc(?=[ei])"), "s"),
    (re.compile("tch|ch(?=[aeiouy]|$)|c(?=[eiy])"), "ç"),
    (re.compile("ch"), "k"),
    (re.compile("ph"), "f"),
    (re.compile("([tdgz])h"), r"\1"),
    (re.compile("dz|t[sz]"), "z"),
    (re.compile("ck|c|q"), "k"),
    (re.compile("x"), "ks"),
    # In French: Poutine, Eltsine.
    (re.compile("(?<=in)e$"), ""),
    (re.compile("w"), "v"),
    (re.compile("o[ou]"), "u"),
]
#: The same letter of Russian, Persian and Arabic is written kh, h, ch or k.
_ROUGH = re.compile("kh")
#: In Italian and German scholarship it is "ch": Chamenei, Chruščëv.
_SCHOLARLY = re.compile("(?<![st])ch(?=[aeiour])")
_VOWELS = re.compile("[aeiouyj]+")
_GLIDES = re.compile("[yij]")
_DOUBLE = re.compile(r"(.)\1+")
_AFTER_HISS = re.compile("(?<=[çs])o(?=v)")

#: A shorter word sounds like too many others.
SHORTEST = 5


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
        for spelled in (words, [_SCHOLARLY.sub("kh", word) for word in words])
        for rough in ("h", "k")
    )


@lru_cache(maxsize=50_000)
def sound(word: str, rough: str) -> str:
    """Return how a folded Latin word sounds; rough: what "kh" stands for."""
    word = _ROUGH.sub(rough, word)
    for pattern, letter in _SOUNDS:
        word = pattern.sub(letter, word)
    word = _VOWELS.sub(lambda run: _GLIDES.sub("", run[0]) or "i", word)
    return _AFTER_HISS.sub("e", _DOUBLE.sub(r"\1", word))
