"""The page of a leader, and the list of all."""

import datetime
from dataclasses import dataclass

from people.models import Person, PersonName
from people.names import fold

from ..forms.cursor import Cursor
from ..models import Quote, Report
from ..models.exposure import public_people
from .dealings import Dealings, dealings
from .lists import Listing, listing
from .posts import Post, main_post, post
from .quote_list import Saying, sayings
from .timeline import Timeline, timeline

LATEST_QUOTES = 5
#: So many leaders stand on one page; more are looked up by letter.
ON_ONE_PAGE = 200


@dataclass(frozen=True)
class LeaderPage:
    """What the page of a leader shows."""

    person: Person
    posts: list[Post]
    spellings: list[PersonName]
    meetings: Listing
    dealings: Dealings
    sayings: list[Saying]
    #: The posts drawn over the years; None where none is known.
    offices: Timeline | None

    @property
    def main_post(self) -> Post | None:
        """The post by which readers know the person."""
        return main_post(self.posts)


@dataclass(frozen=True)
class LeaderEntry:
    """A leader in the alphabetical list."""

    person: Person
    name: str
    letter: str
    post: Post | None = None


@dataclass(frozen=True)
class LeaderIndex:
    """The alphabetical list of leaders, whole or under one letter."""

    letters: list[str]
    #: The letter that is shown; '' for all.
    letter: str
    groups: list[tuple[str, list[LeaderEntry]]]


def leader_page(
    person: Person, before: Cursor | None, *, today: datetime.date, language: str
) -> LeaderPage:
    """Return what the page of a leader shows; `person` comes from `public_people`."""
    meetings = Report.objects.live().attended_by(person)
    tenures = person.tenures.select_related("office__country", "office__organization")
    posts = [post(tenure, language) for tenure in tenures.latest_first()]
    return LeaderPage(
        person=person,
        posts=posts,
        spellings=other_spellings(person),
        meetings=listing(meetings, before, language=language),
        dealings=dealings(person),
        sayings=sayings(Quote.objects.said_by(person), language, limit=LATEST_QUOTES),
        offices=timeline(posts, today=today),
    )


def other_spellings(person: Person) -> list[PersonName]:
    """Return the spellings that readers may meet elsewhere, without those already on the page."""
    seen = {fold(name) for name in (person.name, person.native_name) if name}
    found: dict[str, PersonName] = {}
    for spelling in person.names.all():
        found.setdefault(fold(spelling.text), spelling)
    return [spelling for folded, spelling in found.items() if folded not in seen]


def leader_index(letter: str, *, language: str) -> LeaderIndex:
    """Return the leaders under a letter; without one all, if they fit on a page."""
    entries = sorted(
        (entry(person) for person in public_people().only(*names_only())),
        key=lambda one: (one.letter == "#", fold(one.name), one.person.pk),
    )
    letters = list(dict.fromkeys(one.letter for one in entries))
    letter = fold(letter)[:1].upper()
    if not letter and len(entries) > ON_ONE_PAGE:
        letter = letters[0]
    shown = [one for one in entries if letter in ("", one.letter)]
    return LeaderIndex(
        letters=letters, letter=letter, groups=by_letter(with_posts(shown, language))
    )


def names_only() -> tuple[str, ...]:
    """Return the columns that an alphabetical list needs."""
    return ("slug", "name_it", "name_en", "sort_name", "native_name", "native_language")


def entry(person: Person) -> LeaderEntry:
    """Return a person with the name by which he or she is sorted."""
    name = person.sort_name or person.name or person.slug
    first = fold(name)[:1].upper()
    return LeaderEntry(person=person, name=name, letter=first if first.isalpha() else "#")


def with_posts(entries: list[LeaderEntry], language: str) -> list[LeaderEntry]:
    """Return the entries with the current or last post of each person."""
    people = Person.objects.with_tenures().in_bulk([one.person.pk for one in entries])
    completed = []
    for one in entries:
        posts = [post(tenure, language) for tenure in people[one.person.pk].tenures.all()]
        completed.append(LeaderEntry(one.person, one.name, one.letter, main_post(posts)))
    return completed


def by_letter(entries: list[LeaderEntry]) -> list[tuple[str, list[LeaderEntry]]]:
    """Group sorted entries by their letter."""
    groups: dict[str, list[LeaderEntry]] = {}
    for one in entries:
        groups.setdefault(one.letter, []).append(one)
    return list(groups.items())
