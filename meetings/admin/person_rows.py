"""Who may change a person, and the rows of one: spellings and times in office."""

from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import DateField, Model, QuerySet
from django.http import HttpRequest
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext_lazy as _

from people.descriptions import parts_of
from people.models import Office, Person, PersonName, Tenure

from ..forms.deception import refuse_in_names
from ..forms.explanations import explain
from ..forms.languages import LanguageField
from ..models import Editor
from ..models.exposure import public_people
from ..rights import Action, can
from ..workflow.person_changes import exactly
from .records import DayInput, DescribedSelect
from .usage import reports_with


def may_edit(user: Editor, person: Person | None) -> bool:
    """Say whether an account may change what is recorded of a person.

    Authors may, as long as the person is of their own making and no reader knows of them.
    """
    if person is None or person.pk is None or can(user, Action.EDIT_PERSON):
        return can(user, Action.ADD_PERSON)
    own = person.created_by_id is not None and person.created_by_id == user.pk
    return own and can(user, Action.ADD_PERSON) and not is_public(person)


def is_public(person: Person) -> bool:
    """Say whether a live report shows the person; asked once of a record that was fetched."""
    if not hasattr(person, "shown_to_readers"):
        person.shown_to_readers = public_people().filter(pk=person.pk).exists()
    return person.shown_to_readers


class AdditionsInline(admin.StackedInline):
    """Rows of a person that more editors may add than may change."""

    add_action: Action
    extra = 0
    formfield_overrides = {DateField: {"widget": DayInput}}

    def has_view_permission(self, request: HttpRequest, obj: Person | None = None) -> bool:
        return True

    def has_add_permission(self, request: HttpRequest, obj: Person | None = None) -> bool:
        return can(request.user, self.add_action)

    def has_change_permission(self, request: HttpRequest, obj: Person | None = None) -> bool:
        return may_edit(request.user, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Person | None = None) -> bool:
        return may_edit(request.user, obj)


class SpellingForm(forms.ModelForm):
    language = LanguageField(label=_("Language"))

    class Meta:
        model = PersonName
        fields = ("text", "language", "kind")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        explain(self.fields, PersonName)
        refuse_in_names(self.fields, ["text"])
        if "language" in self.fields:
            self.fields["language"].keep(self.instance.language)


class SpellingInline(AdditionsInline):
    model = PersonName
    form = SpellingForm
    fields = [("text", "language", "kind")]
    add_action = Action.ADD_SPELLING


class TenureFormSet(forms.BaseInlineFormSet):
    """Times in office; none that a report names goes, and no two contradict each other.

    What readers know is changed with a reason, which stands in the form of the person.
    """

    editor: Editor

    def _construct_form(self, i: int, **kwargs: Any) -> forms.ModelForm:
        form = super()._construct_form(i, **kwargs)
        form.before = exactly(form.instance) if form.instance.pk else ""
        return form

    def clean(self) -> None:
        super().clean()
        gone = [form.instance for form in self.deleted_forms if form.instance.pk]
        named = reports_with(gone, self.editor) if gone else []
        if named:
            lines = format_html_join("", "<li>{}</li>", ((line,) for line in named))
            message = _("A time in office that reports name cannot be deleted:")
            raise ValidationError(format_html("{}<ul>{}</ul>", message, lines))
        self.refuse_overlaps()
        self.refuse_without_reason()

    def refuse_without_reason(self) -> None:
        """Raise ValidationError where what readers know is changed and nobody says why."""
        reason = str(self.data.get("change_reason", "")).strip()
        if self.altered() and not reason and is_public(self.instance):
            raise ValidationError(_("Say above why this time in office changes."), code="reason")

    def altered(self) -> list[Any]:
        """Return the forms of stored times in office that change or go."""
        return [
            form
            for form in self.initial_forms
            if form.instance.pk and (form.has_changed() or form in self.deleted_forms)
        ]

    def refuse_overlaps(self) -> None:
        """Put an error at each new row that contradicts a row before it."""
        seen: list[Tenure] = []
        for form in self.forms:
            if form in self.deleted_forms or not form.is_valid() or not form.instance.office_id:
                continue
            tenure = form.instance
            for other in seen:
                if other.office_id == tenure.office_id and other.surely_overlaps(tenure):
                    form.add_error(
                        None, _("The same person already held this post on some of these days.")
                    )
            seen.append(tenure)


class OfficeField(forms.ModelChoiceField):
    """A post, said with its country or organisation."""

    def label_from_instance(self, office: Model) -> str:
        return described_office(office)


def described_office(office: Any) -> str:
    """Return a post with its country or organisation."""
    return ", ".join(parts_of(office))


class TenureInline(AdditionsInline):
    model = Tenure
    formset = TenureFormSet
    add_action = Action.ADD_PERSON
    fields = [
        (
            "office",
            "started_on",
            "started_on_precision",
            "ended_on",
            "ended_on_precision",
            "acting",
        )
    ]

    def get_formset(
        self, request: HttpRequest, obj: Person | None = None, **kwargs: Any
    ) -> type[TenureFormSet]:
        formset = super().get_formset(request, obj, **kwargs)
        formset.editor = request.user
        return formset

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        tenures = super().get_queryset(request).select_related("office__country")
        return tenures.select_related("office__organization").latest_first()

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.name == "office":
            # A post is changed on its own page, not while somebody looks at a person.
            field.widget.can_change_related = False
            field.widget.can_delete_related = False
            field.widget.can_view_related = False
        return field

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "office":
            kwargs["form_class"] = OfficeField
            kwargs["widget"] = DescribedSelect(db_field, self.admin_site)
            kwargs["queryset"] = Office.objects.select_related("country", "organization")
        return super().formfield_for_foreignkey(db_field, request, **kwargs)
