"""Fills a scratch database with reports, or measures the search there; see `bench_search`."""

import json
import os
import statistics
import sys
import time

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection, transaction  # noqa: E402
from django.test import Client  # noqa: E402

from meetings import search, workflow  # noqa: E402
from meetings.models import Report  # noqa: E402
from meetings.search import upkeep  # noqa: E402
from tests import factories  # noqa: E402
from tests.scale import copies, search_data  # noqa: E402
from tests.scale.search_questions import questions  # noqa: E402

#: More reports than these are copies.
WRITTEN = 5_000
REBUILT = 200


def fill(number):
    """Put reports into the database and print what that took, as JSON."""
    begun = time.perf_counter()
    call_command("migrate", verbosity=0)
    call_command("load_countries", verbosity=0)
    call_command("create_roles", verbosity=0)
    written = min(number, WRITTEN)
    copied = -(-number // written) - 1
    with search_data.without_inverted_index() as index:
        search_data.generate(written, rare=max(10 // (copied + 1), 1))
        copies.copy(copied)
    spent = time.perf_counter() - begun
    taken = {"to fill the database (s)": round(spent)}
    if connection.vendor == "postgresql":
        taken["of this the inverted index (s)"] = round(index.seconds)
    print(json.dumps(taken))


class Watch:
    """Adds up what the database takes."""

    def __init__(self):
        self.seconds = 0.0

    def __call__(self, execute, sql, params, many, context):
        begun = time.perf_counter()
        try:
            return execute(sql, params, many, context)
        finally:
            self.seconds += time.perf_counter() - begun


def measure(number):
    """Print what the questions take, as JSON."""
    reader = Client(SERVER_NAME="127.0.0.1")
    times = {}
    # A server that is measured has answered others before.
    for asked in questions(seed=3).values():
        for address, parameters, *_statements in asked:
            reader.get(address, parameters)
    for name, asked in questions(seed=2).items():
        taken = {"database": [], "page": [], "floor": []}
        for address, parameters, *statements in asked:
            watch = Watch()
            with connection.execute_wrapper(watch):
                begun = time.perf_counter()
                answer = reader.get(address, parameters)
                taken["page"].append(time.perf_counter() - begun)
            assert answer.status_code == 200, (address, parameters)
            taken["database"].append(watch.seconds)
            shown = {"suggestion": "", "quotes": "quotes"}.get(name, "reports")
            taken["floor"].append(bare(*statements, of=shown))
        times[name] = {part: percentiles(seconds) for part, seconds in taken.items()}
    with transaction.atomic():
        figures = index_figures()
        # To measure once more is to find the same.
        transaction.set_rollback(True)
    print(json.dumps({"times": times, "index": figures}))


#: What a page shows of its rows and counts beside them, in bare SQL.
ROWS = """
    SELECT report.id, report.title_en, report.summary_en, report.held_on, meeting.slug_en,
        person.name_en, country.name_en
    FROM meetings_report AS report
    JOIN meetings_meeting AS meeting ON meeting.number = report.meeting_id
    LEFT JOIN meetings_participation AS one ON one.report_id = report.id
    LEFT JOIN people_person AS person ON person.id = one.person_id
    LEFT JOIN people_country AS country ON country.code = one.country_id
    WHERE report.id IN ({})
"""
COUNTS = """
    SELECT CAST(person_id AS text), count(DISTINCT report_id) FROM meetings_participation
    WHERE report_id IN ({keys}) GROUP BY 1
    UNION ALL SELECT country_id, count(DISTINCT report_id) FROM meetings_participation
    WHERE report_id IN ({keys}) GROUP BY 1
    UNION ALL SELECT CAST(topic_id AS text), count(DISTINCT report_id) FROM meetings_reporttopic
    WHERE report_id IN ({keys}) GROUP BY 1
"""
QUOTES = """
    SELECT quote.id, quote.text_en, person.name_en, report.title_en, report.held_on
    FROM meetings_quote AS quote JOIN meetings_report AS report ON report.id = quote.report_id
    LEFT JOIN people_person AS person ON person.id = quote.speaker_id WHERE quote.id IN ({})
"""
QUOTE_COUNTS = """
    SELECT CAST(speaker_id AS text), count(*) FROM meetings_quote WHERE id IN ({keys}) GROUP BY 1
    UNION ALL SELECT country_id, count(DISTINCT quote_id) FROM meetings_mention
    WHERE quote_id IN ({keys}) GROUP BY 1
"""


def bare(keys_of, *beside, of=""):
    """Return the seconds that a question takes in bare SQL: keys, numbers and the first rows.

    of: reports, quotes, or nothing further.
    """
    rows, counts = {"reports": (ROWS, COUNTS), "quotes": (QUOTES, QUOTE_COUNTS)}.get(of, ("", ""))
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            # The limit of the last request of a page would hold on. Left to its estimates, the
            # server reads whole tables for common words: the floor is what it can do at best.
            cursor.execute("SET statement_timeout = 0; SET enable_seqscan = off")
        begun = time.perf_counter()
        for statement in beside:
            cursor.execute(*statement)
            cursor.fetchall()
        cursor.execute(*keys_of)
        keys = [str(row[0]) for row in cursor.fetchall()]
        if keys and of:
            cursor.execute(rows.format(", ".join(keys[:20])))
            cursor.fetchall()
            cursor.execute(counts.format(keys=", ".join(keys)))
            cursor.fetchall()
        spent = time.perf_counter() - begun
        if connection.vendor == "postgresql":
            cursor.execute("RESET enable_seqscan")
        return spent


def percentiles(seconds):
    """Return the median and the 95th percentile, in milliseconds."""
    return [1000 * statistics.median(seconds), 1000 * statistics.quantiles(seconds, n=20)[-1]]


def index_figures():
    """Return what the index takes: room, time to write anew, time to publish one report."""
    keys = list(Report.objects.live().values_list("meeting", flat=True)[:REBUILT])
    begun = time.perf_counter()
    upkeep.refresh_locked(keys)
    rebuilt = 1000 * (time.perf_counter() - begun) / len(keys)
    draft = factories.report(
        people=2, body_it=f"{'Parole e fatti. ' * 200}", body_en=f"{'Words and deeds. ' * 200}"
    )
    publisher = factories.editor("Publisher")
    begun = time.perf_counter()
    workflow.publish(draft, by=publisher)
    published = 1000 * (time.perf_counter() - begun)
    begun = time.perf_counter()
    search.index(draft.meeting)
    indexed = 1000 * (time.perf_counter() - begun)
    return {
        "size of the index": size(),
        "to write one entry anew, of 200 (ms)": round(rebuilt, 1),
        "to publish one report (ms)": round(published, 1),
        "of this into the index (ms)": round(indexed, 1),
    }


def size():
    """Return the room that entries and inverted indexes take, in megabytes."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "SELECT sum(pg_total_relation_size(oid)) FROM pg_class WHERE relname IN"
                " ('meetings_search', 'meetings_search_quotes')"
            )
        else:
            cursor.execute(
                "SELECT sum(length(block)) FROM (SELECT block FROM meetings_search_words_data"
                " UNION ALL SELECT block FROM meetings_search_quote_words_data)"
            )
        return f"{cursor.fetchone()[0] / 2**20:.0f} MB"


if __name__ == "__main__":
    {"--fill": fill, "--measure": measure}[sys.argv[1]](int(sys.argv[2]))
