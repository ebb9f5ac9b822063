"""The words of what is published, and how a reader's words find it.

Each live report has one entry, and each of its quotes. Words are folded and stemmed here, in
Python, so that both databases find the same. Names of people stand in no entry: they are resolved
when a query is read, so that a new spelling works at once.

    text ── spans ── acronyms ── inflected ── holding ── naming.names()
        → Named: names, period, the rest
    Named ── parts ── finding ── answers.reports(), answers.quotes()  → keys in order, through
        asking, which says what is asked, and sqlite or postgres, which answer
    text ── completing.completions()  → names that somebody may be typing
    a live report ── entries, kinds, facts ── upkeep.index()  → the index, by sqlite or postgres
"""

from . import answers, completing, counting
from .beginnings import Beginnings, Completion, Grade, beginnings
from .naming import Name, Named, called, names
from .register import Register, register
from .things import Held, Kind, Thing
from .upkeep import State, catch_up, clear, index, index_all, index_citing, rebuild, state

__all__ = [
    "Beginnings",
    "Completion",
    "Grade",
    "Held",
    "Kind",
    "Name",
    "Named",
    "Register",
    "State",
    "Thing",
    "answers",
    "beginnings",
    "called",
    "catch_up",
    "clear",
    "completing",
    "counting",
    "index",
    "index_all",
    "index_citing",
    "names",
    "rebuild",
    "register",
    "state",
]
