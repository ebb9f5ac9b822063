"""The words of a typed text, and which runs of them are names."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from people.spellings import folded

from ..text.stemming import is_stop_word
from .posts import LONGEST, is_post
from .register import Register
from .things import Held, Key, Kind, Thing

#: A name is looked for among so many words of a text, and has at most so many.
MOST_WORDS = 40
LONGEST_NAME = 10

#: What is typed in quotation marks, or with a minus, is looked for as it is.
PIECE = re.compile(
    r"""(?P<literal>-?["“”„«][^"“”„«»]*["“”»]|(?<!\S)-\S+)"""
    r"""|(?P<word>(?:[^\W\d_]\.){2,}|[^\s,;:!?()\[\]{}"“”„«»'’‘ʼ`´/\\|+*=<>^~‐‑–—-]+)"""
)
#: Between a post and its country, and around a name, these say nothing.
LINKS = frozenset("d de del della dello dell dei degli delle di of the for per in s".split())
#: Everything here is about meetings: beside a name these words narrow nothing.
OF_MEETINGS = frozenset(
    """
    incontro incontri incontra incontrano incontrare incontrato incontrata incontrati incontrate
    colloquio colloqui vertice vertici riunione riunioni bilaterale bilaterali meeting meetings
    meets met meet talks summit summits resoconto resoconti report reports rapporti relazioni
    relations ties contro vs versus against
    """.split()
)
#: So do these, but for the words that make a kind of meeting of them.
VISITS = frozenset("visita visite viaggio viaggi visit visits visited trip trips".split())
OF_VISITS = frozenset("stato state ufficiale ufficiali official".split())
#: Whoever is addressed so is named beside it.
OF_ADDRESS = frozenset(
    """
    mr mrs ms dr sir signor signore signora sig dott onorevole excellency eccellenza
    """.split()
)
IDLE = OF_MEETINGS | OF_ADDRESS | VISITS
#: Whoever uses one of these beside a name wants to know what was said.
OF_SAYINGS = frozenset(
    """
    cosa dice dicono detto disse dichiara dichiarato dichiarazione dichiarazioni parole citazione
    citazioni frase frasi pensa parla parlano parlato discorso discorsi afferma affermato
    affermazione affermazioni commento commenti said say says saying quote quotes quotation
    quotations words statement statements think thinks speak speaks spoke speech speeches tell
    tells told comment comments commented declaration declarations
    """.split()
)
#: Whoever begins with one of these asks for a name: "who said …".
WHO = frozenset(["chi", "who"])
#: Words of the languages that are an acronym when they stand in capitals.
ACRONYMS_OF_WORDS = frozenset(["us", "who", "may"])


@dataclass(frozen=True)
class Word:
    """A word of a text and where it stands."""

    text: str
    start: int
    end: int
    is_literal: bool = False

    @property
    def plain(self) -> str:
        """The word as names are compared."""
        return folded(self.text)


def is_idle(word: Word) -> bool:
    """Say whether a word narrows nothing beside a name: "who met Putin"."""
    is_word = word.plain in ACRONYMS_OF_WORDS and not word.text.isupper()
    return is_word or word.plain in IDLE


@dataclass(frozen=True)
class Span:
    """A run of words, by position, with what it may be."""

    start: int
    end: int
    bearers: tuple[Thing, ...] = ()
    post: str = ""
    held: tuple[Held, ...] = ()
    #: The keys of all who ever held the post.
    ever: frozenset[int] = frozenset()


def found_spans(words: Sequence[Word], known: Register, shown: Collection[Key]) -> list[Span]:
    """Return the runs of words that are a name or a kind of post, the longest first taken.

    shown: who is public; nobody else bears a name.
    """
    taken: set[int] = set()
    found = []
    for start, end in runs(words):
        if not taken.isdisjoint(range(start, end)):
            continue
        name = name_of(words[start:end])
        post = name if end - start <= LONGEST and is_post(name) else ""
        bearers = () if is_plain_word(words[start:end]) else known.bearers(name, shown)
        if bearers and has_loose_letter(words[start:end]) and not known.is_written(name):
            continue
        if bearers or post:
            taken.update(range(start, end))
            found.append(Span(start, end, bearers, post))
    return sorted(found, key=lambda span: span.start)


def taken_by(spans: Iterable[Span]) -> set[int]:
    """Return the places of the words that spans take."""
    return {place for span in spans for place in range(span.start, span.end)}


def name_of(words: Sequence[Word]) -> str:
    """Return a run of words as names are compared."""
    return " ".join(word.plain for word in words)


def runs(words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """Give the bounds of all runs of words that may be a name, the longest first."""
    for length in range(min(len(words), LONGEST_NAME), 0, -1):
        for start in range(len(words) - length + 1):
            if not any(word.is_literal for word in words[start : start + length]):
                yield start, start + length


def is_plain_word(words: Sequence[Word]) -> bool:
    """Say whether a run is a word of the language: "un" is no United Nations, but "UN" is."""
    plain = [word.plain for word in words]
    if len(plain) > 1:
        return all(map(is_stop_word, plain))
    if is_stop_word(plain[0]) or plain[0] in ACRONYMS_OF_WORDS:
        return not (words[0].text.isupper() and len(words[0].text) > 1)
    return plain[0] in OF_MEETINGS or plain[0] in OF_SAYINGS


def has_loose_letter(words: Sequence[Word]) -> bool:
    """Say whether a run begins or ends with "a" or "e", which sound like a part of a name."""
    return any(len(one.plain) == 1 and is_mere_word(one) for one in (words[0], words[-1]))


def with_given_names(words: Sequence[Word], spans: list[Span], known: Register) -> list[Span]:
    """Return the spans with the given names around surnames, which may tell bearers apart."""
    grown: list[Span] = []
    for index, span in enumerate(spans):
        low = grown[-1].end if grown else 0
        high = spans[index + 1].start if index + 1 < len(spans) else len(words)
        while step := next(steps(words, span, known, low, high), None):
            span = step
        grown.append(span)
    return grown


def steps(
    words: Sequence[Word], span: Span, known: Register, low: int, high: int
) -> Iterator[Span]:
    """Give a span of a person with the word before it, and with the word after it."""
    for start, end, place in (
        (span.start - 1, span.end, span.start - 1),
        (span.start, span.end + 1, span.end),
    ):
        if start < low or end > high or words[place].is_literal:
            continue
        word = words[place].plain
        bearers = tuple(
            one
            for one in span.bearers
            if one.kind == Kind.PERSON and known.is_part_of_name(word, one)
        )
        if bearers and not is_mere_word(words[place]):
            yield replace(span, start=start, end=end, bearers=bearers)


def is_mere_word(word: Word) -> bool:
    """Say whether a word carries no meaning; "A." and "E" may be initials, "a" and "e" are not."""
    if len(word.plain) == 1 and (word.text.isupper() or word.text.endswith(".")):
        return False
    return is_stop_word(word.plain)


def linked(words: Sequence[Word], before: Span, after: Span) -> bool:
    """Say whether nothing but "of the" stands between two spans."""
    between = words[before.end : after.start]
    return all(word.plain in LINKS and not word.is_literal for word in between)


def words_of(text: str) -> Iterator[Word]:
    """Give the words of a text, and what is to be looked for literally."""
    for match in list(PIECE.finditer(text))[:MOST_WORDS]:
        word = Word(match[0], match.start(), match.end(), match["literal"] is not None)
        # A sign by itself ("Meloni & Modi") is no word.
        if word.is_literal or word.plain:
            yield word
