"""Which of those who have a name are public."""

from collections.abc import Collection
from functools import cache

from django.db.models import CharField, QuerySet, Value
from django.db.models.functions import Cast

from ..models.exposure import public_organizations, public_people, public_topics
from .things import Key, Kind

PUBLIC = {
    Kind.PERSON: public_people,
    Kind.ORGANIZATION: public_organizations,
    Kind.TOPIC: public_topics,
}


@cache
def public_rows(kind: Kind) -> QuerySet:
    """Return what a live report shows, with kind and key as text; never evaluated itself.

    To put it together takes longer than to ask it.
    """
    columns = {"kind": Value(kind.value), "key": Cast("pk", CharField())}
    return PUBLIC[kind]().order_by().annotate(**columns)


def public_among(asked: Collection[Key]) -> set[Key]:
    """Return those that a live report shows, in one query; countries always have a page."""
    parts = []
    for kind in PUBLIC:
        keys = [key for one, key in asked if one == kind]
        if keys:
            parts.append(public_rows(kind).filter(pk__in=keys).values_list("kind", "key"))
    found = {(kind, key) for kind, key in asked if kind == Kind.COUNTRY}
    if parts:
        rows = parts[0].union(*parts[1:], all=True) if parts[1:] else parts[0]
        found |= {(Kind(kind), key) for kind, key in rows}
    return found
