"""Paragraphs of a text: parted by empty lines, and told from each other by what they say."""

import hashlib
import re
from collections.abc import Iterable

from .markdown import tidy
from .quotation import comparable

#: More paragraphs than any report has; what comes after them counts as one.
MOST = 400
_GAP = re.compile(r"\n[^\S\n]*\n\s*")


def paragraphs(text: str) -> list[str]:
    """Return the paragraphs of a Markdown text, without the empty lines between them."""
    parts = [part.strip("\n") for part in _GAP.split(tidy(text).strip(), maxsplit=MOST - 1)]
    return [part for part in parts if part.strip()]


def joined(parts: Iterable[str]) -> str:
    """Return paragraphs as one Markdown text; empty ones are left out."""
    return "\n\n".join(part.strip("\n") for part in parts if part.strip())


def sign(text: str) -> str:
    """Return a short sign of what a text says; '' of an empty one.

    White space, quotation marks and apostrophes make no difference.
    """
    if not text.strip():
        return ""
    return hashlib.blake2b(comparable(text).encode(), digest_size=8).hexdigest()
