"""How dates, languages and countries are set on a page."""

import datetime
import json
from typing import Any

from django import template
from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language_info, pgettext
from django.utils.translation import gettext as _

from people.models import Country, Organization, Person

from ..pages import addresses
from ..pages.alternates import with_query
from ..pages.language_names import language_name, written_from_the_right
from ..pages.marks import letters
from ..pages.table import Seat
from ..pages.wording import Wording
from ..text import dates
from ..text.directions import isolated as isolated_html
from ..text.excerpts import Piece
from ..text.typography import unbroken

ENDS_NO_ELEMENT = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}

register = template.Library()
register.filter("language_name", language_name)


@register.simple_tag
def absolute(path: str) -> str:
    """Return the full address of a path on this site."""
    return addresses.absolute(path)


@register.simple_tag
def json_ld(document: dict[str, Any]) -> SafeString:
    """Return a document of schema.org for the head of a page; it cannot end its element."""
    written = json.dumps(document, ensure_ascii=False).translate(ENDS_NO_ELEMENT)
    # Every < of a text is escaped above.
    return mark_safe(f'<script type="application/ld+json">{written}</script>')  # noqa: S308


@register.filter
def of_language(by_language: dict[str, str], code: str) -> str:
    """Return what a dict holds for a language."""
    return by_language.get(code, "")


@register.simple_tag
def lang(code: str) -> str:
    """Return the attributes of an element written in a language; none for that of the page."""
    if not code or code == translation.get_language():
        return ""
    if written_from_the_right(code):
        return format_html(' lang="{}" dir="rtl"', code)
    return format_html(' lang="{}"', code)


@register.simple_tag
def mark(party: models.Model | None) -> SafeString | str:
    """Return the letters of a country or an organisation in a frame; its name stands beside."""
    if party is None:
        return ""
    return format_html('<span class="mark" aria-hidden="true">{}</span>', letters(party))


@register.simple_tag
def party_name(party: models.Model, *, linked: bool = True) -> SafeString:
    """Return the name of a country or an organisation, linked to its page where there is one."""
    if not linked:
        return format_html('<span class="party__name">{}</span>', party)
    page = "country" if isinstance(party, Country) else "organization"
    address = reverse(page, kwargs={"slug": party.slug})
    return format_html('<a class="party__name" href="{}">{}</a>', address, party)


@register.simple_tag
def who(seat: Seat) -> SafeString:
    """Return the name of somebody at the table, linked to their page where there is one."""
    if seat.person is None:
        return format_html("<span{}>{}</span>", lang(seat.group.language), seat.group)
    if not seat.has_page:
        return format_html("{}", seat.person)
    address = reverse("leader", kwargs={"slug": seat.person.slug})
    return format_html('<a href="{}">{}</a>', address, seat.person)


@register.simple_tag
def who_with_title(seat: Seat) -> SafeString:
    """Return the name of somebody and, after a comma, the title of that day."""
    if not seat.title:
        return who(seat)
    title = title_in_sentence(seat.title)
    return format_html("{}, <span{}>{}</span>", who(seat), lang(seat.title.language), title)


@register.simple_tag
def meetings_of_two(side: models.Model, other: models.Model) -> str:
    """Return the address at which the meetings of two are listed.

    An organisation has no page of its own with another party: the search finds their meetings.
    """
    if not isinstance(side, Organization):
        return pair_address(side, other)
    if isinstance(other, Organization):
        return reverse("organization", kwargs={"slug": other.slug})
    asked = [("organization", side.slug), ("country", other.pk)]
    return with_query(reverse("search"), asked)


@register.simple_tag
def pair_address(first: Country | Person, second: Country | Person) -> str:
    """Return the address of the page of two countries or of two leaders."""
    name = "country_pair" if isinstance(first, Country) else "leader_pair"
    return reverse(name, args=sorted((first.slug, second.slug)))


@register.filter
def in_sentence(label: str) -> str:
    """Return a label as it stands inside a sentence, without its capital letter.

    What begins with two capital letters is an acronym and keeps them.
    """
    text = str(label)
    return text if text[:2].isupper() else text[:1].lower() + text[1:]


def title_in_sentence(title: Wording) -> str:
    """Return somebody's title after their name: Italian alone writes it without a capital."""
    return in_sentence(title.text) if title.language == "it" else title.text


@register.filter
def with_hits(pieces: list[Piece]) -> SafeString:
    """Return a text with the words marked that were looked for; all of it is escaped."""
    return format_html_join(
        "",
        "{}",
        ((format_html("<mark>{}</mark>", one.text) if one.is_hit else one.text,) for one in pieces),
    )


@register.filter
def whole(text: Any) -> SafeString:
    """Return a text whose names with a hyphen, and days with their month, are not broken."""
    # Escaped here; what is added are elements of ours.
    return mark_safe(unbroken(conditional_escape(text)))  # noqa: S308


@register.filter
def isolated(text: Any) -> SafeString:
    """Return a text in which words written from the right move nothing that stands beside them."""
    # Escaped here; what is added are elements of ours.
    return mark_safe(isolated_html(conditional_escape(text)))  # noqa: S308


@register.filter
def quoted(text: Any, language: str) -> SafeString:
    """Return a quote between the quotation marks of a language."""
    opening, closing = ("«", "»") if language == "it" else ("“", "”")
    return format_html("{}{}{}", opening, text, closing)


@register.filter
def day(moment: Any) -> str:
    """Return the day of a date or a moment in words: 19 June 2022."""
    if not moment:
        return ""
    on = timezone.localtime(moment).date() if hasattr(moment, "tzinfo") else moment
    return dates.written(on, "day", language=translation.get_language() or "it")


@register.filter
def on_day(moment: Any) -> str:
    """Return the day of a date or a moment with the word before it: on 19 June 2022."""
    written = day(moment)
    # Italian joins its article to a vowel that follows: il 19, but l’8 and l’11.
    if written.startswith(("8 ", "11 ")):
        return pgettext("before a vowel", "on %(day)s") % {"day": written}
    return _("on %(day)s") % {"day": written} if written else ""


@register.filter(expects_localtime=True)
def instant(moment: datetime.datetime | None) -> str:
    """Return a moment as `datetime` takes it: to the second, since HTML knows no microseconds."""
    return moment.isoformat(timespec="seconds") if moment else ""


@register.simple_tag(takes_context=True)
def current_page(context: template.Context, name: str) -> str:
    """Return the attribute of a link in the navigation that leads to where the reader is."""
    return SafeString(' aria-current="true"') if context.get("section") == name else ""


@register.inclusion_tag("includes/_languages.html", takes_context=True)
def language_switch(context: template.Context) -> dict[str, Any]:
    """Show the page's addresses in the languages of the site; the home pages where it has none."""
    alternates = context.get("alternates") or addresses.in_every_language("home")
    current = translation.get_language()
    return {
        "versions": [
            {
                "code": code,
                "name": get_language_info(code)["name_local"],
                "address": alternates[code],
                "is_current": code == current,
            }
            for code, _name in settings.LANGUAGES
        ]
    }
