"""The sections of the dashboard: what the account works on, reviews, and has still to mend."""

from dataclasses import dataclass, field
from typing import Any

from django.db.models import Case, Exists, OuterRef, Q, QuerySet, Subquery, Value, When
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from ..checklist.finding import LANGUAGE_NAMES, TEXT_NAMES
from ..forms import moments
from ..models import Editor, Participation, Report, Source, Step
from ..models.report import LANGUAGES, other_language
from ..rights import Action, can
from .columns import headline
from .counting import Desk, Number

MOST_SHOWN = 8
MOST_UNTRANSLATED = 4


@dataclass(frozen=True)
class Line:
    """A report in a section: what is said of it beside its headline, and by whom."""

    report: Report
    said: str
    by: Any = ""
    note: str = ""
    #: The language into which it is translated, where that is what is to be done.
    into: str = ""

    @property
    def address(self) -> str:
        """Where to go on with it: on the form, or on the desk of translation."""
        if self.into:
            return reverse("admin:meetings_report_translate", args=[self.report.pk, self.into])
        return reverse("admin:meetings_report_change", args=[self.report.pk])

    @property
    def headline(self) -> SafeString | str:
        """The headline of the report, in whichever language there is."""
        return headline(self.report)


@dataclass(frozen=True)
class Section:
    """Reports that wait for the same thing: how many, the first of them, and what to do if none.

    parts: numbers of some of them.
    """

    name: str
    number: Number
    lines: list[Line]
    nothing: str
    parts: list[Number] = field(default_factory=list)


def own_drafts(desk: Desk) -> Section:
    """What the account has begun: what was sent back first, then what was changed last."""
    chosen = {"whose": "mine", "status__exact": Report.Status.DRAFT}
    steps = Step.objects.filter(report=OuterRef("pk"), action=Step.Action.SEND_BACK)
    note = Subquery(steps.order_by("-at").values("note")[:1])
    drafts = with_what_is_there(desk.reports(**chosen)).annotate(
        sent_back=Exists(steps), asked=note
    )
    lines = [
        Line(
            draft,
            what_is_missing(draft),
            by=moments.ago(draft.changed_at, desk.at),
            note=draft.asked if draft.sent_back else "",
        )
        for draft in drafts.order_by("-sent_back", "-changed_at", "-pk")[:MOST_SHOWN]
    ]
    back = desk.number(_("sent back to me"), whose="mine", work="sent_back")
    return Section(
        "drafts",
        desk.number(_("My drafts"), **chosen),
        lines,
        _("You have no draft."),
        [back],
    )


def to_translate(desk: Desk) -> Section:
    """What was given to the account to translate, the oldest change first."""
    chosen = {"whose": "translate", "work": "to_translate"}
    found = desk.reports(**chosen).order_by("changed_at", "pk")[:MOST_SHOWN]
    lines = [
        Line(
            report,
            to_do_in_words(report),
            by=report.author,
            into=language_to_do(report, desk.editor),
        )
        for report in found
    ]
    return Section(
        "translate",
        desk.number(_("To be translated by me"), **chosen),
        lines,
        _("Nothing waits for your translation."),
        [desk.number(_("sent back"), whose="translate", work="sent_back")],
    )


def language_to_do(report: Report, editor: Editor) -> str:
    """Return the language into which an account is to translate a report."""
    languages = [code for code in LANGUAGES if is_to_do(report, code)]
    own = [code for code in languages if code in editor.translated_languages]
    return next(iter([*own, *languages]), other_language(report.original_language))


def is_to_do(report: Report, language: str) -> bool:
    """Say whether something of a report is missing in a language, or behind."""
    return getattr(report, f"lacks_{language}") or getattr(report, f"behind_{language}")


