"""What stands in the way of publication, and what an editor should look at before it."""

from collections.abc import Iterable, Iterator, Sequence

from ..models import Report
from ..models.report import LANGUAGES
from .completeness import (
    facts_missing,
    other_language_incomplete,
    photos_incomplete,
    rows_incomplete,
    texts_missing,
)
from .deception import texts_deceptive
from .edition import Edition, UnknownName
from .finding import Finding, Level
from .languages import languages_disagree
from .names import names_doubtful
from .one_sided import accounts_one_sided
from .participants import participants_doubtful, same_parties_near
from .quotes import quotation_marks_doubtful, quotes_doubtful
from .remarks import remarks_unsettled
from .sources import quotes_not_in_source, sources_doubtful
from .translations import translations_behind
from .wordings import wordings_doubtful

__all__ = ["Edition", "Finding", "Level", "UnknownName", "blocking", "check", "check_edition"]


def check(report: Report, languages: Iterable[str] | None = None) -> list[Finding]:
    """Return what is to be said of a stored edition before publication, what blocks first.

    languages: those to be published; None: whichever are complete.
    """
    return check_edition(Edition.of(report), languages)


def check_edition(edition: Edition, languages: Iterable[str] | None = None) -> list[Finding]:
    """Return what is to be said of an edition, stored or typed; languages as for `check`."""
    chosen = chosen_languages(edition.report, languages)
    return [*blocks(edition, chosen), *warnings(edition, chosen)]


def blocking(report: Report, languages: Iterable[str] | None = None) -> list[Finding]:
    """Return only what forbids publication."""
    return list(blocks(Edition.of(report), chosen_languages(report, languages)))


def chosen_languages(report: Report, languages: Iterable[str] | None) -> list[str]:
    """Return the languages to be published; where nobody chose, those that are complete."""
    if languages is not None:
        return list(languages)
    return [code for code in LANGUAGES if not report.missing_texts(code)]


def blocks(edition: Edition, chosen: Sequence[str]) -> Iterator[Finding]:
    """Yield what forbids publication."""
    yield from texts_missing(edition, chosen)
    yield from facts_missing(edition)
    yield from rows_incomplete(edition)
    yield from photos_incomplete(edition, chosen)


def warnings(edition: Edition, chosen: Sequence[str]) -> Iterator[Finding]:
    """Yield what does not forbid it."""
    yield from other_language_incomplete(edition, chosen)
    yield from translations_behind(edition)
    yield from quotes_doubtful(edition, chosen)
    yield from quotation_marks_doubtful(edition)
    yield from wordings_doubtful(edition)
    yield from participants_doubtful(edition)
    yield from names_doubtful(edition)
    yield from languages_disagree(edition)
    yield from texts_deceptive(edition)
    yield from sources_doubtful(edition)
    yield from accounts_one_sided(edition)
    yield from quotes_not_in_source(edition)
    yield from same_parties_near(edition)
    yield from remarks_unsettled(edition)
