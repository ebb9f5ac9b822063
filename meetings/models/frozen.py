"""Published rows are frozen: every ordinary write to them is refused here.

`meetings.workflow` alone moves a status; it, the merging of people and the rewriting of derived
columns enter `published_writes`, nobody else.
"""

import uuid
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

PUBLISHED = ("live", "superseded", "withdrawn")

_writing: ContextVar[bool] = ContextVar("writing_published_rows", default=False)


class PublishedIsFrozen(Exception):
    """A write that only a step of the workflow may do."""


@contextmanager
def published_writes() -> Iterator[None]:
    """Allow writes to published rows inside the block."""
    token = _writing.set(True)
    try:
        yield
    finally:
        _writing.reset(token)


def published_writes_allowed() -> bool:
    """Say whether the code runs inside `published_writes`."""
    return _writing.get()


def refuse(reason: str) -> None:
    """Raise PublishedIsFrozen outside `published_writes`."""
    if not _writing.get():
        raise PublishedIsFrozen(reason)


class RowQuerySet(models.QuerySet):
    """Rows of an edition; writes that would touch a published one raise."""

    def update(self, **values: Any) -> int:
        self.refuse_published()
        if "report" in values or "report_id" in values:
            report = values.get("report_id", values.get("report"))
            refuse_reports(self.model, {getattr(report, "pk", report)})
        return super().update(**values)

    update.alters_data = True

    def delete(self) -> tuple[int, dict[str, int]]:
        self.refuse_published()
        return super().delete()

    delete.alters_data = True
    delete.queryset_only = True

    def bulk_create(self, objs: Iterable[Any], *args: Any, **kwargs: Any) -> list[Any]:
        objs = list(objs)
        refuse_reports(self.model, {row.report_id for row in objs})
        return super().bulk_create(objs, *args, **kwargs)

    def bulk_update(self, objs: Iterable[Any], *args: Any, **kwargs: Any) -> int:
        objs = list(objs)
        refuse_reports(self.model, {row.report_id for row in objs})
        stored = self.model._base_manager.filter(pk__in=[row.pk for row in objs])
        refuse_reports(self.model, set(stored.values_list("report_id", flat=True)))
        return super().bulk_update(objs, *args, **kwargs)

    def refuse_published(self) -> None:
        """Raise PublishedIsFrozen where one of these rows is published."""
        if published_writes_allowed():
            return
        reports = self.model._base_manager.filter(pk__in=self.order_by().values("pk"))
        if reports.filter(report__status__in=PUBLISHED).exists():
            raise PublishedIsFrozen(_("This edition is published: it cannot be changed."))

    def of_key(self, key: uuid.UUID) -> Self:
        """Keep the rows that carry a key, in whichever edition."""
        return self.filter(key=key)


def refuse_reports(row_model: type[models.Model], report_ids: Collection[int | None]) -> None:
    """Raise PublishedIsFrozen where one of the reports is published.

    row_model: a model whose rows belong to a report; report_ids: keys of reports.
    """
    if published_writes_allowed():
        return
    reports = row_model._meta.get_field("report").related_model
    if reports._base_manager.filter(pk__in=report_ids, status__in=PUBLISHED).exists():
        raise PublishedIsFrozen(_("This edition is published: it cannot be changed."))


class ReportRow(models.Model):
    """Something that belongs to one edition and keeps its `key` when the edition is copied."""

    report = models.ForeignKey(
        "meetings.Report", on_delete=models.CASCADE, related_name="%(class)ss", editable=False
    )
    key = models.UUIDField(default=uuid.uuid4, editable=False)
    position = models.PositiveIntegerField(_("position"), default=0)

    objects = RowQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ["position", "pk"]

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.refuse_if_published()
        self.refuse_foreign_rows()
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        self.refuse_if_published()
        return super().delete(*args, **kwargs)

    def refuse_if_published(self) -> None:
        """Raise PublishedIsFrozen where the row stands, or would stand, in a published edition."""
        if published_writes_allowed():
            return
        reports = {self.report_id}
        if self.pk is not None:
            stored = type(self)._base_manager.filter(pk=self.pk)
            reports.update(stored.values_list("report_id", flat=True))
        refuse_reports(type(self), reports)

    def refuse_foreign_rows(self) -> None:
        """Raise ValueError where the row points into another report."""
        for field in self._meta.concrete_fields:
            if not isinstance(field, models.ForeignKey):
                continue
            if issubclass(field.related_model, ReportRow):
                row = getattr(self, field.name)
                if row is not None and row.report_id != self.report_id:
                    raise ValueError(f"{field.name} points into another report")
