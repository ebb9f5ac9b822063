"""Publication: an edition becomes what readers see, language by language."""

import datetime
import logging
from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_slug
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from .. import editions, parity, search
from ..editions import PROSE
from ..models import Editor, FormerSlug, Meeting, Quote, Report, Step, TranslationUnit
from ..models.frozen import published_writes
from ..models.report import LANGUAGES, OPEN, other_language
from ..rights import Action
from . import letters
from .refusals import WorkflowError, require, require_status
from .second_reader import reason_for_own_text
from .steps import locked, log, refuse_findings, supersede, unstage

logger = logging.getLogger(__name__)


@transaction.atomic
def publish(
    report: Report,
    *,
    by: Editor,
    languages: Iterable[str] | None = None,
    note_it: str = "",
    note_en: str = "",
    own_text_reason: str = "",
) -> None:
    """Make an open edition live; the one that was live becomes an earlier version.

    languages: those whose texts are published; None: whichever are complete. The others keep the
    texts of the live edition, and their unfinished texts go on in a new draft. note_it, note_en:
    what changed, for readers. own_text_reason: why nobody else has read it, where that is so.
    Raises NotAllowed, WorkflowError.
    """
    fresh = locked(report)
    require(by, Action.PUBLISH, fresh)
    require_status(fresh, OPEN)
    now = timezone.now()
    refuse_embargo(fresh, now)
    reason = reason_for_own_text(fresh, by, own_text_reason)
    chosen = chosen_languages(fresh, languages)
    former = Report.objects.live().filter(meeting=fresh.meeting_id).first()
    unfinished = set_aside(fresh, former, held_back(fresh, former, languages, chosen))
    refuse_findings(fresh, chosen)
    set_addresses(fresh, chosen)
    for language, note in (("it", note_it), ("en", note_en)):
        if note.strip():
            setattr(fresh, f"change_note_{language}", note.strip())
    fresh.own_text_reason = reason
    make_live(fresh, former, by=by, at=now, dated_at=now)
    log(
        fresh,
        Step.Action.PUBLISH,
        by,
        note=reason,
        public_note_it=fresh.change_note_it or "",
        public_note_en=fresh.change_note_en or "",
    )
    if unfinished:
        go_on(fresh, unfinished, by=by)
    report.refresh_from_db()


def refuse_embargo(report: Report, now: datetime.datetime) -> None:
    """Raise WorkflowError while an embargo holds."""
    if report.embargo_until and now < report.embargo_until:
        until = timezone.localtime(report.embargo_until).strftime("%d.%m.%Y, %H:%M")
        raise WorkflowError(_("Under embargo until %(until)s.") % {"until": until})


def chosen_languages(report: Report, languages: Iterable[str] | None) -> list[str]:
    """Return the languages to be published, in order; raise WorkflowError for unknown ones."""
    if languages is None:
        return [code for code in LANGUAGES if not report.missing_texts(code)]
    wanted = set(languages)
    if not wanted or not wanted <= set(LANGUAGES):
        raise WorkflowError(_("Choose Italian, English or both."))
    return [code for code in LANGUAGES if code in wanted]


def held_back(
    report: Report, former: Report | None, languages: Iterable[str] | None, chosen: list[str]
) -> list[str]:
    """Return the languages whose texts are not to be published now.

    Where nobody chose, a language that was never begun holds nothing back: the translations of
    quotes may go out.
    """
    rest = [code for code in LANGUAGES if code not in chosen]
    if languages is not None:
        return rest
    editions_so_far = [edition for edition in (report, former) if edition is not None]
    return [
        code
        for code in rest
        if any(edition.text_in(field, code) for edition in editions_so_far for field in PROSE)
    ]


def set_aside(report: Report, former: Report | None, unready: list[str]) -> dict[str, Any]:
    """Let the languages that are not ready keep the texts of the live edition.

    Returns the unfinished texts that were there, as `{"report": {field: text}, "quotes": {key:
    {field: value}}, "units": [unit, …]}`; empty where nothing was.
    """
    unfinished: dict[str, Any] = {}
    kept = {quote.key: quote for quote in former.quotes.all()} if former else {}
    units: list[TranslationUnit] = []
    for language in unready:
        fields = [f"{field}_{language}" for field in PROSE]
        put_aside = exchange(report, former, fields)
        if put_aside:
            unfinished.setdefault("report", {}).update(put_aside)
        places = list(PROSE)
        for quote in report.quotes.exclude(original_language=language):
            places.append(f"quotes:{quote.key}:text")
            fields = [f"{field}_{language}" for field in ("text", "translation_by")]
            put_aside = exchange(quote, kept.get(quote.key), fields)
            if put_aside:
                unfinished.setdefault("quotes", {}).setdefault(quote.key, {}).update(put_aside)
                quote.save()
        units += parity.hold_back(report, former, language, places)
    report.derive()
    return unfinished | {"units": units} if unfinished else {}


def exchange(row: Any, former: Any | None, fields: list[str]) -> dict[str, str]:
    """Give the fields of a row the values that `former` has, or none; return what differed."""
    put_aside = {}
    for field in fields:
        here = getattr(row, field) or ""
        there = (getattr(former, field) or "") if former is not None else ""
        if here != there:
            setattr(row, field, there)
            if here:
                put_aside[field] = here
    return put_aside


