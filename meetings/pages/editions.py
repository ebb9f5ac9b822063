"""The list of the versions of a report."""

from typing import Any

from ..models import Report
from ..models.report import LANGUAGES
from .addresses import address
from .versions import readable_versions
from .wording import Wording, exactly


def editions_context(report: Report, language: str) -> dict[str, Any]:
    """Return the context of `meetings/edition_list.html`; report: the live one."""
    addresses = {
        code: address("editions", code, slug=report.meeting.slug_in(code)) for code in LANGUAGES
    }
    return {
        "report": report,
        "slug": report.meeting.slug_in(language),
        "title": title_of(report, language),
        "versions": readable_versions(report.meeting, language),
        "section": "meetings",
        "alternates": addresses,
        "unlisted": True,
    }


def title_of(report: Report, language: str) -> Wording:
    """Return the headline in the language in which the reader gets the report."""
    return exactly(report, "title", report.reading_language(language))
