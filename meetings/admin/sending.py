"""What a report's form sends along: on which version it was written, and all that was typed."""

import re

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, QueryDict

from ..forms.report import editable_fields
from ..models import Editor, Meeting, Report
from ..rights import Action, can

#: What a browser sends that belongs to the request, not to the text.
OF_REQUEST = frozenset({"csrfmiddlewaretoken"})
#: More than two bodies of the greatest length, as a browser encodes them.
MOST_BYTES = 2_000_000


def require_editing(editor: Editor, report: Report | None) -> None:
    """Raise PermissionDenied unless an account may type into a report; None: into a new one."""
    if not editable_fields(editor, report):
        raise PermissionDenied


def begun_by(editor: Editor) -> Report:
    """Return the report of a form for a new one. Raises PermissionDenied for who may begin none."""
    if not can(editor, Action.CREATE):
        raise PermissionDenied
    return Report(meeting=Meeting(), original_language=editor.language)


def is_too_long(request: HttpRequest) -> bool:
    """Say whether more was sent than a report can hold, without reading it."""
    return int(request.headers.get("content-length") or 0) > MOST_BYTES


def number_in(data: QueryDict, name: str) -> int:
    """Return a number that a form sends along; 0 where it sends none."""
    text = data.get(name) or ""
    return int(text) if re.fullmatch("[0-9]{1,9}", text) else 0


def written_on(request: HttpRequest, report: Report) -> int | None:
    """Return the version on which the request was written; None where that is the present one."""
    version = number_in(request.POST, "base_version")
    elsewhere = number_in(request.POST, "base_report") not in (0, report.pk)
    return None if version == report.version and not elsewhere else version


def hidden_values(sent: QueryDict) -> list[tuple[str, str]]:
    """Return what was posted, name by name, to be sent again."""
    return [
        (name, value) for name, values in sent.lists() if name not in OF_REQUEST for value in values
    ]
