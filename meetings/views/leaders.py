"""Leaders: the list of all, and the page of each."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from ..forms.cursor import LetterForm
from ..models.exposure import public_person_at
from ..pages.alternates import alternates
from ..pages.leader import leader_index, leader_page
from ..pages.linked_data import of_leader
from .paging import cursor, kept, refuse_end


@require_safe
def leaders(request: HttpRequest) -> HttpResponse:
    """Show the leaders whom live reports show, whole or under a letter."""
    form = LetterForm(request.GET)
    if not form.is_valid():
        raise Http404
    index = leader_index(form.cleaned_data["letter"], language=request.LANGUAGE_CODE)
    if index.letter and not index.groups:
        raise Http404
    chosen = [("letter", index.letter)] if form.cleaned_data["letter"] else []
    context = {
        "index": index,
        "alternates": alternates(lambda: reverse("leaders"), lambda _code: chosen),
        "section": "leaders",
    }
    return render(request, "meetings/leader_list.html", context)


@require_safe
def leader(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a leader whom a live report shows; 404 for everybody else.

    Former addresses, also those of records merged into this one, redirect.
    """
    person = public_person_at(slug)
    if person is None:
        raise Http404
    if person.slug != slug:
        return HttpResponsePermanentRedirect(reverse("leader", kwargs={"slug": person.slug}))
    page = leader_page(
        person, cursor(request), today=timezone.localdate(), language=request.LANGUAGE_CODE
    )
    refuse_end(page.meetings)
    context = {
        "page": page,
        "alternates": alternates(
            lambda: reverse("leader", kwargs={"slug": slug}), lambda _code: kept(page.meetings)
        ),
        "section": "leaders",
        "structured_data": of_leader(
            person,
            [post.title for post in page.posts if post.is_current],
            request.LANGUAGE_CODE,
        ),
    }
    return render(request, "meetings/leader_detail.html", context)
