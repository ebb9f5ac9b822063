"""Who took part: posts held that day, people who stand there twice, meetings that look alike."""

import datetime
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from people.models import Tenure
from people.posts import held

from ..models import Participation, Report
from ..models.report import LANGUAGES, took_part
from ..text import dates
from .edition import Edition
from .finding import Finding, Level

NEAR = datetime.timedelta(days=2)


def participants_doubtful(edition: Edition) -> Iterator[Finding]:
    """Principals held a post that day, and nobody stands there twice."""
    people = [row for row in edition.participations if row.person_id is not None]
    for row, tenures in without_post(edition, people):
        message = said_of_posts(row, tenures, edition.report.held_on)
        yield Finding(Level.WARNS, message, "participations", str(row.key), "tenure")
    times = Counter(row.person_id for row in people)
    for person_id in (person_id for person_id, count in times.items() if count > 1):
        row = [row for row in people if row.person_id == person_id][1]
        message = _("%(person)s stands among the participants twice.") % {"person": row.person}
        yield Finding(Level.WARNS, message, "participations", str(row.key), "person")


def without_post(
    edition: Edition, people: Sequence[Participation]
) -> list[tuple[Participation, list[Tenure]]]:
    """Return the principals who held no post on the day of the meeting and have no title.

    Each comes with all posts that the person ever held.
    """
    day = edition.report.held_on
    principals = [
        row
        for row in people
        if row.is_principal and not any(getattr(row, f"title_printed_{c}") for c in LANGUAGES)
    ]
    if day is None or not principals:
        return []
    known: dict[int, list[Tenure]] = {}
    everybody = [row.person_id for row in principals]
    for tenure in Tenure.objects.filter(person__in=everybody).select_related("office"):
        known.setdefault(tenure.person_id, []).append(tenure)
    found = []
    for row in principals:
        tenures = known.get(row.person_id, [])
        in_office = {tenure.pk for tenure in tenures if held(tenure, day)}
        if not in_office or (row.tenure_id and row.tenure_id not in in_office):
            found.append((row, tenures))
    return found


def said_of_posts(row: Participation, tenures: Sequence[Tenure], day: datetime.date | None) -> str:
    """Return what to say of somebody without a post: until when the chosen or last one lasted."""
    over = [
        tenure
        for tenure in tenures
        if day and tenure.ended_on and tenure.ended_on < day
        if row.tenure_id in (None, tenure.pk)
    ]
    if not over:
        return _("%(person)s held no post that we know of on that day.") % {"person": row.person}
    last = max(over, key=lambda tenure: tenure.ended_on)
    return {
        "day": pgettext("to the day", "%(person)s: was %(title)s until %(day)s."),
        "month": pgettext("to the month", "%(person)s: was %(title)s until %(day)s."),
        "year": pgettext("to the year", "%(person)s: was %(title)s until %(day)s."),
    }[last.ended_on_precision] % {
        "person": row.person,
        "title": last.office.title,
        "day": dates.written(
            last.ended_on, last.ended_on_precision, language=get_language() or "en"
        ),
    }


def same_parties_near(edition: Edition) -> Iterator[Finding]:
    """Another meeting of the same parties, at most two days away, may be the same one."""
    report, parties = edition.report, parties_of(edition.participations)
    if report.held_on is None or not parties:
        return
    others = Report.objects.live().exclude(meeting=report.meeting_id)
    # The first and the last day that Python knows have none before and after them.
    first = max(report.held_on, datetime.date.min + NEAR) - NEAR
    last = min(report.covers_until or report.held_on, datetime.date.max - NEAR) + NEAR
    near = others.between(first, last)
    for country, organization in parties:
        near = near.filter(took_part(country=country, organization=organization))
    for other in near.without_texts().prefetch_related("participations")[:20]:
        if parties_of(other.participations.all()) == parties:
            message = _("The same parties met within two days: “%(report)s”. Is it the same?") % {
                "report": other
            }
            yield Finding(Level.WARNS, message, "held_on")


def parties_of(participations: Iterable[Participation]) -> set[tuple[str | None, int | None]]:
    """Return the countries and organisations for which principals stand."""
    return {
        (row.country_id, row.organization_id)
        for row in participations
        if row.is_principal and (row.country_id or row.organization_id)
    }
