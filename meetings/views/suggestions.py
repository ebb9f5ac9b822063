"""Suggestions for the search box, as JSON."""

import hashlib
from dataclasses import asdict

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.cache import get_conditional_response
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from ..forms.suggestions import SuggestionsForm
from ..pages.suggestions import Group, found


@require_safe
def suggestions(request: HttpRequest) -> HttpResponse:
    """Answer with what may be meant by what was typed so far; 400 with the reason if nothing can.

    Asked for anew each time, and sent only if it is another: what is withdrawn is gone at once.
    """
    form = SuggestionsForm(request.GET)
    if not form.is_valid():
        return JsonResponse({"message": " ".join(form.errors["q"])}, status=400)
    text = form.cleaned_data["q"]
    groups = found(text, language=request.LANGUAGE_CODE)
    answer = JsonResponse(
        {
            "q": text,
            "status": status(groups),
            "groups": [asdict(group) for group in groups],
        },
        json_dumps_params={"ensure_ascii": False, "separators": (",", ":")},
    )
    etag = f'"{hashlib.sha256(answer.content).hexdigest()[:20]}"'
    answer.headers["ETag"] = etag
    answer.headers["Cache-Control"] = "public, no-cache"
    return get_conditional_response(request, etag=etag, response=answer) or answer


def status(groups: list[Group]) -> str:
    """Return what a screen reader says of the suggestions."""
    number = sum(len(group.suggestions) for group in groups)
    return ngettext("%(number)s suggestion", "%(number)s suggestions", number) % {"number": number}
