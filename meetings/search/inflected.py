"""Topics that are typed in another form: "energie rinnovabili", "deported child".

They are looked for among the words that name nothing else, so they take a word from nobody.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence

from ..models.report import LANGUAGES
from ..text.stemming import is_stop_word, stem
from .register import Register, in_form
from .spans import Span, Word, is_plain_word, runs, taken_by
from .things import Key, Thing

#: The bounds of a run of words, and a topic that it may be.
Recognised = tuple[int, int, Thing]


def topics_of(words: Sequence[Word], known: Register) -> Iterator[Recognised]:
    """Give the runs of words that are all of a topic's name by their stems, the longest first."""
    if not known.stemmed:
        return
    stems = {code: [stem(word.text, code) for word in words] for code in LANGUAGES}
    for start, end in runs(words):
        bounds = (words[start].plain, words[end - 1].plain)
        if any(map(is_stop_word, bounds)) or is_plain_word(words[start:end]):
            continue
        for code in LANGUAGES:
            name = in_form(code, stems[code][start:end])
            yield from ((start, end, topic) for topic in known.stemmed.get(name, ()))


def with_topics(
    spans: Sequence[Span], topics: Iterable[Recognised], shown: Collection[Key], *, most: int
) -> list[Span]:
    """Return the spans, at most so many, with the public topics among the words left over."""
    taken = taken_by(spans)
    found: dict[tuple[int, int], list[Thing]] = {}
    for start, end, topic in topics:
        if topic.identity not in shown:
            continue
        if (start, end) not in found and not taken.isdisjoint(range(start, end)):
            continue
        taken.update(range(start, end))
        found.setdefault((start, end), []).append(topic)
    made = [
        Span(start, end, tuple(sorted(set(bearers), key=lambda one: one.identity)))
        for (start, end), bearers in found.items()
    ]
    kept = made[: max(most - len(spans), 0)]
    return sorted([*spans, *kept], key=lambda span: span.start)
