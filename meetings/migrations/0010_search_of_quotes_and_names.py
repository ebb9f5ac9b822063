"""Quotes in the index, words as they are written, entries to be mended, and a stamp of all names.

Triggers stamp every write of a name, whoever makes it, so that each process knows when what it
remembers is no longer so. On SQLite a later migration that makes one of these tables anew takes
its triggers away: a test then says that they have to be made again.
"""

from django.db import migrations

NAMED = (
    "people_person",
    "people_personname",
    "people_country",
    "people_organization",
    "people_office",
    "people_tenure",
    "meetings_topic",
)

CREATE = {
    "postgresql": [
        """
        CREATE TABLE meetings_search_quotes (
            quote_id bigint PRIMARY KEY,
            meeting_id bigint NOT NULL,
            words tsvector NOT NULL
        )
        """,
        # Read by every search with words.
        """
        CREATE INDEX meetings_search_quotes_words
        ON meetings_search_quotes USING gin (words) WITH (fastupdate = off)
        """,
        # Read by publication, which takes the former quotes away.
        "CREATE INDEX meetings_search_quotes_meeting ON meetings_search_quotes (meeting_id)",
        """
        CREATE FUNCTION meetings_search_quote_hits(sought tsquery) RETURNS SETOF bigint
        LANGUAGE sql STABLE ROWS 1000 SET enable_seqscan = off
        AS 'SELECT quote_id FROM meetings_search_quotes WHERE words @@ sought'
        """,
        "CREATE TABLE meetings_search_pending (meeting_id bigint PRIMARY KEY)",
        # A row for each write, not one counter for all: nobody waits for another's transaction.
        "CREATE TABLE meetings_search_names (id bigserial PRIMARY KEY)",
        """
        CREATE FUNCTION meetings_search_names_written() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            INSERT INTO meetings_search_names DEFAULT VALUES;
            DELETE FROM meetings_search_names WHERE id IN (
                SELECT id FROM meetings_search_names ORDER BY id DESC OFFSET 500
                FOR UPDATE SKIP LOCKED
            );
            RETURN NULL;
        END $$
        """,
        *(
            f"""
            CREATE TRIGGER meetings_search_names_of_{table}
            AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON {table}
            FOR EACH STATEMENT EXECUTE FUNCTION meetings_search_names_written()
            """
            for table in NAMED
        ),
    ],
    "sqlite": [
        "DROP TABLE meetings_search_words",
        "DELETE FROM meetings_search",
        """
        CREATE VIRTUAL TABLE meetings_search_words USING fts5(
            title, summary, quotes, body, title_forms, forms, tokenize = 'ascii'
        )
        """,
        """
        CREATE TABLE meetings_search_quotes (
            quote_id integer PRIMARY KEY,
            meeting_id integer NOT NULL
        )
        """,
        "CREATE INDEX meetings_search_quotes_meeting ON meetings_search_quotes (meeting_id)",
        """
        CREATE VIRTUAL TABLE meetings_search_quote_words
        USING fts5(words, forms, tokenize = 'ascii')
        """,
        "CREATE TABLE meetings_search_pending (meeting_id integer PRIMARY KEY)",
        "CREATE TABLE meetings_search_names (stamp blob NOT NULL)",
        "INSERT INTO meetings_search_names VALUES (randomblob(16))",
        *(
            f"""
            CREATE TRIGGER meetings_search_names_of_{table}_{act} AFTER {act} ON {table}
            BEGIN UPDATE meetings_search_names SET stamp = randomblob(16); END
            """
            for table in NAMED
            for act in ("INSERT", "UPDATE", "DELETE")
        ),
    ],
}

DROP = {
    "postgresql": [
        *(f"DROP TRIGGER meetings_search_names_of_{table} ON {table}" for table in NAMED),
        "DROP FUNCTION meetings_search_names_written",
        "DROP TABLE meetings_search_names",
        "DROP TABLE meetings_search_pending",
        "DROP FUNCTION meetings_search_quote_hits",
        "DROP TABLE meetings_search_quotes",
    ],
    "sqlite": [
        *(
            f"DROP TRIGGER meetings_search_names_of_{table}_{act}"
            for table in NAMED
            for act in ("INSERT", "UPDATE", "DELETE")
        ),
        "DROP TABLE meetings_search_names",
        "DROP TABLE meetings_search_pending",
        "DROP TABLE meetings_search_quote_words",
        "DROP TABLE meetings_search_quotes",
        "DROP TABLE meetings_search_words",
        "DELETE FROM meetings_search",
        """
        CREATE VIRTUAL TABLE meetings_search_words
        USING fts5(title, summary, quotes, body, tokenize = 'ascii')
        """,
    ],
}


def create(apps, schema_editor):
    for statement in CREATE[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


def drop(apps, schema_editor):
    for statement in DROP[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [
        ("meetings", "0009_unsaved_states_outlive"),
        ("people", "0002_changes_of_people"),
    ]

    operations = [migrations.RunPython(create, drop)]
