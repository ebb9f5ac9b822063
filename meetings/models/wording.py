"""Other published wordings of a quote: its sources often differ, sometimes in meaning."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .frozen import ReportRow
from .quote import LANGUAGE_CODE, WORDED_BY, Directness, Quote, TranslationBy
from .report import LANGUAGES


class Wording(ReportRow):
    """What a quote says elsewhere: words that a source of the report prints for one utterance.

    Which of the published wordings the report itself uses is no column: it is the one that stands
    in the quote, as its words or as a published translation of them. `exchange` and
    `use_as_translation` put another one there.
    """

    Directness = Directness

    quote = models.ForeignKey(
        Quote,
        # Somebody else may be writing here while the quote goes: the words stay, and are asked
        # about. The form that deletes a quote deletes its wordings.
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="wordings",
        verbose_name=_("of the quote"),
        help_text=_("Which quote of this report these words give otherwise."),
    )
    text = models.TextField(
        _("words"),
        max_length=Quote.MAXIMUM_LENGTH,
        help_text=_("The exact words of that source, without its quotation marks."),
    )
    language = models.CharField(
        _("language"),
        max_length=20,
        validators=[LANGUAGE_CODE],
        help_text=_("The language in which that source prints the words."),
    )
    worded_by = models.CharField(
        _("publisher or translator"), max_length=200, blank=True, help_text=WORDED_BY
    )
    source = models.ForeignKey(
        "meetings.Source",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="wordings",
        verbose_name=_("source"),
        help_text=_("The source of this report that prints these words."),
    )
    locator = models.CharField(
        _("where in the source"),
        max_length=200,
        blank=True,
        help_text=_("Page, minute, paragraph."),
    )
    directness = models.CharField(
        _("how direct"),
        max_length=20,
        choices=Directness,
        blank=True,
        help_text=_("How near the source comes to what was said; when in doubt, the less direct."),
    )

    class Meta(ReportRow.Meta):
        verbose_name = _("other wording")
        verbose_name_plural = _("other wordings")
        constraints = [
            models.UniqueConstraint(fields=["report", "key"], name="wording_key_once"),
            models.CheckConstraint(
                condition=Q(directness__in=[*Directness.values, ""]),
                name="wording_directness_known",
            ),
        ]

    def __str__(self) -> str:
        return self.text if len(self.text) <= 60 else f"{self.text[:59]}…"


#: The columns of a quote that hold its words → those of a wording.
SAME = {
    "original": "text",
    "original_language": "language",
    "worded_by": "worded_by",
    "source": "source",
    "locator": "locator",
    "directness": "directness",
}


def exchange(quote: Quote, wording: Wording) -> None:
    """Let a quote say what a wording says, and the wording what the quote said; nothing is stored.

    Where the two languages differ, readers of the former one go on reading what they read, which
    from now on is a published translation.
    """
    former = {name: getattr(quote, name) for name in SAME}
    # Nothing there means: what the source prints, so that it must be said before that changes.
    spoken = quote.language_spoken or quote.original_language
    for name, column in SAME.items():
        setattr(quote, name, getattr(wording, column))
        setattr(wording, column, former[name])
    quote.language_spoken = "" if spoken == quote.original_language else spoken
    if wording.language != quote.original_language:
        translate(quote, wording)


def use_as_translation(quote: Quote, wording: Wording) -> None:
    """Let readers of a wording's language read it as the published translation of a quote.

    Nothing is stored. In the quote's own language its words are no translation: there they are
    exchanged.
    """
    if wording.language == quote.original_language:
        exchange(quote, wording)
    else:
        translate(quote, wording)


def translate(quote: Quote, wording: Wording) -> None:
    """Make a wording the text of a quote in its language, if the site is read in it."""
    if wording.language in LANGUAGES:
        setattr(quote, f"text_{wording.language}", wording.text)
        setattr(quote, f"translation_by_{wording.language}", TranslationBy.PUBLISHED)
        setattr(quote, f"translation_source_{wording.language}", wording.source)
