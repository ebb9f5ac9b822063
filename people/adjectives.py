"""The forms of the adjectives that stand for countries: kazako, kazaka, kazaki, kazake."""

from collections.abc import Iterator
from itertools import product

#: What newspapers also call those of a country, beside the adjective of its record.
ALSO = {
    "AE": ("emiratense",),
    "AR": ("Argentinian",),
    "AZ": ("azero", "Azeri"),
    "BD": ("bengalese",),
    "BY": ("belaruso", "Belarussian"),
    "CH": ("elvetico",),
    "DK": ("Dane",),
    "ES": ("Spaniard",),
    "FI": ("Finn",),
    "FR": ("Frenchman",),
    "GB": ("inglese", "English", "Briton"),
    "GR": ("ellenico", "Hellenic"),
    "HU": ("magiaro",),
    "IR": ("persiano", "Persian"),
    "JP": ("nipponico",),
    "KG": ("kirghizo", "Kirghiz", "Kyrgyzstani"),
    "KZ": ("kazaco", "kazakho", "Kazakhstani"),
    "MK": ("nordmacedone", "North Macedonian"),
    "NL": ("neerlandese",),
    "PH": ("Filipino",),
    "PL": ("Pole",),
    "RO": ("rumeno",),
    "SE": ("Swede",),
    "TJ": ("tagico", "Tajikistani"),
    "TM": ("turcomanno",),
    "TR": ("Turk",),
    "US": ("americano", "nordamericano"),
    "UZ": ("uzbeco", "Uzbekistani"),
}


def forms(adjective: str) -> Iterator[str]:
    """Give an adjective in all its genders and numbers, Italian and English alike.

    A form that no language has ("Kazakho") harms nobody: nobody types it.
    """
    words = [
        list(dict.fromkeys([word, *italian(word), *english(word)])) for word in adjective.split()
    ]
    yield from (" ".join(chosen) for chosen in product(*words[:3]))


def italian(word: str) -> list[str]:
    """Return the feminine and the plurals of an Italian adjective."""
    stem, ending = word[:-1], word[-1:]
    hard = [f"{stem}hi", f"{stem}he"] if stem[-1:] in ("c", "g") else []
    if ending == "o":
        return [f"{stem}a", f"{stem}i", f"{stem}e", *hard]
    if ending == "a":
        return [f"{stem}i", f"{stem}e", *hard]
    return [f"{stem}i"] if ending == "e" else []


def english(word: str) -> list[str]:
    """Return the plural of an English name of people: Kazakhs, Americans."""
    return [] if word.endswith(("se", "sh", "ch", "s", "x")) else [f"{word}s"]
