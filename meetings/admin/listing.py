"""The list of reports: one line per meeting, as far as the account may see it."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.contrib.admin.views.main import ERROR_FLAG, ORDER_VAR, SEARCH_VAR, ChangeList
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext

from people.spellings import Spelling, country_spellings, folded, people_spellings, rank_of

from ..models import Editor, Report
from ..models.report import OPEN, took_part
from ..rights import Action, granted
from .selection import Selection, seen_by

MAXIMUM_WORDS = 8

#: Of the parameters that name a period, the widest first.
PERIODS = ("held_on__year", "held_on__month", "held_on__day").index


@dataclass(frozen=True)
class Chosen:
    """A filter that is on: its name, what it says, and the address of the list without it."""

    title: str
    value: str
    without: str


class ReportList(ChangeList):
    """One line per meeting: its open version, else the live one, else the latest."""

    def get_queryset(self, request: HttpRequest, exclude_parameters: Any = None) -> QuerySet:
        self.selection = Selection.of(self.filter_params)
        visible = self.selection.of_meetings(self.root_queryset, request.user)
        self.root_queryset = beside(visible, request.user).with_parties().without_texts()
        return super().get_queryset(request, exclude_parameters)

    def get_ordering(self, request: HttpRequest, queryset: QuerySet) -> list[Any]:
        if self.selection.order and ORDER_VAR not in self.params:
            return list(self.selection.order)
        return super().get_ordering(request, queryset)

    @property
    def chosen(self) -> list[Chosen]:
        """The filters that are on, the words that are looked for and the period."""
        found = []
        for spec in self.filter_specs:
            used = [name for name in spec.expected_parameters() if self.filter_params.get(name)]
            if used:
                found.append(Chosen(str(spec.title), said_by(spec, self), self.without(*used)))
        periods = [name for name in self.filter_params if name.startswith("held_on__")]
        if periods:
            period = "-".join(self.filter_params[name][-1] for name in sorted(periods, key=PERIODS))
            found.append(Chosen(gettext("date"), period, self.without("held_on__")))
        if self.query:
            found.append(Chosen(gettext("words"), self.query, self.without(SEARCH_VAR)))
        return found

    def without(self, *parameters: str) -> str:
        """Return the address of the list without some parameters."""
        return self.get_query_string(remove=list(parameters))


def said_by(spec: Any, reports: ReportList) -> str:
    """Return what a filter that is on says, in the words of its choices."""
    shown = [str(choice["display"]) for choice in spec.choices(reports) if choice["selected"]]
    raw = [
        value
        for name in spec.expected_parameters()
        for value in reports.filter_params.get(name, [])
    ]
    return ", ".join(shown or raw)


def beside(reports: QuerySet, editor: Editor) -> QuerySet:
    """Note on each edition whether one that is open, or live, stands beside it."""
    others = seen_by(Report._base_manager.filter(meeting=OuterRef("meeting")), editor)
    return reports.annotate(
        open_beside=Exists(others.filter(status__in=OPEN)),
        live_beside=Exists(others.filter(status=Report.Status.LIVE)),
    )


def say_if_refused(request: HttpRequest) -> None:
    """Say that Django has shown the whole list instead of one that cannot be."""
    if ERROR_FLAG in request.GET:
        messages.warning(
            request, gettext("The list cannot be filtered like that: everything is shown.")
        )


def works_on_reports(user: Any) -> bool:
    """Say whether an account has a role in which it reads some unpublished reports."""
    if not user.is_active or not hasattr(user, "roles"):
        return False
    return bool(granted(user, Action.READ_UNPUBLISHED))


def found_by(reports: QuerySet, text: str) -> QuerySet:
    """Keep the reports in which every word is in a headline or names who took part.

    Names count in any spelling, countries also by their adjectives.
    """
    words = text.split()[:MAXIMUM_WORDS]
    if not words:
        return reports
    people, countries = people_spellings(), country_spellings()
    for word in words:
        reports = reports.filter(
            Q(title_it__icontains=word)
            | Q(title_en__icontains=word)
            | took_part(person__in=named(people, word))
            | took_part(country__in=named(countries, word))
        )
    return reports


def named(spellings: list[Spelling], word: str) -> list[int | str]:
    """Return the records one of whose names has a word that begins so."""
    wanted = folded(word)
    if not wanted:
        return []
    return list({pk for pk, name in spellings if rank_of(folded(name), wanted) in (0, 1, 2)})
