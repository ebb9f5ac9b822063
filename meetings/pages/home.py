"""The first page: what was published last, and the ways into the archive."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Model

from people.models import Country, Person

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
    #: Who met in the reports above, in their order.
    countries: list[Country]
    leaders: list[Person]


def home(*, language: str) -> Home:
    """Return what the first page shows to readers of a language."""
    live = Report.objects.live().without_texts().with_parties(and_posts=True)
    rows = [row(one, language) for one in live.order_by("-dated_at", "-pk")[: LATEST + 1]]
    return Home(
        lead=rows[0] if rows else None,
        # Whoever a live report shows has a page.
        table=table(rows[0].report, language, has_page=lambda _person: True) if rows else None,
        rows=rows[1:],
        sayings=first_of_each([one.report for one in rows], language, limit=QUOTES),
        years=years(),
        countries=[one for one in met(rows) if isinstance(one, Country)],
        leaders=[one for one in met(rows) if isinstance(one, Person)],
    )


def met(rows: Sequence[Row]) -> list[Model | str]:
    """Return the parties and the people of reports, each once."""
    parties = [party for one in rows for party in one.parties]
    return list(
        dict.fromkeys(one for party in parties for one in (party.represented, *party.people))
    )
