"""What was corrected, newest first; and how reports are made."""

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from ..pages.addresses import in_every_language
from ..pages.alternates import alternates
from ..pages.corrections import corrections_page
from ..pages.method import contents, coverage


class PlaceForm(forms.Form):
    """Where in the list to go on: after which version."""

    before = forms.IntegerField(required=False, min_value=1, max_value=2**62)


@require_safe
def corrections(request: HttpRequest) -> HttpResponse:
    """Show every substantive correction."""
    form = PlaceForm(request.GET)
    if not form.is_valid():
        raise Http404
    before = form.cleaned_data["before"]
    page = corrections_page(before, language=get_language())
    kept = [] if before is None else [("before", str(before))]
    context = {
        "page": page,
        "alternates": alternates(lambda: reverse("corrections"), lambda _code: kept),
    }
    return render(request, "meetings/correction_list.html", context)


@require_safe
def method(request: HttpRequest) -> HttpResponse:
    """Say how reports are made, what is corrected how, and what the archive covers."""
    language = get_language()
    # The words stand in a template of each language: they are prose, not labels.
    words = {"coverage": coverage(language=language)}
    prose = render_to_string(f"meetings/_method_{language}.html", words)
    context = {
        "prose": prose,
        "contents": contents(prose),
        "alternates": in_every_language("method"),
    }
    return render(request, "meetings/method.html", context)