def to_do_in_words(report: Report) -> str:
    """Return what is to be translated: the languages that are lacking, else what is behind."""
    behind = [str(LANGUAGE_NAMES[code]) for code in LANGUAGES if getattr(report, f"behind_{code}")]
    if all(report.reads_in(code) for code in LANGUAGES) and behind:
        return _("behind the original: %(what)s") % {"what": ", ".join(behind)}
    return languages_missing(report)


def in_review(desk: Desk) -> Section:
    """What waits for review, the longest wait first, with whoever is to review it."""
    approvals = Step.objects.filter(
        report=OuterRef("pk"), action=Step.Action.APPROVE, at__gte=OuterRef("waiting_since")
    )
    found = desk.reports(work="waiting").annotate(approved=Exists(approvals))[:MOST_SHOWN]
    lines = [
        Line(
            report,
            _("approved") if report.approved else moments.waited(report.waiting_since, desk.at),
            by=report.reviewer or _("nobody assigned"),
        )
        for report in found
    ]
    parts = []
    if can(desk.editor, Action.PUBLISH):
        parts = [desk.number(_("given to me"), whose="review", work="waiting")]
    return Section(
        "waiting",
        desk.number(_("Waiting for review"), work="waiting"),
        lines,
        _("Nothing waits for review."),
        parts,
    )


def missing_in(desk: Desk, language: str) -> Section:
    """What readers cannot read in a language, what is public longest first."""
    chosen = {"incomplete": f"{language}-live"}
    lines = [
        Line(report, "", into=language) for report in desk.reports(**chosen)[:MOST_UNTRANSLATED]
    ]
    return Section(
        f"missing-{language}",
        desk.number(LANGUAGE_NAMES[language], **chosen),
        lines,
        _("Everything that is published can be read in this language."),
    )


def to_mend(desk: Desk) -> list[Number]:
    """What is to be put right, each as a number alone."""
    own = "mine" if can(desk.editor, Action.CREATE) else "translate"
    numbers = [
        desk.number(_("Unsettled remarks on my reports"), whose=own, work="remarks"),
        desk.number(_("Quotes without a source"), work="quotes_without_source"),
        desk.number(_("Participants without a post that day"), work="without_post"),
    ]
    if can(desk.editor, Action.PUBLISH):
        alone = _("Published alone, not yet approved")
        numbers.append(desk.number(alone, work="published_alone"))
    return numbers


def with_what_is_there(reports: QuerySet) -> QuerySet:
    """Note on each report what it has, without fetching it."""
    rows = {
        "has_participants": Participation._base_manager.filter(report=OuterRef("pk")),
        "has_sources": Source._base_manager.filter(report=OuterRef("pk")),
    }
    bodies = {
        f"has_body_{code}": Case(When(Q(**{f"body_{code}__gt": ""}), Value(True)), default=False)
        for code in LANGUAGES
    }
    return reports.annotate(**{name: Exists(found) for name, found in rows.items()}, **bodies)


def what_is_missing(draft: Report) -> str:
    """Return in a few words what a draft lacks. See `with_what_is_there`."""
    missing = []
    if not any(draft.reads_in(code) for code in LANGUAGES):
        language = draft.original_language
        missing = [
            str(TEXT_NAMES[field])
            for field in ("title", "summary")
            if not draft.text_in(field, language).strip()
        ]
        if not getattr(draft, f"has_body_{language}") or not missing:
            missing.append(str(TEXT_NAMES["body"]))
    if draft.held_on is None:
        missing.append(_("date"))
    if not draft.has_participants:
        missing.append(_("participants"))
    if not draft.has_sources:
        missing.append(_("source"))
    if missing:
        return _("lacks: %(what)s") % {"what": ", ".join(missing)}
    return languages_missing(draft)


def languages_missing(report: Report) -> str:
    """Return which language a report lacks."""
    missing = [str(LANGUAGE_NAMES[code]) for code in LANGUAGES if not report.reads_in(code)]
    return (
        _("lacks: %(what)s") % {"what": ", ".join(missing)}
        if missing
        else pgettext("a report", "complete")
    )
