"""Whom, what and which time a typed text names, in any spelling and script."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.utils import timezone

from people.spellings import folded

from ..text.periods import Period, period_in
from ..text.stemming import is_stop_word
from .acronyms import with_acronyms
from .holding import Reading, may_be_named, read
from .inflected import topics_of, with_topics
from .public import public_among
from .query import LONGEST_QUERY, says_something
from .register import Register, register
from .spans import (
    OF_SAYINGS,
    OF_VISITS,
    PIECE,
    VISITS,
    WHO,
    Span,
    Word,
    found_spans,
    is_idle,
    taken_by,
    with_given_names,
    words_of,
)
from .things import Held, Kind, Thing

#: More names than these never meet in one question; further ones are words.
MOST_NAMES = 5


@dataclass(frozen=True)
class Name:
    """Words of a text that are a name, and all who bear it."""

    typed: str
    bearers: tuple[Thing, ...]
    #: The tenures by which a post names its holders; empty where it is their own name.
    held: tuple[Held, ...] = ()

    @property
    def kinds(self) -> frozenset[Kind]:
        """What its bearers are."""
        return frozenset(one.kind for one in self.bearers)

    @property
    def is_ambiguous(self) -> bool:
        """Whether several bear it; holders of one post are not several."""
        return len(self.bearers) > 1 and not self.held

    def of_kind(self, kind: Kind) -> list[Thing]:
        """Return the bearers of a kind."""
        return [one for one in self.bearers if one.kind == kind]


@dataclass(frozen=True)
class Named:
    """Whom, what and when a text names, and the rest of it, which is looked for as words."""

    names: list[Name] = field(default_factory=list)
    rest: str = ""
    period: Period | None = None
    #: The words that are the period, as they were typed.
    period_typed: str = ""
    #: Whether the reader asks for words that were said.
    of_sayings: bool = False

    @property
    def ambiguous(self) -> list[Name]:
        """The names that several bear."""
        return [name for name in self.names if name.is_ambiguous]

    @property
    def is_empty(self) -> bool:
        """Whether nothing of the text was understood as more than words."""
        return not self.names and self.period is None


def names(
    text: str,
    *,
    first: datetime.date | None = None,
    last: datetime.date | None = None,
    known: Register | None = None,
) -> Named:
    """Return what a text names among what is public, and the rest of the text.

    text: as a reader typed it; first, last: the period that is asked for otherwise. A name is a run
    of words, the longest first, compared with all known names and spellings; an adjective counts
    as its country, a post with its country as who held it in the period asked for, or today; what
    is left may be a topic in another form of its words.
    known: the register, where the caller has it already.
    """
    text = text[:LONGEST_QUERY]
    period = period_in(blanked(text))
    words = [word for word in words_of(text) if not within(word, period)]
    if not any(word.plain for word in words if not word.is_literal):
        return named(text, words, [], period)
    if period:
        first, last = period.first or first, period.last or last
    known = known or register()
    topics = list(topics_of(words, known))
    about = {topic.identity for _start, _end, topic in topics}
    shown = public_among(may_be_named(words, known) | about)
    spans = with_acronyms(words, found_spans(words, known, shown), known, shown)
    spans = with_given_names(words, spans, known)
    spans = with_topics(spans, topics, shown, most=MOST_NAMES)
    reading = Reading(words, known, shown, first, last, timezone.localdate())
    return named(text, words, read(words, spans, reading), period)


def called(text: str) -> list[Thing]:
    """Return those who are public and bear a name: the whole text, as names are compared."""
    known, name = register(), folded(text)
    if not name:
        return []
    shown = public_among({one.identity for things in known.candidates(name) for one in things})
    return list(known.bearers(name, shown))


def named(text: str, words: Sequence[Word], spans: list[Span], period: Period | None) -> Named:
    """Return what was found, with what is left of the text."""
    once = {span.bearers: span for span in reversed(spans)}
    kept = [span for span in spans if span is once[span.bearers]][:MOST_NAMES]
    # A name that is typed twice asks nothing more.
    spans = [span for span in spans if once[span.bearers] in kept]
    places = [(words[span.start].start, words[span.end - 1].end) for span in spans]
    found = [
        Name(text[words[span.start].start : words[span.end - 1].end], span.bearers, span.held)
        for span in kept
    ]
    taken = taken_by(spans)
    inside = [
        word for place, word in enumerate(words) if not word.is_literal and place not in taken
    ]
    cues, idle = without_weight(inside, is_named=bool(found), is_dated=bool(period))
    places += [(word.start, word.end) for word in (*cues, *idle)]
    return Named(found, rest_of(text, places, period), period, cut(text, period), bool(cues))


def without_weight(
    words: Sequence[Word], *, is_named: bool, is_dated: bool
) -> tuple[list[Word], list[Word]]:
    """Return which words ask for what was said, and which narrow nothing.

    Beside a name, in "who said …", and in "meetings in 2022"; elsewhere all are looked for.
    """
    plain = {word.plain for word in words}
    cues = [word for word in words if word.plain in OF_SAYINGS]
    is_kind = not plain.isdisjoint(OF_VISITS)
    idle = [word for word in words if is_idle(word) and not (is_kind and word.plain in VISITS)]
    says = any(word not in (*cues, *idle) and not is_stop_word(word.plain) for word in words)
    asks = bool(words and words[0].plain in WHO and says)
    if is_named or asks:
        return cues, idle
    return [], idle if is_dated and not says and not cues else []


def rest_of(text: str, places: Sequence[tuple[int, int]], period: Period | None) -> str:
    """Return a text without the places that were understood; empty if it says nothing."""
    if not places and not period:
        return text
    left = list(text)
    for start, end in [*places, *([(period.start, period.end)] if period else [])]:
        left[start:end] = " " * (end - start)
    parts = "".join(left).split()
    rest = " ".join(part for part in parts if any(map(str.isalnum, part)))
    return rest if says_something(rest) else ""


def blanked(text: str) -> str:
    """Return a text with spaces in the place of what is to be looked for literally."""
    return PIECE.sub(
        lambda match: " " * len(match[0]) if match["literal"] is not None else match[0], text
    )


def within(word: Word, period: Period | None) -> bool:
    """Say whether a word belongs to a period."""
    return period is not None and word.start < period.end and word.end > period.start


def cut(text: str, period: Period | None) -> str:
    """Return the words of a period as they were typed."""
    return text[period.start : period.end].strip() if period else ""
