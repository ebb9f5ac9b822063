"""The only code that moves a status: every step checks rights, is atomic and is logged."""

from .correction import correct
from .publishing import publish, publish_due
from .refusals import NotAllowed, WorkflowError
from .steps import (
    create,
    discard,
    lift_embargo,
    schedule,
    send_back,
    start_edition,
    submit,
    unschedule,
)
from .withdrawal import bring_back, hide_edition, withdraw

__all__ = [
    "NotAllowed",
    "WorkflowError",
    "bring_back",
    "correct",
    "create",
    "discard",
    "hide_edition",
    "lift_embargo",
    "publish",
    "publish_due",
    "schedule",
    "send_back",
    "start_edition",
    "submit",
    "unschedule",
    "withdraw",
]
