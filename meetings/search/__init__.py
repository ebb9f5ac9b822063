"""The words of what is published, and how a reader's words find it.

Each live report has one entry. Words are folded and stemmed here, in Python, so that both
databases find the same. Names of people stand in no entry: they are resolved when a query is
read, so that a new spelling works at once.
"""

from .finding import matching
from .naming import Name, Named, names
from .upkeep import State, clear, index, rebuild, state

__all__ = ["Name", "Named", "State", "clear", "index", "matching", "names", "rebuild", "state"]
