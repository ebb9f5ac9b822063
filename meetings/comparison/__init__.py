"""What differs between two states of an edition, as people read it: field by field, row by row.

A state is a snapshot as `meetings.editions.snapshot` takes it: of an edition as stored, or of one
of its saves. Snapshots that are older than a column, or name records that are gone, are compared
as far as they go.
"""

from .changes import Change, Comparison, RowChange, Section, compare_states
from .for_readers import ReaderChanges, reader_changes
from .outline import outline

__all__ = [
    "Change",
    "Comparison",
    "ReaderChanges",
    "RowChange",
    "Section",
    "compare_states",
    "outline",
    "reader_changes",
]
