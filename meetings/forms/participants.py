"""Who took part and who was spoken of, as rows of the report's form."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from people.models import Tenure

from ..models import Mention, Participation
from .chosen import ChosenField
from .rows import RowChoiceField, RowForm, RowFormSet

PROPOSED = _("— proposed from the place")


class TenureField(forms.ModelChoiceField):
    """One of the posts that the person of the row held; the choices come with the person."""

    def __init__(self, **options: Any) -> None:
        super().__init__(Tenure.objects.none(), required=False, **options)

    def to_python(self, value: Any) -> Tenure | None:
        if value in self.empty_values:
            return None
        if not str(value).isascii() or not str(value).isdigit() or len(str(value)) > 18:
            raise ValidationError(self.error_messages["invalid_choice"], code="invalid_choice")
        tenure = Tenure.objects.select_related("office").filter(pk=value).first()
        if tenure is None:
            raise ValidationError(self.error_messages["invalid_choice"], code="invalid_choice")
        return tenure

    def label_from_instance(self, tenure: Tenure) -> str:
        return tenure_label(tenure)


def tenure_label(tenure: Tenure) -> str:
    """Return a post and the years in which it was held."""
    start = tenure.started_on.year if tenure.started_on else ""
    end = tenure.ended_on.year if tenure.ended_on else ""
    return f"{tenure.office.title} ({start}–{end})"


class ParticipationForm(RowForm):
    """Somebody took part; what is left empty is filled when the form is saved."""

    person = ChosenField("person", label=_("Person"))
    country = ChosenField("country", label=_("Representing (country)"))
    organization = ChosenField("organization", label=_("Representing (organisation)"))
    role = forms.ChoiceField(
        label=_("Role"), required=False, choices=[("", PROPOSED), *Participation.Role.choices]
    )
    tenure = TenureField(label=_("Post held that day"))

    class Meta:
        model = Participation
        fields = (
            "person",
            "country",
            "organization",
            "role",
            "tenure",
            "group_it",
            "group_en",
            "title_printed_it",
            "title_printed_en",
        )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk is None:
            self.initial["role"] = ""
        if "tenure" in self.fields:
            self.offer_tenures()

    def offer_tenures(self) -> None:
        """Offer the posts of the person, fetched together with the row."""
        person = self.instance.person if self.instance.person_id else None
        held = list(person.tenures.all()) if person is not None else []
        labelled = [(tenure.pk, tenure_label(tenure)) for tenure in held]
        self.fields["tenure"].widget.choices = [("", _("— proposed from the date")), *labelled]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        group = cleaned.get("group_it") or cleaned.get("group_en")
        nobody = "person" in self.fields and not cleaned.get("person") and not group
        if nobody and "person" not in self.errors:
            self.add_error("person", _("Name a person, or describe a group below."))
        if cleaned.get("person") and group:
            self.add_error("person", _("Either a person or a group: use two rows."))
        if cleaned.get("country") and cleaned.get("organization"):
            self.add_error("organization", _("Somebody represents a country or an organisation."))
        tenure, person = cleaned.get("tenure"), cleaned.get("person")
        if tenure and person and tenure.person_id != person.pk:
            # The person was changed after the post: the new one's is proposed.
            cleaned["tenure"] = None
        return cleaned

    def clean_role(self) -> str:
        # The model knows no empty role; what stays a guess is marked and filled after saving.
        role = self.cleaned_data["role"]
        self.instance.role_is_open = not role
        return role or Participation.Role.PARTICIPANT


class ParticipationFormSet(RowFormSet):
    """The participants, each once."""

    def clean(self) -> None:
        super().clean()
        self.refuse_twice("person", _("%(value)s stands among the participants twice."))


class MentionForm(RowForm):
    """A country, an organisation or a person spoken of."""

    row_choices = {"quote_key": "quote"}

    country = ChosenField("country", label=_("Country"))
    organization = ChosenField("organization", label=_("Organisation"))
    person = ChosenField("person", label=_("Person"))
    quote_key = RowChoiceField(
        "quotes",
        label=_("In the quote"),
        help_text=_("Where it was named in quoted words; else empty."),
    )

    class Meta:
        model = Mention
        fields = ("country", "organization", "person")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        subjects = ("country", "organization", "person")
        named = [field for field in subjects if cleaned.get(field)]
        if len(named) > 1:
            self.add_error(named[1], _("One row for each thing spoken of: use two rows."))
        if not named and not any(field in self.errors for field in subjects):
            self.add_error("country", _("Name a country, an organisation or a person."))
        return cleaned
