"""What a report's form sends along: on which version it was written, and all that was typed."""

import re

from django.http import HttpRequest, QueryDict

from ..models import Report

#: What a browser sends that belongs to the request, not to the text.
OF_REQUEST = frozenset({"csrfmiddlewaretoken"})


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
