"""The links to the desk that those who work on a report see above its page."""

from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ..models import Quote, Report
from ..rights import Action, can

Link = tuple[str, str]


def desk_links(request: HttpRequest, report: Report) -> list[Link]:
    """Return label and address of what the reader may do with a published report at the desk.

    Nothing is asked about readers without a session: their pages stay the same for everybody.
    """
    if not is_signed_in(request):
        return []
    links = []
    in_progress = Report.objects.open().filter(meeting=report.meeting_id).first()
    if in_progress is not None and can(request.user, Action.READ_UNPUBLISHED, in_progress):
        links.append((_("Edit the version in progress"), change_page(in_progress)))
        if can(request.user, Action.HISTORY, in_progress):
            links.append(
                (_("What differs in the version in progress"), differences_page(in_progress))
            )
    elif in_progress is None and can(request.user, Action.START_EDITION, report):
        links.append((_("Edit"), change_page(report)))
    if can(request.user, Action.PUBLISH, report):
        links.append((_("Correct now"), correct_page(report)))
    return links


def differences_page(in_progress: Report) -> str:
    """Return the address at which a version in progress is compared with what readers see."""
    return reverse("admin:meetings_report_compare", args=[in_progress.pk])


def corrections(request: HttpRequest, report: Report) -> list[Link]:
    """Return label and address of each part of a live report that the reader may correct now."""
    if not is_signed_in(request) or not can(request.user, Action.PUBLISH, report):
        return []
    reading = report.reading_language(get_language())
    texts = {"title": _("Headline"), "summary": _("Standfirst"), "body": _("Text")}
    parts = [(label, f"{text}_{reading}") for text, label in texts.items()]
    parts.append((_("Date, kind, place"), "facts"))
    people = report.participations.select_related("person")
    parts += [(str(row), f"participations:{row.key}") for row in people]
    parts += [(f"“{quote}”", f"quotes:{quote.key}") for quote in report.quotes.all()]
    return [(label, correct_page(report, place=place, back="site")) for label, place in parts]


def quote_links(request: HttpRequest, quote: Quote) -> list[Link]:
    """Return what the reader may do at the desk with a quote of a live report."""
    report = quote.report
    live = report.status == Report.Status.LIVE
    if not live or not is_signed_in(request) or not can(request.user, Action.PUBLISH, report):
        return []
    place = f"quotes:{quote.key}"
    return [
        (_("Correct this quote"), correct_page(report, place=place, back="quote")),
        (
            _("Mark as disputed"),
            correct_page(report, place=f"{place}:status", back="quote"),
        ),
    ]


def is_signed_in(request: HttpRequest) -> bool:
    """Say whether somebody reads with an account; who brings no session is not looked up."""
    return settings.SESSION_COOKIE_NAME in request.COOKIES and request.user.is_authenticated


def correct_page(report: Report, **asked: str) -> str:
    """Return the address at which a live report is corrected; asked: what of it, and from where."""
    address = reverse("admin:meetings_report_correct", args=[report.pk])
    return f"{address}?{urlencode(asked | {'read': get_language()})}" if asked else address


def change_page(report: Report) -> str:
    """Return the address of an edition at the desk."""
    return reverse("admin:meetings_report_change", args=[report.pk])
