"""The languages of sources are facts of the index; so the functions ask for them no longer.

Also, whether what is found is live is asked once of each, and no longer in every tier. The entries
have to be written anew: run `rebuild_search`.
"""

from importlib import import_module

from django.db import migrations

#: How reports, or their quotes, are found, tier by tier; `place` says in which one, and at which
#: place in it. The same may be found in several.
READ = """
    CREATE FUNCTION {name}(
        tiers tsquery[], checks tsquery[], first date, last date,
        reader text, oldest boolean, most integer
    ) RETURNS TABLE (key bigint, report bigint, place integer)
    LANGUAGE plpgsql STABLE ROWS 100
    SET enable_seqscan = off SET jit = off
    SET plan_cache_mode = force_generic_plan
    AS $$
    DECLARE
        windows tsquery[] := ARRAY[NULL::tsquery];
        since date;
        latest tsquery;
        sought tsquery;
        entries integer;
        found integer;
    BEGIN
        -- Of a common word the newest are enough, and lie in the last months. How common it is, the
        -- latest entries tell.
        IF first IS NULL AND last IS NULL AND NOT oldest THEN
            since := {name}_since({sample});
        END IF;
        IF since IS NOT NULL THEN
            SELECT count(*) INTO found FROM {table}
            WHERE words @@ (tiers[cardinality(tiers)] && meetings_search_time(since));
            IF found >= {common} THEN
                SELECT count(*) INTO entries FROM {table} WHERE held_on >= since;
                IF found * {share} >= entries THEN
                    since := {name}_since(2 * most * entries / found);
                    windows := meetings_search_time(since) || windows;
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
                    ) AS one;
                ELSE
                    -- Vectors are read one by one, from the first on, and no further than needed.
                    RETURN QUERY SELECT one.{key}, one.report_id, (
                        1000000 * tier + row_number() OVER ()
                        + CASE WHEN latest IS NULL THEN 0 ELSE 500000 END
                    )::integer FROM (
                        SELECT entry.* FROM {table} AS entry WHERE entry.words @@ sought {narrowed}
                        ORDER BY {order} OFFSET 0
                    ) AS one WHERE one.words @@ checks[tier] LIMIT most;
                END IF;
                GET DIAGNOSTICS found = ROW_COUNT;
                EXIT tiers WHEN found >= most;
            END LOOP;
        END LOOP;
    END $$
"""
#: The first day of the month, or of the year if it is long ago, in which lies the last of so many
#: latest entries; NULL where there are no more.
SINCE = """
    CREATE FUNCTION {name}_since(entries integer) RETURNS date LANGUAGE plpgsql STABLE
    SET enable_seqscan = off SET enable_sort = off SET enable_indexscan = on SET jit = off
    AS $$
    DECLARE
        since date := (
            SELECT held_on FROM {table} ORDER BY held_on DESC OFFSET entries LIMIT 1
        );
        until date := (SELECT max(held_on) FROM {table});
    BEGIN
        RETURN date_trunc(CASE WHEN until - since > 900 THEN 'year' ELSE 'month' END, since);
    END $$
"""
#: A query for what took place from a day on: for years, if it is the first day of one, else months.
TIME = """
    CREATE FUNCTION meetings_search_time(since date) RETURNS tsquery LANGUAGE plpgsql STABLE
    SET enable_seqscan = off SET jit = off
    AS $$
    DECLARE
        until date := (SELECT max(held_on) FROM meetings_search);
    BEGIN
        IF extract(doy FROM since) = 1 THEN
            RETURN (
                SELECT string_agg(format('''@year:%s''', one), ' | ')::tsquery
                FROM generate_series(extract(year FROM since)::int, extract(year FROM until)::int)
                AS one
            );
        END IF;
        RETURN (
            SELECT string_agg(format('''@month:%s''', to_char(one, 'YYYY-MM')), ' | ')::tsquery
            FROM generate_series(since, until, '1 month') AS one
        );
    END $$
"""
#: How many reports are found, `most` at most, in no order. What is indexed is live, but for
#: meetings that wait to be indexed anew.
NUMBER = """
    CREATE FUNCTION meetings_search_number(asked tsquery, first date, last date, most integer)
    RETURNS integer LANGUAGE plpgsql STABLE
    SET enable_seqscan = off SET jit = off SET plan_cache_mode = force_generic_plan
    AS $$
    DECLARE
        since date;
        found integer;
    BEGIN
        -- What is common is often enough among the latest.
        IF first IS NULL AND last IS NULL THEN
            since := meetings_search_reports_since(3 * most);
        END IF;
        IF since IS NOT NULL THEN
            SELECT count(*) INTO found FROM (
                SELECT FROM meetings_search AS entry
                WHERE words @@ (asked && meetings_search_time(since)) {settled} LIMIT most
            ) AS counted;
            IF found >= most THEN
                RETURN found;
            END IF;
        END IF;
        SELECT count(*) INTO found FROM (
            SELECT FROM meetings_search AS entry WHERE words @@ asked {narrowed} {settled}
            LIMIT most
        ) AS counted;
        RETURN found;
    END $$
"""
SETTLED = """
    AND NOT EXISTS (
        SELECT FROM meetings_search_pending AS waiting WHERE waiting.meeting_id = entry.meeting_id
    )
"""

former = import_module("meetings.migrations.0014_search_answers_by_itself")
TABLES = [
    former.SAMPLE | former.REPORTS | {"narrowed": former.WITHIN_TIME},
    former.SAMPLE | former.QUOTES,
]


def forwards(apps, schema_editor):
    if schema_editor.connection.vendor != "postgresql":
        return
    for table in TABLES:
        schema_editor.execute(f"DROP FUNCTION {table['name']}, {table['name']}_latest", None)
    schema_editor.execute(TIME, None)
    for table in TABLES:
        schema_editor.execute(SINCE.format(**table), None)
        schema_editor.execute(READ.format(**table), None)
    schema_editor.execute(NUMBER.format(narrowed=former.WITHIN_TIME, settled=SETTLED), None)


def backwards(apps, schema_editor):
    if schema_editor.connection.vendor != "postgresql":
        return
    for table in TABLES:
        schema_editor.execute(f"DROP FUNCTION {table['name']}, {table['name']}_since", None)
    schema_editor.execute("DROP FUNCTION meetings_search_time, meetings_search_number", None)
    for table in (former.REPORTS, former.QUOTES):
        for part in (former.LATEST, former.READ):
            schema_editor.execute(part.format(**former.SAMPLE, **table), None)


class Migration(migrations.Migration):
    dependencies = [("meetings", "0019_source_checks")]

    operations = [migrations.RunPython(forwards, backwards)]
