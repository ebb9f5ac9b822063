"""The pages of two: two countries, two leaders."""

from urllib.parse import urlencode

from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from people.models import Country

from ..forms.cursor import Cursor
from ..forms.period import PeriodForm
from ..models.exposure import public_people
from ..pages.alternates import alternates, with_query
from ..pages.linked_data import of_pair
from ..pages.pair import PairPage, pair_page
from ..pages.vocabulary import at_address
from .paging import cursor


@require_safe
def country_pair(request: HttpRequest, first: str, second: str) -> HttpResponse:
    """Show every meeting of two countries; 404 where they never met."""
    countries = Country.objects.all()
    language = request.LANGUAGE_CODE
    sides = [at_address(countries, slug, language=language) for slug in (first, second)]
    return pair(request, "country_pair", sides, (first, second))


@require_safe
def leader_pair(request: HttpRequest, first: str, second: str) -> HttpResponse:
    """Show every meeting of two leaders; 404 where they never met."""
    sides = [get_object_or_404(public_people(), slug=slug) for slug in (first, second)]
    return pair(request, "leader_pair", sides, (first, second))


def pair(
    request: HttpRequest, name: str, sides: list[Model], slugs: tuple[str, str]
) -> HttpResponse:
    """Show a pair at its address, which is in alphabetical order; the other order redirects."""
    if sides[0] == sides[1]:
        raise Http404
    if slugs[0] > slugs[1]:
        parameters = urlencode([(key, request.GET[key]) for key in request.GET])
        path = pair_address(name, sides)
        return HttpResponsePermanentRedirect(f"{path}?{parameters}" if parameters else path)
    form = PeriodForm(request.GET)
    years = (form.cleaned_data["from"], form.cleaned_data["to"]) if form.is_valid() else (0, 0)
    page = pair_page(*sides, cursor(request), years=years, language=request.LANGUAGE_CODE)
    if page is None or (page.before is not None and not page.rows):
        raise Http404
    context = {
        "page": page,
        "form": form,
        "form_kept": form.kept(),
        "feed": feed_address(sides),
        "alternates": alternates(lambda: pair_address(name, sides), lambda _code: kept(form, page)),
        "structured_data": of_pair(sides, pair_address(name, sides), request.LANGUAGE_CODE),
        "section": "countries" if page.are_countries else "leaders",
        # Every period of a pair is a page of its own only for the reader who asked.
        "unlisted": bool(request.GET),
    }
    return render(request, "meetings/pair_detail.html", context)


def kept(form: PeriodForm, page: PairPage) -> list[tuple[str, str]]:
    """Return the parameters that lead to the same page."""
    before: Cursor | None = page.before
    return [*form.kept(), *([("before", str(before))] if before else [])]


def feed_address(sides: list[Model]) -> str:
    """Return the address of the feed of what both took part in: that of the search."""
    asked = [
        ("country", side.pk) if isinstance(side, Country) else ("leader", side.slug)
        for side in sides
    ]
    return with_query(reverse("search_feed"), asked)


def pair_address(name: str, sides: list[Model]) -> str:
    """Return the address of a pair in the active language."""
    language = get_language()
    slugs = sorted(getattr(side, f"slug_{language}", "") or side.slug for side in sides)
    return reverse(name, args=slugs)
