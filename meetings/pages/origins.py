"""On what the sources of a report rest, in one honest line."""

from collections.abc import Iterator, Mapping

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..checklist.accounts import Accounts, Side
from ..models import Report
from .numbering import NumberedSource


def origins_line(report: Report, numbers: Mapping[int, NumberedSource]) -> str:
    """Return how many sources and origins there are, and whose accounts; '' where nothing is known.

    report: with its sources and participations fetched; numbers: the sources by primary key, as
    the page numbers them. Of sources that do not say for whom they speak nothing is claimed, nor
    that an account is missing that may be theirs.
    """
    accounts = Accounts([one.source for one in numbers.values()], report.participations.all())
    counted = ", ".join(numbers_said(accounts))
    said = "; ".join([*only_origin(accounts, numbers), *voices(accounts)])
    line = ": ".join(part for part in (counted, said) if part)
    return f"{line[:1].upper()}{line[1:]}." if line else ""


def numbers_said(accounts: Accounts) -> Iterator[str]:
    """Yield how many sources there are and to how many they go back; nothing for a single one."""
    if len(accounts.sources) > 1:
        for number, words in (
            (
                len(accounts.sources),
                ngettext("%(number)s source", "%(number)s sources", len(accounts.sources)),
            ),
            (
                len(accounts.origins),
                ngettext("%(number)s origin", "%(number)s origins", len(accounts.origins)),
            ),
        ):
            yield words % {"number": number}


def only_origin(accounts: Accounts, numbers: Mapping[int, NumberedSource]) -> Iterator[str]:
    """Yield to which source all others go back, where there is one."""
    if len(accounts.sources) > 1 and len(accounts.origins) == 1:
        [only] = accounts.origins
        yield _("all go back to source %(number)s (%(source)s)") % {
            "number": numbers[only.pk].number,
            "source": only.record.publisher or only.record,
        }


def voices(accounts: Accounts) -> Iterator[str]:
    """Yield whose accounts there are: of the parties, of third ones, of nobody."""
    told = [side for side in accounts.sides if side in accounts.told_by]
    if told:
        yield told_in_words(accounts, told)
    if accounts.third:
        yield ngettext(
            "account of a third party (%(sides)s)",
            "accounts of third parties (%(sides)s)",
            len(accounts.third),
        ) % {"sides": listed(accounts.third)}
    free = len(accounts.independent)
    if free and free == len(accounts.origins):
        yield ngettext("independent of the parties", "all independent of the parties", free)
    elif free:
        yield ngettext(
            "%(number)s independent of the parties", "%(number)s independent of the parties", free
        ) % {"number": free}


def told_in_words(accounts: Accounts, told: list[Side]) -> str:
    """Return which of the parties have their account among the sources."""
    if len(accounts.sides) > 1 and not accounts.silent:
        both = len(accounts.sides) == 2
        return _("the accounts of both sides") if both else _("the accounts of all sides")
    alone = len(told) == 1 and not accounts.third
    if alone and not accounts.independent and not accounts.unsaid and len(accounts.sides) > 1:
        return _("the account of one side only (%(side)s)") % {"side": told[0].name}
    words = ngettext(
        "the account of one side (%(sides)s)", "the accounts of some sides (%(sides)s)", len(told)
    )
    return words % {"sides": listed(told)}


def listed(sides: list[Side]) -> str:
    """Return the names of sides."""
    return ", ".join(side.name for side in sides)
