"""Other published wordings of quotes, as rows of the report's form."""

import uuid
from collections.abc import Callable, Collection
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ..models import Quote, Wording
from ..models.wording import exchange, use_as_translation
from .languages import LanguageField
from .rows import RowChoiceField, RowForm, RowFormSet

#: What a wording can become, and how it does.
USES: dict[str, Callable[[Quote, Wording], None]] = {
    "words": exchange,
    "translation": use_as_translation,
}


class WordingForm(RowForm):
    """What another source prints for a quote, and whether the report is to use it from now on."""

    row_choices = {"quote_key": "quote", "source_key": "source"}

    quote_key = RowChoiceField(
        "quotes",
        label=_("Of the quote"),
        required=True,
        error_messages={"required": _("Say of which quote these words are another wording.")},
        help_text=_("The same utterance, as another source prints it."),
    )
    language = LanguageField(label=_("Language"), required=True)
    directness = forms.ChoiceField(
        label=_("How direct"),
        required=False,
        choices=[("", _("— choose")), *Wording.Directness.choices],
    )
    source_key = RowChoiceField(
        "sources", label=_("Source"), help_text=_("The source of this report that prints it so.")
    )
    used_as = forms.ChoiceField(
        label=_("Use this one"),
        required=False,
        choices=[
            ("", _("— not now")),
            ("words", _("as the words of the quote; those it has become a wording")),
            ("translation", _("as its published translation, for readers of this language")),
        ],
        help_text=_("Takes effect when the report is saved."),
    )

    class Meta:
        model = Wording
        fields = ("text", "language", "worded_by", "locator", "directness")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "text" in self.fields:
            self.fields["text"].widget.attrs.update(rows=3, dir="auto")

    def clean_used_as(self) -> str:
        wanted = self.cleaned_data["used_as"]
        language = self.cleaned_data.get("language")
        if wanted == "translation" and language and language not in ("it", "en"):
            self.add_error("used_as", _("The site is read in Italian and English alone."))
        return wanted


class WordingFormSet(RowFormSet):
    """The wordings of all quotes; each names its own."""

    def drop(self, quotes: Collection[uuid.UUID]) -> None:
        """Delete the stored wordings of quotes that this form deleted; quotes: their keys."""
        rows = self.rows_typed()
        gone = [form.instance.pk for form in rows if form.cleaned_data["quote_key"] in quotes]
        Wording.objects.filter(pk__in=gone).delete()

    def put_to_use(self) -> None:
        """Let stored quotes say the wordings that were chosen for them."""
        for form in self.rows_typed():
            wording, use = form.instance, form.cleaned_data.get("used_as")
            if use and wording.quote is not None:
                USES[use](wording.quote, wording)
                wording.quote.save()
                wording.save()
