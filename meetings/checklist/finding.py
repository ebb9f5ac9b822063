"""One line of the checklist."""

from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

LANGUAGE_NAMES = {"it": _("Italian"), "en": _("English")}
TEXT_NAMES = {"title": _("headline"), "summary": _("standfirst"), "body": _("body")}


class Level(StrEnum):
    """What a finding means for publication."""

    BLOCKS = "blocks"
    WARNS = "warns"


@dataclass(frozen=True)
class Finding:
    """Something that an editor should look at.

    field: the field of the report, or the kind of row, that it speaks of; key: of that row;
    part: the column of the row.
    """

    level: Level
    message: str | Promise
    field: str
    key: str | None = None
    part: str = ""
