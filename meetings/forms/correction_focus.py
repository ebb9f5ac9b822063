"""What of a live report somebody is about to correct: one field, one row, one paragraph."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from ..models import Report

#: Corrected together: one is seldom wrong alone.
FACTS = (
    *("held_on", "held_on_precision", "ended_on", "ended_on_precision", "kind", "outcome"),
    *("city_it", "city_en", "venue_it", "venue_en", "country"),
)
DISPUTE = ("status", "dispute_reason_it", "dispute_reason_en")
#: No passage and no beginning of a paragraph is longer.
LONGEST = 300

_PARAGRAPH = re.compile(r"\S(?:.|\n(?!\s*\n))*")
_MARKDOWN = re.compile(r"[*_\\#>«»“”\"]+")


@dataclass(frozen=True)
class Focus:
    """The fields to correct; none: all of them.

    passages: of a body, where the paragraph to correct stands; sought: the words to select.
    """

    names: tuple[str, ...] = ()
    passages: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    sought: str = ""
    disputes: bool = False


def focus_on(report: Report, place: str, *, sought: str = "", block: str = "") -> Focus:
    """Return the focus that an address asks for; place: as a remark names it, or `facts`.

    sought: words that were selected; block: the beginning of the paragraph around them. What does
    not exist focuses on nothing.
    """
    sought, block = sought[:LONGEST].strip(), block[:LONGEST].strip()
    kind, _colon, rest = place.partition(":")
    if kind in ("quotes", "participations") and rest:
        key, _colon, part = rest.partition(":")
        parts = DISPUTE if part == "status" else (part,)
        names = tuple(f"{kind}-{key}-{one}" for one in parts) if part else (f"{kind}-{key}-",)
        return Focus(names, disputes=part == "status")
    if place == "facts" or place in FACTS:
        return Focus(FACTS)
    if place.startswith("body_") and (sought or block):
        passage = paragraph(getattr(report, place, "") or "", [block, sought])
        passages = {} if passage is None else {place: passage}
        quotes = quotes_with(report, sought, place.removeprefix("body_"))
        return Focus((place, *quotes), passages, sought)
    return Focus((place,) if place else (), sought=sought)


def paragraph(body: str, wanted: Iterable[str]) -> tuple[int, int] | None:
    """Return where the only paragraph stands that holds each of these words; None for none."""
    texts = [flat(text) for text in wanted if text]
    found = [
        part.span()
        for part in _PARAGRAPH.finditer(body)
        if all(text in flat(part[0]) for text in texts)
    ]
    return found[0] if len(found) == 1 else None


def quotes_with(report: Report, sought: str, language: str) -> list[str]:
    """Return the fields of the quotes that hold the words: text and quote stay the same."""
    wanted = flat(sought)
    names = []
    for quote in report.quotes.all() if wanted else []:
        if wanted in flat(quote.text_in(language)):
            own = quote.original_language == language
            names.append(f"quotes-{quote.key}-{'original' if own else f'text_{language}'}")
    return names


def flat(text: str) -> str:
    """Return a text for comparison, without the signs of Markdown and quotation marks."""
    return " ".join(_MARKDOWN.sub("", text).split())


def covers(focus: Focus, name: str) -> bool:
    """Say whether a field is to be corrected; a name that ends in a dash stands for a row."""
    return any(name == one or (one.endswith("-") and name.startswith(one)) for one in focus.names)
