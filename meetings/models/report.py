"""Reports: editions of the account of a meeting, and the gate to the public."""

import datetime
from collections.abc import Iterable
from typing import Any, Self

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from people.partial_dates import first_day, known_precision, last_day, precision_field

from ..text import markdown, quotation
from .frozen import (
    PUBLISHED,
    PublishedIsFrozen,
    ReportRow,
    published_writes_allowed,
)
from .meeting import not_all_digits
from .participation import Participation

LANGUAGES = tuple(code for code, _name in settings.LANGUAGES)
OPEN = ("draft", "in_review", "scheduled")
#: What tells readers what it changed: a note in some language, of a version that is not the first.
CORRECTING = Q(edition__gt=1) & (Q(change_note_it__gt="") | Q(change_note_en__gt=""))


def other_language(language: str) -> str:
    """Return the language of the site that is not the given one."""
    return "en" if language == "it" else "it"


class ReportQuerySet(models.QuerySet):
    """Reads of reports. `live` and `readable` are the gate: nothing else reaches the public."""

    def update(self, **values: Any) -> int:
        self.refuse_frozen(moves_status="status" in values)
        return super().update(**values)

    update.alters_data = True

    def delete(self) -> tuple[int, dict[str, int]]:
        self.refuse_frozen()
        return super().delete()

    delete.alters_data = True
    delete.queryset_only = True

    def bulk_create(self, objs: Iterable[Any], *args: Any, **kwargs: Any) -> list[Any]:
        objs = list(objs)
        self.refuse_frozen(moves_status=any(report.status != "draft" for report in objs))
        return super().bulk_create(objs, *args, **kwargs)

    def bulk_update(self, objs: Iterable[Any], fields: Any, *args: Any, **kwargs: Any) -> int:
        objs = list(objs)
        stored = Report.objects.filter(pk__in=[report.pk for report in objs])
        stored.refuse_frozen(moves_status="status" in fields)
        return super().bulk_update(objs, fields, *args, **kwargs)

    def refuse_frozen(self, *, moves_status: bool = False) -> None:
        """Raise PublishedIsFrozen where one of these reports is published or a status moves."""
        if published_writes_allowed():
            return
        if moves_status:
            raise PublishedIsFrozen(_("Only a step of the workflow moves the status of a report."))
        if self.order_by().filter(status__in=PUBLISHED).exists():
            raise PublishedIsFrozen(_("This edition is published: it cannot be changed."))

    def live(self) -> Self:
        """Keep what the public sees: page, list, search, feed, sitemap, interface, counts."""
        return self.filter(status=Report.Status.LIVE)

    def readable(self) -> Self:
        """Keep what edition pages may show: live, and earlier versions of what is live."""
        live_one = Report._base_manager.filter(
            meeting=OuterRef("meeting"), status=Report.Status.LIVE
        )
        earlier = Q(status=Report.Status.SUPERSEDED, hidden_at=None) & Exists(live_one)
        return self.filter(Q(status=Report.Status.LIVE) | earlier)

    def correcting(self) -> Self:
        """Keep the versions that tell readers what they changed of the one before.

        A typing slip that was mended has no note.
        """
        return self.filter(CORRECTING)

    def open(self) -> Self:
        """Keep the versions in progress: draft, in review, scheduled."""
        return self.filter(status__in=OPEN)

    def due(self, *, at: datetime.datetime) -> Self:
        """Keep the scheduled reports whose moment has come."""
        return self.filter(status=Report.Status.SCHEDULED, scheduled_for__lte=at)

    def published_alone(self) -> Self:
        """Keep what readers see though nobody but its writer has read it: until it is approved."""
        return self.live().exclude(own_text_reason="").filter(own_text_approved_at=None)

    def newest_first(self) -> Self:
        """Order as lists do: by day, the latest first."""
        return self.order_by("-held_on", "-meeting")

    def between(self, start: datetime.date | None, end: datetime.date | None) -> Self:
        """Keep the meetings that may have taken place in a period; None: without bound."""
        reports = self
        if start is not None:
            reports = reports.filter(covers_until__gte=start)
        if end is not None:
            reports = reports.filter(held_on__lte=end)
        return reports

    def in_country(self, code: str) -> Self:
        """Keep the meetings in which a country took part."""
        return self.filter(took_part(country=code))

    def attended_by(self, person: models.Model) -> Self:
        """Keep the meetings in which a person took part."""
        return self.filter(took_part(person=person))

    def with_organization(self, organization: models.Model) -> Self:
        """Keep the meetings in which an organisation took part."""
        return self.filter(took_part(organization=organization))

    def about(self, topic: models.Model) -> Self:
        """Keep the reports about a topic."""
        return self.filter(pk__in=ReportTopic._base_manager.filter(topic=topic).values("report"))

    def readable_in(self, language: str) -> Self:
        """Keep the reports whose title, summary and body exist in a language."""
        return self.filter(**{f"reads_{language}": True})

    def without_texts(self) -> Self:
        """Leave the wide columns, which lists do not show, in the database."""
        wide = ("body", "body_html", "editors_note")
        return self.defer(
            *wide, *(f"{field}_{language}" for field in wide for language in LANGUAGES)
        )

    def with_parties(self, *, and_posts: bool = False) -> Self:
        """Fetch the participants with whom they are and for whom they stand."""
        participations = Participation.objects.select_related("person", "country", "organization")
        if and_posts:
            participations = participations.select_related("tenure__office")
        return self.select_related("meeting", "country").prefetch_related(
            models.Prefetch("participations", queryset=participations)
        )


