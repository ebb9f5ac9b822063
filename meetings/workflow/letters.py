"""Letters to the newsroom, by each person's choice: they name a report and never hold its text."""

import logging
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import partial
from smtplib import SMTPException
from typing import Any

from django.conf import settings
from django.core import mail
from django.db import transaction
from django.urls import reverse
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..models import Editor, Remark, Report
from ..rights import Action, can, holders
from ..text import dates

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Kind:
    """An occasion to write: the column of the account that asks for it, and what is said."""

    choice: str
    subject: Promise
    sentence: Promise


ASSIGNED = Kind(
    "mail_assigned",
    gettext_lazy("Given to you: %(report)s"),
    gettext_lazy("%(by)s has given you %(report)s. Your part: %(parts)s."),
)
SUBMITTED = Kind(
    "mail_submitted",
    gettext_lazy("Waiting for review: %(report)s"),
    gettext_lazy("%(by)s has submitted %(report)s for review."),
)
SENT_BACK = Kind(
    "mail_sent_back",
    gettext_lazy("Sent back: %(report)s"),
    gettext_lazy("%(by)s has sent back %(report)s. The desk says what is to be done."),
)
REMARK = Kind(
    "mail_remark",
    gettext_lazy("New remark: %(report)s"),
    gettext_lazy("%(by)s has written a remark on %(report)s. The desk shows it."),
)
SCHEDULE_FAILED = Kind(
    "mail_schedule_failed",
    gettext_lazy("Not published: %(report)s"),
    gettext_lazy(
        "The moment for which you scheduled %(report)s has come, but it could not be published. "
        "It is in review again; the desk says why."
    ),
)


@dataclass(frozen=True)
class Letter:
    """A letter of one kind about one report to one account."""

    kind: Kind
    to: Editor
    by: Editor | None
    report: Report
    anchor: str = ""
    parts: tuple[str | Promise, ...] = field(default=())

    def message(self) -> mail.EmailMessage:
        """Return it written out, in the language of the account."""
        with translation.override(self.to.language):
            said = {
                "report": called(self.report),
                "by": str(self.by or _("Somebody")),
                "parts": ", ".join(str(part) for part in self.parts),
            }
            subject = " ".join(f"Colloqui: {self.kind.subject % said}".split())
            desk = reverse("admin:meetings_report_change", args=[self.report.pk])
            account = reverse("admin:meetings_editor_change", args=[self.to.pk])
            text = "\n\n".join(
                [
                    self.kind.sentence % said,
                    f"{settings.SITE_URL}{desk}{self.anchor}",
                    _("Which letters you get, you choose in your account:"),
                    f"{settings.SITE_URL}{account}",
                ]
            )
        return mail.EmailMessage(subject, f"{text}\n", None, [self.to.email])


def called(report: Report) -> str:
    """Return how a letter names a report: by number, and by what of it is public."""
    number = _("report no. %(number)s") % {"number": report.meeting_id}
    live = Report.objects.live().filter(meeting=report.meeting_id).with_parties().first()
    if live is None:
        return number
    rows = [row for row in live.participations.all() if row.is_principal and row.party]
    parties = " – ".join(dict.fromkeys(str(row.party) for row in rows))
    ends = (live.ended_on, live.ended_on_precision)
    language = translation.get_language() or "en"
    day = dates.written(live.held_on, live.held_on_precision, *ends, language=language)
    public = ", ".join(part for part in (parties, day) if part)
    return f"{number} ({public})" if public else number


def write(
    kind: Kind, report: Report, to: Iterable[Editor | None], *, by: Editor | None, **more: Any
) -> None:
    """Write to those who want such letters, once the transaction has ended well.

    Nobody is told of what they did themselves. more: `anchor` and `parts` of the letter.
    """
    readers = {one.pk: one for one in to if one is not None and wants(one, kind) and one != by}
    letters = [Letter(kind, reader, by, report, **more) for reader in readers.values()]
    if letters:
        transaction.on_commit(partial(post, letters), robust=True)


def wants(account: Editor, kind: Kind) -> bool:
    """Say whether an account gets letters of a kind."""
    return account.is_active and bool(account.email.strip()) and getattr(account, kind.choice)


def post(letters: Iterable[Letter]) -> None:
    """Send letters; one that is not sent is logged, since what it tells of has happened."""
    try:
        with mail.get_connection() as connection:
            for letter in letters:
                send(letter, connection)
    except OSError:
        logger.exception("no letter was sent: the mail server does not answer")


def send(letter: Letter, connection: Any) -> None:
    """Send a letter; one that the mail server refuses does not keep the others back."""
    try:
        connection.send_messages([letter.message()])
    except (SMTPException, ValueError):
        logger.exception("letter to account=%s was not sent", letter.to.pk)


def submitted(report: Report, *, by: Editor) -> None:
    """Tell the reviewer, or all who may review where there is none, that a report waits."""
    reviewer = report.reviewer
    if reviewer is not None and reviewer.is_active:
        write(SUBMITTED, report, [reviewer], by=by)
        return
    write(SUBMITTED, report, holders(Action.APPROVE), by=by)


def sent_back(report: Report, *, by: Editor) -> None:
    """Tell author and translator that a report is theirs again."""
    write(SENT_BACK, report, [report.author, report.translator], by=by)


def remarked(remark: Remark, earlier: Iterable[Remark]) -> None:
    """Tell the author, and the others in the thread, of a remark.

    earlier: what its writer said on the same report a moment ago. Whoever was told of that is not
    told again: a letter leads to all remarks.
    """
    told = {reader.pk for one in earlier for reader in concerned(one)}
    readers = [reader for reader in concerned(remark) if reader.pk not in told]
    thread = remark.answers_id or remark.pk
    write(REMARK, remark.report, readers, by=remark.by, anchor=f"#remark-{thread}")


def concerned(remark: Remark) -> list[Editor]:
    """Return the author of the report and those in the thread who may still read it."""
    report = remark.report
    begun = remark.answers or remark
    thread = [begun.by, *(reply.by for reply in begun.replies.select_related("by"))]
    in_thread = [one for one in thread if one and can(one, Action.READ_UNPUBLISHED, report)]
    return [report.author, *in_thread]


def schedule_failed(report: Report, *, to: Editor | None) -> None:
    """Tell whoever scheduled a report that it did not go out."""
    write(SCHEDULE_FAILED, report, [to], by=None)


def assigned(report: Report, given: dict[str, Editor], *, by: Editor) -> None:
    """Tell each of those who were given a part in a report which parts they have now."""
    for account in set(given.values()):
        parts = tuple(
            Report._meta.get_field(name).verbose_name
            for name, one in given.items()
            if one == account
        )
        write(ASSIGNED, report, [account], by=by, parts=parts)
