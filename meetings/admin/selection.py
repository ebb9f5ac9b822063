"""Which reports a list shows: the same question for the list, its filters and the dashboard."""

import datetime
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from ..models import Editor, Report
from ..models.report import LANGUAGES, OPEN
from ..rights import Action, Role, Scope, granted
from .piles import CURRENT, PILES

#: What the filter "whose" can say: its label, and the column that names the account.
WHOSE = {
    "mine": (_("Written by me"), "author"),
    "translate": (_("Given to me to translate"), "translator"),
    "review": (_("Given to me to review"), "reviewer"),
}

#: What the filter of languages can say: the language, and whether of live reports alone.
INCOMPLETE = {
    **{code: (code, False) for code in LANGUAGES},
    **{f"{code}-live": (code, True) for code in LANGUAGES},
}


def seen_by(reports: QuerySet, editor: Editor) -> QuerySet:
    """Keep the reports that an account may read on the desk."""
    scopes = granted(editor, Action.READ_UNPUBLISHED)
    if any(scope == Scope.ALL for _role, scope in scopes):
        return reports
    mine = Q(pk__in=[])
    for role, _scope in scopes:
        mine |= Q(translator=editor.pk) if role == Role.TRANSLATOR else Q(author=editor.pk)
    return reports.filter(mine)


def one_per_meeting(reports: QuerySet) -> QuerySet:
    """Keep one edition of each meeting: the open one, else the live one, else the latest."""
    others = reports.order_by().select_related(None)
    in_progress = others.open().values("meeting")
    current = others.filter(status__in=CURRENT).values("meeting")
    later = others.filter(meeting=OuterRef("meeting"), edition__gt=OuterRef("edition"))
    return reports.filter(
        Q(status__in=OPEN)
        | (Q(status=Report.Status.LIVE) & ~Q(meeting__in=in_progress))
        | (~Q(status__in=CURRENT) & ~Q(meeting__in=current) & ~Exists(later))
    )


@dataclass(frozen=True)
class Selection:
    """What the filters of the list say; an empty one says nothing.

    The names are those of the parameters in the address of the list.
    """

    whose: str = ""
    work: str = ""
    status__exact: str = ""
    incomplete: str = ""

    @classmethod
    def of(cls, parameters: Mapping[str, Sequence[str]]) -> "Selection":
        """Return what the parameters of an address say; of repeated ones the last counts.

        Django's own filter of the status takes all of them: several say nothing here.
        """
        said = {name: parameters[name][-1] for name in FILTERS if parameters.get(name)}
        if len(parameters.get("status__exact", ())) > 1:
            said.pop("status__exact", None)
        return cls(**said)

    @property
    def statuses(self) -> tuple[str, ...]:
        """The statuses of all that can be selected, where these are all open or all live."""
        if self.work in PILES:
            return PILES[self.work].statuses
        if self.incomplete.endswith("-live") or self.status__exact == Report.Status.LIVE:
            return (Report.Status.LIVE,)
        return OPEN if self.status__exact in OPEN else ()

    @property
    def order(self) -> tuple[str, ...]:
        """What comes first, where the selection has an order of its own."""
        if self.work in PILES:
            return PILES[self.work].order
        return ("meeting__first_published_at", "pk") if self.incomplete.endswith("-live") else ()

    @property
    def address(self) -> str:
        """The address of the list that shows it."""
        said = {name: getattr(self, name) for name in FILTERS if getattr(self, name)}
        return f"{reverse('admin:meetings_report_changelist')}?{urlencode(said)}"

    def of_meetings(self, reports: QuerySet, editor: Editor) -> QuerySet:
        """Keep one edition of each meeting, as far as the account may read them.

        Of the open ones and of the live ones a meeting has one at most. What is about the live
        ones shows them also where a version in progress stands beside them.
        """
        visible = seen_by(reports, editor)
        if self.statuses:
            return visible.filter(status__in=self.statuses)
        return one_per_meeting(visible)

    def keep(self, reports: QuerySet, editor: Editor, at: datetime.datetime) -> QuerySet:
        """Keep what is selected; a value that is not known selects nothing."""
        for name in FILTERS:
            value = getattr(self, name)
            if value:
                reports = KEEP[name](reports, value, editor, at)
        return reports

    def reports(self, editor: Editor, at: datetime.datetime) -> QuerySet:
        """Return the reports that the list at `address` shows to an account, in its order."""
        found = self.keep(self.of_meetings(Report.objects.all(), editor), editor, at)
        return found.order_by(*self.order or ("-changed_at", "-pk"))


FILTERS = tuple(Selection.__dataclass_fields__)


def of_somebody(reports: QuerySet, value: str, editor: Editor, at: datetime.datetime) -> QuerySet:
    return reports.filter(**{WHOSE[value][1]: editor.pk}) if value in WHOSE else reports.none()


def in_pile(reports: QuerySet, value: str, editor: Editor, at: datetime.datetime) -> QuerySet:
    return PILES[value].keep(reports, at) if value in PILES else reports.none()


def of_status(reports: QuerySet, value: str, editor: Editor, at: datetime.datetime) -> QuerySet:
    return reports.filter(status=value)


def lacking(reports: QuerySet, value: str, editor: Editor, at: datetime.datetime) -> QuerySet:
    if value not in INCOMPLETE:
        return reports.none()
    language, live = INCOMPLETE[value]
    missing = reports.filter(**{f"reads_{language}": False})
    return missing.live() if live else missing.filter(status__in=CURRENT)


KEEP: dict[str, Callable[[QuerySet, str, Editor, datetime.datetime], QuerySet]] = {
    "whose": of_somebody,
    "work": in_pile,
    "status__exact": of_status,
    "incomplete": lacking,
}
