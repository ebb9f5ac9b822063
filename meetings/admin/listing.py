"""The list of reports: one line per meeting, as far as the account may see it."""

from typing import Any

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from people.models import Country
from people.spellings import Spelling, country_spellings, folded, people_spellings, rank_of

from ..models import Editor, Participation, Report
from ..models.report import LANGUAGES, OPEN, took_part
from ..rights import Action, Role, Scope, granted

MAXIMUM_WORDS = 8


class ReportList(ChangeList):
    """One line per meeting: its open version, else the live one, else the latest."""

    def get_queryset(self, request: HttpRequest, exclude_parameters: Any = None) -> QuerySet:
        visible = one_per_meeting(seen_by(self.root_queryset, request.user))
        self.root_queryset = visible.with_parties().without_texts()
        return super().get_queryset(request, exclude_parameters)


def works_on_reports(user: Any) -> bool:
    """Say whether an account has a role in which it reads some unpublished reports."""
    if not user.is_active or not hasattr(user, "roles"):
        return False
    return bool(granted(user, Action.READ_UNPUBLISHED))


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
    others = Report._base_manager.filter(meeting=OuterRef("meeting"))
    has_open = Exists(others.filter(status__in=OPEN))
    has_better = Exists(
        others.filter(
            Q(status__in=(*OPEN, Report.Status.LIVE)) | Q(edition__gt=OuterRef("edition"))
        )
    )
    return reports.filter(
        Q(status__in=OPEN)
        | (Q(status=Report.Status.LIVE) & ~has_open)
        | (~Q(status__in=(*OPEN, Report.Status.LIVE)) & ~has_better)
    )


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


class CountryFilter(admin.SimpleListFilter):
    """Countries that took part in some meeting."""

    title = _("country")
    parameter_name = "country"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        taking_part = Participation._base_manager.filter(country=OuterRef("pk"))
        countries = Country.objects.filter(Exists(taking_part))
        return sorted(((country.code, str(country)) for country in countries), key=lambda c: c[1])

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        code = self.value()
        return queryset.filter(took_part(country=code)) if code else queryset


class AuthorFilter(admin.SimpleListFilter):
    """Those who have written something."""

    title = _("author")
    parameter_name = "author"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        writing = Report._base_manager.filter(author=OuterRef("pk"))
        authors = Editor.objects.filter(Exists(writing)).order_by("last_name", "username")
        return [(str(author.pk), str(author)) for author in authors]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        author = self.value() or ""
        known = author.isascii() and author.isdigit() and len(author) < 19
        return queryset.filter(author=author if known else None) if author else queryset


class IncompleteFilter(admin.SimpleListFilter):
    """Languages in which title, standfirst or body is missing."""

    title = _("language incomplete")
    parameter_name = "incomplete"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("it", _("Italian")), ("en", _("English"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        language = self.value()
        return (
            queryset.filter(**{f"reads_{language}": False}) if language in LANGUAGES else queryset
        )
