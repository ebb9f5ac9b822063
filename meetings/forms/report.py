"""The report's own fields: who may type into which, and what is refused where."""

import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.utils import ErrorDict
from django.http import QueryDict
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from ..models import Editor, Report
from ..models.report import LANGUAGES
from ..parity.facts import REPORT_FIELDS
from ..rights import Action, can
from .chosen import ChosenField
from .explanations import explain
from .moments import MomentField
from .pasted import PastedParticipants
from .proposals import taken
from .prose import label_languages, mend_texts
from .topics import TopicsField

FACTS = (
    "held_on",
    "held_on_precision",
    "ended_on",
    "ended_on_precision",
    "kind",
    "outcome",
    "country",
    "original_language",
    "topic_names",
    "pasted_participants",
    "byline",
    "embargo_until",
)
TEXTS = (
    "proposed_slug",
    "title",
    "summary",
    "body",
    "city",
    "venue",
    "editors_note",
    "change_note",
)
#: Who works on a report is decided by those who publish.
STAFFING = ("author", "translator", "reviewer")

#: Where and on which version the editor wrote.
SENT_ALONG = {"base_version", "base_report", "of_meeting"}

DAY = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})


def editable_fields(editor: Editor, report: Report | None) -> set[str]:
    """Return the fields that an account may type into; report: None for a new one."""
    if report is None:
        allowed = can(editor, Action.CREATE)
        facts, languages = allowed, LANGUAGES if allowed else ()
    else:
        facts = report.is_open and can(editor, Action.EDIT_FACTS, report)
        languages = editable_languages(editor, report)
    fields = {f"{text}_{language}" for text in TEXTS for language in languages}
    if facts:
        fields.update(FACTS)
    if (report is None or report.is_open) and can(editor, Action.PUBLISH, report):
        fields.update(STAFFING)
    return fields


def translatable_fields(editor: Editor, report: Report, language: str) -> set[str]:
    """Return the fields of a report that an account may type into while it translates it.

    What was written in that language first is no translation.
    """
    if language == report.original_language or language not in editable_languages(editor, report):
        return set()
    return {f"{field}_{language}" for field in REPORT_FIELDS}


def editable_languages(editor: Editor, report: Report) -> tuple[str, ...]:
    """Return the languages in which an account may edit the texts of an open edition."""
    if not report.is_open:
        return ()
    return tuple(code for code in LANGUAGES if can(editor, Action.EDIT_TEXT, report, code))


