"""What is typed into the search box so far."""

from django import forms
from django.utils.translation import gettext_lazy as _

from .search import LONGEST_QUERY


class SuggestionsForm(forms.Form):
    """The beginning of a question; nothing is suggested for none."""

    q = forms.CharField(
        label=_("Words, country or leader"), max_length=LONGEST_QUERY, required=False
    )
