"""What the form proposes while somebody types: posts, addresses, earlier participants."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.contrib.admin import AdminSite
from django.db.models import Prefetch, prefetch_related_objects
from django.http import HttpRequest, JsonResponse
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from people.models import Tenure
from people.posts import held, post_for_meeting

from ..checklist import Edition
from ..checklist.participants import parties_of
from ..forms.as_typed import FormAsTyped
from ..forms.participants import tenure_label
from ..forms.proposals import free_slug, propose_party, propose_post
from ..forms.report import one_line
from ..models import Participation, Report
from ..models.report import LANGUAGES, took_part
from ..pages.encounters import PARTIES_OF_A_PAIR
from ..pages.lists import when
from .sending import begun_by, is_too_long, require_editing

#: How many earlier meetings are offered, and among how many of the latest they are looked for.
OFFERED, LOOKED_AT = 3, 30
#: These follow from the place of a meeting, which may be another this time.
OF_THE_PLACE = (Participation.Role.HOST, Participation.Role.GUEST)


def proposing_view(request: HttpRequest, site: AdminSite, report: Report) -> JsonResponse:
    """Answer with what the form of a report proposes. Raises PermissionDenied."""
    require_editing(request.user, report)
    return proposed(request, report)


def propose_new(request: HttpRequest) -> JsonResponse:
    """Answer with what the form of a new report proposes. Raises PermissionDenied."""
    return proposed(request, begun_by(request.user))


def proposals_url(report: Report | None) -> str:
    """Return where the form of a report asks for proposals; report: None for a new one."""
    if report is None or report.pk is None:
        return reverse("admin:meetings_report_propose_new")
    return reverse("admin:meetings_report_propose", args=[report.pk])


@never_cache
@require_POST
def proposed(request: HttpRequest, report: Report) -> JsonResponse:
    """Answer with proposals for what stands in the form; nothing is saved."""
    if is_too_long(request):
        return JsonResponse({}, status=413)
    before = {code: free_slug(report, code) for code in LANGUAGES}
    form = FormAsTyped(request.POST, report)
    edition = form.edition()
    return JsonResponse(
        {
            "slugs": slugs(report, before),
            "posts": posts(edition, form.prefixes),
            "earlier": [offered(found, edition) for found in earlier(edition)],
        }
    )


def slugs(report: Report, before: Mapping[str, str]) -> dict[str, str]:
    """Return an address for each headline, unless another was chosen or readers know one.

    before: what the headlines that are stored would be called.
    """
    made = {}
    for code in LANGUAGES:
        setattr(report, f"title_{code}", one_line(report.title_in(code)))
        is_known = bool(report.meeting.pk) and bool(report.meeting.slug_in(code))
        if not is_known and report.text_in("proposed_slug", code) in ("", before[code]):
            made[code] = free_slug(report, code)
    return made


def posts(edition: Edition, prefixes: Mapping[str, str]) -> dict[str, dict[str, Any]]:
    """Return for each participant, by the prefix of the row, the posts held on the day.

    The party of somebody for whom none is typed becomes that of the post.
    """
    rows = [row for row in edition.participations if row.person is not None]
    people = [row.person for row in rows if row.person is not None]
    related = ("office__country", "office__organization")
    tenures = Tenure.objects.select_related(*related).latest_first()
    prefetch_related_objects(people, Prefetch("tenures", queryset=tenures))
    found = {}
    for row in rows:
        prefix, day = prefixes.get(str(row.key)), edition.report.held_on
        everything = list(row.person.tenures.all())
        that_day = [one for one in everything if day is None or held(one, day)]
        party = {"country": row.country_id, "organization": row.organization_id}
        post = post_for_meeting(everything, day, **party) if day is not None else None
        row.tenure = None
        propose_post(row, day)
        propose_party(row)
        if prefix:
            choices = [{"id": str(one.pk), "text": tenure_label(one)} for one in that_day]
            found[prefix] = {
                "choices": choices,
                "proposed": str(post.pk) if post else "",
                "person": reverse("admin:people_person_change", args=[row.person_id]),
            }
    return found


def earlier(edition: Edition) -> list[Report]:
    """Return the latest live meetings of the parties that stand in the form, two at least.

    The country of the place counts as a party, since it receives.
    """
    report = edition.report
    parties = parties_of(edition.participations)
    if report.country_id and not report.is_call:
        parties.add((report.country_id, None))
    if not 2 <= len(parties) <= PARTIES_OF_A_PAIR:
        return []
    others = Report.objects.live().exclude(meeting=report.meeting_id)
    for country, organization in parties:
        others = others.filter(took_part(country=country, organization=organization))
    if report.held_on is not None:
        others = others.filter(held_on__lt=report.held_on)
    latest = others.newest_first().with_parties().without_texts()[:LOOKED_AT]
    present = people_in(edition.participations)
    fitting = [
        other
        for other in latest
        if len(parties_of(other.participations.all())) <= PARTIES_OF_A_PAIR
        and people_in(other.participations.all()) - present
    ]
    return fitting[:OFFERED]


def people_in(rows: Iterable[Participation]) -> set[int]:
    """Return the keys of the people among participants."""
    return {row.person_id for row in rows if row.person_id is not None}


def offered(other: Report, edition: Edition) -> dict[str, Any]:
    """Return an earlier meeting in a line, with its participants who are not in the form yet."""
    present = people_in(edition.participations)
    rows = [row for row in other.participations.all() if row.person_id not in {*present, None}]
    return {
        "title": str(other),
        "when": when(other, get_language() or LANGUAGES[0]),
        "participants": [participant(row) for row in rows],
    }


def participant(row: Participation) -> dict[str, str]:
    """Return the boxes of a participant; the post of that day is proposed anew."""
    return {
        "person": str(row.person),
        "person-chosen": str(row.person_id),
        "country": str(row.country or ""),
        "country-chosen": row.country_id or "",
        "organization": str(row.organization or ""),
        "organization-chosen": str(row.organization_id or ""),
        "role": "" if row.role in OF_THE_PLACE else row.role,
    }
