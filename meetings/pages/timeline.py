"""Times in office drawn beside each other, on one scale of years."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from people.models import Tenure

from .posts import Post

#: The width of the drawing; a time in office of a few days must still be seen.
WIDTH = 100.0
NARROWEST = 1.0


@dataclass(frozen=True)
class Bar:
    """A time in office, and where it begins and how long it is in the drawing."""

    post: Post
    x: float = 0.0
    #: 0 for a time of which neither end is known: it is told, and not drawn.
    width: float = 0.0
    #: The end is not known, or has not come.
    is_open_after: bool = True


@dataclass(frozen=True)
class Timeline:
    """Times in office from one year to another; None where the dates of none are known."""

    bars: list[Bar]
    first_year: int | None = None
    last_year: int | None = None


def timeline(posts: Sequence[Post], *, today: datetime.date) -> Timeline | None:
    """Return the drawing of these posts in their order; None for no post."""
    if not posts:
        return None
    days = [day for post in posts for day in (post.tenure.started_on, post.tenure.ended_on) if day]
    if not days:
        return Timeline([Bar(post) for post in posts])
    last = max([*days, *([today] if any(post.is_current for post in posts) else [])])
    start = datetime.date(min(days).year, 1, 1)
    end = datetime.date(last.year, 12, 31)
    bars = [bar(post, start, end, today) for post in posts]
    return Timeline(bars, start.year, end.year)


def bar(post: Post, start: datetime.date, end: datetime.date, today: datetime.date) -> Bar:
    """Return where a time in office stands between two days."""
    tenure: Tenure = post.tenure
    if tenure.started_on is None and tenure.ended_on is None:
        return Bar(post)
    scale = WIDTH / (end - start).days
    first = tenure.started_on or start
    last = tenure.ended_on or max(today, first)
    x = (first - start).days * scale
    width = max((min(last, end) - first).days * scale, NARROWEST)
    return Bar(
        post,
        round(min(x, WIDTH - NARROWEST), 2),
        round(width, 2),
        tenure.ended_on is None,
    )