def took_part(**criteria: Any) -> Q:
    """Return the condition that a participant who is shown to the public fits `criteria`.

    A list of keys, not a question for each report: SQLite would ask it of every live one.
    """
    seen = Participation._base_manager.exclude(role__in=Participation.UNSEEN)
    return Q(pk__in=seen.filter(**criteria).values("report"))


class Status(models.TextChoices):
    DRAFT = "draft", _("Draft")
    IN_REVIEW = "in_review", _("In review")
    SCHEDULED = "scheduled", _("Scheduled")
    LIVE = "live", _("Published")
    SUPERSEDED = "superseded", _("Earlier version")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class Kind(models.TextChoices):
    BILATERAL = "bilateral", _("Bilateral meeting")
    MULTILATERAL = "multilateral", _("Multilateral meeting")
    SUMMIT = "summit", _("Summit")
    STATE_VISIT = "state_visit", _("State visit")
    AUDIENCE = "audience", _("Audience")
    PHONE_CALL = "phone_call", _("Phone call")
    VIDEO_CALL = "video_call", _("Video call")
    SIGNING = "signing", _("Signing")
    OTHER = "other", _("Other meeting")


class Outcome(models.TextChoices):
    HELD = "held", _("Held")
    ANNOUNCED = "announced", _("Announced")
    POSTPONED = "postponed", _("Postponed")
    CANCELLED = "cancelled", _("Cancelled")
    DENIED = "denied", _("Denied by a party")


