"""What each step of the workflow asks before it is taken."""

import datetime
from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..models import Editor, Remark, Report
from ..models.report import LANGUAGES
from ..rights import Action, holders
from ..workflow.remarks import LONGEST
from .moments import MomentField, readings, typed_moment
from .prose import ProseField, mend_texts
from .remarks import place_choices

LANGUAGE_NAMES = {"it": _("Italian"), "en": _("English")}


def note(
    label: Any, *, required: bool = False, help_text: Any = "", limit: int = 1_000
) -> forms.Field:
    """Return a field for a few sentences."""
    return ProseField(
        label=label,
        required=required,
        help_text=help_text,
        max_length=limit,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class StepForm(forms.Form):
    """Nothing but the confirmation; the arguments of the step are its cleaned values."""

    def __init__(self, *args: Any, report: Report, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.report = report
        mend_texts(self.fields)

    def arguments(self) -> Mapping[str, Any]:
        """Return the keyword arguments of the step."""
        return self.cleaned_data


OWN_TEXT = _("Only where you wrote the text alone and it cannot wait for a colleague.")
CHANGED = _("In one sentence, what differs from the version before; readers see it.")
BROUGHT_BACK = _("Why the report can be read again; readers see it.")


class SubmitForm(StepForm):
    """A note, and whom the author asks to review where publishers have not decided that."""

    note = note(
        _("Note to the publisher"),
        help_text=_("What to look at first and what is still open; it stands above the report."),
    )
    reviewer = forms.ModelChoiceField(
        Editor.objects.none(),
        label=_("Ask for a review by"),
        required=False,
        empty_label=_("Whoever reviews"),
        help_text=_("A publisher who knows the matter; left open, all of them are told."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.report.reviewer_id is not None:
            del self.fields["reviewer"]
        else:
            self.fields["reviewer"].queryset = holders(Action.APPROVE)


class ApproveForm(StepForm):
    note = note(_("Note"), help_text=_("What you checked, where it is worth knowing later."))


class SendBackForm(StepForm):
    """What the author should do: on the whole, and on one place more than was remarked on yet."""

    note = note(
        _("What the author should do"),
        help_text=_("What stands in the way of publication, the most important first."),
    )
    place = forms.ChoiceField(
        label=_("A remark on"),
        required=False,
        help_text=_("The field or the row to which the remark below is pinned."),
    )
    remark = ProseField(
        label=_("Remark"),
        required=False,
        help_text=_("It stays beside that field until somebody settles it."),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["place"].choices = place_choices(self.report)
        self.waiting = Remark.objects.unsettled().filter(report=self.report).exists()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        said = cleaned.get("note", "").strip() or cleaned.get("remark", "").strip()
        if not said and not self.waiting and not self.errors:
            self.add_error("note", _("Say what the author should do."))
        return cleaned


class ScheduleForm(StepForm):
    """When, and why nobody else has read it where that is so."""

    at = MomentField(
        label=_("Publish at"),
        help_text=_("Past this hour readers see it, unless the checklist blocks it then."),
    )
    reading = forms.ChoiceField(
        label=_("Which of the two"),
        required=False,
        choices=[("0", _("The first: summer time")), ("1", _("The second: winter time"))],
        widget=forms.RadioSelect,
        help_text=_("That night the clocks go back, and the hour comes twice."),
    )
    own_text_reason = note(_("Why nobody else has read it"), help_text=OWN_TEXT)

    def __init__(self, *args: Any, wrote_alone: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not wrote_alone:
            del self.fields["own_text_reason"]
        self.ask_which()
        # In steps of real time: the hour after next may be one that the clocks jump over.
        now = timezone.now().replace(minute=0, second=0, microsecond=0)
        embargo = self.report.embargo_until
        hour = datetime.timedelta(hours=1)
        first = embargo if embargo and embargo > now else now + hour
        self.initial.setdefault("at", timezone.localtime(first))

    def ask_which(self) -> None:
        """Ask which hour is meant only where the one that was typed comes twice."""
        typed = typed_moment(self.data.get("at"))
        if typed is None or len(readings(typed)) < 2:
            del self.fields["reading"]
            return
        answer = self.data.get("reading")
        self.fields["at"].reading = int(answer) if answer in ("0", "1") else None

    def arguments(self) -> Mapping[str, Any]:
        return {name: value for name, value in self.cleaned_data.items() if name != "reading"}


class PublishForm(StepForm):
    """Languages, what readers are told, and why nobody else has read it where that is so."""

    languages = forms.MultipleChoiceField(
        label=_("Publish in"),
        choices=list(LANGUAGE_NAMES.items()),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("A language that is not chosen keeps the texts that readers see now."),
        error_messages={"required": _("Choose Italian, English or both.")},
    )
    note_it = note(_("What changed, in Italian (public)"), help_text=CHANGED)
    note_en = note(_("What changed, in English (public)"), help_text=CHANGED)
    own_text_reason = note(_("Why nobody else has read it"), help_text=OWN_TEXT)

    def __init__(self, *args: Any, wrote_alone: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        complete = [code for code in LANGUAGES if not self.report.missing_texts(code)]
        self.initial.setdefault("languages", complete)
        for code in LANGUAGES:
            self.initial.setdefault(f"note_{code}", self.report.text_in("change_note", code))
        if not wrote_alone:
            del self.fields["own_text_reason"]
        if self.report.meeting.first_published_at is None:
            for code in LANGUAGES:
                del self.fields[f"note_{code}"]


READ_AT_ADDRESS = _("Whoever opens the address reads this, and nothing else of the report.")


class WithdrawForm(StepForm):
    reason_it = note(_("Reason, in Italian (public)"), required=True, help_text=READ_AT_ADDRESS)
    reason_en = note(_("Reason, in English (public)"), required=True, help_text=READ_AT_ADDRESS)


class BringBackForm(StepForm):
    note_it = note(_("Note, in Italian (public)"), help_text=BROUGHT_BACK)
    note_en = note(_("Note, in English (public)"), help_text=BROUGHT_BACK)


class HideForm(StepForm):
    reason = note(
        _("Why this version is hidden"),
        required=True,
        help_text=_("For the newsroom. The published version stays in sight."),
    )


class LiftEmbargoForm(StepForm):
    reason = note(
        _("Who broke the embargo, or who lifted it"),
        required=True,
        help_text=_("Who said so, where and when; kept in the history."),
    )
