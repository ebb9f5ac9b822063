"""The piles of work on the desk: which reports wait for what."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import DateTimeField, Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from people.models import Tenure

from ..models import Participation, Quote, Remark, Report, Step
from ..models.report import LANGUAGES, OPEN

#: The steps after which an edition stands in review.
INTO_REVIEW = (Step.Action.SUBMIT, Step.Action.UNSCHEDULE, Step.Action.SCHEDULE_FAILED)

#: The versions that readers see or may come to see.
CURRENT = (*OPEN, Report.Status.LIVE)


@dataclass(frozen=True)
class Pile:
    """Reports that wait for the same thing.

    keep: leaves of some reports those of the pile, at a moment; statuses: of all of these, where
    they are all open or all live; order: what comes first.
    """

    name: str
    label: Any
    keep: Callable[[QuerySet, datetime.datetime], QuerySet]
    statuses: tuple[str, ...] = OPEN
    order: tuple[str, ...] = ()


def sent_back(reports: QuerySet, at: datetime.datetime) -> QuerySet:
    """Keep the drafts that a reviewer has sent back: a draft gets there in no other way."""
    steps = Step.objects.filter(report=OuterRef("pk"), action=Step.Action.SEND_BACK)
    return reports.filter(Exists(steps), status=Report.Status.DRAFT)


def waiting(reports: QuerySet, at: datetime.datetime) -> QuerySet:
    """Keep what waits for review, with `waiting_since`."""
    steps = Step.objects.filter(report=OuterRef("pk"), action__in=INTO_REVIEW).order_by("-at")
    since = Subquery(steps.values("at")[:1], output_field=DateTimeField())
    return reports.filter(status=Report.Status.IN_REVIEW).annotate(
        waiting_since=Coalesce(since, "changed_at")
    )


def to_translate(reports: QuerySet, at: datetime.datetime) -> QuerySet:
    """Keep what can still be translated and lacks a language, or is behind in one."""
    unscheduled = (Report.Status.DRAFT, Report.Status.IN_REVIEW)
    lacking = Q(reads_it=False) | Q(reads_en=False) | Q(behind_it=True) | Q(behind_en=True)
    return reports.filter(lacking, status__in=unscheduled)


def this_week(reports: QuerySet, at: datetime.datetime) -> QuerySet:
    """Keep what is scheduled from Monday to Sunday."""
    start, end = week_around(at)
    return reports.filter(
        status=Report.Status.SCHEDULED, scheduled_for__gte=start, scheduled_for__lt=end
    )


def overdue(reports: QuerySet, at: datetime.datetime) -> QuerySet:
    """Keep what should have been published by now."""
    return reports.due(at=at)


def embargoed(reports: QuerySet, at: datetime.datetime) -> QuerySet:
    """Keep the versions in progress whose embargo still holds."""
    return reports.filter(status__in=OPEN, embargo_until__gt=at)


def quotes_without_source(reports: QuerySet, at: datetime.datetime) -> QuerySet:
    """Keep the reports one of whose quotes names no source."""
    quotes = Quote._base_manager.filter(source=None)
    return reports.filter(pk__in=quotes.values("report"), status__in=CURRENT)


def without_post(reports: QuerySet, at: datetime.datetime) -> QuerySet:
    """Keep the reports with a principal of whom no post is known for that day.

    As the checklist has it: a title as in the source does instead. That a chosen post was not
    held that day is looked at in versions in progress alone: of everything that was ever
    published it would be asked row by row.
    """
    held = Tenure.objects.held_on(OuterRef("report__held_on")).filter(person=OuterRef("person"))
    printed = [f"title_printed_{code}" for code in LANGUAGES]
    principals = Participation._base_manager.filter(
        *(Q(**{column: ""}) | Q(**{column: None}) for column in printed),
        role__in=Participation.PRINCIPALS,
        person__isnull=False,
        report__held_on__isnull=False,
    )
    unknown = principals.filter(~Exists(held), tenure=None)
    other_day = principals.filter(
        ~Exists(held.filter(pk=OuterRef("tenure"))), tenure__isnull=False, report__status__in=OPEN
    )
    found = Q(pk__in=unknown.values("report")) | Q(pk__in=other_day.values("report"))
    return reports.filter(found, status__in=CURRENT)


def published_alone(reports: QuerySet, at: datetime.datetime) -> QuerySet:
    """Keep what readers see though nobody but its writer has read it."""
    return reports.published_alone()


def with_remarks(reports: QuerySet, at: datetime.datetime) -> QuerySet:
    """Keep the reports with remarks that nobody has settled."""
    return reports.filter(pk__in=Remark.objects.unsettled().values("report"), status__in=CURRENT)


def week_around(at: datetime.datetime) -> tuple[datetime.datetime, datetime.datetime]:
    """Return the beginning of the Monday before a moment and that of the next, in local time."""
    day = timezone.localtime(at).date()
    monday = day - datetime.timedelta(days=day.weekday())
    return midnight(monday), midnight(monday + datetime.timedelta(days=7))


def midnight(day: datetime.date) -> datetime.datetime:
    """Return the moment at which a day begins, in local time."""
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time.min))


PILES = {
    pile.name: pile
    for pile in (
        Pile("waiting", _("Waiting for review"), waiting, order=("waiting_since", "pk")),
        Pile("sent_back", _("Sent back"), sent_back),
        Pile("to_translate", _("To be translated"), to_translate),
        Pile("this_week", _("Scheduled this week"), this_week, order=("scheduled_for", "pk")),
        Pile("overdue", _("Overdue"), overdue, order=("scheduled_for", "pk")),
        Pile("embargoed", _("Under embargo"), embargoed, order=("embargo_until", "pk")),
        Pile("remarks", _("With unsettled remarks"), with_remarks, ()),
        Pile("quotes_without_source", _("Quotes without a source"), quotes_without_source, ()),
        Pile("without_post", _("Participants without a post that day"), without_post, ()),
        Pile(
            "published_alone",
            _("Published alone, not yet approved"),
            published_alone,
            statuses=(Report.Status.LIVE,),
            order=("published_at", "pk"),
        ),
    )
}
