"""Search."""

from typing import Any

from django.core.paginator import EmptyPage
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from ..forms.search import SearchForm
from ..pages import search as pages
from ..pages import search_form
from ..pages.alternates import with_query
from ..search import names


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Show the form and what was found; what is not understood is said, and nothing is found."""
    form = SearchForm(request.GET)
    context: dict[str, Any] = {
        "form": form,
        "choices": search_form.choices(),
        "alternates": search_form.versions(form),
        "unlisted": True,
        "section": "search",
    }
    if form.is_valid():
        context |= results(form, language=request.LANGUAGE_CODE)
    return render(request, "meetings/search.html", context)


def results(form: SearchForm, *, language: str) -> dict[str, Any]:
    """Return what a valid search shows; 404 beyond the last page."""
    criteria, page = form.criteria, form.cleaned_data["page"] or 1
    context: dict[str, Any] = {
        "criteria": criteria,
        "chips": search_form.chips(criteria, language),
    }
    if criteria.is_empty:
        if page > 1:
            raise Http404
        return context
    named = names(criteria.text)
    try:
        found = pages.find(criteria, named, page, language=language)
    except EmptyPage:
        raise Http404 from None
    return context | {
        "named": named,
        "offers": search_form.offers(criteria, named, language),
        "feed": with_query(reverse("search_feed"), criteria.filters(language)),
        "found": found,
        "next": search_form.page_address(criteria, page + 1, language) if found.has_next else "",
        "previous": search_form.page_address(criteria, page - 1, language) if page > 1 else "",
    }
