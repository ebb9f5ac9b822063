"""Who is known already under a like name, while somebody types a new person."""

import json

from django.contrib.admin.options import IS_POPUP_VAR
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.template.response import TemplateResponse

from people.descriptions import post
from people.likeness import remembered_names
from people.models import Person
from people.spellings import folded

from ..forms.person import people_like, use_url
from ..rights import Action, can
from .choosing import years

#: A person has a name in each language and one in its own script.
MOST_NAMES = 3
LONGEST_NAME = 200


def like_view(request: HttpRequest) -> HttpResponse:
    """Answer with the people whom one of the typed names may mean. Raises PermissionDenied."""
    if not can(request.user, Action.ADD_PERSON):
        raise PermissionDenied
    typed = [name[:LONGEST_NAME] for name in request.GET.getlist("name")[:MOST_NAMES]]
    in_popup = IS_POPUP_VAR in request.GET
    likes = people_like(typed, remembered_names())
    lines = [line(person, spelling, in_popup=in_popup) for person, spelling in likes]
    return JsonResponse({"results": lines})


def line(person: Person, spelling: str, *, in_popup: bool) -> dict[str, str]:
    """Return what tells a person from others, and where somebody goes who takes this one."""
    tenures = list(person.tenures.all())
    facts = (post(tenures[0]) if tenures else "", years(person))
    return {
        "name": str(person),
        "spelling": "" if folded(spelling) == folded(str(person)) else spelling,
        "detail": " · ".join(filter(None, facts)),
        "url": use_url(person, in_popup=in_popup),
    }


def use_view(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Give a known person to the form that opened this window; without one, show the person.

    The caller has asked who may read people. Raises Http404.
    """
    person = Person.objects.filter(pk=pk).first() if pk < 2**63 else None
    if person is None:
        raise Http404
    if IS_POPUP_VAR not in request.GET:
        return redirect("admin:people_person_change", person.pk)
    given = json.dumps({"value": str(person.pk), "obj": str(person)})
    return TemplateResponse(request, "admin/popup_response.html", {"popup_response_data": given})
