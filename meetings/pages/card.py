"""The words of the picture that other sites show beside a link to a report."""

from django.utils.translation import override

from ..images.card import Card, Side
from ..models import Participation, Report
from .lists import Party, parties, when

Role = Participation.Role


def card(report: Report, language: str) -> Card:
    """Return the words in a language in which the report reads; fetch it `with_parties`."""
    with override(language):
        roles = {} if report.is_call else roles_of(report)
        return Card(
            kind=str(report.get_kind_display()),
            when=when(report, language),
            title=report.title_in(language),
            sides=tuple(side(party, roles) for party in parties(report)),
        )


def roles_of(report: Report) -> dict[object, str]:
    """Return what is said of each party: hosting, visiting."""
    return {
        row.party: str(Role(row.role).label).lower()
        for row in report.participations.all()
        if row.role in (Role.HOST, Role.GUEST) and row.party is not None
    }


def side(party: Party, roles: dict[object, str]) -> Side:
    """Return a party and its people; who stands for nobody is named alone."""
    people = ", ".join(str(one) for one in party.people)
    name = str(party.represented or "")
    role = roles.get(party.represented, "")
    return Side(name=f"{name} {role}".strip() or people, people=people if name else "")
