"""The list of all quotes."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from ..forms.quote_list import QuoteListForm
from ..pages.alternates import alternates
from ..pages.quote_list import Wanted, most_quoted, said_at_meetings
from .paging import cursor, kept, refuse_end


@require_safe
def quotes(request: HttpRequest) -> HttpResponse:
    """Show the quotes of live reports, by meeting, newest first, all or those that are wanted."""
    language = request.LANGUAGE_CODE
    form = QuoteListForm(request.GET)
    context = {"form": form, "section": "quotes"}
    if not form.is_valid():
        # What cannot be read narrows nothing: showing everything would be an answer to another
        # question.
        switch = alternates(lambda: reverse("quotes"), form.kept)
        return render(
            request,
            "meetings/quote_list.html",
            context | {"chosen": form.chosen(language), "alternates": switch, "unlisted": True},
        )
    wanted = Wanted(**form.cleaned_data)
    listing, said = said_at_meetings(cursor(request), language=language, wanted=wanted)
    refuse_end(listing)
    chosen = form.chosen(language)
    context |= {
        "listing": listing,
        "said": said,
        "chosen": chosen,
        "kept": urlencode(form.kept(language)),
        "most_quoted": [] if chosen or listing.before else most_quoted(),
        "alternates": alternates(
            lambda: reverse("quotes"), lambda code: form.kept(code) + kept(listing)
        ),
        "unlisted": bool(chosen),
    }
    return render(request, "meetings/quote_list.html", context)
