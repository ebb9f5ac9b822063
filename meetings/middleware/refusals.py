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
AGAIN, HOME = _("Try again"), _("To the home page")


def refuse(status: int) -> HttpResponse:
    """Return a page in both languages: whose language it is, nobody knows yet."""
    messages = []
    for language in LANGUAGES:
        with translation.override(language):
            title, text = REASONS[status]
            words = {"title": title, "text": text, "again": AGAIN, "home": HOME}
            messages.append(
                {"language": language, **{name: str(one) for name, one in words.items()}}
            )
    context = {"messages": messages, "is_passing": status == 503}
    page = render_to_string("errors/refused.html", context)
    return HttpResponse(page, status=status)
