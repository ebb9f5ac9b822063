"""What the table of translations shows."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ..checklist.finding import LANGUAGE_NAMES

#: The furthest page.
LAST_PAGE = 50


class TableForm(forms.Form):
    """What the table shows; what is not known selects nothing and is named."""

    language = forms.ChoiceField(
        label=_("Into"),
        required=False,
        choices=[("", _("Both languages")), *LANGUAGE_NAMES.items()],
    )
    to_do = forms.ChoiceField(
        label=_("What"),
        required=False,
        choices=[
            ("", _("Missing or behind")),
            ("missing", _("Missing")),
            ("behind", _("Behind the original")),
            ("all", _("Everything")),
        ],
    )
    state = forms.ChoiceField(
        label=_("Where"),
        required=False,
        choices=[
            ("", _("Published and in progress")),
            ("live", _("Published")),
            ("open", _("In progress")),
        ],
    )
    mine = forms.BooleanField(label=_("Given to me"), required=False)
    page = forms.IntegerField(required=False, min_value=1, max_value=LAST_PAGE)
