"""Posts, countries, organisations and topics in forms."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from people.models import Country, Office, Organization
from people.spellings import called, country_spellings

from ..models import Topic
from ..models.report import LANGUAGES
from .chosen import KINDS, ChosenField
from .record import RecordForm
from .topics import TopicsWidget, parted

MAXIMUM_NAMES = 100
MAXIMUM_NAME = 200


class OtherNamesField(forms.CharField):
    """Names, one per line, each with its language where somebody gave it: "Birmania; it"."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("label", _("Other names"))
        options.setdefault(
            "help_text",
            _("One per line; a language may stand behind a semicolon: “Birmania; it”."),
        )
        widget = forms.Textarea(attrs={"rows": 5})
        super().__init__(required=False, widget=widget, **options)

    def prepare_value(self, value: Any) -> Any:
        if not isinstance(value, list):
            return value
        return "\n".join(line_of(name) for name in value)

    def clean(self, value: Any) -> list[dict[str, str]]:
        lines = [line.strip() for line in super().clean(value).splitlines()]
        names = [name_of(line) for line in dict.fromkeys(lines) if line]
        if len(names) > MAXIMUM_NAMES:
            raise ValidationError(
                _("At most %(number)s lines at once."), params={"number": MAXIMUM_NAMES}
            )
        return names

    def has_changed(self, initial: Any, data: Any) -> bool:
        return self.prepare_value(initial or []).split("\n") != (data or "").splitlines()


def line_of(name: Any) -> str:
    """Return the line that stands for a name as the JSON column holds it."""
    if not isinstance(name, dict):
        return str(name)
    language = name.get("language")
    return f"{name.get('text', '')}; {language}" if language else name.get("text", "")


def name_of(line: str) -> dict[str, str]:
    """Return the name that a line stands for; raise ValidationError where it is too long."""
    text, _semicolon, language = line.rpartition(";")
    language = language.strip()
    if not text or language not in (*LANGUAGES, ""):
        text, language = line, ""
    if len(text) > MAXIMUM_NAME:
        raise ValidationError(_("“%(name)s…” is too long for a name."), params={"name": text[:40]})
    return {"text": text.strip(), "language": language}


class OfficeForm(RecordForm):
    """A post of one country or of one organisation."""

    one_of = ("title_it", "title_en")

    country = ChosenField("country", label=_("Country"))
    organization = ChosenField("organization", label=_("Organisation"))

    class Meta:
        model = Office
        fields = ("title_it", "title_en", "role", "country", "organization")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        self.refuse_double(cleaned)
        return cleaned

    def refuse_double(self, cleaned: dict[str, Any]) -> None:
        """Put an error at the title where the same party has the same post already."""
        parties = {name: cleaned.get(name) for name in ("country", "organization")}
        others = Office.objects.exclude(pk=self.instance.pk).filter(**parties)
        if not any(parties.values()):
            return
        for name in self.one_of:
            title = cleaned.get(name)
            if title and others.filter(**{f"{name}__iexact": title}).exists():
                self.add_error(name, _("This party has a post of this name already."))


class NamedForm(RecordForm):
    """A record with a name and an address in each language."""

    one_of = ("name_it", "name_en")


class CountriesField(forms.CharField):
    """Countries by any of their names, in one box, parted by commas; cleans to a list."""

    def __init__(self, **options: Any) -> None:
        super().__init__(required=False, widget=TopicsWidget("country"), **options)

    def prepare_value(self, value: Any) -> Any:
        return ", ".join(map(str, value)) if isinstance(value, list) else value

    def clean(self, value: Any) -> list[Country]:
        text = super().clean(value)
        spellings = country_spellings()
        names = [name.strip() for name in parted(text, spellings) if name.strip()]
        keys = [self.key_of(name, called(spellings, name)) for name in names]
        found = Country.objects.in_bulk(list(dict.fromkeys(keys)))
        return [found[key] for key in dict.fromkeys(keys)]

    def key_of(self, name: str, found: list[int | str]) -> int | str:
        """Return the only country called so; raise ValidationError where it is not the only one."""
        if len(found) != 1:
            message = KINDS["country"].several if found else KINDS["country"].unknown
            raise ValidationError(message, params={"text": name})
        return found[0]

    def has_changed(self, initial: Any, data: Any) -> bool:
        return self.prepare_value(initial or []) != (data or "").strip()


class CountryForm(NamedForm):
    other_names = OtherNamesField()
    successors = CountriesField(
        label=_("Successors"),
        help_text=_("The states that came after it: names, parted by commas."),
    )

    class Meta:
        model = Country
        fields = (
            "code",
            "name_it",
            "name_en",
            "adjective_it",
            "adjective_en",
            "other_names",
            "slug_it",
            "slug_en",
            "existed_from",
            "existed_from_precision",
            "existed_to",
            "existed_to_precision",
            "successors",
        )


class OrganizationForm(NamedForm):
    other_names = OtherNamesField()

    class Meta:
        model = Organization
        fields = (
            "name_it",
            "name_en",
            "acronym_it",
            "acronym_en",
            "other_names",
            "slug_it",
            "slug_en",
        )

    def texts_for_address(self, language: str, cleaned: dict[str, Any]) -> list[str]:
        # Readers know most organisations by their acronyms: /organizations/nato/.
        order = [language, *(code for code in LANGUAGES if code != language)]
        acronyms = [cleaned.get(f"acronym_{code}") or "" for code in order]
        return [acronyms[0], *super().texts_for_address(language, cleaned)]


class TopicForm(NamedForm):
    class Meta:
        model = Topic
        fields = ("name_it", "name_en", "slug_it", "slug_en")
