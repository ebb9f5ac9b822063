"""Texts into the words that the search index holds."""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from people.names import fold

from .irregular import BASES
from .markdown import tidy

try:
    from Stemmer import Stemmer

    def _stemmer(algorithm: str) -> Callable[[str], str]:
        return Stemmer(algorithm).stemWord

except ImportError:  # no wheel for this machine: the same algorithms, slower
    from snowballstemmer import stemmer

    def _stemmer(algorithm: str) -> Callable[[str], str]:
        return stemmer(algorithm).stemWord


MAXIMUM_WORDS = 40_000
MAXIMUM_WORD_LENGTH = 64

_ALGORITHMS = {"it": "italian", "en": "english"}
# Folded, as all words that are compared with them; the elided forms (dell', c') stand with them.
# Words that are also names stay out: US, WHO, may, will, stato.
_STOP_WORDS = {
    "it": frozenset(
        """
        a ad ai agl agli al all alla alle allo anche c che chi ci coi col come con cui d da dagl
        dagli dai dal dall dalla dalle dallo de degl degli dei del dell della delle dello di dove e
        ed era erano essere fra fu furono gia gl gli ha hai hanno ho i il in io l la le lei li lo
        loro lui m ma mi mia mie miei mio n ne negl negli nei nel nell nella nelle nello noi non
        nostra nostre nostri nostro o od per perche piu poi quale quali quando quanto quell quella
        quelle quelli quello quest questa queste questi questo s se sei si sia siano siamo sono
        sta stata state su sua sue sugl sugli sui sul sull sulla sulle sullo suo suoi t ti tra tu
        tua tue tuo tuoi tutti tutto un una uno v vi voi vostra vostre vostri vostro
        """.split()
    ),
    "en": frozenset(
        """
        a about after all also am an and any are as at be because been before being between both
        but by can could d did do does doing down during each few for from further had has have
        having he her here hers him his how i if in into is it its itself ll m me more most my no
        nor not of off on once only or other our ours out over own re s same she should so some
        such t than that the their theirs them then there these they this those through to too
        under until up ve very was we were what when where which while whom why with would you your
        """.split()
    ),
}

_THOUSANDS = re.compile(r"(?<![\d.,])\d{1,3}(?:[.,]\d{3})+(?![\d.,]*\d)")
_INITIALS = re.compile(r"(?<!\w)(?:[^\W\d_]\.){2,}")
_WORD = re.compile(r"[^\W_]+")


def analyse(text: str, language: str) -> list[str]:
    """Return the stems under which a text is found, in order, repeated as in the text.

    text: plain text; language: it or en (another: no stems and no stop words).
    Returns folded stems without stop words, at most 40,000. Capitals, accents, elisions
    (dell'Ucraina is ucraina) and hyphens make no difference; numbers stay (1.000 is 1000).
    """
    stops = _STOP_WORDS.get(language, frozenset())
    stem = _stemmer(_ALGORITHMS[language]) if language in _ALGORITHMS else str
    bases = BASES.get(language, {})
    stems: dict[str, list[str]] = {}
    found: list[str] = []
    for word in _words(text):
        if word not in stems:
            # Stemmed before the accents go: Italian endings need them.
            folded = fold(word)
            stems[word] = (
                [] if folded in stops else fold(hard(stem(bases.get(word, word)), language)).split()
            )
        found += stems[word]
        if len(found) >= MAXIMUM_WORDS:
            return found[:MAXIMUM_WORDS]
    return found


def hard(stemmed: str, language: str) -> str:
    """Return an Italian stem without the h that only keeps a c or g hard: dighe is of diga."""
    return stemmed[:-1] if language == "it" and stemmed.endswith(("ch", "gh")) else stemmed


@lru_cache(maxsize=50_000)
def stem(word: str, language: str) -> str:
    """Return the folded stem of a single word; empty for one without weight."""
    return " ".join(analyse(word, language))


def is_stop_word(word: str) -> bool:
    """Say whether a folded word carries no meaning in one of the languages."""
    return any(word in words for words in _STOP_WORDS.values())


def terms(text: str) -> list[str]:
    """Return the folded words of a text as they are: no stems, stop words kept, at most 40,000."""
    found: list[str] = []
    for word in _words(text):
        found += fold(word).split()
        if len(found) >= MAXIMUM_WORDS:
            return found[:MAXIMUM_WORDS]
    return found


def _words(text: str) -> Iterator[str]:
    text = tidy(text).lower()
    text = _INITIALS.sub(lambda initials: initials[0].replace(".", "") + " ", text)
    text = _THOUSANDS.sub(lambda number: re.sub("[.,]", "", number[0]), text)
    for word in _WORD.finditer(text):
        yield word[0][:MAXIMUM_WORD_LENGTH]
