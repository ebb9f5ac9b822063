"""Which fields of the vocabulary exist in every language."""

from modeltranslation.translator import TranslationOptions, register

from .models import Country, Office, Organization, Person

# A name in the other language serves better than none: only here, never in a report's prose.
ANY_LANGUAGE = {"default": ("it", "en")}


@register(Country)
class CountryTranslation(TranslationOptions):
    fields = ("name", "slug", "adjective")
    fallback_languages = ANY_LANGUAGE


@register(Organization)
class OrganizationTranslation(TranslationOptions):
    fields = ("name", "slug", "acronym")
    fallback_languages = ANY_LANGUAGE


@register(Person)
class PersonTranslation(TranslationOptions):
    fields = ("name", "note")
    fallback_languages = ANY_LANGUAGE


@register(Office)
class OfficeTranslation(TranslationOptions):
    fields = ("title",)
    fallback_languages = ANY_LANGUAGE
