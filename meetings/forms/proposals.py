"""What a saved form leaves open and the newsroom would have typed anyway."""

import datetime
from collections.abc import Collection, Iterable
from typing import Any

from people.names import slugify
from people.posts import post_for_meeting

from ..models import FormerSlug, Meeting, Participation, Report, Source
from ..models.report import LANGUAGES
from ..text import markdown

ROLE = Participation.Role

#: In meetings of these kinds whoever is not at home came to visit.
VISITS = frozenset(
    {Report.Kind.BILATERAL, Report.Kind.AUDIENCE, Report.Kind.STATE_VISIT, Report.Kind.SIGNING}
)


def fill_texts(report: Report) -> None:
    """Propose the standfirst from the first paragraph, the address from the headline."""
    fill_summaries(report)
    for language in LANGUAGES:
        propose_address(report, language)


def propose_address(report: Report, language: str) -> None:
    """Propose the address from the headline."""
    if not report.text_in("proposed_slug", language) and report.title_in(language):
        slug = report.meeting.slug_in(language) or free_slug(report, language)
        setattr(report, f"proposed_slug_{language}", slug)


def fill_summaries(report: Report) -> None:
    """Propose the standfirst from the first paragraph. Raises `markdown.TooLong`."""
    for language in LANGUAGES:
        if not report.text_in("summary", language) and report.body_in(language):
            paragraph = markdown.first_paragraph(report.body_in(language))
            setattr(report, f"summary_{language}", paragraph)


def free_slug(report: Report, language: str) -> str:
    """Return an address made of the headline that no other report has, or ''."""
    slug = slugify(report.title_in(language))
    if not slug or not taken(slug, language, report):
        return slug
    candidates = (f"{slug}-{number}" for number in range(2, 100))
    return next((each for each in candidates if not taken(each, language, report)), "")


def taken(slug: str, language: str, report: Report) -> bool:
    """Say whether an address belongs, or once belonged, to another meeting."""
    others = Meeting.objects.exclude(pk=report.meeting_id)
    former = FormerSlug.objects.filter(language=language, slug=slug)
    return (
        others.at_address(slug, language=language).exists()
        or former.exclude(meeting=report.meeting_id).exists()
    )


def fill_participations(report: Report, open_roles: Collection[Any]) -> None:
    """Propose post, party and role of the stored participants.

    open_roles: keys of the rows whose role was left to us.
    """
    rows = report.participations.select_related("tenure__office").prefetch_related(
        "person__tenures__office"
    )
    for row in rows:
        before = (row.tenure_id, row.country_id, row.organization_id, row.role)
        propose_post(row, report.held_on)
        propose_party(row)
        if row.key in open_roles:
            row.role = proposed_role(row, report)
        if before != (row.tenure_id, row.country_id, row.organization_id, row.role):
            row.save()


def propose_post(row: Participation, day: datetime.date | None) -> None:
    """Propose the post that the participant held on the day of the meeting."""
    if row.tenure_id is None and row.person is not None and day is not None:
        row.tenure = post_for_meeting(
            row.person.tenures.all(),
            day,
            country=row.country_id,
            organization=row.organization_id,
        )


def propose_party(row: Participation) -> None:
    """Propose the country or organisation of the post."""
    if row.tenure is not None and row.country_id is None and row.organization_id is None:
        row.country_id = row.tenure.office.country_id
        row.organization_id = row.tenure.office.organization_id


def proposed_role(row: Participation, report: Report) -> str:
    """Return the role that the place of the meeting suggests."""
    if report.is_call or report.country_id is None:
        return ROLE.PARTICIPANT
    if row.country_id == report.country_id:
        return ROLE.HOST
    return ROLE.GUEST if report.kind in VISITS else ROLE.PARTICIPANT


def fill_quotes(report: Report) -> None:
    """Let quotes without a source cite the only one."""
    sources = list(report.sources.all()[:2])
    if len(sources) == 1:
        for quote in report.quotes.filter(source=None):
            quote.source = sources[0]
            quote.save(update_fields=["source"])


def fill_sources(sources: Iterable[Source], today: datetime.date) -> None:
    """Note that sources entered just now were read today."""
    for source in sources:
        if source.accessed_on is None:
            source.accessed_on = today
            source.save(update_fields=["accessed_on"])
