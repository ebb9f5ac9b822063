"""How near words come to what was said, as pages tell it."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ..models import Quote, Wording

#: One line that explains each label of directness; the labels are those of the model.
EXPLANATIONS: Mapping[str, str | Promise] = {
    Quote.Directness.VERBATIM: _("The words as they were spoken, in the language of the source."),
    Quote.Directness.INTERPRETED: _("The words of an interpreter, as the source gives them."),
    Quote.Directness.OFFICIAL_PARAPHRASE: _(
        "The words in which a party’s own account gives what was said."
    ),
    Quote.Directness.REPORTED: _("The words in which a third source gives what was said."),
}


def label(row: Quote | Wording) -> str:
    """Return how direct a quote, or another wording of one, is."""
    return str(row.get_directness_display() or _("How direct is not yet said"))


def explanation(row: Quote | Wording) -> str:
    """Return the line that explains how direct it is; '' while nobody has said it."""
    return str(EXPLANATIONS.get(row.directness, ""))
