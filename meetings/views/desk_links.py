"""The links to the desk that those who work on a report see above its page."""

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from ..models import Report
from ..rights import Action, can

Link = tuple[str, str]


def desk_links(request: HttpRequest, report: Report) -> list[Link]:
    """Return label and address of what the reader may do with a published report at the desk.

    Nothing is asked about readers without a session: their pages stay the same for everybody.
    """
    if settings.SESSION_COOKIE_NAME not in request.COOKIES or not request.user.is_authenticated:
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
        links.append((_("Correct now"), reverse("admin:meetings_report_correct", args=[report.pk])))
    return links


def differences_page(in_progress: Report) -> str:
    """Return the address at which a version in progress is compared with what readers see."""
    return reverse("admin:meetings_report_compare", args=[in_progress.pk])


def change_page(report: Report) -> str:
    """Return the address of an edition at the desk."""
    return reverse("admin:meetings_report_change", args=[report.pk])
