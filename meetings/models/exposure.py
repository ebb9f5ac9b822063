"""Who and what is public: only what a live report shows."""

from django.db.models import Exists, Model, OuterRef, Q, QuerySet

from people.models import Organization, Person

from .participation import Mention, Participation
from .quote import Quote
from .report import ReportTopic
from .source import Source
from .topic import Topic


def public_people() -> QuerySet[Person]:
    """Return the people whom a live report shows: taking part, speaking or spoken of.

    Interpreters and staff are not shown for being there.
    """
    took_part = names("person") & ~Q(role__in=Participation.UNSEEN)
    return Person.objects.filter(
        live(Participation, took_part)
        | live(Quote, names("speaker"))
        | live(Mention, names("person"))
    )


def public_person_at(slug: str) -> Person | None:
    """Return the public person at an address, or who was once there; None where there is none."""
    people = public_people()
    return people.filter(slug=slug).first() or people.once_at_address(slug).first()


def public_organizations() -> QuerySet[Organization]:
    """Return the organisations that a live report shows: party, spoken of or giving an account."""
    took_part = names("organization") & ~Q(role__in=Participation.UNSEEN)
    return Organization.objects.filter(
        live(Participation, took_part)
        | live(Mention, names("organization"))
        | live(Source, names("account_organization"))
    )


def with_whether_spoken_of(things: QuerySet, field: str) -> QuerySet:
    """Return these people, countries or organisations, each with whether others spoke of it.

    field: the column of a mention in which they stand.
    """
    return things.annotate(is_spoken_of=live(Mention, names(field)))


def public_topics() -> QuerySet[Topic]:
    """Return the topics that a live report is about."""
    return Topic.objects.filter(live(ReportTopic, names("topic")))


def names(field: str) -> Q:
    """Return the condition that a row names the outer object in `field`."""
    return Q(**{field: OuterRef("pk")})


def live(row_model: type[Model], condition: Q) -> Exists:
    """Return the condition that some row of a live report fits `condition`."""
    return Exists(row_model._base_manager.filter(condition, report__status="live"))
