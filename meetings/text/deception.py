"""Characters that make a text look like another one.

After Unicode Technical Standard 39 (Security Mechanisms) and Annex 9 (Bidirectional Algorithm):
controls of direction can show words in another order than they stand in; characters without a
shape hide in words; letters of other alphabets look like the expected ones. What languages need
is left alone: the joiners of Persian and Hindi, the marks of direction, Latin beside Chinese.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

#: Embeddings, overrides and isolates of direction (UAX 9); a text needs none of them: the page
#: sets the direction of each text by its language.
DIRECTION = "\u202a-\u202e\u2066-\u2069"
#: Characters without a shape that no text needs: word joiner and operators, deprecated controls,
#: zero-width space, byte order mark, annotation marks, tags.
UNSEEN = "\u180e\u200b\u2060-\u2064\u206a-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f"
CONTROLS = re.compile(f"[{DIRECTION}{UNSEEN}]")
#: Joiners shape letters of Arabic and Indic scripts; between these letters they only hide.
_LETTER = "[A-Za-z\u00c0-\u052f]"
JOINER = re.compile(f"(?<={_LETTER})[\u200c\u200d]|[\u200c\u200d](?={_LETTER})")
WORD = re.compile(r"[^\W\d_]+")
#: Only in words with a letter of another alphabet is anything to be looked for.
BEYOND_LATIN = re.compile("[\u0370-\u1cff\u1f00-\uffff]")
SCRIPTS = frozenset(
    "LATIN CYRILLIC GREEK ARMENIAN GEORGIAN CHEROKEE COPTIC HEBREW ARABIC DEVANAGARI THAI "
    "CJK HIRAGANA KATAKANA BOPOMOFO HANGUL".split()
)
#: Scripts that one word may mix: those of Japanese, Chinese and Korean, with Latin (UTS 39, 5.2).
TOGETHER = (
    frozenset({"LATIN", "CJK", "HIRAGANA", "KATAKANA"}),
    frozenset({"LATIN", "CJK", "BOPOMOFO"}),
    frozenset({"LATIN", "CJK", "HANGUL"}),
)
#: Letters of Cyrillic and Greek that have the shape of a Latin one (UTS 39, confusables.txt).
LIKE_LATIN = frozenset("АВЕЅІЈКМНОРСТХЬУаеѕіјорсухһԁԛԝΑΒΕΖΗΙΚΜΝΟΡΤΥΧονϲϳ")


@dataclass(frozen=True)
class Deceit:
    """A stretch of a text that is not what it looks like.

    strange: its characters that deceive, each once.
    """

    text: str
    start: int
    strange: str

    @property
    def names(self) -> list[str]:
        """The characters as Unicode names them: "U+202E RIGHT-TO-LEFT OVERRIDE"."""
        return [named(character) for character in self.strange]


def unseen(text: str) -> list[Deceit]:
    """Return the characters of a text that have no shape and are not needed, in order."""
    found = [*CONTROLS.finditer(text), *JOINER.finditer(text)]
    found.sort(key=re.Match.start)
    return [Deceit(match[0], match.start(), match[0]) for match in found]


def lookalikes(text: str) -> list[Deceit]:
    """Return the words of a Latin text that are spelled with letters of other alphabets.

    A word of one other alphabet is what it seems to be, unless each of its letters has the shape
    of a Latin one.
    """
    if not BEYOND_LATIN.search(text):
        return []
    return list(deceiving(text))


def deceiving(text: str) -> Iterator[Deceit]:
    """Yield the words of a text that mix alphabets, or only look Latin.

    Beside words that are plainly of their alphabet none is taken to look Latin: «со Степаном».
    """
    words = [word for word in WORD.finditer(text) if BEYOND_LATIN.search(word[0])]
    scripts = [{script(letter) for letter in word[0]} - {""} for word in words]
    plain = [
        found
        for word, found in zip(words, scripts, strict=True)
        if len(found) == 1 and not LIKE_LATIN.issuperset(word[0])
    ]
    for word, found in zip(words, scripts, strict=True):
        if len(found) > 1 and not any(found <= allowed for allowed in TOGETHER):
            strange = (letter for letter in word[0] if script(letter) not in ("LATIN", ""))
            yield Deceit(word[0], word.start(), once(strange))
        elif len(word[0]) > 1 and LIKE_LATIN.issuperset(word[0]) and found not in plain:
            yield Deceit(word[0], word.start(), once(word[0]))


def neutral(text: str) -> str:
    """Return a text without the characters of `unseen` that act wherever they stand."""
    return CONTROLS.sub("", text)


@cache
def script(letter: str) -> str:
    """Return the script of a letter, by the first word of its name; '' where that says none."""
    name = unicodedata.name(letter, "").partition(" ")[0]
    return name if name in SCRIPTS else ""


def named(character: str) -> str:
    """Return a character by code and name."""
    name = unicodedata.name(character, "")
    return f"U+{ord(character):04X} {name}".strip()


def once(characters: Iterator[str] | str) -> str:
    """Return characters without repetition, in order."""
    return "".join(dict.fromkeys(characters))
