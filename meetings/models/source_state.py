"""What became of the last attempt to read the page of a source."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class SourceState(models.TextChoices):
    """How a page answered; `READ` alone brings its text."""

    READ = "read", _("Read")
    GONE = "gone", _("Gone")
    REFUSED = "refused", _("Refused")
    ROBOTS = "robots", _("Not open to programs")
    LOGIN = "login", _("Asks to sign in")
    NOT_TEXT = "not_text", _("Not a text page")
    UNREADABLE = "unreadable", _("Unreadable")
    TOO_BIG = "too_big", _("Too big")
    TOO_SLOW = "too_slow", _("Too slow")
    CIRCLES = "circles", _("Leads in circles")
    NO_ANSWER = "no_answer", _("No answer")
    BLOCKED = "blocked", _("Not a public address")


#: A page that answers so is none any more: whoever follows the link finds nothing.
DEAD = (
    SourceState.GONE,
    SourceState.CIRCLES,
    SourceState.NO_ANSWER,
    SourceState.TOO_SLOW,
    SourceState.BLOCKED,
)
