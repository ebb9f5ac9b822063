"""What changed on the page of a source: before and after, and whether readers are told."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from ..models import SourceRecord, SourceSnapshot
from ..rights import Action, can
from ..text.attestation import Page, attest
from ..text.differences import compare, folded
from ..verification import waiting
from ..verification.quoted import texts_resting_on


def change_view(
    request: HttpRequest, site: admin.AdminSite, record: SourceRecord, pk: int
) -> HttpResponse:
    """Show what a page says otherwise than before; note that somebody has looked at it.

    Raises Http404 for what is no change of this page; PermissionDenied for who may not settle it.
    """
    snapshot = record.snapshots.exclude(change="").filter(pk=pk).first() if pk < 2**63 else None
    if snapshot is None:
        raise Http404
    if request.method == "POST":
        return settle(request, snapshot)
    before = record.snapshots.filter(pk__lt=snapshot.pk).order_by("-pk").first()
    context = {
        **site.each_context(request),
        "title": _("What changed on the page"),
        "subtitle": str(record),
        "opts": SourceRecord._meta,
        "record": record,
        "before": before,
        "after": snapshot,
        "pieces": folded(compare(before.told if before else "", snapshot.told)),
        "lost": lost(record, before, snapshot),
        "may_settle": can(request.user, Action.CHECK_SOURCES),
        "may_tell": can(request.user, Action.PUBLISH),
    }
    return TemplateResponse(request, "admin/meetings/source/change.html", context)


def settle(request: HttpRequest, snapshot: SourceSnapshot) -> HttpResponse:
    """Note what an editor decided. Raises PermissionDenied."""
    told: Any = {"tell": True, "keep": False}.get(request.POST.get("readers", ""))
    if not can(request.user, Action.CHECK_SOURCES):
        raise PermissionDenied
    if told is not None and not can(request.user, Action.PUBLISH):
        raise PermissionDenied
    waiting.settle(snapshot, by=request.user, tell_readers=told)
    messages.success(request, _("Noted: you have looked at this change."))
    return redirect("admin:meetings_sourcerecord_change", snapshot.record_id)


def lost(
    record: SourceRecord, before: SourceSnapshot | None, after: SourceSnapshot
) -> list[dict[str, Any]]:
    """Return the quoted texts that the page has lost, each with what became of it."""
    if before is None:
        return []
    old, new = Page(before.whole), Page(after.whole)
    found = [(text, attest(new, text)) for text in texts_resting_on(record)]
    return [
        {"text": text, "pieces": compare(text, now.passage) if now.passage else []}
        for text, now in found
        if not now.verdict.holds and attest(old, text).verdict.holds
    ]
