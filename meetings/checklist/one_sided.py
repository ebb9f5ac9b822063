"""What rests on one side's word: one origin, a side that nobody speaks for, quotes of one alone."""

from collections import defaultdict
from collections.abc import Iterator

from django.utils.translation import gettext as _

from ..models import Quote
from .accounts import Accounts, Side
from .edition import Edition
from .finding import Finding, Level


def accounts_one_sided(edition: Edition) -> Iterator[Finding]:
    """The sources have several origins and speak for every side, and no quote for one alone."""
    accounts = Accounts(edition.sources, edition.participations)
    if not accounts.sources:
        return
    yield from one_origin(accounts)
    yield from voices_unsaid(accounts)
    yield from sides_silent(accounts)
    yield from quotes_of_one_side(edition, accounts)


def one_origin(accounts: Accounts) -> Iterator[Finding]:
    """Several sources that repeat one confirm nothing."""
    number = len(accounts.sources)
    if number > 1 and len(accounts.origins) == 1:
        [only] = accounts.origins
        message = _(
            "%(number)s sources, 1 origin: all go back to “%(source)s” and confirm nothing more."
        )
        said = {"number": number, "source": only.record}
        yield Finding(Level.WARNS, message % said, "sources")


def voices_unsaid(accounts: Accounts) -> Iterator[Finding]:
    """Of every origin it is said for whom it speaks."""
    if accounts.unsaid:
        message = _("It is not said whose account these sources give: %(sources)s") % {
            "sources": "; ".join(str(source.record) for source in accounts.unsaid)
        }
        key = str(accounts.unsaid[0].key)
        yield Finding(Level.WARNS, message, "sources", key, "account_country")


def sides_silent(accounts: Accounts) -> Iterator[Finding]:
    """A party of the meeting may see it otherwise than those who speak.

    Nothing is asked while an account is open that may be its own.
    """
    if accounts.unsaid or not accounts.told_by or len(accounts.sides) < 2:
        return
    for side in accounts.silent:
        people = [
            str(row.person or row.group)
            for row in accounts.participations
            if row.is_principal and row.party is not None and Side.of(row.party) == side
        ]
        message = _("No source gives the account of this side: %(side)s (%(people)s).") % {
            "side": side.name,
            "people": ", ".join(people),
        }
        yield Finding(Level.WARNS, message, "sources")


def quotes_of_one_side(edition: Edition, accounts: Accounts) -> Iterator[Finding]:
    """Words that one side alone reports; said of another side's words for each of its speakers."""
    own: dict[Side, list[Quote]] = defaultdict(list)
    others: dict[tuple[Side, str], list[Quote]] = defaultdict(list)
    for quote in edition.quotes:
        only = accounts.only_in(quote, edition.wordings_of(quote))
        speaks_for = accounts.side_of(quote.speaker_id)
        if only is not None and speaks_for not in (None, only):
            others[only, str(quote.speaker)].append(quote)
        elif only is not None:
            own[only].append(quote)
    for (only, speaker), quotes in others.items():
        message = _(
            "What %(speaker)s said stands in another side’s account alone (%(side)s): %(quotes)s"
        )
        yield of_quotes(message, quotes, speaker=speaker, side=only.name)
    for only, quotes in own.items():
        message = _("Only one side’s account (%(side)s) has this: %(quotes)s")
        yield of_quotes(message, quotes, side=only.name)


def of_quotes(message: str, quotes: list[Quote], **said: str) -> Finding:
    """Return a line about some quotes, which leads to the first one."""
    said["quotes"] = " ".join(_("“%(quote)s”") % {"quote": quote} for quote in quotes)
    return Finding(Level.WARNS, message % said, "quotes", str(quotes[0].key), "source_key")
