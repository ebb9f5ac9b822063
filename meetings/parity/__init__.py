"""Whether one language says what the other says, fact by fact: missing, behind, right.

The pairs are aligned by `meetings.text.pairing`; here they are kept as units with the edition.
"""

from .facts import KINDS, Fact, Kind, Texts
from .held_back import give, hold_back, take_back
from .standing import Confirmation, Told, Translated, aligned
from .units import Units, align, known, noted, pairs_of, translated

__all__ = [
    "KINDS",
    "Confirmation",
    "Fact",
    "Kind",
    "Texts",
    "Told",
    "Translated",
    "Units",
    "align",
    "aligned",
    "give",
    "hold_back",
    "known",
    "noted",
    "pairs_of",
    "take_back",
    "translated",
]
