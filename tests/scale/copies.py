"""More of the same: rows copied within the database, with new keys.

To make a hundred thousand reports one by one takes an hour; to copy them takes minutes. Words
that are common in what is copied stay as common; the same days stand among the facts.
"""

from django.db import connection

#: Tables in the order in which they refer to each other, and what their keys refer to.
TABLES = {
    "meetings_meeting": {"number": "meetings_meeting"},
    "meetings_report": {"id": "meetings_report", "meeting_id": "meetings_meeting"},
    "meetings_source": {"id": "meetings_source", "report_id": "meetings_report"},
    "meetings_participation": {"id": "meetings_participation", "report_id": "meetings_report"},
    "meetings_quote": {
        "id": "meetings_quote",
        "report_id": "meetings_report",
        "source_id": "meetings_source",
    },
    "meetings_reporttopic": {"id": "meetings_reporttopic", "report_id": "meetings_report"},
    "meetings_mention": {
        "id": "meetings_mention",
        "report_id": "meetings_report",
        "quote_id": "meetings_quote",
    },
    "meetings_search": {"meeting_id": "meetings_meeting", "report_id": "meetings_report"},
    "meetings_search_words": {"rowid": "meetings_meeting"},
    "meetings_search_quotes": {
        "quote_id": "meetings_quote",
        "meeting_id": "meetings_meeting",
        "report_id": "meetings_report",
    },
    "meetings_search_quote_words": {"rowid": "meetings_quote"},
}


def copy(times):
    """Add `times` copies of all reports, with their entries."""
    with connection.cursor() as cursor:
        present = connection.introspection.table_names(cursor)
        tables = [table for table in TABLES if table in present]
        steps = {table: highest(cursor, table) for table in tables}
        for table in tables:
            columns = columns_of(cursor, table)
            last = steps[table]
            key = next(iter(TABLES[table]))
            for number in range(1, times + 1):
                values = ", ".join(value(table, one, number, steps) for one in columns)
                names = ", ".join(f'"{one}"' for one in columns)
                cursor.execute(
                    f"INSERT INTO {table} ({names}) SELECT {values} FROM {table}"
                    f" WHERE {key} <= {last}"
                )
        if connection.vendor == "postgresql":
            for table in tables[:7]:
                key = next(iter(TABLES[table]))
                cursor.execute(
                    f"SELECT setval(pg_get_serial_sequence('{table}', '{key}'),"
                    f" (SELECT max({key}) FROM {table}))"
                )


def highest(cursor, table):
    """Return the highest key of a table."""
    cursor.execute(f"SELECT max({next(iter(TABLES[table]))}) FROM {table}")
    return cursor.fetchone()[0] or 0


def columns_of(cursor, table):
    """Return the columns of a table; an index of words has a number of its row too."""
    columns = [one.name for one in connection.introspection.get_table_description(cursor, table)]
    return ["rowid", *columns] if table.endswith("_words") else columns


def value(table, column, number, steps):
    """Return the expression for a column of a copy."""
    if refers := TABLES[table].get(column):
        return f'"{column}" + {number * steps[refers]}'
    if column.startswith("slug") and table == "meetings_meeting":
        return f"\"{column}\" || '-{number}'"
    return f'"{column}"'
