"""The only code that moves a status: every step checks rights, is atomic and is logged."""

from .assignment import PARTS, assign, note_assignment, parts_of
from .correction import correct
from .merging import merge_people
from .publishing import publish, publish_due
from .refusals import NotAllowed, WorkflowError
from .remarks import remark, reopen, reply, settle
from .restoring import restore
from .review import approve, approve_afterwards, send_back, submit
from .steps import (
    create,
    discard,
    lift_embargo,
    schedule,
    start_edition,
    unschedule,
)
from .withdrawal import bring_back, hide_edition, withdraw

__all__ = [
    "PARTS",
    "NotAllowed",
    "WorkflowError",
    "approve",
    "approve_afterwards",
    "assign",
    "bring_back",
    "correct",
    "create",
    "discard",
    "hide_edition",
    "lift_embargo",
    "merge_people",
    "note_assignment",
    "parts_of",
    "publish",
    "publish_due",
    "remark",
    "reopen",
    "reply",
    "restore",
    "schedule",
    "send_back",
    "settle",
    "start_edition",
    "submit",
    "unschedule",
    "withdraw",
]
