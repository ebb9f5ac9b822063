"""The plain page for a request that never reaches a view."""

from django.http import HttpResponse
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext_lazy as _

LANGUAGES = ("it", "en")
REASONS = {
    400: (_("Bad request"), _("The address holds characters that no address can hold.")),
    414: (_("Address too long"), _("The address is longer than any address of this site.")),
    503: (_("Back in a moment"), _("The site cannot answer now. Please try again in a minute.")),
}


def refuse(status: int) -> HttpResponse:
    """Return a page in both languages: whose language it is, nobody knows yet."""
    messages = []
    for language in LANGUAGES:
        with translation.override(language):
            title, text = (str(words) for words in REASONS[status])
            messages.append({"language": language, "title": title, "text": text})
    page = render_to_string("errors/refused.html", {"messages": messages})
    return HttpResponse(page, status=status)
