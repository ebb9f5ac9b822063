"""The parties of a meeting across the table, with their titles of that day."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from django.db.models import Model

from people.models import Person

from ..images.showing import Sources as PictureSources
from ..images.showing import portraits
from ..models import Participation, Report
from .wording import Wording, either

Role = Participation.Role
#: More parties than this do not fit around a table: they are called by roster.
SEATED_PARTIES = 4
#: What the page says beside the name of somebody whose role is not plain from the table.
SAID_OF_PEOPLE = (Role.MEDIATOR, Role.HEAD_OF_DELEGATION, Role.DELEGATION_MEMBER)
SAID_OF_PARTIES = (Role.HOST, Role.GUEST)


@dataclass(frozen=True)
class Seat:
    """Somebody at a meeting: a person with the title of that day, or a group in words."""

    person: Person | None
    group: Wording
    title: Wording
    role: str
    has_page: bool
    portrait: PictureSources | None = None

    @property
    def monogram(self) -> str:
        """The first letters of the first and the last name, where there is no portrait."""
        words = str(self.person or "").split()
        return "".join(word[0].upper() for word in dict.fromkeys(words[:1] + words[-1:]))


@dataclass
class Party:
    """A country or an organisation, or nobody's, with the people who were there for it."""

    represented: Model | None
    has_page: bool = True
    #: Host or guest; empty where the parties meet alike.
    role: str = ""
    principals: list[Seat] = field(default_factory=list)
    members: list[Seat] = field(default_factory=list)
    also_present: list[Seat] = field(default_factory=list)

    @property
    def label(self) -> str:
        """What is said of the party beside its name."""
        return str(Role(self.role).label) if self.role else ""


@dataclass(frozen=True)
class Table:
    """Everybody whom readers are shown at a meeting."""

    parties: list[Party]
    #: Who was present for a party that did not sit at the table.
    also_present: list[Party]
    #: To whom the portraits that are shown are owed.
    credits: list[str] = field(default_factory=list)

    @property
    def is_roster(self) -> bool:
        """Whether there are too many parties to face each other."""
        return len(self.parties) > SEATED_PARTIES

    @property
    def countries(self) -> set[str]:
        """The codes of the countries at the table."""
        return {party.represented.pk for party in self.parties if is_country(party.represented)}


def table(report: Report, language: str, *, has_page: Callable[[Person], bool]) -> Table:
    """Return who sat at a meeting; fetch the report's participations with their people.

    has_page: says whether a person has a page on the public site.
    """
    parties: dict[object, Party] = {}
    rows = seen(report.participations.all())
    pictured = portraits(
        row for row in rows if row.is_principal and row.person is not None and has_page(row.person)
    )
    for row in rows:
        party = parties.setdefault(
            row.party or ("alone", row.pk), Party(row.party, has_page=linked(row, report))
        )
        seat = seated(row, report, language, has_page, pictured)
        if row.is_principal:
            party.principals.append(seat)
            party.role = party.role or said_of_party(row, report)
        elif row.role == Role.DELEGATION_MEMBER:
            party.members.append(seat)
        else:
            party.also_present.append(seat)
    at_table = [party for party in parties.values() if party.principals]
    hosts = [party for party in at_table if party.role == Role.HOST]
    others = [party for party in at_table if party.role != Role.HOST]
    apart = [party for party in parties.values() if not party.principals]
    owed = [row.person.portrait_credit for row in rows if row.person_id in pictured]
    return Table(
        parties=hosts + others,
        also_present=apart,
        credits=list(dict.fromkeys(credit for credit in owed if credit)),
    )


def seen(rows: Iterable[Participation]) -> list[Participation]:
    """Leave out those whom readers are not shown."""
    return [row for row in rows if row.role not in Participation.UNSEEN]


def seated(
    row: Participation,
    report: Report,
    language: str,
    has_page: Callable[[Person], bool],
    pictured: Mapping[int, PictureSources],
) -> Seat:
    """Return a participant as the page shows them."""
    return Seat(
        person=row.person,
        group=either(row, "group", language),
        title=title(row, report, language),
        role=str(row.get_role_display()) if row.role in SAID_OF_PEOPLE else "",
        has_page=row.person is not None and has_page(row.person),
        portrait=pictured.get(row.person_id),
    )


def title(row: Participation, report: Report, language: str) -> Wording:
    """Return the title of that day; an earlier version prints what it showed when published."""
    if report.status == Report.Status.SUPERSEDED:
        return either(row, "title_shown", language)
    return Wording.first(row.title_in, language)


def said_of_party(row: Participation, report: Report) -> str:
    """Return host or guest; nothing in a call, which has no host."""
    return "" if report.is_call or row.role not in SAID_OF_PARTIES else row.role


def linked(row: Participation, report: Report) -> bool:
    """Say whether the party of a participant surely has a page: what is not live may hide it."""
    return is_country(row.party) or report.status == Report.Status.LIVE


def is_country(represented: Model | None) -> bool:
    """Say whether a party is a country."""
    return represented is not None and represented._meta.model_name == "country"
