"""Every field of the desk says what a careful editor does."""

import pytest
from django.contrib import admin
from django.test import RequestFactory
from django.utils.translation import override

from meetings.forms.account import NewAccountForm
from meetings.forms.correction import CorrectionForm
from meetings.forms.explanations import CHOICES
from meetings.forms.merging import MergeForm
from meetings.forms.remarks import RemarkForm, ReplyForm
from meetings.forms.steps import StepForm
from meetings.models import Editor, Report
from people.models import Person
from tests import factories

#: Fields whose label says all.
PLAIN = {
    # Rows are taken away by a box that is called so.
    "DELETE",
}


def fields_without_help(form):
    """Return the fields that somebody sees and that say nothing but their label."""
    return [
        name
        for name, field in form.fields.items()
        if not form[name].is_hidden and not field.help_text and name not in PLAIN
    ]


def forms_of(model_admin, user, stored):
    """Yield the form of a record and that of each kind of its rows."""
    request = RequestFactory().get("/")
    request.user = user
    yield model_admin.get_form(request, stored, change=stored is not None)(instance=stored)
    for formset, _inline in model_admin.get_formsets_with_inlines(request, stored):
        yield formset(instance=stored).empty_form


@pytest.mark.django_db
@pytest.mark.parametrize("model", admin.site._registry, ids=lambda model: model.__name__)
def test_every_field_of_a_record_and_of_its_rows_has_help(model):
    manager = factories.editor(role="Manager")
    stored = {Editor: manager, Report: factories.report(author=manager)}.get(model)
    lacking = {
        type(form).__name__: fields
        for form in forms_of(admin.site._registry[model], manager, stored)
        if (fields := fields_without_help(form))
    }
    assert lacking == {}


@pytest.mark.django_db
def test_every_choice_of_an_account_about_itself_has_help():
    author = factories.editor(role="Author")
    form, *_rows = forms_of(admin.site._registry[Editor], author, author)
    assert fields_without_help(form) == []


def steps(form=StepForm):
    """Yield the forms of all steps."""
    for one in form.__subclasses__():
        yield one
        yield from steps(one)


@pytest.mark.parametrize("form", [*steps(), RemarkForm, ReplyForm, MergeForm, NewAccountForm])
def test_every_question_of_a_step_has_help(form):
    asked = {name: field for name, field in form.base_fields.items() if name not in PLAIN}
    assert [name for name, field in asked.items() if not field.help_text] == []


@pytest.mark.django_db
def test_every_field_of_a_correction_has_help():
    report = factories.report()
    assert fields_without_help(CorrectionForm(instance=report)) == []


@pytest.mark.parametrize("language", ["it", "en"])
def test_help_never_repeats_the_label(language):
    with override(language):
        said = [
            (str(field.verbose_name).lower().rstrip("."), str(field.help_text).lower().rstrip("."))
            for model in (Report, Person, *(model for model, _name in CHOICES))
            for field in model._meta.get_fields()
            if getattr(field, "help_text", "")
        ]
    assert [label for label, help_text in said if label == help_text] == []


@pytest.mark.parametrize(("model", "name"), CHOICES)
def test_every_technical_choice_is_explained_where_it_is_made(model, name):
    values = {str(value) for value, _label in model._meta.get_field(name).flatchoices}
    assert values - {str(value) for value in CHOICES[model, name]} <= {"other"}


@pytest.mark.django_db
def test_choices_are_explained_and_keep_their_short_labels_elsewhere():
    author = factories.editor(language="en")
    form, *_rows = forms_of(admin.site._registry[Report], author, None)
    with override("en"):
        assert str(dict(form.fields["outcome"].widget.choices)["announced"]) == (
            "Announced: it is to come"
        )
        assert str(dict(form.fields["outcome"].choices)["announced"]) == "Announced"
