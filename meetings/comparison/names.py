"""What records that states name by number are called: one query for each kind of record."""

from collections.abc import Iterable
from typing import Any

from django.db import models
from django.utils.translation import gettext as _

from people.models import Tenure

from ..editions import records_named
from ..models import Image
from .states import State


class Names:
    """The names of everything that some states point to outside of the edition."""

    def __init__(self, states: Iterable[State]) -> None:
        self.known: dict[type[models.Model], dict[Any, str]] = {}
        for model, keys in records_named(states).items():
            self.known[model] = {record.pk: called(record) for record in fetched(model, keys)}

    def of(self, model: type[models.Model], key: Any) -> str:
        """Return the name of a record; of one that is gone, that it is."""
        return self.known.get(model, {}).get(key) or _("(no longer exists)")


def fetched(model: type[models.Model], keys: set[Any]) -> models.QuerySet:
    """Return records by key, with what their names need."""
    records = model._default_manager.filter(pk__in=keys)
    return records.select_related("office") if model is Tenure else records


def called(record: models.Model) -> str:
    """Return what a record is called where the row says of whom it is."""
    if isinstance(record, Tenure):
        return str(record.office)
    if isinstance(record, Image):
        return _("picture of %(width)s × %(height)s") % {
            "width": record.width,
            "height": record.height,
        }
    return str(record)
