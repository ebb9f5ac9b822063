"""The page of a topic."""

from dataclasses import dataclass

from ..forms.cursor import Cursor
from ..models import Report, Topic
from .lists import Listing, Total, listing, total
from .quote_list import Saying, first_of_each

QUOTES = 4


@dataclass(frozen=True)
class TopicPage:
    """What the page of a topic shows."""

    topic: Topic
    meetings: Listing
    total: Total
    #: The first quotes of the reports on the page.
    sayings: list[Saying]


def topic_page(topic: Topic, before: Cursor | None, *, language: str) -> TopicPage:
    """Return what the page of a topic shows; `topic` comes from `public_topics`."""
    reports = Report.objects.live().about(topic)
    meetings = listing(reports, before, language=language)
    return TopicPage(
        topic=topic,
        meetings=meetings,
        total=total(reports),
        sayings=first_of_each([row.report for row in meetings.rows], language, limit=QUOTES),
    )
