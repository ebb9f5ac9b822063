"""The search index holds what filters ask for and the day too, so that it answers by itself.

On PostgreSQL the planner does not know how common a word is, nor what it costs to read a stored
vector: each function below is bound to the inverted index, whatever is asked. The entries have to
be written anew: run `rebuild_search`. (Its number was given before those of 0015 to 0017.)
"""

from importlib import import_module

from django.db import migrations

#: How live reports, or their quotes, are found, tier by tier; `place` says in which one, and at
#: which place in it.
READ = """
    CREATE FUNCTION {name}(
        tiers tsquery[], checks tsquery[], first date, last date, sources_in text,
        reader text, oldest boolean, most integer
    ) RETURNS TABLE (key bigint, report bigint, place integer)
    LANGUAGE plpgsql STABLE ROWS 100
    SET enable_seqscan = off SET jit = off
    SET plan_cache_mode = force_generic_plan
    AS $$
    DECLARE
        windows tsquery[] := ARRAY[NULL::tsquery];
        latest tsquery;
        sought tsquery;
        entries integer;
        found integer;
    BEGIN
        -- Of a common word the newest are enough, and lie in the last months. How common it is, the
        -- latest entries tell.
        IF first IS NULL AND last IS NULL AND NOT oldest THEN
            latest := {name}_latest({sample});
        END IF;
        IF latest IS NOT NULL THEN
            SELECT count(*) INTO found FROM {table}
            WHERE words @@ (tiers[cardinality(tiers)] && latest);
            IF found >= {common} THEN
                SELECT count(*) INTO entries FROM {table} WHERE words @@ latest;
                IF found * {share} >= entries THEN
                    windows := {name}_latest(2 * most * entries / found) || windows;
                END IF;
            END IF;
        END IF;
        <<tiers>> FOR tier IN 1 .. cardinality(tiers) LOOP
            FOREACH latest IN ARRAY windows LOOP
                sought := COALESCE(tiers[tier] && latest, tiers[tier]);
                IF checks[tier] IS NULL THEN
                    RETURN QUERY SELECT one.{key}, one.report_id, (
                        1000000 * tier + row_number() OVER ()
                        + CASE WHEN latest IS NULL THEN 0 ELSE 500000 END
                    )::integer FROM (
                        SELECT entry.* FROM {table} AS entry WHERE entry.words @@ sought {narrowed}
                        ORDER BY {order} LIMIT most
                    ) AS one
                    JOIN meetings_report ON meetings_report.id = one.report_id AND status = 'live';
                ELSE
                    -- Vectors are read one by one, from the first on, and no further than needed.
                    RETURN QUERY SELECT one.{key}, one.report_id, (
                        1000000 * tier + row_number() OVER ()
                        + CASE WHEN latest IS NULL THEN 0 ELSE 500000 END
                    )::integer FROM (
                        SELECT entry.* FROM {table} AS entry WHERE entry.words @@ sought {narrowed}
                        ORDER BY {order} OFFSET 0
                    ) AS one
                    JOIN meetings_report ON meetings_report.id = one.report_id AND status = 'live'
                    WHERE one.words @@ checks[tier] LIMIT most;
                END IF;
                GET DIAGNOSTICS found = ROW_COUNT;
                EXIT tiers WHEN found >= most;
            END LOOP;
        END LOOP;
    END $$
"""
#: A query for the months, or the years, of so many latest entries; NULL where there are no more.
LATEST = """
    CREATE FUNCTION {name}_latest(entries integer) RETURNS tsquery LANGUAGE plpgsql STABLE
    SET enable_seqscan = off SET enable_sort = off SET enable_indexscan = on SET jit = off
    AS $$
    DECLARE
        since date := (
            SELECT held_on FROM {table} ORDER BY held_on DESC OFFSET entries LIMIT 1
        );
        until date := (SELECT max(held_on) FROM {table});
    BEGIN
        IF until - since > 900 THEN
            RETURN (
                SELECT string_agg(format('''@year:%s''', one), ' | ')::tsquery
                FROM generate_series(extract(year FROM since)::int, extract(year FROM until)::int)
                AS one
            );
        END IF;
        RETURN (
            SELECT string_agg(format('''@month:%s''', to_char(one, 'YYYY-MM')), ' | ')::tsquery
            FROM generate_series(date_trunc('month', since), until, '1 month') AS one
        );
    END $$
"""
#: So many of the latest entries tell how common a word is; what fewer of them hold is rare. Also
#: rare is what only one in `share` holds: all that is found is sooner sorted than months are read.
SAMPLE = {"sample": 200, "common": 10}
WITHIN_TIME = """
    AND (first IS NULL OR entry.covers_until >= first)
    AND (last IS NULL OR entry.held_on <= last)
"""
#: The language of a page may be mended at any time, without a new version of what cites it.
WITH_SOURCES = """
    AND (sources_in = '' OR entry.report_id IN (
        SELECT source.report_id FROM meetings_source AS source
        JOIN meetings_sourcerecord AS page ON page.id = source.record_id
        WHERE page.language = sources_in
    ))
"""
DAY = "CASE WHEN oldest THEN entry.held_on - DATE '2000-01-01' ELSE DATE '2000-01-01' - entry.held_on END"
READS = "CASE reader WHEN 'it' THEN entry.reads_it WHEN 'en' THEN entry.reads_en ELSE true END DESC"
REPORTS = {
    "name": "meetings_search_reports",
    "share": 8,
    "table": "meetings_search",
    "key": "report_id",
    "narrowed": WITHIN_TIME + WITH_SOURCES,
    "order": f"{READS}, {DAY}, CASE WHEN oldest THEN 1 ELSE -1 END * entry.meeting_id",
}
QUOTES = {
    "name": "meetings_search_sayings",
    "share": 20,
    "table": "meetings_search_quotes",
    "key": "quote_id",
    "narrowed": WITHIN_TIME,
    "order": f"{DAY}, entry.report_id, entry.position, entry.quote_id",
}

