"""Which fields of meetings exist in every language. Nothing falls back: readers are told."""

from modeltranslation.translator import TranslationOptions, register

from .models import Meeting, Participation, Photo, Quote, Report, Step, Topic


@register(Meeting)
class MeetingTranslation(TranslationOptions):
    fields = ("slug", "withdrawal_reason")


@register(Report)
class ReportTranslation(TranslationOptions):
    fields = (
        "proposed_slug",
        "title",
        "summary",
        "body",
        "body_html",
        "city",
        "venue",
        "editors_note",
        "change_note",
    )


@register(Participation)
class ParticipationTranslation(TranslationOptions):
    fields = ("group", "title_printed", "title_shown")


@register(Quote)
class QuoteTranslation(TranslationOptions):
    fields = ("attribution", "text", "translation_by", "translation_source", "dispute_reason")


@register(Photo)
class PhotoTranslation(TranslationOptions):
    fields = ("alt", "caption")


@register(Step)
class StepTranslation(TranslationOptions):
    fields = ("public_note",)


@register(Topic)
class TopicTranslation(TranslationOptions):
    fields = ("name", "slug")
    fallback_languages = {"default": ("it", "en")}
