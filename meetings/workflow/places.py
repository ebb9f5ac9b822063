"""Where in an edition a remark is pinned: a field, a row, a field of a row, or all of it."""

import re
import uuid
from dataclasses import dataclass

from django.utils.translation import gettext as _

from .. import editions
from ..models import (
    Mention,
    Participation,
    Photo,
    Quote,
    Report,
    Source,
    SourceRecord,
    Wording,
)
from ..models.frozen import ReportRow
from .refusals import WorkflowError

#: The kinds of rows as a place names them.
KINDS: dict[str, type[ReportRow]] = {
    "participations": Participation,
    "quotes": Quote,
    "wordings": Wording,
    "sources": Source,
    "mentions": Mention,
    "photos": Photo,
}
#: Boxes of the form that stand for something else than a column of their own.
BOXES = {"topic_names": "topics", "upload": "image"}
PATTERN = re.compile(
    r"(?P<kind>[a-z]{1,20}):(?P<key>[0-9a-f-]{36})(?::(?P<field>[a-z_]{1,40}))?|(?P<name>[a-z_]{0,40})"
)


@dataclass(frozen=True)
class Place:
    """A place in an edition; `field` alone: of the report; all empty: the whole edition."""

    field: str = ""
    kind: str = ""
    key: str = ""

    @classmethod
    def parse(cls, text: str) -> "Place":
        """Read a place as a remark stores it. Raises ValueError for what is none."""
        found = PATTERN.fullmatch(text)
        if found is None:
            raise ValueError(text)
        if found["kind"] is None:
            name = found["name"]
            place = cls(kind=name) if name in KINDS else cls(field=name)
        else:
            uuid.UUID(found["key"])
            place = cls(found["field"] or "", found["kind"], found["key"])
        if not place.is_known():
            raise ValueError(text)
        return place

    def is_known(self) -> bool:
        """Say whether editions have such fields and rows."""
        if self.kind and self.kind not in KINDS:
            return False
        return not self.field or column_of(self) is not None

    def row(self, report: Report) -> ReportRow | None:
        """Return the row in an edition; None where the place names none, or it is gone."""
        if not self.key:
            return None
        return editions.rows_of(report, KINDS[self.kind]).filter(key=self.key).first()


def column_of(place: Place) -> object | None:
    """Return the column that a place's field stands for; None where there is none."""
    models = [KINDS[place.kind]] if place.kind else [Report]
    if place.kind == "sources":
        models.append(SourceRecord)
    name = BOXES.get(place.field, place.field.removesuffix("_key"))
    for model in models:
        for column in (*model._meta.concrete_fields, *model._meta.many_to_many):
            typed = column.editable and column.name not in ("id", "key", "report")
            if column.name == name and typed and not editions.has_translations(column):
                return column
    return None


def require_place(report: Report, text: str) -> None:
    """Raise WorkflowError unless an edition has the place now."""
    try:
        place = Place.parse(text)
    except ValueError as error:
        raise WorkflowError(_("This report has no such place.")) from error
    if place.key and place.row(report) is None:
        raise WorkflowError(
            _("There is no such row in this report: save the report first if the row is new.")
        )
