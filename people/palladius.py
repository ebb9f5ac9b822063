"""Chinese names as Russian writes them, back in pinyin: Си Цзиньпин, Xi Jinping.

The system of Palladius gives each syllable one spelling, so that nothing has to be guessed.
"""

import re
from functools import lru_cache

LONGEST_INITIAL = 2


def table(pairs: str) -> dict[str, str]:
    """Return the second of each two words by the first."""
    words = pairs.split()
    return dict(zip(words[::2], words[1::2], strict=True))


#: "цз", "ц" and "с" stand for two sounds each, by the vowel that follows.
_INITIALS = table("б b п p м m ф f д d т t н n л l г g к k х h ж r чж zh ч ch ш sh цз z ц c с s")
_BEFORE_I = table("z j c q s x")
_FINALS = table(
    """
    а a ай ai ань an ан ang ао ao э e эй ei энь en эн eng о uo оу ou
    у u уа ua уай uai уань uan уан uang уй ui уэй ui унь un ун ong
    ы i и i инь in ин ing я ia яо iao янь ian ян iang е ie ю iu юн iong
    юй u юань uan юэ ue юнь un
    """
)
#: Syllables without a consonant, and those with the sound of "w".
_ALONE = table(
    """
    а a ай ai ань an ан ang ао ao э e эй ei энь en эн eng эр er о o оу ou
    у wu ва wa вай wai вань wan ван wang вэй wei вэнь wen вэн weng во wo
    и yi инь yin ин ying я ya яо yao янь yan ян yang е ye ю you юн yong
    юй yu юань yuan юэ yue юнь yun
    """
)


def syllables() -> dict[str, str]:
    """Return every syllable in pinyin by its Cyrillic spelling."""
    made = dict(_ALONE)
    for cyrillic, initial in _INITIALS.items():
        for final, letters in _FINALS.items():
            is_soft = final[0] in "иеюя"
            consonant = _BEFORE_I.get(initial, initial) if is_soft else initial
            if final == "о" and initial in "bpmf":
                letters = "o"
            made[cyrillic + final] = consonant + letters
    return made


_SYLLABLES = syllables()
_ANY = "|".join(sorted(_SYLLABLES, key=len, reverse=True))
#: A final "н" before a vowel is parted from it by "ъ"; else it begins the next syllable.
_ONE = f"({_ANY})(?:ъ|(?<!н)|(?![аеиоуыэюя]))"
#: No name has more syllables in a word.
_WORD = re.compile(f"{_ONE}(?:{_ONE})?(?:{_ONE})?(?:{_ONE})?")


@lru_cache(maxsize=20_000)
def pinyin(folded: str) -> str:
    """Return a folded text in pinyin, without tones; empty where a word of it is no Chinese."""
    words = [_WORD.fullmatch(word) for word in folded.split()]
    return " ".join(in_pinyin(word) for word in words if word) if all(words) else ""


def begun_in_pinyin(folded: str) -> str:
    """Return in pinyin how a text begins whose last word is not finished; empty as above."""
    for end in range(len(folded), max(len(folded) - LONGEST_INITIAL, 0) - 1, -1):
        if found := pinyin(folded[:end]):
            # "ин" may still become "инь".
            return found.removesuffix("g") if folded[end - 1 :] == "н" else found
    return ""


def in_pinyin(word: re.Match[str]) -> str:
    """Return the syllables of a word in pinyin."""
    return "".join(_SYLLABLES[syllable] for syllable in word.groups() if syllable)
