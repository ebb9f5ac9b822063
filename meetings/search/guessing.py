"""Names that a reader may have meant: offered, never put in the place of what was typed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise

from rapidfuzz import process
from rapidfuzz.distance import OSA

from people.names import latin
from people.skeletons import near, skeletons
from people.spellings import folded

from ..text.stemming import is_stop_word
from .naming import Name
from .public import public_among
from .register import Register
from .spans import OF_MEETINGS, OF_SAYINGS, Word, words_of
from .things import Thing

#: Shorter words are like too many names.
SHORTEST = 4
#: So many words are looked at, and so many names are offered.
MOST_WORDS, MOST_GUESSES = 4, 3
#: Of the letters of a name, this share may be wrong, left out or in each other's place.
WRONG = 0.26
#: Of a name of several words that holds another name, fewer: one letter of six, and two at most.
SLIPS, LETTERS_OF_A_SLIP = 2, 6

#: How far a name is from words of a text.
Likeness = tuple[float, Sequence[Word], Thing]


@dataclass(frozen=True)
class Guess:
    """Somebody or something that may have been meant by words of a text."""

    typed: str
    thing: Thing
    #: The text with the name in the place of these words.
    text: str


def guesses(text: str, known: Register) -> list[Guess]:
    """Return what is public and has a name like words of a text, the likeliest first."""
    return offered(text, alike(text, known))


def guesses_across(text: str, names: Sequence[Name], known: Register) -> list[Guess]:
    """Return what is public and nearly named by words of which some were taken for another name.

    names: whom and what the text was found to name: "Georgia" and "Meloni", who is Giorgia Meloni.
    """
    return offered(text, slips(text, [one.typed for one in names], known))


def offered(text: str, found: Iterator[Likeness]) -> list[Guess]:
    """Return guesses of what is public, the likeliest first, each name once."""
    likeliest = sorted(found, key=lambda one: one[0])
    shown = public_among({thing.identity for _score, _words, thing in likeliest})
    made: dict[Thing, Guess] = {}
    for _score, words, thing in likeliest:
        if thing.identity in shown and len(made) < MOST_GUESSES:
            start, end = words[0].start, words[-1].end
            instead = f"{text[:start]}{thing}{text[end:]}"
            made.setdefault(thing, Guess(text[start:end], thing, instead))
    return list(made.values())


def alike(text: str, known: Register) -> Iterator[Likeness]:
    """Give the names that are like a word or like two neighbours, with how far they are from it."""
    words = words_to_look_at(text)
    for run in [[word] for word in words] + [list(pair) for pair in pairwise(words)]:
        if any(is_plain(word) for word in run):
            continue
        typed = folded_of(run)
        name = latin(typed)
        yield from ((score, run, thing) for score, thing in heard_alike(typed, known))
        wrong = int(WRONG * len(name) / (1 - WRONG))
        for spelling, distance in nearest(name, wrong, known) if len(name) >= SHORTEST else ():
            score = distance / max(len(name), len(spelling))
            if score <= WRONG:
                yield from ((score, run, thing) for thing in known.spellings[spelling])


def nearest(name: str, wrong: int, known: Register) -> Iterator[tuple[str, int]]:
    """Give the names in which so many letters of a folded one may be wrong, and how many are."""
    lengths = range(len(name) - wrong, len(name) + wrong + 1)
    names = [known.of_length.get((length, name.isascii()), ()) for length in lengths]
    for spelling, distance, _place in process.extract(
        name,
        list(chain(*names)),
        scorer=OSA.distance,
        score_cutoff=wrong,
        limit=MOST_GUESSES * 4,
    ):
        yield spelling, distance


def heard_alike(name: str, known: Register) -> Iterator[tuple[float, Thing]]:
    """Give who has the consonants of a folded name in another script, each with how far it is.

    Farther than whatever is spelled alike; of more words, nearer.
    """
    words = name.split()
    if any(map(str.isascii, words)):
        return
    letters = near(name)
    for thing in set().union(*(known.consonants.get(heard, ()) for heard in skeletons(name))):
        names = known.records[thing.kind, thing.key].names
        distance = min(OSA.normalized_distance(letters, one) for one in names)
        yield 1 + distance / len(words), thing


def slips(text: str, names: Sequence[str], known: Register) -> Iterator[Likeness]:
    """Give the names from which a run of words is a slip or two away, one of them being a name."""
    words = words_to_look_at(text)
    runs = [
        words[start:end] for start in range(len(words)) for end in range(start + 2, len(words) + 1)
    ]
    for run in runs:
        typed = text[run[0].start : run[-1].end]
        if typed in names or not any(one in typed for one in names):
            continue
        name = folded_of(run)
        yield from ((score, run, thing) for score, thing in heard_alike(name, known))
        name = latin(name)
        most = min(SLIPS, len(name) // LETTERS_OF_A_SLIP)
        for spelling, wrong in nearest(name, most, known):
            if spelling.count(" ") + 1 == len(run):
                things = known.spellings[spelling]
                yield from ((wrong / len(name), run, thing) for thing in things)


def words_to_look_at(text: str) -> list[Word]:
    """Return the first words of a text that are not to be looked for literally."""
    return [word for word in words_of(text) if not word.is_literal][:MOST_WORDS]


def folded_of(words: Sequence[Word]) -> str:
    """Return words as names are compared."""
    return folded(" ".join(word.text for word in words))


def is_plain(word: Word) -> bool:
    """Say whether a word is none that a name was mistyped as."""
    return is_stop_word(word.plain) or word.plain in OF_MEETINGS or word.plain in OF_SAYINGS
