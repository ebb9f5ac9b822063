"""Sources as rows of the report's form: the page itself is found or made by its address."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from .. import search
from ..models import Source, SourceRecord
from ..models.frozen import PUBLISHED
from ..models.source_record import encoded
from .chosen import ChosenField
from .explanations import explain
from .languages import LanguageField
from .rows import RowChoiceField, RowForm, RowFormSet

#: What a page is recorded with, beside its address.
DETAILS = ("title", "publisher", "language", "published_on", "archived_url")


class AddressField(forms.CharField):
    """A web address, kept percent-encoded."""

    def __init__(self, **options: Any) -> None:
        super().__init__(required=False, **options)

    def clean(self, value: Any) -> str:
        return encoded(super().clean(value))

    def has_changed(self, initial: Any, data: Any) -> bool:
        return (initial or "").strip() != (data or "").strip()


class SourceForm(RowForm):
    """A source and the page that it cites, in one row.

    `may_change_pages` says whether the editor may change what a published report cites; the desk
    sets it for each request.
    """

    may_change_pages = False
    row_choices = {"taken_from_key": "taken_from"}

    url = AddressField(label=_("Web address"))
    title = forms.CharField(label=_("Title"), required=False, max_length=300)
    publisher = forms.CharField(label=_("Publisher"), required=False, max_length=200)
    language = LanguageField(label=_("Language"))
    published_on = forms.DateField(
        label=_("Published on"),
        required=False,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )
    archived_url = AddressField(label=_("Archived at"))
    kind = forms.ChoiceField(
        label=_("Kind"), required=False, choices=[("", _("— choose")), *Source.Kind.choices]
    )
    account_country = ChosenField("country", label=_("Account of (country)"))
    account_organization = ChosenField("organization", label=_("Account of (organisation)"))
    taken_from_key = RowChoiceField(
        "sources",
        label=_("Taken from"),
        help_text=_("The other source of this report whose text it repeats or translates."),
    )
    accessed_on = forms.DateField(
        label=_("Accessed on"),
        required=False,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )

    class Meta:
        model = Source
        fields = (
            "kind",
            "account_country",
            "account_organization",
            "independent",
            "locator",
            "accessed_on",
        )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        explain(self.fields, SourceRecord)
        for name in ("title", "publisher"):
            if name in self.fields:
                self.fields[name].widget.attrs["dir"] = "auto"
        if self.instance.pk is not None:
            record = self.instance.record
            for name in ("url", *DETAILS):
                self.initial[name] = getattr(record, name)
            if "language" in self.fields:
                self.fields["language"].keep(record.language)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        named = any(cleaned.get(name) for name in ("url", "title", "publisher"))
        if not named and not self.errors:
            self.add_error("url", _("Give the address or, for a document, its title."))
        if cleaned.get("taken_from_key") and cleaned["taken_from_key"] == cleaned.get("row_key"):
            self.add_error("taken_from_key", _("A source is not taken from itself."))
        self.refuse_two_accounts(cleaned)
        if not self.errors:
            self.find_record(cleaned)
        return cleaned

    def refuse_two_accounts(self, cleaned: dict[str, Any]) -> None:
        """An account is that of one party, or independent."""
        names = ("account_country", "account_organization", "independent")
        given = [name for name in names if cleaned.get(name)]
        if len(given) > 1:
            self.add_error(
                given[1],
                _("An account is that of one country, of one organisation, or independent."),
            )

    def find_record(self, cleaned: dict[str, Any]) -> None:
        """Find the page of that address, or the document of the row; note what would change."""
        self.record = SourceRecord()
        if cleaned["url"]:
            known = SourceRecord.objects.filter(url=cleaned["url"]).first()
            self.record = known or SourceRecord(url=cleaned["url"])
        elif is_own_document(self.instance):
            self.record = self.instance.record
        self.changes = self.changed_details(cleaned)
        if self.changes and self.record.pk and self.record.url:
            self.refuse_change_of_published()

    def changed_details(self, cleaned: dict[str, Any]) -> list[str]:
        """Return which details of the page would change.

        An empty box beside an address typed anew means: as recorded.
        """
        shown = self.instance.pk is not None and self.instance.record_id == self.record.pk
        return [
            name
            for name in DETAILS
            if (cleaned.get(name) or None) != (getattr(self.record, name) or None)
            and (shown or cleaned.get(name))
        ]

    def refuse_change_of_published(self) -> None:
        """Only a publisher changes what is known of a page that a published report cites."""
        if self.may_change_pages:
            return
        if self.record.sources.filter(report__status__in=PUBLISHED).exists():
            for name in self.changes:
                message = _(
                    "A published report cites this page as “%(value)s”: "
                    "only a publisher changes that."
                )
                value = getattr(self.record, name) or "—"
                self.add_error(name, ValidationError(message, params={"value": value}))

    def save(self, commit: bool = True) -> Source:
        self.save_record()
        return super().save(commit)

    def save_record(self) -> None:
        """Store the page with its details, and let the row cite it."""
        if self.record.pk is None and self.record.url:
            # Another row, or another editor at the same moment, may cite the same new page.
            self.record = SourceRecord.objects.get_or_create(url=self.record.url)[0]
        for name in self.changes:
            setattr(self.record, name, self.cleaned_data[name])
        is_known = self.record.pk is not None
        if self.changes or not is_known:
            self.record.save()
        if is_known and "language" in self.changes:
            # Live reports that cite the page are found by its language.
            search.index_citing(self.record)
        self.instance.record = self.record


def is_own_document(source: Source) -> bool:
    """Say whether a stored source cites a document without address that no other source cites.

    Editions that were copied share their records: what readers see keeps its own.
    """
    if source.pk is None or source.record.url:
        return False
    return not source.record.sources.exclude(pk=source.pk).exists()


class SourceFormSet(RowFormSet):
    """The sources; their order gives them their numbers."""
