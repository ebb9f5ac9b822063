"""The desk: Django's own admin, shaped for the work of the newsroom."""

from . import accounts, people, report, site, sources, vocabulary

__all__ = ["accounts", "people", "report", "site", "sources", "vocabulary"]
