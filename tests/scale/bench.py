"""Queries and milliseconds of each kind of page, with the demo and with thousands of reports.

    DATABASE_URL=… python -m tests.scale.bench [REPORTS]

The database must be a scratch one: it is migrated and filled. What counts are the ratios; a
machine's milliseconds are its own.
"""

import os
import statistics
import sys
import time

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

from meetings.admin.piles import PILES  # noqa: E402
from meetings.models import Editor, Quote, Report  # noqa: E402
from tests.scale.generate import generate  # noqa: E402

RUNS = 15
REPORT = "tokayev-khamenei-tehran-2022"


def pages():
    """The address of one page of each kind."""
    quote = Quote.objects.live().filter(report__meeting__slug_en=REPORT).first()
    report = Report.objects.live().get(meeting__slug_en=REPORT)
    return {
        "home": "/en/",
        "list": "/en/meetings/",
        "year": "/en/meetings/2022/",
        "month": "/en/meetings/2022/06/",
        "report": f"/en/meetings/{REPORT}/",
        "versions": f"/en/meetings/{REPORT}/editions/",
        "countries": "/en/countries/",
        "country": "/en/countries/kazakhstan/",
        "leaders": "/en/leaders/",
        "leader": "/en/leaders/kassym-jomart-tokayev/",
        "organisation": "/en/organizations/nato/",
        "topic": "/en/topics/bilateral-relations/",
        "quotes": "/en/quotes/",
        "quote": f"/en/quotes/{quote.key}/",
        "search: country": "/en/search/?country=KZ",
        "search: leader": "/en/search/?leader=kassym-jomart-tokayev",
        "search: words": "/en/search/?q=cooperation",
        "search: rare word": "/en/search/?q=Al-Farabi",
        "feed": "/en/feed.atom",
        "sitemap": "/sitemap.xml",
        **desk_pages(report),
    }


def desk_pages(report):
    """The address of each page of the desk on which many reports could weigh."""
    reports = "/admin/meetings/report/"
    return {
        "desk: newsroom": "/admin/",
        "desk: list": reports,
        "desk: list, published": f"{reports}?status__exact=live",
        **{f"desk: list, {name}": f"{reports}?work={name}" for name in PILES},
        "desk: list, not in en": f"{reports}?incomplete=en-live",
        "desk: list, mine": f"{reports}?whose=mine",
        "desk: list, country": f"{reports}?country=KZ",
        "desk: list, words": f"{reports}?q=tokayev",
        "desk: new report": f"{reports}add/",
        "desk: report": f"{reports}{report.pk}/change/",
        "desk: history": f"{reports}{report.pk}/history/",
        "desk: people": "/admin/people/person/",
        "desk: people, words": "/admin/people/person/?q=tokayev",
        "desk: posts": "/admin/people/office/",
        "desk: posts, words": "/admin/people/office/?q=presidente",
        "desk: countries": "/admin/people/country/",
        "desk: organisations": "/admin/people/organization/",
        "desk: topics": "/admin/meetings/topic/",
        "desk: accounts": "/admin/meetings/editor/",
    }


def measure(reader, desk):
    """Return queries and median milliseconds by kind of page."""
    taken = {}
    for name, address in pages().items():
        client = desk if name.startswith("desk") else reader
        # The first request of a kind also fills what is kept between requests.
        client.get(address)
        with CaptureQueriesContext(connection) as queries:
            answer = client.get(address)
        asked = len(queries)
        assert answer.status_code == 200, (address, answer.status_code)
        times = []
        for _run in range(RUNS):
            begun = time.perf_counter()
            client.get(address)
            times.append(1000 * (time.perf_counter() - begun))
        taken[name] = (asked, statistics.median(times))
    return taken


def main(number):
    call_command("migrate", verbosity=0)
    call_command("load_countries", verbosity=0)
    call_command("create_roles", verbosity=0)
    call_command("load_demo", verbosity=0)
    reader, desk = Client(SERVER_NAME="127.0.0.1"), Client(SERVER_NAME="127.0.0.1")
    # Sees everything there is, accounts too.
    manager = Editor.objects.get(username="manager")
    desk.force_login(manager, backend="django.contrib.auth.backends.ModelBackend")

    few = measure(reader, desk)
    generate(number)
    call_command("rebuild_search", verbosity=0)
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
    many = measure(reader, desk)
    print(f"{connection.vendor}: demo, and {number} reports more; medians of {RUNS} runs")
    print(f"{'page':36} {'queries':>9} {'ms':>8} {'queries':>9} {'ms':>8} {'ratio':>7}")
    for name, (queries, spent) in few.items():
        later, longer = many[name]
        ratio = f"{longer / spent:7.1f}" + ("" if later == queries else "  queries differ")
        print(f"{name:36} {queries:9} {spent:8.1f} {later:9} {longer:8.1f} {ratio}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5_000)
