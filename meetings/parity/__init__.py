"""Whether one language says what the other says, fact by fact: missing, behind, right.

The pairs are aligned by `meetings.text.pairing`; here they are kept as units with the edition.
"""

from .facts import KINDS, Fact, Kind, Texts
from .held_back import give, hold_back, take_back
from .standing import Confirmation, Told, Translated
from .units import Units, align, known, noted, translated

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
    "give",
    "hold_back",
    "known",
    "noted",
    "take_back",
    "translated",
]