class ReportForm(forms.ModelForm):
    """The fields of an edition. `editor` is set by the desk for each request.

    What the editor may not type into is no field here: a forged value for it goes nowhere.
    `filling` is an unsaved text: it is shown as it was typed, and not yet judged.
    """

    editor: Editor
    #: The language into which is translated, where nothing else is typed.
    translating = ""
    filling: QueryDict | None = None

    base_version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    #: The edition and the meeting in which the editor wrote: both may be another when it is sent.
    base_report = forms.IntegerField(required=False, widget=forms.HiddenInput)
    of_meeting = forms.IntegerField(required=False, widget=forms.HiddenInput)
    country = ChosenField(
        "country",
        label=_("Country of the place"),
        help_text=_("Proposes who was hosting. Calls have no place."),
    )
    topic_names = TopicsField(
        label=_("Topics"),
        help_text=_("What was talked about, as on the list of topics; parted by commas."),
    )
    pasted_participants = PastedParticipants(
        label=_("Paste a list of participants"),
        help_text=_("One per line: name; country; role. Only the name is needed."),
    )

    class Meta:
        model = Report
        fields = (
            *(field for field in FACTS if field not in ("topic_names", "pasted_participants")),
            *(f"{text}_{language}" for text in TEXTS for language in LANGUAGES),
            *STAFFING,
        )
        field_classes = {"embargo_until": MomentField}
        widgets = {
            **{f"title_{language}": forms.Textarea for language in LANGUAGES},
            "held_on": DAY,
            "ended_on": DAY,
        }

    def __init__(self, data: QueryDict | None = None, *args: Any, **kwargs: Any) -> None:
        is_filled = data is None and self.filling is not None
        super().__init__(self.filling if is_filled else data, *args, **kwargs)
        stored = self.instance if self.instance.pk else None
        allowed = editable_fields(self.editor, stored) | SENT_ALONG
        if stored is not None and self.translating:
            allowed &= translatable_fields(self.editor, stored, self.translating) | SENT_ALONG
        for name in [name for name in self.fields if name not in allowed]:
            del self.fields[name]
        mend_texts(self.fields)
        label_languages(self.fields, Report)
        explain(self.fields, Report)
        self.shape_fields()
        self.initial["base_version"] = self.instance.version
        self.initial["base_report"] = self.instance.pk
        self.initial["of_meeting"] = self.instance.meeting_id
        if stored is not None:
            self.show_stored(stored)
        if is_filled:
            self._errors = ErrorDict()

    def shape_fields(self) -> None:
        """Give texts the room that they need, and accounts their choices in one query."""
        rows = {"title": 2, "summary": 3, "body": 22, "editors_note": 3, "change_note": 2}
        for name, field in self.fields.items():
            stem = name.rpartition("_")[0]
            if stem in rows and isinstance(field.widget, forms.Textarea):
                field.widget.attrs["rows"] = rows[stem]
        if "author" in self.fields:
            self.fields["author"].required = False
            self.offer_accounts()

    def offer_accounts(self) -> None:
        """Let the three choices of accounts ask once."""
        accounts = Editor.objects.filter(is_active=True).order_by("last_name", "username")
        named = [(account.pk, str(account)) for account in accounts]
        known = {pk for pk, _name in named}
        for name in STAFFING:
            kept = getattr(self.instance, name, None) if self.instance.pk else None
            former = [] if kept is None or kept.pk in known else [(kept.pk, str(kept))]
            self.fields[name].widget.choices = [("", "—"), *named, *former]

    def show_stored(self, report: Report) -> None:
        """Show what does not stand in a column of the report."""
        if "topic_names" in self.fields:
            rows = report.reporttopics.select_related("topic")
            self.initial["topic_names"] = ", ".join(str(row.topic) for row in rows)
        if "country" in self.fields and report.country is not None:
            self.fields["country"].pool.put(report.country)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        self.refuse_end_before_start(cleaned)
        if self.instance.pk and cleaned.get("base_version") != self.instance.version:
            # The desk merges before it stores; whoever forgets that overwrites nobody.
            raise ValidationError(
                _("Somebody saved this report meanwhile: nothing of yours is saved yet."),
                code="conflict",
            )
        return cleaned

    def refuse_end_before_start(self, cleaned: dict[str, Any]) -> None:
        """Put the error where the end is typed."""
        start, end = cleaned.get("held_on"), cleaned.get("ended_on")
        if isinstance(start, datetime.date) and isinstance(end, datetime.date) and end < start:
            self.add_error("ended_on", _("The end comes before the beginning."))

    def clean_proposed_slug_it(self) -> str:
        return self.free_slug("it")

    def clean_proposed_slug_en(self) -> str:
        return self.free_slug("en")

    def free_slug(self, language: str) -> str:
        """Refuse an address that belongs, or once belonged, to another meeting."""
        slug = self.cleaned_data[f"proposed_slug_{language}"] or ""
        if slug and taken(slug, language, self.instance):
            raise ValidationError(
                _("The address “%(slug)s” belongs to another report."), params={"slug": slug}
            )
        return slug

    def clean_title_it(self) -> str:
        return one_line(self.cleaned_data["title_it"])

    def clean_title_en(self) -> str:
        return one_line(self.cleaned_data["title_en"])

    def clean_author(self) -> Editor:
        return self.cleaned_data["author"] or getattr(self.instance, "author", None) or self.editor


def one_line(text: str | None) -> str:
    """Return a headline without the line ends that its tall box lets in."""
    return " ".join((text or "").split())


def new_report_initial(editor: Editor) -> dict[str, Any]:
    """Return what a new report starts with: the author's language."""
    return {"original_language": editor.language or get_language()}
