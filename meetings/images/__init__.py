"""Pictures: taken in, made harmless, kept once in the sizes that pages show, and described."""

from .showing import (
    Rendition,
    Sources,
    portrait_sources,
    portraits,
    rendition,
    sources,
    with_portraits,
)
from .storing import NotAPicture, store

__all__ = [
    "NotAPicture",
    "Rendition",
    "Sources",
    "portrait_sources",
    "portraits",
    "rendition",
    "sources",
    "store",
    "with_portraits",
]
