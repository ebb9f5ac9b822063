"""What is left of a name in any script: its consonants, by how they are heard.

A leader of the West is written in Cyrillic or Arabic letters as the name sounds: Байден, بايدن.
Where nobody has noted that spelling, the consonants are all that both have in common. They are
coarse: two names with the same ones may be those of two people.
"""

import re
from itertools import islice, product

from .names import latin
from .pasted_spellings import script_of

#: Fewer consonants say nothing.
FEWEST = 2
#: So many readings of one name are compared.
MOST_READINGS = 16

#: A vowel is only heard in the beginning, where "h", "y" and "w" are as good as one.
VOWEL = "'"

#: What letters may be heard as: each of the following characters, "-" being nothing.
_LATIN = """
    tsch|tch ç | sch|sh|sz|sc(?=[ei]) s | cz ç | ch çks | dzh|zh|dj|gi(?=[aou]) j | kh|ck|q k
    gh g | ph f | th t | ts|tz|dz z | ^x s | g(?=[eiy]) gj | c(?=[eiy]) sç | c$ kç | c k | z$ zs
    ^j j' | j j- | ^w f' | w(?=[aeiouy])|v f | ^h 'kg | ^[aeiouy]+ ' | p b
    b b | d d | f f | g g | k k | l l | m m | n n | r r | s s | t t | z z
"""
_CYRILLIC = """
    дж|ж j | тч|ч ç | тс|дз|ц|з z | ^[аеиоуыэюяйєії]+ ' | ^х k | х k- | б|п b | в|ф f | г|ґ g | д d
    к k | л l | м m | н n | р r | с|ш|щ s | т t
"""
_ARABIC = """
    تش|چ ç | ^ا(?=س) '- | تس|تز|ز|ظ z | ^و f' | و -f | ^[اعهحی]+ ' | ب|پ b | ت|ث|ط t | ج jg | ژ j
    خ|ک k | ق kg | غ|گ g | د|ذ d | ض dz | س|ش|ص s | ف f | ر r | ل l | م m | ن n
"""
#: Arabic letters in Latin, near enough to tell which of several names is closer.
_NEAR = str.maketrans(
    dict(zip("ابپتثجحدذرزسصضطظعفقکگلمنهوی", "abpttjhddrzsszttafqkglmnhui", strict=True))
    | {"چ": "ch", "خ": "kh", "ژ": "zh", "ش": "sh", "غ": "gh"}
)


def heard_in(table: str) -> tuple[re.Pattern[str], list[str]]:
    """Return a pattern of all letters of a table, and as what each of its groups may be heard."""
    words = [word for word in table.split() if word != "|"]
    return re.compile("|".join(f"({letters})" for letters in words[::2])), words[1::2]


_SCRIPTS = {
    "LATIN": heard_in(_LATIN),
    "CYRILLIC": heard_in(_CYRILLIC),
    "ARABIC": heard_in(_ARABIC),
}
_DOUBLE = re.compile(r"(.)\1+")


def skeletons(folded: str) -> frozenset[str]:
    """Return the consonants of a folded name, as they may be heard; empty where they are too few.

    Names in Latin, Cyrillic and Arabic letters that share one of the results may be the same.
    """
    script = _SCRIPTS.get(script_of(folded))
    if script is None:
        return frozenset()
    pattern, heard = script
    joined = _DOUBLE.sub(r"\1", folded.replace(" ", ""))
    joined = joined[:1] + joined[1:].replace("x", "ks")
    options = [heard[(match.lastindex or 0) - 1] for match in pattern.finditer(joined)]
    readings = islice(product(*options), MOST_READINGS)
    made = ("".join(reading).replace("-", "") for reading in readings)
    return frozenset(one for one in made if len(one.lstrip(VOWEL)) >= FEWEST)


def near(folded: str) -> str:
    """Return a folded name in Latin letters, near enough to compare it with others."""
    return latin(folded).translate(_NEAR)
