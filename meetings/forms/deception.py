"""Names that look like others are refused where they are typed, and stay in their box."""

from collections.abc import Iterable

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from ..text import deception


def refuse_unseen(text: str) -> None:
    """Raise ValidationError for a name that holds characters without a shape."""
    found = deception.unseen(text)
    if found:
        raise ValidationError(
            _("This holds a character that nobody sees: %(names)s. Type the name anew."),
            params={"names": ", ".join(found[0].names)},
        )


def refuse_lookalikes(text: str) -> None:
    """Raise ValidationError for a name in Latin letters of which some are none."""
    found = deception.lookalikes(text)
    if found:
        raise ValidationError(
            _("Letters of another alphabet look like Latin ones in “%(word)s”: %(names)s."),
            params={"word": found[0].text, "names": ", ".join(found[0].names)},
        )


def refuse_in_names(fields: dict[str, forms.Field], names: Iterable[str]) -> None:
    """Let fields refuse what deceives; `names`: of those in which nothing unseen may stand.

    Those in a language of the site are in Latin letters: they take no letter that only looks so.
    """
    for name in names:
        field = fields.get(name)
        if isinstance(field, forms.CharField):
            latin = name.endswith(("_it", "_en"))
            own = [refuse_unseen, refuse_lookalikes] if latin else [refuse_unseen]
            field.validators = [*field.validators, *own]
            # A name in another script is typed as it is written.
            field.widget.attrs["dir"] = "auto"
