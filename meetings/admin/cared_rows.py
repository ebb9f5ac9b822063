"""Beside a quote on the form, what its source says; beside a source, how its page answers."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ..checklist.attesting import Attested, attested
from ..checklist.edition import TRANSLATION_PAGES
from ..models import Quote, Report, Source
from ..text.fragments import at_the_words


class CaredRows:
    """Rows of which one line is only shown: for stored rows, whoever may type into them."""

    shown_line: str

    def get_fieldsets(self, request: HttpRequest, obj: Report | None = None) -> Any:
        fieldsets = super().get_fieldsets(request, obj)
        if obj is None or obj.pk is None:
            return fieldsets
        first, *others = fieldsets
        return [first, (None, {"fields": [self.shown_line]}), *others]

    def get_readonly_fields(self, request: HttpRequest, obj: Report | None = None) -> list[str]:
        fields = super().get_readonly_fields(request, obj)
        if obj is None or obj.pk is None or self.shown_line in fields:
            return fields
        return [*fields, self.shown_line]


class AttestedQuotes(CaredRows):
    """Quotes, each with what the page of its source says of it."""

    shown_line = "in_the_source"

    class Media:
        css = {"all": ("css/desk-sources.css",)}

    @admin.display(description=_("In the source"))
    def in_the_source(self, quote: Quote) -> SafeString | str:
        """Show how far the pages that are cited hold the texts of a quote."""
        if quote.pk is None:
            return "—"
        if not hasattr(self, "lines"):
            # An inline lives for one request: all quotes of the report are asked about at once.
            rows = Quote._base_manager.filter(report=quote.report_id)
            self.lines = attested(rows.select_related("source__record", *TRANSLATION_PAGES))
        lines = [line for line in self.lines if line.quote.pk == quote.pk]
        if not lines:
            return "—"
        shown = {"lines": [(line, address_of(line)) for line in lines]}
        return render_to_string("admin/meetings/source/_in_the_source.html", shown)


class SourcesCaredFor(CaredRows):
    """Sources, each with how its page answered, and the way to its care."""

    shown_line = "page_answer"

    @admin.display(description=_("The page on the web"))
    def page_answer(self, source: Source) -> SafeString | str:
        """Show the last answer of the page, as a link to all that is known of it."""
        if source.pk is None or not source.record.url:
            return "—"
        record = source.record
        return format_html(
            '<a href="{}">{}</a>',
            reverse("admin:meetings_sourcerecord_change", args=[record.pk]),
            record.get_state_display() or gettext("Not checked yet"),
        )


def address_of(line: Attested) -> str:
    """Return the address of the page at the words that it has."""
    found = line.found
    words = found.passage if found is not None and found.passage else line.text
    return at_the_words(line.record.url, words)
