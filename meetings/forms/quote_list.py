"""Which quotes a reader wants to see: said by whom, for which country, about what, when."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.db.models import Model, Q
from django.utils.translation import gettext_lazy as _

from ..models import Topic
from ..models.exposure import public_topics
from .period import YearField
from .search import word_for
from .vocabulary_fields import CountryField, LeaderField, TopicField


class NamedTopicField(TopicField):
    """A public topic by its address, or by its name."""

    def found(self, value: str) -> Topic | None:
        return super().found(value) or (
            public_topics().filter(Q(name_it__iexact=value) | Q(name_en__iexact=value)).first()
        )


@dataclass(frozen=True)
class Chosen:
    """A filter that is set: its label, what it keeps, and the word for that in an address."""

    name: str
    label: str
    thing: Model | int
    word: str


class QuoteListForm(forms.Form):
    """The filters of the list of quotes; without any all of them are shown."""

    use_required_attribute = False

    speaker = LeaderField(label=_("Who said it"), required=False)
    country = CountryField(label=_("Country of the speaker"), required=False)
    topic = NamedTopicField(label=_("Topic"), required=False)
    year = YearField(_("Year"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("speaker", "country", "topic"):
            self.fields[name].widget.attrs.update(maxlength=100, autocomplete="off")

    def chosen(self, language: str) -> list[Chosen]:
        """Return the filters that are set and understood; language: of addresses."""
        self.is_valid()
        things = ((name, self.cleaned_data.get(name)) for name in self.fields)
        return [
            Chosen(
                name,
                str(self.fields[name].label),
                thing,
                str(thing) if isinstance(thing, int) else word_for(thing, language),
            )
            for name, thing in things
            if thing
        ]

    @property
    def unset(self) -> list[forms.BoundField]:
        """The fields in which nothing is set, or nothing that is understood."""
        return [self[name] for name in self.fields if not self.cleaned_data.get(name)]

    def kept(self, language: str) -> list[tuple[str, str]]:
        """Return the parameters that lead to the same quotes."""
        return [(one.name, one.word) for one in self.chosen(language)]
