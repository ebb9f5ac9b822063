"""What was found, as the search shows it: with the words marked that were looked for."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..forms.search import Criteria
from ..models import Quote, Report
from ..models.report import LANGUAGES
from ..search import Name, Named
from ..search.parts import words_of
from ..search.query import Query, read
from ..text import markdown
from ..text.excerpts import Piece, excerpt, marked
from .lists import Row, row
from .quote_list import Saying, saying, with_meeting

#: A standfirst that nothing was looked for in is shown to this length.
STANDFIRST = 220


@dataclass(frozen=True)
class ResultRow:
    """A report that was found: its row, and why."""

    row: Row
    title: list[Piece]
    #: The stretch of the text that holds the words, else the standfirst; and its language.
    excerpt: list[Piece]
    language: str


@dataclass(frozen=True)
class ResultSaying:
    """A quote that was found."""

    saying: Saying
    words: list[Piece]


def rows_of(
    keys: Sequence[int], criteria: Criteria, named: Named, absent: Sequence[Name], language: str
) -> list[ResultRow]:
    """Return reports as the search shows them, in the order of their keys."""
    query = looked_for(named, absent)
    reports = Report.objects.live().filter(pk__in=keys).with_parties()
    # The texts are wide: they are fetched where something is to be shown of them.
    unseen = [f"{name}_{code}" for name in ("body", "editors_note") for code in LANGUAGES]
    found = (
        reports.defer("body", "editors_note", *unseen) if query.wanted else reports.without_texts()
    )
    by_key = {one.pk: one for one in found}
    return [result_row(by_key[key], criteria, query, language) for key in keys if key in by_key]


def looked_for(named: Named, names: Sequence[Name]) -> Query:
    """Return the words to mark: what was typed as words, and names that are only spoken of."""
    conjunctions = [one for name in names for one in words_of(name)]
    return Query(wanted=(*read(named.rest).wanted, *conjunctions))


def result_row(report: Report, criteria: Criteria, query: Query, language: str) -> ResultRow:
    """Return a report with the words marked, in a language in which it holds them."""
    before = criteria.start is not None and report.held_on < criteria.start
    after = criteria.end is not None and report.covers_until > criteria.end
    exact = report.held_on_precision == "day"
    shown = row(report, language, is_rough=not exact and (before or after))
    read_in = shown.text_language or language
    standfirst = [Piece(markdown.excerpt(shown.summary, STANDFIRST))]
    pieces, words_language = next(stretches(report, query, read_in), (standfirst, read_in))
    return ResultRow(
        row=shown,
        title=marked(shown.title, query.stems(read_in), read_in),
        excerpt=pieces,
        language=words_language,
    )


def stretches(report: Report, query: Query, language: str) -> Iterator[tuple[list[Piece], str]]:
    """Give stretches of a report that hold the words, in the language it reads in first."""
    for code in sorted(LANGUAGES, key=lambda one: one != language):
        if stems := query.stems(code):
            for text in texts_of(report, code):
                if pieces := excerpt(text, stems, code):
                    yield pieces, code


def texts_of(report: Report, language: str) -> Iterator[str]:
    """Give the texts that readers see of a report in a language, the weightiest first."""
    if language in {report.reading_language(reader) for reader in LANGUAGES}:
        yield report.text_in("summary", language)
        yield markdown.plain(report.text_in("body_html", language))
    yield ", ".join(filter(None, (report.text_in(name, language) for name in ("venue", "city"))))


def sayings_of(keys: Sequence[int], named: Named, language: str) -> list[ResultSaying]:
    """Return quotes as the search shows them, in the order of their keys."""
    query = looked_for(named, named.names)
    quotes = with_meeting(Quote.objects.live().filter(pk__in=keys))
    related = quotes.select_related("speaker", "report__meeting", "source__record")
    found = {one.pk: one for one in related}
    shown = [saying(found[key], language) for key in keys if key in found]
    return [
        ResultSaying(one, marked(one.text, query.stems(one.language), one.language))
        if one.language in LANGUAGES
        else ResultSaying(one, [Piece(one.text)])
        for one in shown
    ]
