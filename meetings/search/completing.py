"""What somebody may be asking for who has not finished typing: only what is public."""

from collections.abc import Sequence

from django.db.models import Count, OuterRef, Subquery

from people.spellings import folded

from ..models import Participation
from .beginnings import Beginnings, Completion, Grade
from .engines import engine
from .entries import written_forms
from .naming import Named, names
from .public import public_among

#: Of Latin letters, fewer say nothing; of other scripts one says a lot.
SHORTEST = 2
#: A title is looked for by a word of so many letters, else too many begin so.
SHORTEST_OF_TITLE = 3
#: So many names are asked about at once, and if hardly any of them is public, so many more.
FIRST_ASKED, MOST_ASKED = 60, 400
#: In a larger gathering nobody met everybody.
MOST_PARTIES = 4
#: Fewer public names than this are too few to leave it at that.
ENOUGH = 12


def is_enough(text: str) -> bool:
    """Say whether something may be suggested: one Latin letter begins too much."""
    return len(text) >= SHORTEST or not text.isascii()


def completions(text: str, ready: Beginnings) -> list[Completion]:
    """Return what is public and may be meant by a text so far, the likeliest first."""
    found = ready.completions(text) if is_enough(text) else []
    shown = public(found[:FIRST_ASKED])
    if len(shown) < ENOUGH and len(found) > FIRST_ASKED:
        shown += public(found[FIRST_ASKED:MOST_ASKED])
    return shown


def public(found: Sequence[Completion]) -> list[Completion]:
    """Keep those whom a live report shows."""
    shown = public_among({one.thing.identity for one in found})
    return [one for one in found if one.thing.identity in shown]


def understood(text: str, ready: Beginnings) -> tuple[Named, list[Completion]]:
    """Return what the finished words of a text name, and what the rest may become.

    Where the whole text is one post or name, its bearers are what it may become.
    """
    named = names(text, known=ready.known)
    if named.rest and named.names:
        return named, completions(named.rest, ready)
    if len(named.names) != 1:
        return named, []
    (name,) = named.names
    return named, [Completion(one, folded(name.typed), Grade.WHOLE) for one in name.bearers]


def titles(text: str, *, most: int) -> list[int]:
    """Return the newest reports in whose title all words of a text begin words."""
    forms = [form for form in written_forms(text) if not form.isspace()]
    if max(map(len, forms), default=0) < SHORTEST_OF_TITLE:
        return []
    return engine().titles_beginning(forms, most=most)


def met(person: int | str, others: Sequence[int | str]) -> list[int | str]:
    """Return which of the others met a person: at one table, for other parties, not as a crowd."""
    principals = Participation._base_manager.filter(
        role__in=Participation.PRINCIPALS, report__status="live", report__outcome="held"
    )
    parties = principals.filter(report=OuterRef("report")).order_by().values("report")
    number = Count("country", distinct=True) + Count("organization", distinct=True)
    both = principals.filter(
        person__in=[person, *others],
        report__in=principals.filter(person=person).values("report"),
    ).annotate(parties=Subquery(parties.annotate(number=number).values("number")))
    both = both.filter(report__in=principals.filter(person__in=others).values("report"))
    seats = both.filter(parties__lte=MOST_PARTIES).values_list(
        "report", "person", "country", "organization"
    )
    represented = {(report, who): party for report, who, *party in seats}
    found = {
        who
        for (report, who), party in represented.items()
        if represented.get((report, person), party) != party
    }
    return [one for one in others if one in found]
