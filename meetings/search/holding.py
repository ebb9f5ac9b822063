"""From a post and its country, or from a title before a name, to the person who is meant."""

import datetime
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from .posts import ALONE, Post, holders, is_post
from .register import Register
from .spans import Span, Word, linked, name_of, runs
from .things import Held, Key, Kind

PARTIES = (Kind.COUNTRY, Kind.ORGANIZATION)


@dataclass(frozen=True)
class Reading:
    """What is needed to tell who held a post: who is public, and the time that is asked for."""

    words: Sequence[Word]
    known: Register
    shown: Collection[Key]
    first: datetime.date | None
    last: datetime.date | None
    today: datetime.date

    def meant(self, post: Post) -> list[Held]:
        """Return the tenures of a post that a reader means."""
        tenures = [
            one for one in post.tenures(self.known) if (Kind.PERSON, str(one.person)) in self.shown
        ]
        return holders(tenures, self.first, self.last, today=self.today, everyone=post.means_all)

    def with_holders(self, span: Span, posts: Sequence[Post]) -> Span | None:
        """Return a span as who held the posts; None where nobody public did."""
        held = [tenure for post in posts for tenure in self.meant(post)]
        bearers = dict.fromkeys(self.known.things[Kind.PERSON, one.person] for one in held)
        ever = frozenset(one.person for post in posts for one in post.tenures(self.known))
        if not bearers:
            return None
        return replace(span, bearers=tuple(bearers), held=tuple(held), ever=ever)


def read(words: Sequence[Word], spans: Sequence[Span], reading: Reading) -> list[Span]:
    """Return the spans that name something public, with posts as who held them."""
    joined = [alone(span, reading) for span in with_holders(spans, reading)]
    return [span for span in without_titles(words, joined) if span.bearers]


def may_be_named(words: Sequence[Word], known: Register) -> set[Key]:
    """Return all who may be meant by the words: by a name, or by a post that they held."""
    things, posts = set(), []
    for start, end in runs(words):
        name = name_of(words[start:end])
        things |= set().union(*known.candidates(name))
        if is_post(name):
            posts.append(name)
    parties = [one for one in things if one.kind in PARTIES]
    asked = [Post(post, party) for post in posts for party in parties]
    asked += [Post(post, None) for post in posts if post in ALONE]
    held = {(Kind.PERSON, str(one.person)) for post in asked for one in post.tenures(known)}
    return {one.identity for one in things} | held


def with_holders(spans: Sequence[Span], reading: Reading) -> list[Span]:
    """Return the spans in which a post beside its country has become who held it."""
    result: list[Span] = []
    for span in spans:
        before = result[-1] if result else None
        joined = before and linked(reading.words, before, span) and holder(before, span, reading)
        if joined:
            result[-1] = joined
        else:
            result.append(span)
    return result


def holder(one: Span, other: Span, reading: Reading) -> Span | None:
    """Return two neighbours as one span if one is a post and the other its country."""
    post, party = (one, other) if one.post and not one.bearers else (other, one)
    parties = [thing for thing in party.bearers if thing.kind in PARTIES]
    if not post.post or not parties:
        return None
    posts = [Post(post.post, thing) for thing in parties]
    return reading.with_holders(replace(post, start=one.start, end=other.end), posts)


def alone(span: Span, reading: Reading) -> Span:
    """Return the span of a post that needs no country as who held it."""
    if span.post not in ALONE or span.bearers:
        return span
    return reading.with_holders(span, [Post(span.post, None)]) or span


def without_titles(words: Sequence[Word], spans: Sequence[Span]) -> list[Span]:
    """Return the spans in which a title before or after a name belongs to it."""
    result: list[Span] = []
    for span in spans:
        before = result[-1] if result else None
        if before is None or not linked(words, before, span):
            result.append(span)
        elif is_title_of(before, span):
            result[-1] = replace(span, start=before.start)
        elif is_title_of(span, before):
            result[-1] = replace(before, end=span.end)
        else:
            result.append(span)
    return result


def is_title_of(title: Span, span: Span) -> bool:
    """Say whether a span is the post of the person that the other one names."""
    people = {one.key for one in span.bearers if one.kind == Kind.PERSON}
    if not people or span.held:
        return False
    # Whoever never held it is somebody else: "German chancellor Lula" are two.
    return (
        not people.isdisjoint(title.ever) if title.held else bool(title.post and not title.bearers)
    )
