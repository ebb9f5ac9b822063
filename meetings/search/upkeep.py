"""The index follows what is live: written with each publication, rebuilt while it is read."""

import logging
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from django.db import connection, transaction
from django.db.models import Prefetch
from django.db.models.expressions import RawSQL

from ..models import Meeting, Report, Source, SourceRecord
from .engines import engine
from .entries import entry_of

logger = logging.getLogger(__name__)

#: Raised whenever words are taken or stored otherwise: entries of another number are stale.
ANALYSIS = 8

#: Meetings of which a rebuild holds the locks at a time.
BATCH = 50

#: Of a page that more reports cite, no more are written anew while somebody waits.
MOST_AT_ONCE = 200


@dataclass(frozen=True)
class State:
    """How far the index agrees with what is live.

    missing: live reports without an entry; stale: entries of something else than what is live, or
    made in another way than now; pending: meetings whose entry could not be written.
    """

    live: int
    missing: int
    stale: int
    pending: int = 0

    @property
    def is_sound(self) -> bool:
        """Whether nothing is to be mended."""
        return not self.missing and not self.stale and not self.pending


def index(meeting: Meeting) -> None:
    """Write the entry of a meeting, or remove it, as its live report or the lack of one demands.

    To be called in the transaction that changes what is live. A failure is logged and blocks
    nothing: the meeting waits for `rebuild_search`.
    """
    index_all([meeting.pk])


def index_all(meetings: Collection[int]) -> None:
    """Do the same for several meetings, by their keys."""
    try:
        with transaction.atomic():
            for batch in in_batches(meetings):
                refresh(batch)
    except Exception:
        logger.exception("meetings=%s could not be indexed: run rebuild_search", sorted(meetings))
        put_off(meetings)


def index_citing(record: SourceRecord) -> None:
    """Write the entries of the live reports that cite a page, after what they hold of it changed.

    Where there are very many, the rest waits for `rebuild_search --pending`.
    """
    citing = Report.objects.live().filter(sources__record=record).order_by("meeting")
    meetings = list(citing.values_list("meeting", flat=True).distinct())
    index_all(meetings[:MOST_AT_ONCE])
    if len(meetings) > MOST_AT_ONCE:
        put_off(meetings[MOST_AT_ONCE:])


def in_batches(meetings: Collection[int]) -> Iterator[list[int]]:
    """Give meetings in order, so many at a time."""
    numbers = sorted(meetings)
    return (numbers[start : start + BATCH] for start in range(0, len(numbers), BATCH))


def put_off(meetings: Collection[int]) -> None:
    """Remember that the entries of meetings are to be written later; that may fail too."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.executemany(
                "INSERT INTO meetings_search_pending (meeting_id) VALUES (%s)"
                " ON CONFLICT (meeting_id) DO NOTHING",
                [(one,) for one in meetings],
            )
    except Exception:
        logger.exception("meetings=%s could not be put off either", sorted(meetings))


def refresh(meetings: Collection[int]) -> None:
    """Bring the entries of meetings, which are locked, up to what is live."""
    reports = Report.objects.live().filter(meeting__in=meetings)
    pages = Prefetch("sources", Source.objects.select_related("record"))
    rows = ("quotes__wordings", "participations", "mentions", "reporttopics", pages)
    entries = [entry_of(one) for one in reports.prefetch_related(*rows)]
    if entries:
        engine().write(entries, analysis=ANALYSIS)
    gone = set(meetings) - {entry.meeting for entry in entries}
    if gone:
        engine().remove(gone)
    forget_pending(meetings)


def forget_pending(meetings: Collection[int]) -> None:
    """Take meetings off the list of those that wait."""
    with connection.cursor() as cursor:
        cursor.executemany(
            "DELETE FROM meetings_search_pending WHERE meeting_id = %s",
            [(one,) for one in meetings],
        )


def pending() -> list[int]:
    """Return the meetings whose entry could not be written."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT meeting_id FROM meetings_search_pending ORDER BY meeting_id")
        return [number for (number,) in cursor.fetchall()]


def catch_up() -> int:
    """Write the entries that wait; return how many there were."""
    waiting = pending()
    for batch in in_batches(waiting):
        refresh_locked(batch)
    return len(waiting)


def rebuild() -> Iterator[int]:
    """Write every entry anew and remove those left behind; give the meetings done so far.

    Search goes on meanwhile, with the former entries until the new ones stand.
    """
    done, last = 0, 0
    while batch := next_batch(last):
        refresh_locked(batch)
        done, last = done + len(batch), batch[-1]
        yield done
    for batch in in_batches({*meetings_left_behind(), *pending()}):
        refresh_locked(batch)


def next_batch(last: int) -> list[int]:
    """Return the next meetings with a live report after the one done last."""
    reports = Report.objects.live().filter(meeting__gt=last).order_by("meeting")
    return list(reports.values_list("meeting", flat=True)[:BATCH])


@transaction.atomic
def refresh_locked(meetings: Collection[int]) -> None:
    """Bring the entries of meetings up to what is live, keeping publications out meanwhile."""
    locked = Meeting.objects.select_for_update().filter(pk__in=meetings).order_by("pk")
    list(locked.values_list("pk", flat=True))
    refresh(meetings)


def meetings_left_behind() -> list[int]:
    """Return the meetings that have an entry but nothing live."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT meeting_id FROM meetings_search WHERE NOT EXISTS (SELECT 1 FROM"
            " meetings_report WHERE meetings_report.meeting_id = meetings_search.meeting_id"
            " AND meetings_report.status = 'live') ORDER BY meeting_id"
        )
        return [number for (number,) in cursor.fetchall()]


def state() -> State:
    """Return how far the index agrees with what is live."""
    live = Report.objects.live()
    any_entry = RawSQL("SELECT meeting_id FROM meetings_search", [])
    good_entry = RawSQL("SELECT report_id FROM meetings_search WHERE analysis = %s", [ANALYSIS])
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM meetings_search")
        entries = cursor.fetchone()[0]
    return State(
        live=live.count(),
        missing=live.exclude(meeting__in=any_entry).count(),
        stale=entries - live.filter(pk__in=good_entry).count(),
        pending=len(pending()),
    )


def clear() -> None:
    """Take away all entries."""
    engine().clear()
