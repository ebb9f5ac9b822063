"""What the desk shows of the page of a source."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote

from django.conf import settings
from django.utils.translation import gettext as _

from ..checklist.attesting import Attested, attested
from ..models import Editor, Quote, Report, SourceCheck, SourceRecord, SourceSnapshot
from ..models.report import LANGUAGES
from ..rights import Action, can
from ..verification.quoted import CURRENT
from .cared_rows import address_of
from .usage import known_to

MOST_CHECKS = 20
MOST_CHANGES = 20
MOST_QUOTES = 50


@dataclass(frozen=True)
class QuotedHere:
    """A text that quotes the page, in the version in which it stands, and what the page says."""

    line: Attested
    report: Report

    @property
    def address(self) -> str:
        """The page, opened at the words."""
        return address_of(self.line)


@dataclass(frozen=True)
class SourcePage:
    """A page with its looks, its changes, and the quotes that rest on it."""

    record: SourceRecord
    checks: Sequence[SourceCheck]
    snapshot: SourceSnapshot | None
    changes: Sequence[SourceSnapshot]
    quotes: Sequence[QuotedHere]
    may_care: bool
    is_off: bool
    archives: list[tuple[str, str]]

    @property
    def not_looked_at(self) -> list[SourceSnapshot]:
        """The changes that no editor has looked at."""
        return [change for change in self.changes if change.looked_at is None]


def source_page(record: SourceRecord, user: Editor) -> SourcePage:
    """Return what is shown of a page; the number of queries does not depend on what it has."""
    snapshots = record.snapshots.order_by("-pk")
    changes = snapshots.without_texts().exclude(change="").select_related("looked_by")
    return SourcePage(
        record=record,
        checks=list(record.checks.order_by("-pk")[:MOST_CHECKS]),
        snapshot=snapshots.first(),
        changes=list(changes[:MOST_CHANGES]),
        quotes=quoted_here(record, user),
        may_care=bool(record.url) and can(user, Action.CHECK_SOURCES),
        is_off=fetching_is_off(),
        archives=archives(record.url),
    )


def quoted_here(record: SourceRecord, user: Editor) -> list[QuotedHere]:
    """Return the quotes that rest on a page, of the versions of which an account may know."""
    sources = [f"translation_source_{code}" for code in LANGUAGES]
    reports = known_to(Report.objects.filter(sources__record=record, status__in=CURRENT), user)
    quotes = (
        Quote._base_manager.filter(report__in=reports.order_by().values("pk"))
        .select_related(
            "source__record", "report__meeting", *(f"{name}__record" for name in sources)
        )
        .order_by("report", "position")
    )
    lines = [line for line in attested(quotes) if line.source.record_id == record.pk]
    # The version in progress repeats what readers see already.
    seen: dict[tuple[str, str], QuotedHere] = {}
    for line in lines:
        seen.setdefault((str(line.quote.key), line.text), QuotedHere(line, line.quote.report))
    return list(seen.values())[:MOST_QUOTES]


def archives(url: str) -> list[tuple[str, str]]:
    """Return where an editor finds or makes a copy that stays: what it is, and its address.

    Nothing is sent there by itself: whoever follows the link asks.
    """
    if not url:
        return []
    return [
        (_("Copies at the Wayback Machine"), f"https://web.archive.org/web/*/{url}"),
        (_("Save a copy there"), f"https://web.archive.org/save/{url}"),
        (_("Copies at archive.today"), f"https://archive.ph/newest/{quote(url, safe=':/?=&%')}"),
    ]


def fetching_is_off() -> bool:
    """Say whether nobody reads pages on this machine."""
    return not settings.CHECK_SOURCES
