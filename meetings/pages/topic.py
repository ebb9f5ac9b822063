"""The page of a topic."""

from dataclasses import dataclass

from ..forms.cursor import Cursor
from ..models import Report, Topic
from .lists import Listing, Total, listing, total


@dataclass(frozen=True)
class TopicPage:
    """What the page of a topic shows."""

    topic: Topic
    meetings: Listing
    total: Total


def topic_page(topic: Topic, before: Cursor | None, *, language: str) -> TopicPage:
    """Return what the page of a topic shows; `topic` comes from `public_topics`."""
    reports = Report.objects.live().about(topic)
    return TopicPage(
        topic=topic, meetings=listing(reports, before, language=language), total=total(reports)
    )
