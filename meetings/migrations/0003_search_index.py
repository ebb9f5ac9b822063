"""The tables of the search index, which Django's models do not know.

They refer to meetings without a foreign key: an entry that is left behind finds nothing, and
`rebuild_search` takes it away.
"""

from django.db import migrations

CREATE = {
    "postgresql": [
        """
        CREATE TABLE meetings_search (
            meeting_id bigint PRIMARY KEY,
            report_id bigint NOT NULL,
            analysis smallint NOT NULL,
            words tsvector NOT NULL
        )
        """,
        # Read by every search with words. Readers search far more often than editors publish.
        """
        CREATE INDEX meetings_search_words
        ON meetings_search USING gin (words) WITH (fastupdate = off)
        """,
        # The planner does not know how long it takes to read stored vectors one by one.
        """
        CREATE FUNCTION meetings_search_hits(sought tsquery) RETURNS SETOF bigint
        LANGUAGE sql STABLE ROWS 1000 SET enable_seqscan = off
        AS 'SELECT meeting_id FROM meetings_search WHERE words @@ sought'
        """,
    ],
    "sqlite": [
        """
        CREATE TABLE meetings_search (
            meeting_id integer PRIMARY KEY,
            report_id integer NOT NULL,
            analysis integer NOT NULL
        )
        """,
        # The words come folded: this tokenizer only cuts at spaces.
        """
        CREATE VIRTUAL TABLE meetings_search_words
        USING fts5(title, summary, quotes, body, tokenize = 'ascii')
        """,
    ],
}

DROP = {
    "postgresql": ["DROP FUNCTION meetings_search_hits", "DROP TABLE meetings_search"],
    "sqlite": ["DROP TABLE meetings_search_words", "DROP TABLE meetings_search"],
}


def create(apps, schema_editor):
    for statement in CREATE[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


def drop(apps, schema_editor):
    for statement in DROP[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("meetings", "0002_meetings")]

    operations = [migrations.RunPython(create, drop)]
