"""What the names in a question ask of a report or of a quote."""

from collections.abc import Sequence

from django.db.models import Q
from django.db.models.expressions import RawSQL

from ..models import Mention
from ..models.report import ReportTopic, took_part
from .engines import engine
from .naming import Name
from .query import Conjunction, read
from .register import Kind

#: The columns in which rows of a report name somebody or something.
COLUMNS = {
    Kind.COUNTRY: "country",
    Kind.PERSON: "person",
    Kind.ORGANIZATION: "organization",
}


def in_meeting(name: Name) -> Q:
    """Return the condition that a bearer of the name took part, or that the report is about it."""
    condition = Q(pk__in=[])
    for kind, keys in keys_by_kind(name).items():
        if kind == Kind.TOPIC:
            condition |= about_topic(name, keys)
        else:
            condition |= took_part(**{f"{COLUMNS[kind]}__in": keys})
    return condition


def about_topic(name: Name, keys: Sequence[object]) -> Q:
    """Return the condition that a report is filed under a topic, or holds its words."""
    filed = ReportTopic._base_manager.filter(topic__in=keys).values("report")
    return Q(pk__in=filed) | Q(meeting__in=holding_name(name))


def spoken_of(name: Name) -> Q:
    """Return the condition that a report says that a bearer was spoken of, or holds the name."""
    rows = mentions(name).values("report")
    return Q(pk__in=rows) | Q(meeting__in=holding_name(name))


def holding_name(name: Name) -> RawSQL:
    """Return the meetings that hold a name.

    As an alternative it would be looked for in every report: this asks the inverted index.
    """
    return engine().hits(words_of(name), within="body")


def said_of(name: Name) -> Q:
    """Return the condition that a quote is about a bearer of the name, or holds the name."""
    rows = mentions(name).filter(quote__isnull=False).values("quote")
    return Q(pk__in=rows) | Q(pk__in=engine().quote_hits(words_of(name)))


def mentions(name: Name) -> object:
    """Return the rows that say that a bearer of the name was spoken of."""
    condition = Q(pk__in=[])
    for kind, keys in keys_by_kind(name).items():
        if kind in COLUMNS:
            condition |= Q(**{f"{COLUMNS[kind]}__in": keys})
    return Mention._base_manager.filter(condition)


def keys_by_kind(name: Name) -> dict[Kind, list[int | str]]:
    """Return the keys of the bearers by what they are."""
    keys: dict[Kind, list[int | str]] = {}
    for one in name.bearers:
        keys.setdefault(one.kind, []).append(one.key)
    return keys


def words_of(name: Name) -> tuple[Conjunction, ...]:
    """Return the words under which a name stands in texts: as typed, and as it is called here."""
    typed = read(name.typed).wanted
    if name.held:
        typed = ()
    called = dict.fromkeys(
        text for one in name.bearers for text in (one.name_it, one.name_en) if text
    )
    phrases = [phrase for text in list(called)[:6] for phrase in read(f'"{text}"').wanted]
    return tuple(dict.fromkeys([*typed, *phrases]))
