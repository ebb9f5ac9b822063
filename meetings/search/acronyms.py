"""Acronyms that are words in small letters, where what stands beside them says what they are.

"us" is a pronoun, but "us president", "us-china" and "president of the us" mean the country.
"""

from collections.abc import Collection, Sequence

from .register import Register
from .spans import Span, Word, taken_by
from .things import Key, Kind

#: English words before which each is an acronym.
BEFORE = {
    "us": frozenset(
        """
        administration ambassador army congress delegation diplomat diplomats embassy envoy foreign
        government leader leaders military navy official officials sanctions secretary senate
        senator soldiers state tariffs treasury troops vice
        """.split()
    ),
    "un": frozenset(
        "charter chief envoy general peacekeepers resolution secretary security".split()
    ),
    "who": frozenset(["chief", "director"]),
}
#: Between "us" and another country.
AGAINST = frozenset(["and", "vs", "versus"])


def with_acronyms(
    words: Sequence[Word], spans: Sequence[Span], known: Register, shown: Collection[Key]
) -> list[Span]:
    """Return the spans with those acronyms among the other words that stand for a name."""
    starting = {span.start: span for span in spans}
    ending = {span.end: span for span in spans}
    taken = taken_by(spans)
    found = [
        Span(place, place + 1, known.bearers(word.plain, shown))
        for place, word in enumerate(words)
        if place not in taken and not word.is_literal and word.plain in BEFORE
        if is_acronym(words, place, starting, ending)
    ]
    made = [span for span in found if span.bearers]
    return sorted([*spans, *made], key=lambda span: span.start)


def is_acronym(
    words: Sequence[Word], place: int, starting: dict[int, Span], ending: dict[int, Span]
) -> bool:
    """Say whether the word at a place is no word of the language.

    starting, ending: the names around it, by where they start and end.
    """
    before = words[place - 1].plain if place else ""
    after = words[place + 1].plain if place + 1 < len(words) else ""
    if before == "the" or after in BEFORE[words[place].plain]:
        return True
    if words[place].plain != "us":
        return False
    following = starting.get(place + 1)
    others = [following, ending.get(place)]
    if after in AGAINST:
        others.append(starting.get(place + 2))
    return bool(following and following.post) or any(map(is_country, others))


def is_country(span: Span | None) -> bool:
    """Say whether a span names a country."""
    return span is not None and any(one.kind == Kind.COUNTRY for one in span.bearers)
