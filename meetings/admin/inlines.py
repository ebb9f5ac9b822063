"""The rows of a report on its form, each kind as one group of forms."""

from typing import Any

from django.contrib import admin
from django.db import models
from django.forms import BaseInlineFormSet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from people.models import Tenure

from ..forms.participants import MentionForm, ParticipationForm, ParticipationFormSet
from ..forms.photos import PhotoForm
from ..forms.quotes import QuoteForm, QuoteFormSet
from ..forms.sources import SourceForm, SourceFormSet
from ..forms.wordings import WordingForm, WordingFormSet
from ..models import Mention, Participation, Photo, Quote, Report, Source, Wording
from ..models.frozen import ReportRow
from ..rights import Action, can
from .cared_rows import AttestedQuotes, SourcesCaredFor
from .row_inline import RowInline


class CorrectedRows:
    """Rows of a live report, each with the way to correct it at once."""

    kind: str

    def get_fieldsets(self, request: HttpRequest, obj: Report | None = None) -> Any:
        fieldsets = super().get_fieldsets(request, obj)
        live = obj is not None and obj.pk is not None and obj.status == Report.Status.LIVE
        if live and can(request.user, Action.PUBLISH, obj):
            return [(None, {"fields": ["correcting"]}), *fieldsets]
        return fieldsets

    @admin.display(description=_("At once"))
    def correcting(self, row: ReportRow) -> SafeString:
        """Show the links to the correction of a row."""
        page = reverse("admin:meetings_report_correct", args=[row.report_id])
        links = [(f"{page}?place={self.kind}:{row.key}", _("Correct now"))]
        if isinstance(row, Quote):
            links.append((f"{page}?place={self.kind}:{row.key}:status", _("Mark as disputed")))
        return format_html_join(" · ", '<a href="{}">{}</a>', links)


class ParticipationInline(CorrectedRows, RowInline):
    model = Participation
    kind = "participations"
    form = ParticipationForm
    formset = ParticipationFormSet
    extra = 2
    related = ("person", "country", "organization", "tenure__office")
    row_fieldsets = [
        (None, {"fields": [("person", "country", "role", "tenure", "position", "row_key")]}),
        (
            _("Organisation, group, title as in the source"),
            {
                "classes": ["collapse"],
                "fields": [
                    ("organization", "group_it", "group_en"),
                    ("title_printed_it", "title_printed_en"),
                ],
            },
        ),
    ]

    def get_queryset(self, request: HttpRequest) -> models.QuerySet:
        held = Tenure.objects.select_related("office").latest_first()
        return (
            super()
            .get_queryset(request)
            .prefetch_related(models.Prefetch("person__tenures", queryset=held))
        )


class QuoteInline(AttestedQuotes, CorrectedRows, RowInline):
    model = Quote
    kind = "quotes"
    form = QuoteForm
    formset = QuoteFormSet
    extra = 1
    related = (
        "speaker",
        "source__record",
        "translation_source_it__record",
        "translation_source_en__record",
    )
    row_fieldsets = [
        (
            None,
            {
                "fields": [
                    ("speaker", "directness", "source_key", "locator", "position", "row_key"),
                    ("original", "original_language"),
                    ("text_it", "text_en"),
                ]
            },
        ),
        (
            _("Attribution, translation, dispute"),
            {
                "classes": ["collapse"],
                "fields": [
                    ("attribution_it", "attribution_en", "language_spoken", "worded_by"),
                    ("translation_by_it", "translation_source_it_key"),
                    ("translation_by_en", "translation_source_en_key"),
                    ("status", "dispute_reason_it", "dispute_reason_en"),
                ],
            },
        ),
    ]


class WordingInline(RowInline):
    model = Wording
    form = WordingForm
    formset = WordingFormSet
    template = "admin/meetings/report/wordings.html"
    related = ("quote", "source__record")
    row_fieldsets = [
        (
            None,
            {
                "fields": [
                    ("quote_key", "source_key", "worded_by", "directness"),
                    ("text", "language"),
                    ("locator", "used_as", "position", "row_key"),
                ]
            },
        )
    ]


class SourceInline(SourcesCaredFor, RowInline):
    model = Source
    form = SourceForm
    formset = SourceFormSet
    extra = 1
    related = ("record", "account_country", "account_organization", "taken_from__record")
    row_fieldsets = [
        (
            None,
            {
                "fields": [
                    ("url", "title", "position", "row_key"),
                    ("publisher", "kind", "language", "published_on"),
                    ("account_country", "account_organization", "independent"),
                ]
            },
        ),
        (
            _("Where in the source, taken from, archive"),
            {
                "classes": ["collapse"],
                "fields": [("locator", "taken_from_key"), ("accessed_on", "archived_url")],
            },
        ),
    ]

    def get_formset(
        self, request: HttpRequest, obj: Report | None = None, **kwargs: Any
    ) -> type[BaseInlineFormSet]:
        formset = super().get_formset(request, obj, **kwargs)
        formset.form.may_change_pages = can(request.user, Action.PUBLISH, obj)
        return formset


class MentionInline(RowInline):
    model = Mention
    form = MentionForm
    related = ("country", "organization", "person", "quote")
    row_fieldsets = [
        (
            None,
            {"fields": [("country", "organization", "person", "quote_key", "position", "row_key")]},
        )
    ]


class PhotoInline(RowInline):
    model = Photo
    form = PhotoForm
    related = ("image",)
    row_fieldsets = [
        (
            None,
            {
                "fields": [
                    ("upload", "credit", "position", "row_key", "kept"),
                    ("alt_it", "alt_en"),
                    ("caption_it", "caption_en"),
                ]
            },
        ),
        (_("Focal point"), {"classes": ["collapse"], "fields": [("focal_x", "focal_y")]}),
    ]


INLINES = [
    ParticipationInline,
    QuoteInline,
    WordingInline,
    SourceInline,
    MentionInline,
    PhotoInline,
]
