"""Many small numbers from one question to the database.

No word of a reader stands in the SQL: what was typed stands in the values.
"""
# ruff: noqa: S608

from collections.abc import Sequence

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet

from ..models import Participation
from .answers import MOST


def capped_counts(querysets: Sequence[QuerySet]) -> list[int]:
    """Return how many rows each queryset has, counting no further than is shown: one query."""
    parts, parameters = [], []
    for one in querysets:
        try:
            sql, values = one.order_by().values("pk")[: MOST + 1].query.sql_with_params()
        except EmptyResultSet:
            sql, values = "SELECT 1 WHERE 1 = 0", ()
        parts.append(f"(SELECT count(*) FROM ({sql}) AS counted)")
        parameters += values
    if not parts:
        return []
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(parts)}", parameters)
        return list(cursor.fetchone())


#: What is counted in reports: the facet, its column, and where that stands. Written out: of a
#: union, Django does not keep the order of the columns of translated models.
IN_REPORTS = [
    ("country", "country_id", "meetings_participation"),
    ("leader", "person_id", "meetings_participation"),
    ("organization", "organization_id", "meetings_participation"),
    ("topic", "topic_id", "meetings_reporttopic"),
    (
        "language",
        "language",
        "meetings_source JOIN meetings_sourcerecord ON meetings_sourcerecord.id = record_id",
    ),
    ("quotes", "'yes'", "meetings_quote"),
]
IN_QUOTES = [
    (column, f"{column}_id", "meetings_mention") for column in ("country", "person", "organization")
]
#: Who is not shown is not counted.
UNSEEN = " AND ".join(f"role <> '{role}'" for role in Participation.UNSEEN)


def in_reports(keys: Sequence[int]) -> list[tuple[str, str, int]]:
    """Return what stands in reports, its key, and in how many of them: one query."""
    return counted(IN_REPORTS, keys, "report_id", "meetings_report")


def in_quotes(keys: Sequence[int]) -> list[tuple[str, str, int]]:
    """Return who and what is spoken of in quotes, its key, and in how many of them: one query."""
    return counted(IN_QUOTES, keys, "quote_id", "meetings_quote")


def counted(
    facets: Sequence[tuple[str, str, str]], keys: Sequence[int], of: str, table: str
) -> list[tuple[str, str, int]]:
    """Return for each facet its values, each with the number of different rows of a table."""
    if not keys:
        return []
    parts = [
        f"SELECT '{name}', CAST({column} AS varchar), count(DISTINCT {of}) FROM {rows}"
        f" JOIN found ON found.id = {of} WHERE CAST({column} AS varchar) <> ''"
        f"{f' AND {UNSEEN}' if rows == 'meetings_participation' else ''} GROUP BY 2"
        for name, column, rows in facets
    ]
    places = ", ".join(["%s"] * len(keys))
    found = f"WITH found AS (SELECT id FROM {table} WHERE id IN ({places}))"
    with connection.cursor() as cursor:
        cursor.execute(f"{found} {' UNION ALL '.join(parts)}", keys)
        return list(cursor.fetchall())
