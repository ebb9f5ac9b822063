"""A look at the page of a source: what it says now, what is otherwise, who has to know."""

import datetime
import hashlib
import logging
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone

from ..models import Report, Source, SourceCheck, SourceRecord, SourceSnapshot
from ..models.source_state import SourceState
from ..text.attestation import Page, attest
from ..text.page import PageText
from ..text.page_changes import Extent, extent
from .fetching import Fetched, Known
from .manners import Manners
from .quoted import texts_resting_on
from .reading import read

logger = logging.getLogger(__name__)

Change = SourceSnapshot.Change
#: What readers are told of, until an editor decides otherwise.
TOLD_TO_READERS = (Change.QUOTES, Change.LARGE)


@dataclass(frozen=True)
class Looked:
    """What a look found: the page's state, and what is otherwise than before ('' for nothing)."""

    record: SourceRecord
    state: SourceState
    change: str = ""


def look_at(
    record: SourceRecord, manners: Manners, *, at: datetime.datetime | None = None
) -> Looked:
    """Read the page of a source and keep what it says.

    The page is fetched and compared outside of any transaction: both may take seconds, in which
    editors save. at: now by default. Never raises for what the web answers.
    """
    at = at or timezone.now()
    latest = record.snapshots.order_by("-pk").first()
    known = Known(latest.etag, latest.last_modified) if latest else None
    fetched = manners.fetch(record.url, known)
    try:
        state, now, change = understood(record, latest, fetched, at)
    except Exception:
        # Strangers write pages: one that nobody foresaw must not stop the reading of the others.
        logger.exception("not understood: %s", record.url)
        state, now, change = SourceState.UNREADABLE, None, ""
    return keep(record, fetched, state, now, change, at=at)


def understood(
    record: SourceRecord, latest: SourceSnapshot | None, fetched: Fetched, at: datetime.datetime
) -> tuple[SourceState, SourceSnapshot | None, str]:
    """Return what a page is, its words where they tell something else than before, and what."""
    found = read(fetched, record.url)
    if found.page is None:
        return found.state, None, ""
    now = taken(record, fetched, found.page, at)
    change = changed(record, latest, now)
    if latest is not None and not change:
        # A page that only looks otherwise keeps the snapshot it has.
        return found.state, None, ""
    return found.state, now, change


@transaction.atomic
def keep(
    record: SourceRecord,
    fetched: Fetched,
    state: SourceState,
    now: SourceSnapshot | None,
    change: str,
    *,
    at: datetime.datetime,
) -> Looked:
    """Keep what a look found. What somebody else wrote into the record meanwhile stays.

    now: the words of the page where they tell something else than before; change: what.
    """
    record = SourceRecord.objects.select_for_update().get(pk=record.pk)
    latest = record.snapshots.without_texts().order_by("-pk").first()
    if now is not None:
        now.change = change
        now.save()
        latest = now
    elif latest is not None and state == SourceState.READ and not fetched.unchanged:
        validators = {"etag": fetched.etag, "last_modified": fetched.last_modified}
        SourceSnapshot.objects.filter(pk=latest.pk).update(**validators)
    SourceCheck.objects.create(
        record=record,
        at=at,
        state=state,
        status=fetched.status,
        final_url=fetched.url[:2_000] if fetched.url != record.url else "",
        detail=fetched.detail[:300],
        snapshot=latest if state == SourceState.READ else None,
    )
    columns = standing(record, state, at) | mark_for_readers(record, now, change, at)
    SourceRecord.objects.filter(pk=record.pk).update(**columns)
    return Looked(record, state, change)


def standing(record: SourceRecord, state: SourceState, at: datetime.datetime) -> dict[str, Any]:
    """Return the columns of a record that say how its page answers."""
    columns: dict[str, Any] = {"state": state, "checked_at": at}
    if state == SourceState.READ:
        columns |= {"read_at": at, "gone_on": None}
    elif state == SourceState.GONE and record.state == SourceState.GONE and not record.gone_on:
        # Twice in a row: a page that was away for an hour is no news for readers.
        columns["gone_on"] = timezone.localdate(at)
    return columns


def taken(
    record: SourceRecord, fetched: Fetched, page: PageText, at: datetime.datetime
) -> SourceSnapshot:
    """Return the words of a page as they may be kept, not stored yet."""
    snapshot = SourceSnapshot(
        record=record,
        fetched_at=at,
        title=page.title,
        language=page.language,
        told=page.told[: SourceSnapshot.MOST_TOLD],
        around=page.around[: SourceSnapshot.MOST_AROUND],
        etag=fetched.etag,
        last_modified=fetched.last_modified,
    )
    snapshot.digest = hashlib.sha256(snapshot.whole.encode()).hexdigest()
    return snapshot


def changed(record: SourceRecord, before: SourceSnapshot | None, now: SourceSnapshot) -> str:
    """Return what is otherwise than before; '' for nothing that tells something else."""
    if before is None or before.digest == now.digest:
        return ""
    if quotes_lost(record, before, now):
        return Change.QUOTES
    extents = {Extent.LARGE: Change.LARGE, Extent.SMALL: Change.SMALL}
    return extents.get(extent(before.told, now.told), "")


def quotes_lost(record: SourceRecord, before: SourceSnapshot, now: SourceSnapshot) -> bool:
    """Say whether words that are quoted stood on a page before, and do not now."""
    old, new = Page(before.whole), Page(now.whole)
    return any(
        attest(old, text).verdict.holds and not attest(new, text).verdict.holds
        for text in texts_resting_on(record)
    )


def mark_for_readers(
    record: SourceRecord, snapshot: SourceSnapshot | None, change: str, at: datetime.datetime
) -> dict[str, Any]:
    """Return the column that says since when readers are told of a change, where it changes."""
    if not change or snapshot is None:
        return {}
    if record.changed_on and restored(record, record.changed_on, snapshot):
        return {"changed_on": None}
    cited = Source._base_manager.filter(record=record, report__status=Report.Status.LIVE)
    if change in TOLD_TO_READERS and not record.changed_on and cited.exists():
        return {"changed_on": timezone.localdate(at)}
    return {}


def restored(record: SourceRecord, day: datetime.date, snapshot: SourceSnapshot) -> bool:
    """Say whether a page says again what it said before the day since which it says otherwise."""
    before = record.snapshots.filter(digest=snapshot.digest).exclude(pk=snapshot.pk)
    return any(timezone.localdate(one.fetched_at) <= day for one in before.without_texts())
