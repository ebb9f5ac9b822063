"""Two records of one person become one, in every edition."""

import logging
from typing import Any

from django.db import models, transaction
from django.db.models import Case, Q, Value, When
from django.db.models.functions import Cast
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from people import likeness
from people.models import Person, PersonName, Tenure

from .. import search
from ..models import Editor, Meeting, Participation, Report, Revision, Step
from ..models.frozen import published_writes
from ..rights import Action, can
from .merger import FILLED_TOGETHER, NAMING, Merger, label_of, preview
from .person_changes import exactly, note_change
from .refusals import NotAllowed, WorkflowError, require_text

logger = logging.getLogger(__name__)


@transaction.atomic
def merge_people(kept: Person, other: Person, *, by: Editor, reason: str) -> None:
    """Make two records of one person one: all that names `other` names `kept`, which stays.

    The names of the other become spellings, its address redirects, published editions follow.
    Raises NotAllowed; WorkflowError where both stand in one edition or contradict each other.
    """
    if not can(by, Action.EXCHANGE):
        raise NotAllowed(_("You may not merge people."))
    reason = require_text(reason, _("Say how you know that they are one person."))
    kept, other = locked(kept, other)
    merger = preview(kept, other)
    if merger.problems:
        raise WorkflowError(*merger.problems)
    steps = steps_of(merger, by, reason)
    what = written(merger)
    shown = Report.objects.live().filter(meeting__in=meetings_of(other))
    indexed = list(shown.order_by("meeting").values_list("meeting_id", flat=True))
    with published_writes():
        move_rows(merger)
    repoint_snapshots(merger)
    former = other.slug
    # Its spellings and times in office that the kept record has too go with it.
    other.delete()
    Person.objects.filter(pk=kept.pk).update(**merger.filled)
    kept.leave_address(former)
    note_change(kept, what=what, reason=reason, by=by)
    Step.objects.bulk_create(steps)
    # In the index, too, the other's key stood.
    search.index_all(indexed)
    transaction.on_commit(likeness.forget)
    logger.info("merged person=%s into person=%s by=%s", former, kept.slug, by)


def locked(kept: Person, other: Person) -> tuple[Person, Person]:
    """Lock two people and every meeting in which they stand; return them as stored now.

    Meetings first, as whoever saves a report does. Raises WorkflowError.
    """
    meetings = meetings_of(kept, other)
    rows = Meeting.objects.select_for_update().filter(pk__in=meetings).order_by("pk")
    list(rows.values_list("pk"))
    people = Person.objects.select_for_update().filter(pk__in=[kept.pk, other.pk]).order_by("pk")
    found = {person.pk: person for person in people}
    if kept.pk not in found or other.pk not in found:
        raise WorkflowError(_("One of the two records is gone: somebody merged or deleted it."))
    # From here on nobody can name them anew; what was named just before is not locked.
    if not meetings_of(kept, other) <= meetings:
        raise WorkflowError(_("Somebody has just changed a report about them: please try again."))
    return found[kept.pk], found[other.pk]


def meetings_of(*people: Person) -> set[int]:
    """Return the meetings in some edition of which one of these people stands."""
    named = Q()
    for model, column in NAMING:
        rows = model._default_manager.filter(**{f"{column}__in": people}).order_by()
        named |= Q(pk__in=rows.values("report"))
    return set(Report.objects.filter(named).order_by().values_list("meeting_id", flat=True))


def move_rows(merger: Merger) -> None:
    """Let all rows that name the other record name the kept one."""
    kept, other = merger.kept, merger.other
    for model, column in NAMING:
        model._default_manager.filter(**{column: other}).update(**{column: kept})
    if merger.same_tenures:
        twins = [When(tenure=one, then=Value(kept)) for one, kept in merger.same_tenures.items()]
        named = Participation.objects.filter(tenure__in=merger.same_tenures)
        named.update(tenure=Case(*twins))
    Tenure.objects.filter(pk__in=[tenure.pk for tenure in merger.tenures]).update(person=kept)
    stored = [spelling.pk for spelling in merger.spellings if spelling.pk]
    PersonName.objects.filter(pk__in=stored).update(person=kept)
    made = [spelling for spelling in merger.spellings if not spelling.pk]
    for spelling in made:
        spelling.person = kept
    PersonName.objects.bulk_create(made)
    other.former_slugs.update(person=kept)
    other.changes.update(person=kept)


def repoint_snapshots(merger: Merger) -> None:
    """Let the saves of all editions, which are compared and restored, name the kept record."""
    text = Cast("snapshot", models.TextField())
    named = Q()
    columns = {(column, merger.other.pk) for _model, column in NAMING}
    for column, pk in columns | {("tenure", pk) for pk in merger.same_tenures}:
        for end in ",}":
            named |= Q(text__contains=f'"{column}": {pk}{end}')
    changed = []
    for revision in Revision.objects.alias(text=text).filter(named).only("snapshot"):
        repoint(revision.snapshot, merger)
        changed.append(revision)
    Revision.objects.bulk_update(changed, ["snapshot"], batch_size=200)


def repoint(snapshot: dict[str, Any], merger: Merger) -> None:
    """Change the keys in a snapshot, in place."""
    people = {merger.other.pk: merger.kept.pk}
    new_keys = [(model, column, people) for model, column in NAMING]
    for model, column, keys in (*new_keys, (Participation, "tenure", merger.same_tenures)):
        for row in snapshot.get(f"{model._meta.model_name}s", []):
            if row.get(column) in keys:
                row[column] = keys[row[column]]


def steps_of(merger: Merger, by: Editor, reason: str) -> list[Step]:
    """Return one step for each meeting in which the other record stands, not yet stored."""
    named = Report.objects.filter(pk__in=merger.reports).without_texts()
    latest = {report.meeting_id: report for report in named.order_by("meeting", "edition")}
    note = _("“%(other)s” is now “%(kept)s”. %(reason)s") % {
        "other": merger.other,
        "kept": merger.kept,
        "reason": reason,
    }
    return [
        Step(
            meeting_id=report.meeting_id,
            report_id=report.pk,
            edition=report.edition,
            version=report.version,
            action=Step.Action.MERGE,
            by=by,
            at=timezone.now(),
            note=note,
        )
        for report in latest.values()
    ]


def written(merger: Merger) -> str:
    """Return in words what moved, line by line."""
    other = merger.other
    lines = [
        _("Merged with the record of %(name)s (%(slug)s).") % {"name": other, "slug": other.slug}
    ]
    parts = [
        (_("Spellings"), [spelling.text for spelling in merger.spellings]),
        (_("Times in office"), [exactly(tenure) for tenure in merger.tenures]),
        (
            _("Filled"),
            [label_of(column) for column, *_rest in FILLED_TOGETHER if column in merger.filled],
        ),
        (_("Dropped"), [f"{label} {dropped}" for label, _kept, dropped in merger.dropped]),
    ]
    lines += [f"{label}: {'; '.join(texts)}" for label, texts in parts if texts]
    counted = [
        f"{capfirst(str(model._meta.verbose_name_plural))}: {number}"
        for model, number in merger.rows.items()
        if number
    ]
    return "\n".join([*lines, *counted])