class Report(models.Model):
    """One edition of the account of a meeting.

    Its status is moved by `meetings.workflow` alone; published editions are frozen. `version`
    rises at every save. `rendered` columns follow from the texts and the quotes of the edition.
    """

    Status = Status

    Kind = Kind

    #: Calls have no host and may have no place.
    CALLS = (Kind.PHONE_CALL, Kind.VIDEO_CALL)

    Outcome = Outcome

    meeting = models.ForeignKey(
        "meetings.Meeting",
        on_delete=models.PROTECT,
        related_name="reports",
        editable=False,
        verbose_name=_("meeting"),
    )
    edition = models.PositiveIntegerField(_("version"), default=1, editable=False)
    status = models.CharField(
        _("status"), max_length=20, choices=Status, default=Status.DRAFT, editable=False
    )
    version = models.PositiveIntegerField(default=0, editable=False)

    original_language = models.CharField(
        _("written in"),
        max_length=2,
        choices=settings.LANGUAGES,
        default="it",
        help_text=_("The language in which the report is written first."),
    )
    proposed_slug = models.SlugField(
        _("address"),
        max_length=100,
        blank=True,
        validators=[not_all_digits],
        help_text=_("Lower-case letters and hyphens; readers see it when the report is published."),
    )
    title = models.CharField(
        _("headline"),
        max_length=200,
        blank=True,
        help_text=_("Who met whom and what came of it, in up to 85 characters."),
    )
    summary = models.TextField(
        _("standfirst"),
        max_length=1_000,
        blank=True,
        help_text=_("One or two sentences. Left empty: the first paragraph."),
    )
    body = models.TextField(
        _("body"),
        blank=True,
        help_text=_("Markdown. A quote that occurs here is marked for the reader."),
    )
    body_html = models.TextField(blank=True, editable=False)
    kind = models.CharField(
        _("kind"),
        max_length=20,
        choices=Kind,
        default=Kind.BILATERAL,
        help_text=_("By what happened, not by what the parties call it."),
    )
    outcome = models.CharField(
        _("outcome"),
        max_length=20,
        choices=Outcome,
        default=Outcome.HELD,
        help_text=_("Only what was held counts as a meeting."),
    )
    held_on = models.DateField(
        _("held on"),
        null=True,
        blank=True,
        help_text=_("The first day of the meeting itself, not that of the news."),
    )
    held_on_precision = precision_field(_("known to the"))
    ended_on = models.DateField(
        _("ended on"), null=True, blank=True, help_text=_("Only if it lasted several days.")
    )
    ended_on_precision = precision_field(_("known to the"))
    covers_until = models.DateField(null=True, editable=False)
    city = models.CharField(
        _("city"),
        max_length=100,
        blank=True,
        help_text=_("Where they met, as readers of this language call it: Teheran, Tehran."),
    )
    country = models.ForeignKey(
        "people.Country",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="reports_held_there",
        verbose_name=_("country of the place"),
        help_text=_("Proposes who was hosting. Calls have no place."),
    )
    venue = models.CharField(
        _("venue"),
        max_length=200,
        blank=True,
        help_text=_("The palace, hotel or base, if a source names it."),
    )
    topics = models.ManyToManyField(
        "meetings.Topic",
        through="meetings.ReportTopic",
        related_name="reports",
        blank=True,
        verbose_name=_("topics"),
    )
    editors_note = models.TextField(
        _("editor's note"),
        max_length=2_000,
        blank=True,
        help_text=_("Public. What readers should know of doubts and of how this was written."),
    )
    change_note = models.TextField(
        _("what changed"),
        max_length=1_000,
        blank=True,
        help_text=_("Public. What differs from the version before."),
    )
    reads_it = models.BooleanField(default=False, editable=False)
    reads_en = models.BooleanField(default=False, editable=False)
    #: Whether something is not translated into a language, or is behind its original, and how
    #: much of what: `meetings.parity` writes and reads it.
    lacks_it = models.BooleanField(default=False, editable=False)
    lacks_en = models.BooleanField(default=False, editable=False)
    behind_it = models.BooleanField(default=False, editable=False)
    behind_en = models.BooleanField(default=False, editable=False)
    parity = models.JSONField(default=dict, blank=True, editable=False)

    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="reports",
        verbose_name=_("author"),
        help_text=_("Who answers for the text: remarks and what is sent back come here."),
    )
    translator = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="reports_to_translate",
        verbose_name=_("translator"),
        help_text=_("Who writes the other language; may type into it until it is reviewed."),
    )
    reviewer = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="reports_to_review",
        verbose_name=_("reviewer"),
        help_text=_("The second pair of eyes: somebody who did not write the text."),
    )
    byline = models.CharField(
        _("byline"),
        max_length=200,
        blank=True,
        help_text=_("Who signs it before readers, if not the author under their own byline."),
    )
    embargo_until = models.DateTimeField(
        _("embargo until"),
        null=True,
        blank=True,
        help_text=_("Until then it can be prepared and scheduled, not published."),
    )

    created_at = models.DateTimeField(_("created"), auto_now_add=True)
    changed_at = models.DateTimeField(_("last change"), auto_now=True)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
        editable=False,
        verbose_name=_("changed by"),
    )
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
        editable=False,
        verbose_name=_("submitted by"),
    )
    scheduled_for = models.DateTimeField(_("scheduled for"), null=True, editable=False)
    scheduled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
        editable=False,
        verbose_name=_("scheduled by"),
    )
    published_at = models.DateTimeField(_("published"), null=True, editable=False)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
        editable=False,
        verbose_name=_("published by"),
    )
    #: The date of the last change that readers are told of; a typing slip does not move it.
    dated_at = models.DateTimeField(_("last substantive change"), null=True, editable=False)
    own_text_reason = models.TextField(
        _("reason for publishing one's own text"), blank=True, editable=False
    )
    #: Until another publisher has read what its writer published alone.
    own_text_approved_at = models.DateTimeField(_("approved afterwards"), null=True, editable=False)
    own_text_approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
        editable=False,
        verbose_name=_("approved afterwards by"),
    )
    hidden_at = models.DateTimeField(_("hidden"), null=True, editable=False)
    hidden_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
        editable=False,
        verbose_name=_("hidden by"),
    )
    hidden_reason = models.TextField(_("reason for hiding"), blank=True, editable=False)

    objects = ReportQuerySet.as_manager()

    class Meta:
        verbose_name = _("report")
        verbose_name_plural = _("reports")
        constraints = [
            models.UniqueConstraint(fields=["meeting", "edition"], name="report_edition_once"),
            models.UniqueConstraint(
                fields=["meeting"], condition=Q(status="live"), name="report_one_live"
            ),
            models.UniqueConstraint(
                fields=["meeting"], condition=Q(status__in=OPEN), name="report_one_open"
            ),
            models.CheckConstraint(
                condition=Q(status__in=OPEN + PUBLISHED), name="report_status_known"
            ),
            models.CheckConstraint(
                condition=Q(status="scheduled", scheduled_for__isnull=False)
                | (~Q(status="scheduled") & Q(scheduled_for=None)),
                name="report_scheduled_has_a_moment",
            ),
            models.CheckConstraint(
                condition=Q(status__in=OPEN, published_at=None)
                | Q(status__in=PUBLISHED, published_at__isnull=False),
                name="report_published_has_a_moment",
            ),
            models.CheckConstraint(
                condition=Q(status="superseded") | Q(hidden_at=None),
                name="report_only_superseded_hidden",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=["live", "superseded"]) | Q(held_on__isnull=False),
                name="report_published_has_a_date",
            ),
            models.CheckConstraint(
                condition=Q(ended_on=None) | Q(held_on__isnull=False, ended_on__gte=F("held_on")),
                name="report_ends_after_it_begins",
                violation_error_message=_("The end comes before the beginning."),
            ),
            models.CheckConstraint(
                condition=known_precision("held_on_precision")
                & known_precision("ended_on_precision"),
                name="report_precisions_known",
            ),
            models.CheckConstraint(
                condition=Q(original_language__in=LANGUAGES), name="report_language_known"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=Kind.values),
                name="report_kind_known",
            ),
            models.CheckConstraint(
                condition=Q(outcome__in=Outcome.values),
                name="report_outcome_known",
            ),
        ]
        indexes = [
            # Read by every public list: the live ones, newest first.
            models.Index(
                F("held_on").desc(),
                F("meeting").desc(),
                condition=Q(status="live"),
                name="report_live_newest_first",
            ),
            # Read by feeds and sitemaps: what was published or changed last.
            models.Index(
                F("dated_at").desc(), condition=Q(status="live"), name="report_live_last_dated"
            ),
            # Read by the list of corrections and its feed, the latest first: few versions tell one.
            models.Index(
                fields=["-published_at", "-id"], condition=CORRECTING, name="report_correcting"
            ),
            # Read by publish_due.
            models.Index(
                fields=["scheduled_for"], condition=Q(status="scheduled"), name="report_scheduled"
            ),
            # Read by the desk's list of reports.
            models.Index(F("changed_at").desc(), name="report_last_changed"),
            # Read by the desk's list and dashboard: which edition stands for its meeting, how many
            # there are of each status and in which years; the index answers without the texts.
            models.Index(
                fields=["status", "meeting", "edition", "held_on"], name="report_standing"
            ),
            # Read by the dashboard: what cannot be read in a language.
            models.Index(
                fields=["status", "meeting"], condition=Q(reads_it=False), name="report_not_in_it"
            ),
            models.Index(
                fields=["status", "meeting"], condition=Q(reads_en=False), name="report_not_in_en"
            ),
            # Read by the table of translations: what is to be done in a language, the latest first.
            *(
                models.Index(
                    F("changed_at").desc(),
                    condition=Q(**{f"{state}_{language}": True}),
                    name=f"report_{state}_{language}",
                )
                for state in ("lacks", "behind")
                for language in LANGUAGES
            ),
            # Read by the dashboard: what was published alone and waits for a second reader.
            models.Index(
                fields=["status", "meeting"],
                condition=Q(own_text_approved_at=None) & ~Q(own_text_reason=""),
                name="report_published_alone",
            ),
        ]

    def __str__(self) -> str:
        language = self.reading_language(self.original_language)
        return self.title_in(language) or self.title_it or self.title_en or str(_("Untitled"))

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save one version more; derived columns follow.

        Raises PublishedIsFrozen for a published edition or a status moved outside the workflow.
        """
        self.refuse_unless_open()
        self.version += 1
        self.derive()
        if kwargs.get("update_fields") is None:
            self.render()
        else:
            derived = ("version", "changed_at", "covers_until", "reads_it", "reads_en")
            kwargs["update_fields"] = {*kwargs["update_fields"], *derived}
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        self.refuse_unless_open()
        return super().delete(*args, **kwargs)

    def refuse_unless_open(self) -> None:
        """Raise PublishedIsFrozen unless the stored edition is open and keeps its status."""
        if published_writes_allowed():
            return
        stored = Report._base_manager.filter(pk=self.pk).values_list("status", flat=True).first()
        if stored in PUBLISHED:
            raise PublishedIsFrozen(_("This edition is published: it cannot be changed."))
        if self.status != (stored or Report.Status.DRAFT):
            raise PublishedIsFrozen(_("Only a step of the workflow moves the status of a report."))

    def derive(self) -> None:
        """Compute the columns that follow from the others."""
        if isinstance(self.held_on, datetime.date):
            self.held_on = first_day(self.held_on, self.held_on_precision)
            self.covers_until = last_day(self.held_on, self.held_on_precision)
        if isinstance(self.ended_on, datetime.date):
            self.ended_on = last_day(self.ended_on, self.ended_on_precision)
            self.covers_until = self.ended_on
        if self.held_on is None:
            self.covers_until = None
        for language in LANGUAGES:
            setattr(self, f"reads_{language}", self.missing_texts(language) == [])

    def clean(self) -> None:
        for language in LANGUAGES:
            if len((getattr(self, f"body_{language}") or "").encode()) > markdown.MAXIMUM_LENGTH:
                raise ValidationError(
                    {f"body_{language}": _("The text is too long: 200 kB at most.")}
                )
        if self.ended_on and not self.held_on:
            raise ValidationError({"held_on": _("It has an end but no beginning.")})
        self.derive()

    def render(self) -> None:
        """Compute the rendered bodies from the texts and the stored quotes of this edition."""
        quotes = list(self.quotes.all()) if self.pk else []
        for language in LANGUAGES:
            html = markdown.render(self.body_in(language))
            texts = [(str(quote.key), quote.text_in(language)) for quote in quotes]
            marked = quotation.mark(html, [pair for pair in texts if pair[1]])
            setattr(self, f"body_html_{language}", marked)

    def text_in(self, field: str, language: str) -> str:
        """Return a translated field in exactly this language; empty where it is missing."""
        return getattr(self, f"{field}_{language}") or ""

    def title_in(self, language: str) -> str:
        """Return the headline in exactly this language."""
        return self.text_in("title", language)

    def body_in(self, language: str) -> str:
        """Return the Markdown of the body in exactly this language."""
        return self.text_in("body", language)

    def missing_texts(self, language: str) -> list[str]:
        """Return which of title, summary and body do not exist in a language."""
        return [
            field
            for field in ("title", "summary", "body")
            if not self.text_in(field, language).strip()
        ]

    def reads_in(self, language: str) -> bool:
        """Say whether title, summary and body exist in a language."""
        return getattr(self, f"reads_{language}")

    def reading_language(self, language: str) -> str:
        """Return the language in which a reader of `language` gets the three texts."""
        other = other_language(language)
        return other if not self.reads_in(language) and self.reads_in(other) else language

    @property
    def is_open(self) -> bool:
        """Whether the edition can still be changed."""
        return self.status in OPEN

    @property
    def is_published_alone(self) -> bool:
        """Whether readers see it though nobody but its writer has read it."""
        alone = bool(self.own_text_reason) and self.own_text_approved_at is None
        return alone and self.status == Status.LIVE

    @property
    def is_call(self) -> bool:
        """Whether the parties spoke at a distance."""
        return self.kind in self.CALLS


class ReportTopic(ReportRow):
    """A report is about a topic."""

    topic = models.ForeignKey(
        "meetings.Topic", on_delete=models.PROTECT, related_name="+", verbose_name=_("topic")
    )

    class Meta(ReportRow.Meta):
        verbose_name = _("topic of a report")
        verbose_name_plural = _("topics of reports")
        constraints = [
            models.UniqueConstraint(fields=["report", "topic"], name="report_topic_once"),
        ]
        indexes = [
            # Read by the page of a topic and by the filter "topic".
            models.Index(fields=["topic", "report"], name="report_topic_of_topic"),
        ]

    def __str__(self) -> str:
        return str(self.topic)
