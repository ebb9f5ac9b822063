"""What the names in a question ask of a report or of a quote."""

from .asking import AnyOf, Expression, Words
from .facts import Fact
from .naming import Name
from .query import Conjunction, read
from .things import Kind

#: As what a record of a kind stands among the facts, see `facts`.
FACTS = {
    Kind.COUNTRY: "country",
    Kind.PERSON: "person",
    Kind.ORGANIZATION: "organization",
    Kind.TOPIC: "topic",
}


def in_meeting(name: Name) -> Expression:
    """Return that a bearer of the name took part, or that a report is about it."""
    found: list[Expression] = [Fact(FACTS[one.kind], one.key) for one in name.bearers]
    if Kind.TOPIC in name.kinds:
        # A report may hold the words without being filed under them.
        found.append(Words(words_of(name)))
    return AnyOf(found)


def spoken_of(name: Name) -> Expression:
    """Return that a report, or a quote, is said to speak of a bearer, or holds the name."""
    mentioned = [one for one in name.bearers if one.kind != Kind.TOPIC]
    facts = [Fact(f"of-{FACTS[one.kind]}", one.key) for one in mentioned]
    return AnyOf([*facts, Words(words_of(name))])


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