CREATE = {
    "postgresql": [
        "DROP FUNCTION meetings_search_hits, meetings_search_quote_hits",
        "DROP TABLE meetings_search, meetings_search_quotes",
        # Words are stored aside: what is sorted and counted lies close together.
        """
        CREATE TABLE meetings_search (
            meeting_id bigint PRIMARY KEY,
            report_id bigint NOT NULL,
            analysis smallint NOT NULL,
            held_on date NOT NULL,
            covers_until date NOT NULL,
            reads_it boolean NOT NULL,
            reads_en boolean NOT NULL,
            facts text[] NOT NULL,
            words tsvector NOT NULL
        ) WITH (toast_tuple_target = 512)
        """,
        """
        CREATE TABLE meetings_search_quotes (
            quote_id bigint PRIMARY KEY,
            meeting_id bigint NOT NULL,
            report_id bigint NOT NULL,
            position integer NOT NULL,
            held_on date NOT NULL,
            covers_until date NOT NULL,
            facts text[] NOT NULL,
            words tsvector NOT NULL
        ) WITH (toast_tuple_target = 512)
        """,
        # Read by every search. Readers search far more often than editors publish.
        """
        CREATE INDEX meetings_search_words
        ON meetings_search USING gin (words) WITH (fastupdate = off)
        """,
        """
        CREATE INDEX meetings_search_quotes_words
        ON meetings_search_quotes USING gin (words) WITH (fastupdate = off)
        """,
        # Read by every search, for the time in which the latest lie.
        "CREATE INDEX meetings_search_newest ON meetings_search (held_on)",
        "CREATE INDEX meetings_search_quotes_newest ON meetings_search_quotes (held_on)",
        # Read where the facts of what was found are counted.
        "CREATE INDEX meetings_search_report ON meetings_search (report_id)",
        # Read by publication, which takes the former quotes away.
        "CREATE INDEX meetings_search_quotes_meeting ON meetings_search_quotes (meeting_id)",
        *(part.format(**SAMPLE, **table) for table in (REPORTS, QUOTES) for part in (LATEST, READ)),
    ],
    "sqlite": [
        *(
            f"DROP TABLE meetings_search{table}"
            for table in ("", "_words", "_quotes", "_quote_words")
        ),
        """
        CREATE TABLE meetings_search (
            meeting_id integer PRIMARY KEY,
            report_id integer NOT NULL,
            analysis integer NOT NULL,
            held_on date NOT NULL,
            covers_until date NOT NULL,
            reads_it bool NOT NULL,
            reads_en bool NOT NULL,
            facts text NOT NULL
        )
        """,
        "CREATE INDEX meetings_search_report ON meetings_search (report_id)",
        """
        CREATE TABLE meetings_search_quotes (
            quote_id integer PRIMARY KEY,
            meeting_id integer NOT NULL,
            report_id integer NOT NULL,
            position integer NOT NULL,
            held_on date NOT NULL,
            covers_until date NOT NULL,
            facts text NOT NULL
        )
        """,
        "CREATE INDEX meetings_search_quotes_meeting ON meetings_search_quotes (meeting_id)",
        # Words and facts come folded: this tokenizer only cuts at spaces.
        """
        CREATE VIRTUAL TABLE meetings_search_words USING fts5(
            title, summary, quotes, body, title_forms, forms, facts, tokenize = 'ascii'
        )
        """,
        """
        CREATE VIRTUAL TABLE meetings_search_quote_words
        USING fts5(words, forms, facts, tokenize = 'ascii')
        """,
    ],
}

DROP = {
    "postgresql": [
        *(
            f"DROP FUNCTION {table['name']}{part}"
            for table in (REPORTS, QUOTES)
            for part in ("", "_latest")
        ),
        "DROP TABLE meetings_search, meetings_search_quotes",
    ],
    "sqlite": [
        f"DROP TABLE meetings_search{table}" for table in ("", "_words", "_quotes", "_quote_words")
    ],
}


def create(apps, schema_editor):
    for statement in CREATE[schema_editor.connection.vendor]:
        schema_editor.execute(statement, params=None)


def drop(apps, schema_editor):
    """Take the tables away and make those of the former migrations, empty."""
    vendor = schema_editor.connection.vendor
    first, second = (
        import_module(f"meetings.migrations.{name}").CREATE[vendor]
        for name in ("0003_search_index", "0010_search_of_quotes_and_names")
    )
    former = [*first, *second]
    if vendor == "sqlite":
        # The first table of words gave way to one with more columns.
        former = [first[0], *(one for one in second if not one.startswith("D"))]
    kept = ("pending", "names")
    for statement in DROP[vendor]:
        schema_editor.execute(statement, params=None)
    for statement in former:
        if not any(f"meetings_search_{name}" in statement for name in kept):
            schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [("meetings", "0017_translation_figures")]

    operations = [migrations.RunPython(create, drop)]
