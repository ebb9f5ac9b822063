"""The filters of the list of reports."""

from typing import Any

from django.contrib import admin
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from people.models import Country

from ..models import Editor, Participation, Report
from ..models.report import took_part
from .piles import PILES
from .selection import WHOSE, Selection


class DeskFilter(admin.SimpleListFilter):
    """A filter for which a value that it does not know selects nothing, rather than everything."""

    #: Whether its many choices are hidden until somebody asks for them.
    is_folded = False

    def has_output(self) -> bool:
        return bool(self.lookup_choices) or self.value() is not None

    def value(self) -> str | None:
        return super().value() or None

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        value = self.value()
        if value is None:
            return queryset
        known = {str(choice) for choice, _label in self.lookup_choices}
        return self.keep(request, queryset, value) if value in known else queryset.none()

    def keep(self, request: HttpRequest, reports: QuerySet, value: str) -> QuerySet:
        """Keep what a known value selects."""
        return Selection(**{self.parameter_name: value}).keep(reports, request.user, timezone.now())


class WhoseFilter(DeskFilter):
    """What the account has to do with a report."""

    title = _("whose")
    parameter_name = "whose"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [(value, label) for value, (label, _column) in WHOSE.items()]


class WorkFilter(DeskFilter):
    """What a report waits for."""

    title = _("work")
    parameter_name = "work"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [(pile.name, pile.label) for pile in PILES.values()]


class IncompleteFilter(DeskFilter):
    """Languages in which headline, standfirst or body is missing."""

    title = _("translation missing")
    parameter_name = "incomplete"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [
            ("it", _("Italian")),
            ("en", _("English")),
            ("it-live", _("Italian, published reports alone")),
            ("en-live", _("English, published reports alone")),
        ]


class CountryFilter(DeskFilter):
    """Countries that took part in some meeting."""

    title = _("country")
    parameter_name = "country"
    is_folded = True

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        taking_part = Participation._base_manager.filter(country=OuterRef("pk"))
        countries = Country.objects.filter(Exists(taking_part))
        return sorted(((country.code, str(country)) for country in countries), key=lambda c: c[1])

    def keep(self, request: HttpRequest, reports: QuerySet, value: str) -> QuerySet:
        return reports.filter(took_part(country=value))


class AuthorFilter(DeskFilter):
    """Those who have written something."""

    title = _("author")
    parameter_name = "author"
    is_folded = True

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        writing = Report._base_manager.filter(author=OuterRef("pk"))
        authors = Editor.objects.filter(Exists(writing)).order_by("last_name", "username")
        return [(str(author.pk), str(author)) for author in authors]

    def keep(self, request: HttpRequest, reports: QuerySet, value: str) -> QuerySet:
        return reports.filter(author=value)
