"""What is suggested while somebody types into the search box."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from people.names import fold

from ..models import Report
from ..models.report import LANGUAGES
from ..search import (
    Beginnings,
    Completion,
    Grade,
    Kind,
    Register,
    Thing,
    beginnings,
    completing,
    register,
)
from .lists import when
from .search_candidates import post_label

#: How many are suggested of each kind.
MOST = {Kind.PERSON: 4, Kind.COUNTRY: 3, Kind.ORGANIZATION: 2, Kind.TOPIC: 2}
MOST_REPORTS, MOST_PAIRS = 3, 2
#: What a line says of a report; a report has many more columns.
SHOWN = [
    *(f"{name}_{code}" for name in ("title", "reads", "meeting__slug") for code in LANGUAGES),
    *(f"{day}{part}" for day in ("held_on", "ended_on") for part in ("", "_precision")),
]
#: The pages of what has a name.
PAGES = {
    Kind.PERSON: "leader",
    Kind.COUNTRY: "country",
    Kind.ORGANIZATION: "organization",
    Kind.TOPIC: "topic",
}


@dataclass(frozen=True)
class Suggestion:
    """One line: what it is called, where it leads, what tells it from others."""

    label: str
    address: str
    detail: str = ""
    #: Says by which spelling it was found, where the label is another.
    found_as: str = ""
    #: The language of the label where it is not the reader's.
    language: str = ""


@dataclass(frozen=True)
class Group:
    """Suggestions of one kind under their heading."""

    label: str
    suggestions: list[Suggestion]


@dataclass(frozen=True)
class Typed:
    """What was typed so far, who reads, and all names."""

    text: str
    language: str
    known: Register
    names: Beginnings
    today: datetime.date

    @classmethod
    def read(cls, text: str, *, language: str) -> "Typed":
        """Return a text with the names as they are now."""
        known = register()
        return cls(text, language, known, beginnings(known), timezone.localdate())


def found(text: str, *, language: str) -> list[Group]:
    """Return what is public and may be meant by a text so far, the likeliest kind first."""
    if not completing.is_enough(text):
        return []
    typed = Typed.read(text, language=language)
    names = completing.completions(text, typed.names)
    pairs: list[Suggestion] = []
    if " " in text.strip() and not any(one.grade <= Grade.HAS_WORDS for one in names):
        named, others = completing.understood(text, typed.names)
        people = [name.bearers[0] for name in named.names if name.kinds == {Kind.PERSON}]
        pairs = pairs_of(people, others, typed)
        names = others or names
    reports = report_suggestions(completing.titles(text, most=MOST_REPORTS), language)
    grouped = [
        Group(_("Together"), pairs),
        *named_groups(names, typed),
        Group(_("Reports"), reports),
    ]
    return [one for one in grouped if one.suggestions]


def named_groups(names: Sequence[Completion], typed: Typed) -> list[Group]:
    """Return names by kind; first the kind that fits best what was typed."""
    labels = {
        Kind.PERSON: _("Leaders"),
        Kind.COUNTRY: _("Countries"),
        Kind.ORGANIZATION: _("Organisations"),
        Kind.TOPIC: _("Topics"),
    }
    by_kind = {kind: [one for one in names if one.thing.kind == kind] for kind in labels}
    kinds = sorted(labels, key=lambda kind: min((one.grade for one in by_kind[kind]), default=9))
    in_order = {kind: sorted(by_kind[kind], key=lambda one: order(one, typed)) for kind in kinds}
    return [
        Group(labels[kind], [suggestion(one, typed) for one in in_order[kind][: MOST[kind]]])
        for kind in kinds
    ]


def order(one: Completion, typed: Typed) -> tuple[int, bool]:
    """Return what puts completions of a kind in order: how they fit, then who is in office."""
    careers = typed.known.careers.get(one.thing.key, [])
    in_office = any(held.covers(typed.today, typed.today) for held in careers)
    return one.grade, one.thing.kind == Kind.PERSON and not in_office


def suggestion(one: Completion, typed: Typed) -> Suggestion:
    """Return a line for somebody or something that has a name."""
    return Suggestion(
        label=str(one.thing),
        address=reverse(PAGES[one.thing.kind], kwargs={"slug": one.thing.slug}),
        detail=detail(one.thing, typed.known),
        found_as=found_as(one, typed),
    )


def detail(thing: Thing, known: Register) -> str:
    """Return what tells a person from others: the last post, with its years."""
    careers = known.careers.get(thing.key, []) if thing.kind == Kind.PERSON else []
    return post_label(careers[0]) if careers else ""


def found_as(one: Completion, typed: Typed) -> str:
    """Return the spelling by which something was found, where its name does not show it."""
    words = fold(str(one.thing)).split()
    is_shown = all(
        any(word.startswith(part) for word in words) for part in one.spelling.split()
    ) or all(any(word.startswith(part) for word in words) for part in fold(typed.text).split())
    is_post = " " in typed.text and one.spelling not in typed.known.spellings
    if is_shown or is_post:
        return ""
    return _("found as %(typed)s") % {"typed": typed.names.as_written(one.spelling)}


def pairs_of(
    people: Sequence[Thing], others: Sequence[Completion], typed: Typed
) -> list[Suggestion]:
    """Return the pages of two who met: both named, or one named and the other begun."""
    if not people:
        return []
    first, *further = people
    seconds = further or [one.thing for one in others if one.thing.kind == Kind.PERSON]
    seconds = [one for one in seconds if one != first][: MOST[Kind.PERSON]]
    if not seconds:
        return []
    met = completing.met(first.key, [one.key for one in seconds])
    pairs = ((first, one) for one in seconds if one.key in met)
    return [
        Suggestion(label=f"{one} – {other}", address=pair_address(one, other))
        for one, other in islice(pairs, MOST_PAIRS)
    ]


def pair_address(one: Thing, other: Thing) -> str:
    """Return the page of two leaders."""
    return reverse("leader_pair", args=sorted([one.slug, other.slug]))


def report_suggestions(keys: Sequence[int], language: str) -> list[Suggestion]:
    """Return lines for reports: the title, in the other language if it has no own, and the day."""
    found = Report.objects.live().filter(pk__in=keys).select_related("meeting").only(*SHOWN)
    by_key = {one.pk: one for one in found} if keys else {}
    made = []
    for report in (by_key[key] for key in keys if key in by_key):
        reads = report.reading_language(language)
        made.append(
            Suggestion(
                label=report.text_in("title", reads),
                address=reverse("report", kwargs={"slug": report.meeting.slug_in(language)}),
                detail=when(report, language),
                language="" if reads == language else reads,
            )
        )
    return made
