"""What of a report is indexed beside its words: who, where, what about, of which kind and when.

A fact names a record by its key, never by a name. In the entry of a quote stands what is true of
its report too; of speaker, language and what is spoken of, only what is the quote's own.
"""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from ..models import Mention, Quote, Report
from ..models.report import LANGUAGES
from ..text.stemming import is_stop_word, terms

#: Which facts are counted among what was found: those of a report, those of a quote.
COUNTED = {
    "country",
    "language",
    "person",
    "organization",
    "topic",
    "kind",
    "outcome",
    "place",
    "year",
    "quotes",
}
COUNTED_OF_QUOTES = {"speaker", "language", "of-country", "of-person", "of-organization"}

#: A city or a venue of more words is none that somebody types by itself.
MOST_WORDS_OF_SITE = 3
#: What parts two names of one place, or a place from what lies around it.
BETWEEN_SITES = re.compile(r"[(),;/]|\s[-–—]\s")

#: The columns in which a row names somebody or something.
PARTIES = ("country", "organization", "person")


@dataclass(frozen=True)
class Fact:
    """Something is so: a country took part, somebody is quoted, it was a summit."""

    name: str
    value: object = ""

    def __str__(self) -> str:
        return f"{self.name}:{self.value}"


def of_report(report: Report) -> list[str]:
    """Return the facts of a report, whose rows are fetched, each once."""
    quotes = report.quotes.all()
    found = [
        *of_meeting(report),
        *(Fact("quotes", "yes") for _quote in quotes[:1]),
        *(Fact("speaker", quote.speaker_id) for quote in quotes if quote.speaker_id),
        *(spoken_of(mention) for mention in report.mentions.all()),
        *(Fact("language", language) for language in languages_of_sources(report)),
    ]
    return list(dict.fromkeys(map(str, found)))


def languages_of_sources(report: Report) -> list[str]:
    """Return the languages of the pages that a report cites, as far as they are known."""
    return [one.record.language for one in report.sources.all() if one.record.language]


def of_quote(quote: Quote, report: Report) -> list[str]:
    """Return the facts of a quote of a report, each once."""
    mentions = [one for one in report.mentions.all() if one.quote_id == quote.pk]
    found = [*of_meeting(report), *map(spoken_of, mentions)]
    found.append(Fact("language", quote.original_language))
    if quote.speaker_id:
        found.append(Fact("speaker", quote.speaker_id))
    return list(dict.fromkeys(map(str, found)))


def of_meeting(report: Report) -> Iterator[Fact]:
    """Give who took part for whom, about what, where, when, and what kind of meeting it was."""
    for participation in report.participations.all():
        if participation.role not in participation.UNSEEN:
            for column in PARTIES:
                if key := getattr(participation, f"{column}_id"):
                    yield Fact(column, key)
    for row in report.reporttopics.all():
        yield Fact("topic", row.topic_id)
    yield Fact("kind", report.kind)
    yield Fact("outcome", report.outcome)
    day = report.held_on.isoformat()
    yield Fact("year", day[:4])
    yield Fact("month", day[:7])
    if report.country_id:
        yield Fact("place", report.country_id)
    for language in LANGUAGES:
        for column in ("city", "venue"):
            yield from sites_of(report.text_in(column, language))


def sites_of(text: str) -> Iterator[Fact]:
    """Give that a meeting was held in "Nusa Dua (Bali)": there, in Nusa Dua, and in Bali."""
    for name in (text, *BETWEEN_SITES.split(text)):
        words = words_of_site(terms(name))
        if 0 < len(words) <= MOST_WORDS_OF_SITE:
            yield held_in(words)


def held_in(words: Iterable[str]) -> Fact:
    """Return the fact that a meeting was held in a city, or at a venue, of these folded words."""
    return Fact("held-in", "-".join(words))


def words_of_site(words: Iterable[str]) -> list[str]:
    """Return the folded words by which a city or a venue is known, each once."""
    return list(dict.fromkeys(word for word in words if not is_stop_word(word)))


def spoken_of(mention: Mention) -> Fact:
    """Return the fact that somebody or something was spoken of."""
    for column in PARTIES:
        if key := getattr(mention, f"{column}_id"):
            return Fact(f"of-{column}", key)
    raise ValueError(f"mention={mention.pk} names nothing")


def counted(facts: Iterable[str], names: Collection[str]) -> list[str]:
    """Return those facts that are counted."""
    return [fact for fact in facts if fact.partition(":")[0] in names]
