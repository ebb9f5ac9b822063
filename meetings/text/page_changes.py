"""Whether a page tells something else than before, or only looks otherwise."""

from dataclasses import dataclass
from enum import StrEnum

from .alignment import Effort, matching_runs
from .attestation import folded

#: A paragraph of fewer words is a caption, a date, a link: it comes and goes without news.
FEWEST_WORDS = 8
#: So many words that went or came are a page told anew, and so is such a part of its words.
MANY_WORDS = 40
LARGE_PART = 0.1


class Extent(StrEnum):
    """How much of what a page tells is otherwise."""

    NONE = "none"
    SMALL = "small"
    LARGE = "large"


@dataclass(frozen=True)
class Counted:
    """How many words of prose a page had, and how many of them went or came."""

    words: int
    changed: int

    @property
    def extent(self) -> Extent:
        """What that means."""
        if not self.changed:
            return Extent.NONE
        if self.changed >= MANY_WORDS or self.changed >= LARGE_PART * max(self.words, 1):
            return Extent.LARGE
        return Extent.SMALL


def extent(before: str, after: str) -> Extent:
    """Return how much of the prose of a page changed; signs, spaces and captions do not count.

    before, after: what a page tells, one line for each paragraph.
    """
    return counted(before, after).extent


def counted(before: str, after: str) -> Counted:
    """Return how many words of prose stood there before and how many changed since."""
    old, new = prose(before), prose(after)
    words = sum(len(line.split()) for line in old)
    # A paragraph that only moved has not changed what is told.
    here, there = set(old), set(new)
    gone = [line for line in old if line not in there]
    come = [line for line in new if line not in here]
    went, came = " ".join(gone).split(), " ".join(come).split()
    kept = sum(length for _start, _begin, length in matching_runs(went, came, Effort()))
    return Counted(words, max(len(went), len(came)) - kept)


def prose(told: str) -> list[str]:
    """Return the paragraphs of a page that are long enough to tell something, comparable."""
    return [folded(line) for line in told.split("\n") if len(line.split()) >= FEWEST_WORDS]
