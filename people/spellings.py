"""Finding people, countries and organisations under any of their names.

What is known is read anew for every question, so that a new spelling works at once; only the
folding of a text, which never changes, is remembered.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz, process

from .models import Country, Organization, Person, PersonName
from .names import fold

#: A key of a record, and one of the names under which it is found.
Spelling = tuple[int | str, str]

#: Below this likeness a suggestion confuses more than it helps.
LIKENESS = 75

folded = lru_cache(maxsize=100_000)(fold)


@dataclass(frozen=True)
class Match:
    """A record that was found, and the name that fits what was asked for."""

    pk: int | str
    spelling: str


def people_spellings() -> list[Spelling]:
    """Return every name of every person."""
    rows = Person.objects.values_list("pk", "name_it", "name_en", "native_name", "sort_name")
    names = [(pk, name) for pk, *texts in rows for name in texts if name]
    return names + list(PersonName.objects.order_by().values_list("person_id", "text"))


def country_spellings() -> list[Spelling]:
    """Return names, adjectives and code of every country."""
    fields = ("name_it", "name_en", "adjective_it", "adjective_en", "code", "other_names")
    rows = Country.objects.values_list("pk", *fields)
    return [pair for pk, *texts, others in rows for pair in paired(pk, texts, others)]


def organization_spellings() -> list[Spelling]:
    """Return names and acronyms of every organisation."""
    fields = ("name_it", "name_en", "acronym_it", "acronym_en", "other_names")
    rows = Organization.objects.values_list("pk", *fields)
    return [pair for pk, *texts, others in rows for pair in paired(pk, texts, others)]


def paired(pk: int | str, texts: Iterable[str | None], others: object) -> list[Spelling]:
    """Return the pairs of a record; others: names as its JSON column holds them."""
    listed = others if isinstance(others, list) else []
    further = (other.get("text") if isinstance(other, dict) else str(other) for other in listed)
    return [(pk, name) for name in (*texts, *further) if name]


def called(spellings: Iterable[Spelling], text: str) -> list[int | str]:
    """Return the records one of whose names is the text, as names are compared."""
    wanted = folded(text)
    return list(dict.fromkeys(pk for pk, name in spellings if wanted and folded(name) == wanted))


def find(spellings: Sequence[Spelling], text: str, *, limit: int = 20) -> list[Match]:
    """Return the records that a text may mean, the likeliest first.

    Where no name contains the words, names that are alike are suggested.
    """
    wanted = folded(text)
    if not wanted:
        return []
    best: dict[int | str, tuple[int, int, str]] = {}
    for pk, name in spellings:
        rank = rank_of(folded(name), wanted)
        if rank is not None and (pk not in best or (rank, len(name)) < best[pk][:2]):
            best[pk] = (rank, len(name), name)
    found = sorted(best.items(), key=lambda item: item[1])
    matches = [Match(pk, name) for pk, (_rank, _length, name) in found[:limit]]
    return matches or alike(spellings, wanted, limit=min(limit, 5))


def rank_of(name: str, wanted: str) -> int | None:
    """Return how well a folded name fits, 0 being best; None where it does not."""
    if name == wanted:
        return 0
    if name.startswith(wanted):
        return 1
    words = name.split()
    if all(any(word.startswith(part) for word in words) for part in wanted.split()):
        return 2
    return 3 if len(wanted) > 2 and wanted in name else None


def alike(spellings: Sequence[Spelling], wanted: str, *, limit: int) -> list[Match]:
    """Return the records with a name, or a word of one, like the text: suggestions, no answers."""
    names = [(folded(name), index) for index, (_pk, name) in enumerate(spellings)]
    words = [(word, index) for name, index in names for word in name.split() if len(word) > 3]
    candidates = names + words
    scored = process.extract(
        wanted,
        [text for text, _index in candidates],
        scorer=fuzz.ratio,
        limit=limit * 5,
        score_cutoff=LIKENESS,
    )
    found: dict[int | str, Match] = {}
    for _text, _score, place in scored:
        pk, spelling = spellings[candidates[place][1]]
        found.setdefault(pk, Match(pk, spelling))
    return list(found.values())[:limit]
