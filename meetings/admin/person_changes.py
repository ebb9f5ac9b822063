"""Changes of what readers know of a person: shown before they are made, and why they were made."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from people.models import Person, PersonChange

from ..forms.person import PersonForm
from ..models import Editor, Report
from ..models.uses import reports_using
from ..workflow.person_changes import exactly, note_change
from .person_rows import TenureFormSet
from .usage import Usage, usage

#: What stands on the page of a person; the latest first.
LATEST = 20


@dataclass(frozen=True)
class Difference:
    """Something that readers know of a person, before and after."""

    label: str
    before: str
    after: str

    def __str__(self) -> str:
        return f"{self.label}: {self.before or '—'} → {self.after or '—'}"


def differences(form: PersonForm, tenures: TenureFormSet | None) -> list[Difference]:
    """Return what readers know of the person and the forms change."""
    names = [
        Difference(str(form.fields[name].label), form.initial.get(name) or "", after(form, name))
        for name in form.renamed()
    ]
    return names + [
        Difference(_("In office"), row.before, time_after(row, tenures))
        for row in (tenures.altered() if tenures else [])
    ]


def after(form: PersonForm, name: str) -> str:
    """Return what a field would hold."""
    return str(form.cleaned_data.get(name) or form[name].value() or "")


def time_after(row: Any, tenures: TenureFormSet) -> str:
    """Return a time in office as it would be; '' for one that goes."""
    if row in tenures.deleted_forms:
        return ""
    # What cannot be understood is said at its field.
    return exactly(row.instance) if row.is_valid() and row.instance.office_id else "?"


def reason_asked(form: PersonForm, tenures: TenureFormSet | None) -> bool:
    """Say whether the forms were refused for want of a reason, or had one already."""
    if "change_reason" not in form.fields or not form.is_bound:
        return False
    wanting = tenures is not None and tenures.non_form_errors().as_data()
    return (
        form.has_error("change_reason")
        or bool(form["change_reason"].value())
        or any(error.code == "reason" for error in wanting or [])
    )


def ask(form: PersonForm) -> None:
    """Show the field for the reason, with what is wanting, in place of the hidden one."""
    form.ask_reason()
    field = form.fields["change_reason"]
    field.widget = forms.Textarea(attrs={"rows": 2, "maxlength": 1_000})


def touched(person: Person, form: PersonForm, tenures: TenureFormSet | None, user: Editor) -> Usage:
    """Return the live reports whose page would read otherwise."""
    if form.renamed():
        return usage(person, user, among=reports_using(person).live())
    changed = [row.instance.pk for row in tenures.altered()] if tenures else []
    named = Report.objects.live().filter(participations__tenure__in=changed)
    return usage(person, user, among=Report.objects.filter(pk__in=named.values("pk")))


def keep_reason(
    person: Person, form: PersonForm, tenures: TenureFormSet | None, *, by: Editor
) -> None:
    """Write into the log what changed of a public person, and why."""
    changed = differences(form, tenures)
    if changed and form.cleaned_data.get("change_reason"):
        what = "\n".join(map(str, changed))
        note_change(person, what=what, reason=form.cleaned_data["change_reason"], by=by)


def changes_of(person: Person) -> QuerySet[PersonChange]:
    """Return what changed of a person lately."""
    return person.changes.select_related("by")[:LATEST]
