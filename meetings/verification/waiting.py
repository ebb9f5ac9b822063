"""Which pages wait to be looked at, and who has asked for it."""

import datetime

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils import timezone

from ..models import Editor, Source, SourceRecord, SourceSnapshot
from .quoted import CURRENT

#: A page is looked at again by itself after so long.
DUE_AFTER = datetime.timedelta(days=7)


def ask(record: SourceRecord, *, at: datetime.datetime | None = None) -> None:
    """Ask for a look at a page as soon as somebody has time for it."""
    SourceRecord.objects.filter(pk=record.pk).exclude(url="").update(asked_at=at or timezone.now())


def asked() -> QuerySet[SourceRecord]:
    """Return the pages that somebody asked for, who asked first first."""
    return SourceRecord.objects.filter(asked_at__isnull=False).exclude(url="").order_by("asked_at")


def due(at: datetime.datetime) -> QuerySet[SourceRecord]:
    """Return the cited pages at which nobody has looked for a while, those never read first."""
    long_ago = Q(checked_at=None) | Q(checked_at__lte=at - DUE_AFTER)
    return cited().filter(long_ago)


def cited() -> QuerySet[SourceRecord]:
    """Return the pages that a live report or one in progress cites, the longest unseen first."""
    sources = Source._base_manager.filter(record=OuterRef("pk"), report__status__in=CURRENT)
    found = SourceRecord.objects.exclude(url="").filter(Exists(sources))
    return found.order_by(F("checked_at").asc(nulls_first=True), "pk")


def take(record: SourceRecord) -> bool:
    """Take a page out of those that wait; say whether nobody else took it before.

    It is taken before it is read: a page that would bring down its reader does so once.
    """
    taken = SourceRecord.objects.filter(pk=record.pk, asked_at=record.asked_at)
    return bool(taken.update(asked_at=None))


def confirm(record: SourceRecord, *, by: Editor, at: datetime.datetime | None = None) -> None:
    """Note that an editor has read a page, which a program may not be able to."""
    SourceRecord.objects.filter(pk=record.pk).update(
        confirmed_at=at or timezone.now(), confirmed_by=by
    )


def settle(snapshot: SourceSnapshot, *, by: Editor, tell_readers: bool | None = None) -> None:
    """Note that an editor has looked at what changed, up to a snapshot.

    tell_readers: whether the report's page says so; None leaves that as it is.
    """
    at = timezone.now()
    changes = SourceSnapshot.objects.filter(record=snapshot.record_id, pk__lte=snapshot.pk)
    changes.not_looked_at().update(looked_at=at, looked_by=by)
    if tell_readers is None:
        return
    records = SourceRecord.objects.filter(pk=snapshot.record_id)
    if tell_readers:
        # The first day stands: readers count from there.
        records.filter(changed_on=None).update(changed_on=timezone.localdate(snapshot.fetched_at))
    else:
        records.update(changed_on=None)
