"""The first page: what was published last, and the ways into the archive."""

from dataclasses import dataclass

from ..models import Report
from .archive import years
from .lists import Row, row
from .quote_list import Saying, first_of_each
from .table import Table, table

LATEST = 9
QUOTES = 3


@dataclass(frozen=True)
class Home:
    """What the first page shows."""

    #: The report that was published or substantively changed last.
    lead: Row | None
    table: Table | None
    rows: list[Row]
    sayings: list[Saying]
    years: list[int]


def home(*, language: str) -> Home:
    """Return what the first page shows to readers of a language."""
    latest = Report.objects.live().order_by("-dated_at", "-pk").without_texts().with_parties()
    rows = [row(report, language) for report in latest[: LATEST + 1]]
    return Home(
        lead=rows[0] if rows else None,
        # Whoever a live report shows has a page.
        table=table(rows[0].report, language, has_page=lambda _person: True) if rows else None,
        rows=rows[1:],
        sayings=first_of_each([one.report for one in rows], language, limit=QUOTES),
        years=years(),
    )
