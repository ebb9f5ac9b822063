"""Search."""

from typing import Any

from django.core.paginator import EmptyPage
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from ..forms.search import SearchForm
from ..pages import search as pages
from ..pages import search_candidates, search_chips, search_facets, search_form, search_nothing
from ..pages.alternates import with_query


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Show the form and what was found; what is not understood is said, and nothing is found."""
    form = SearchForm(request.GET)
    context: dict[str, Any] = {
        "form": form,
        "alternates": search_form.versions(form),
        # What somebody searched for is a page for that reader alone.
        "unlisted": bool(request.GET),
        "section": "search",
    }
    if form.is_valid():
        context |= results(form, language=request.LANGUAGE_CODE)
    return render(request, "meetings/search.html", context)


def results(form: SearchForm, *, language: str) -> dict[str, Any]:
    """Return what a valid search shows; 404 beyond the last page."""
    criteria, page = form.criteria, form.cleaned_data["page"] or 1
    question = pages.Question(criteria, language)
    context: dict[str, Any] = {"criteria": criteria, "chips": search_chips.chips(question)}
    if criteria.is_empty:
        if page > 1:
            raise Http404
        return context
    try:
        found = pages.find(question, page)
    except EmptyPage:
        raise Http404 from None
    return context | {
        "found": found,
        "understood": search_chips.understood(question),
        "ambiguous": search_candidates.ambiguous(question),
        "pages": search_form.pages_of(question),
        "ways": search_form.ways(question),
        "tabs": search_form.tabs(question, found),
        "orders": search_form.orders(question),
        "facets": search_facets.facets(question),
        "advice": search_nothing.advice(question, found),
        "feed": with_query(reverse("search_feed"), criteria.filters(language)),
        "next": search_form.page_address(criteria, page + 1, language) if found.has_next else "",
        "previous": search_form.page_address(criteria, page - 1, language) if page > 1 else "",
    }