def go_on(report: Report, unfinished: dict[str, Any], *, by: Editor) -> None:
    """Start a draft beside the live edition that holds the texts not published with it."""
    draft = editions.copy(report, edition=editions.next_number(report))
    for field, text in unfinished.get("report", {}).items():
        setattr(draft, field, text)
    for quote in Quote.objects.filter(report=draft, key__in=unfinished.get("quotes", {})):
        for field, value in unfinished["quotes"][quote.key].items():
            setattr(quote, field, value)
        quote.save()
    parity.take_back(draft, unfinished.get("units", []))
    editions.save_version(draft, by=by)
    log(draft, Step.Action.START, by, note=_("Texts that were not ready to be published."))


def set_addresses(report: Report, chosen: list[str]) -> None:
    """Give the meeting the addresses that the edition proposes; former ones go on redirecting.

    Raises WorkflowError for an address that is not free.
    """
    meeting = report.meeting
    before = {code: meeting.slug_in(code) for code in LANGUAGES}
    after = {code: wanted_address(report, code, chosen) for code in LANGUAGES}
    for language in LANGUAGES:
        if after[language] != before[language]:
            refuse_address(meeting, language, after[language])
            setattr(meeting, f"slug_{language}", after[language])
    try:
        with transaction.atomic():
            meeting.save()
    except IntegrityError as error:
        raise WorkflowError(_("This address was taken a moment ago.")) from error
    for language in LANGUAGES:
        if after[language] != before[language]:
            # Asked again after the write: whoever freed the address meanwhile keeps it.
            refuse_address(meeting, language, after[language])
            meeting.former_slugs.filter(language=language, slug=after[language]).delete()
            if before[language]:
                FormerSlug.keep(meeting, language=language, slug=before[language])


def wanted_address(report: Report, language: str, chosen: list[str]) -> str:
    """Return the address in a language: proposed, else as it is, else the other language's."""
    current = report.meeting.slug_in(language)
    proposed = report.text_in("proposed_slug", language)
    if proposed and (language in chosen or not current):
        return proposed
    other = other_language(language)
    return current or report.text_in("proposed_slug", other) or report.meeting.slug_in(other)


def refuse_address(meeting: Meeting, language: str, slug: str) -> None:
    """Raise WorkflowError for an address that is malformed or belongs to another meeting."""
    try:
        validate_slug(slug)
    except ValidationError as error:
        raise WorkflowError(_("This is no valid address: “%(slug)s”.") % {"slug": slug}) from error
    if slug.isdigit():
        raise WorkflowError(_("An address needs at least one letter."))
    others = Meeting.objects.exclude(pk=meeting.pk)
    if (
        others.at_address(slug, language=language).exists()
        or others.once_at_address(slug, language=language).exists()
    ):
        raise WorkflowError(_("The address “%(slug)s” belongs to another report.") % {"slug": slug})


def make_live(
    report: Report,
    former: Report | None,
    *,
    by: Editor,
    at: datetime.datetime,
    dated_at: datetime.datetime,
) -> None:
    """Move an edition to live and the one before it out of the way.

    at: the moment; dated_at: the date of the last change that readers are told of.
    """
    if former is not None:
        supersede(former)
    with published_writes():
        report.status = Report.Status.LIVE
        report.published_at, report.published_by, report.dated_at = at, by, dated_at
        report.scheduled_for = report.scheduled_by = None
        report.changed_by = by
        units = parity.align(report, by=by)
        report.save()
        units.store()
        keep_titles(report)
    meeting = report.meeting
    meeting.withdrawn_at = meeting.withdrawn_by = None
    meeting.withdrawal_reason_it = meeting.withdrawal_reason_en = ""
    meeting.first_published_at = meeting.first_published_at or at
    meeting.save()
    search.index(meeting)


def keep_titles(report: Report) -> None:
    """Copy into each participation the title that readers are shown, for later versions."""
    for row in report.participations.select_related("tenure__office"):
        for language in LANGUAGES:
            setattr(row, f"title_shown_{language}", row.title_in(language))
        row.save()


def publish_due(*, at: datetime.datetime | None = None) -> list[Report]:
    """Publish the scheduled reports whose moment has come; return those now live.

    at: the moment, now by default. Acts as the one who scheduled. A report that cannot be
    published any more goes back into review with a remark. Two at once publish once.
    """
    moment = at or timezone.now()
    published = []
    for report in Report.objects.due(at=moment).order_by("scheduled_for"):
        try:
            if publish_if_due(report, moment):
                published.append(report)
        except WorkflowError as error:
            take_back(report, error)
    return published


@transaction.atomic
def publish_if_due(report: Report, moment: datetime.datetime) -> bool:
    """Publish a scheduled edition unless somebody else was faster; say whether it was done."""
    fresh = locked(report)
    if fresh.status != Report.Status.SCHEDULED or fresh.scheduled_for > moment:
        return False
    if fresh.scheduled_by is None:
        raise WorkflowError(_("The account that scheduled it is gone."))
    publish(report, by=fresh.scheduled_by, own_text_reason=fresh.own_text_reason)
    return True


@transaction.atomic
def take_back(report: Report, error: WorkflowError) -> None:
    """Put a scheduled edition that cannot be published back into review, saying why."""
    fresh = locked(report)
    if fresh.status != Report.Status.SCHEDULED:
        return
    logger.warning("scheduled report=%s was not published: %s", fresh.pk, error)
    by = fresh.scheduled_by
    unstage(fresh)
    log(fresh, Step.Action.SCHEDULE_FAILED, by, note=str(error))
    letters.schedule_failed(fresh, to=by)
