"""Topics of a report: their names in one box, parted by commas."""

from collections.abc import Collection, Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from people.spellings import Spelling, called

from ..models import Topic
from .chosen import ChosenWidget, Typed

MAXIMUM = 20


def topic_spellings() -> list[Spelling]:
    """Return the names of all topics."""
    rows = Topic.objects.values_list("pk", "name_it", "name_en")
    return [(pk, name) for pk, *names in rows for name in names if name]


class TopicsWidget(ChosenWidget):
    """A text box that suggests for the name being typed."""

    many = True

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> Any:
        return data.get(name)

    def format_value(self, value: object) -> Typed:
        return Typed(str(value or ""))


class TopicsField(forms.CharField):
    """A text box that cleans to a list of topics, each once, in the order typed."""

    def __init__(self, **options: Any) -> None:
        super().__init__(required=False, widget=TopicsWidget("topic"), **options)

    def clean(self, value: Any) -> list[Topic]:
        text = super().clean(value)
        if not text:
            return []
        spellings = topic_spellings()
        names = [name.strip() for name in parted(text, spellings) if name.strip()]
        if len(names) > MAXIMUM:
            raise ValidationError(_("At most %(number)s topics."), params={"number": MAXIMUM})
        keys = [self.key_of(name, spellings) for name in names]
        found = Topic.objects.in_bulk(keys)
        return [found[key] for key in dict.fromkeys(keys)]

    def written(self, keys: Collection[Any]) -> str:
        """Return the names of topics as they are typed into the box."""
        found = Topic.objects.in_bulk(keys)
        names = [str(found[key]) for key in keys if key in found]
        comma = any("," in name for name in names) and len(names) > 1
        return ("; " if comma else ", ").join(names)

    def key_of(self, name: str, spellings: list[Spelling]) -> Any:
        """Return the topic of a name; raise ValidationError for a name unknown here."""
        keys = called(spellings, name)
        if not keys:
            raise ValidationError(
                _("No topic is called “%(name)s”. Choose from the list, or propose it with “+”."),
                params={"name": name},
            )
        return keys[0]


def parted(text: str, spellings: list[Spelling]) -> list[str]:
    """Return the names in a text: by semicolon where there is one, else by comma.

    A name that itself contains a comma stays whole where it stands alone.
    """
    if ";" in text:
        return text.split(";")
    return [text] if called(spellings, text) else text.split(",")
